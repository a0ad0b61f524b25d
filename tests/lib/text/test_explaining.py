"""Which words an explanation names."""

from dataclasses import replace

import numpy as np
import pytest

from huiyin.lib.text.analysis import Reason
from huiyin.lib.text.explaining import merged, words_behind
from huiyin.lib.text.features import features_of
from huiyin.lib.text.heads.fitting import fit_head
from huiyin.lib.text.heads.head import Head, Kind

TEXTS = [
    "菜很好吃",
    "好吃得很",
    "退款太慢",
    "退款一直没到",
    "very tasty food",
    "tasty and warm",
    "slow refund",
    "refund not here",
]


@pytest.fixture(scope="module")
def head() -> Head:
    targets = np.array([1, 1, 0, 0, 1, 1, 0, 0])
    return fit_head(task="taste", kind=Kind.BINARY, labels=(0, 1), targets=targets, features=features_of(TEXTS))


@pytest.mark.parametrize(("text", "word"), [("这碗面好吃", "好吃"), ("a tasty soup", "tasty")])
def test_the_word_that_moved_a_decision_comes_first(head: Head, text: str, word: str) -> None:
    first = words_behind(head, text, 1)[0]

    assert (first.decision, first.cue, first.note) == ("taste", word, "1")
    assert first.weight > 0


def test_what_speaks_for_one_label_speaks_against_the_other(head: Head) -> None:
    for_one = {reason.cue: reason.weight for reason in words_behind(head, "退款没到", 0)}
    against = {reason.cue: reason.weight for reason in words_behind(head, "退款没到", 1)}

    assert for_one["退款"] > 0
    assert against == {cue: -weight for cue, weight in for_one.items()}


@pytest.mark.parametrize("text", ["", " ", "\n", "🎉", "123 456", "a" * 50_000, "好" * 50_000, "\ud800"])
def test_any_text_is_explained(head: Head, text: str) -> None:
    assert len(words_behind(head, text, 1)) <= 6


def test_an_unknown_label_is_refused(head: Head) -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        words_behind(head, "好吃", 2)


def test_a_learnt_word_inside_a_told_cue_adds_to_it() -> None:
    told = [Reason("nature", "想问一下", 2.0, "inquiry")]
    learnt = [Reason("nature", "问", 0.5, "inquiry"), Reason("nature", "几点", 0.7, "inquiry")]

    assert merged(told, learnt) == [replace(told[0], weight=2.5), learnt[1]]
