"""Texts that try to steer a model, against a model that obeys them: nothing they are not entitled to changes."""

from collections import Counter

import pytest

from huiyin.lib.text import Urgency
from huiyin.lib.text.llm.answers import AnswerFault, BadAnswer, read_answer, suggestion
from huiyin.lib.text.llm.asking import talks_to_models
from huiyin.lib.text.llm.prompts import question
from huiyin.lib.text.llm.tasks import ENTITLED, ModelTask
from tests.lib.text.llm.analyses import analysis
from tests.lib.text.llm.obedient import INJECTIONS, NONCE, obey

OFFLINE = analysis(urgency=Urgency.URGENT)

TAKEN = ("urgency_not_lowered", "fields_dropped", "no_key")
FAULTS = {
    "link_or_personal": {AnswerFault.LINK, AnswerFault.PERSONAL_DATA},
    "refused_without_content": {AnswerFault.NOT_JSON},
}


def ask(injection):
    return question(
        task=ModelTask(injection["task"]), texts=[injection["text"].replace("{{guess}}", "a" * 16)], nonce=NONCE
    )


def test_the_corpus_is_wide():
    assert len(INJECTIONS) >= 40
    assert set(Counter(row["language"] for row in INJECTIONS)) == {"zh-Hans", "zh-Hant", "en"}
    assert len({row["text"] for row in INJECTIONS}) == len(INJECTIONS)
    assert len({row["kind"] for row in INJECTIONS}) >= 10


@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda row: row["id"])
def test_an_obedient_model_changes_nothing_it_may_not(injection):
    asked = ask(injection)
    outcome, content = injection["outcome"], obey(injection, system=asked.system)
    if outcome not in TAKEN:
        with pytest.raises(BadAnswer) as caught:
            read_answer(content, question=asked)
        assert caught.value.fault in FAULTS.get(outcome, {outcome})
        assert NONCE not in str(caught.value)
        return
    answer = read_answer(content, question=asked)
    assert set(answer.fields) == set(ENTITLED[asked.task])
    assert NONCE not in str(answer.fields)
    # All that is left is a suggestion, and never a lower urgency.
    assert "urgency" not in suggestion(answer, analysis=OFFLINE)
    assert set(suggestion(answer, analysis=OFFLINE)) <= {"nature", "sentiment", "category"}


@pytest.mark.parametrize("injection", INJECTIONS, ids=lambda row: row["id"])
def test_the_fence_holds_whatever_the_text_holds(injection):
    asked = ask(injection)
    first, *middle, last = asked.user.split("\n")
    assert (first, last) == (f"BEGIN {NONCE}", f"END {NONCE}")
    assert len(middle) == 1  # JSON has no raw line break, so no line of the text can be a line of ours
    assert injection["text"] not in asked.system


def test_many_are_noticed_and_shown_to_a_person():
    noticed = [row for row in INJECTIONS if talks_to_models(row["text"])]
    # A hint only: what is not noticed is still harmless, as above.
    assert len(noticed) >= len(INJECTIONS) * 0.4
