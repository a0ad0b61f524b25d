"""Windows around terms: what is said beside a term counts for it, and nothing depends on the batch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.text.aspects.window import (
    MARK,
    WINDOW_EVIDENCE,
    Clauses,
    evidence_of_windows,
    features_of_windows,
    window_of,
)
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.reading import read

TEXTS = [
    "味道很好，但是配送太慢",
    "The room was great but the staff were rude",
    "屏幕比上一代差",
    "味道、服务、环境都好",
]


def window(text, term):
    clauses = Clauses(read(clean(text)))
    start = clauses.folded.index(term)
    return window_of(clauses, start, start + len(term))


def evidence(text, term):
    return dict(zip(WINDOW_EVIDENCE, window(text, term).evidence, strict=True))


def test_the_term_gives_way_to_the_mark():
    near, clause, term = window("味道很好，但是配送太慢", "配送").strings
    assert clause == f"但是{MARK}太慢"
    assert near == f"但是{MARK}太慢"
    assert term == "配送"


@pytest.mark.parametrize(
    ("text", "term", "sign"),
    [
        ("味道很好，但是配送太慢", "味道", 1),
        ("味道很好，但是配送太慢", "配送", -1),
        ("The room was great but the staff were rude", "room", 1),
        ("The room was great but the staff were rude", "staff", -1),
    ],
)
def test_each_clause_speaks_for_its_own_term(text, term, sign):
    assert evidence(text, term)["clause"] * sign > 0


def test_the_clauses_beside_count_where_the_own_is_silent():
    felt = evidence("味道很好，昨天的配送，价格太贵", "配送")
    assert felt["before"] > 0
    assert felt["after"] < 0
    assert evidence("味道很好，配送太慢，价格便宜", "配送")["before"] == 0


def test_a_silent_clause_says_so():
    felt = evidence("昨天买的手机，很好", "手机")
    assert felt["silent"] == 1
    assert felt["clause"] == 0
    assert felt["text"] > 0


def test_what_is_far_off_in_an_endless_clause_is_not_felt():
    assert evidence(f"屏幕{'一二三四五六七八九十' * 4}很好", "屏幕")["silent"] == 1


@given(st.sampled_from(TEXTS), st.data())
def test_evidence_stays_within_one(text, data):
    clauses = Clauses(read(clean(text)))
    start = data.draw(st.integers(0, len(clauses.folded)))
    end = data.draw(st.integers(start, len(clauses.folded)))
    values = window_of(clauses, start, end).evidence
    assert len(values) == len(WINDOW_EVIDENCE)
    assert all(-1 <= value <= 1 for value in values)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6))
def test_a_batch_reads_as_single_windows_do(texts):
    windows = [window_of(Clauses(read(clean(text))), 0, 2) for text in texts]
    together = features_of_windows(windows)
    for place, one in enumerate(windows):
        alone = features_of_windows([one])
        mine = together.buckets[together.starts[place] : together.starts[place + 1]]
        assert np.array_equal(mine, alone.buckets)
        assert np.array_equal(evidence_of_windows(windows)[place], evidence_of_windows([one])[0])


def test_sides_have_registers_of_their_own():
    """The same letters as a term and as what is said of it are different features."""
    as_term = features_of_windows([window("包装慢", "包装")])
    as_said = features_of_windows([window("慢包装", "慢")])
    assert not np.array_equal(as_term.buckets, as_said.buckets)


def test_no_window_has_no_features():
    assert len(features_of_windows([])) == 0
    assert evidence_of_windows([]).shape == (0, len(WINDOW_EVIDENCE))
