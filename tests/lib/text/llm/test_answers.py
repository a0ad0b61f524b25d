"""Answers are taken strictly: the fields of the task, known values, words that may be shown."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text import Nature, Urgency
from huiyin.lib.text.llm.answers import Answer, AnswerFault, BadAnswer, read_answer, suggestion
from huiyin.lib.text.llm.prompts import question
from huiyin.lib.text.llm.tasks import ENTITLED, ModelTask
from tests.lib.text.llm.analyses import analysis
from tests.lib.text.llm.obedient import HONEST, NONCE

TEXT = "我叫王小明，看 www.example.com/a 上写包邮，结果收了邮费"


def asked(task=ModelTask.SUMMARY, text=TEXT):
    return question(task=task, texts=[text], nonce=NONCE)


def fault_of(content, task=ModelTask.SUMMARY):
    with pytest.raises(BadAnswer) as caught:
        read_answer(content, question=asked(task))
    return caught.value.fault


def summary(text):
    return json.dumps({"summary": text}, ensure_ascii=False)


def test_an_honest_answer_is_taken_and_unknown_fields_are_dropped():
    content = json.dumps({**HONEST["second_opinion"], "status": "closed"})
    answer = read_answer(content, question=asked(ModelTask.SECOND_OPINION))
    assert answer.fields == HONEST["second_opinion"]


def test_placeholders_come_back_as_the_names_they_stand_for():
    answer = read_answer(summary("[NAME1]被收了邮费"), question=asked())
    assert answer.fields == {"summary": "王小明被收了邮费"}


def test_a_fenced_block_is_read_as_models_like_to_write_it():
    answer = read_answer(f"```json\n{summary('好')}\n```", question=asked())
    assert answer.fields["summary"] == "好"


def test_a_summary_repeats_a_link_of_the_customer_but_no_other():
    assert read_answer(summary("他看了 www.example.com/a"), question=asked()).fields
    assert fault_of(summary("看 www.example.org")) is AnswerFault.LINK


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", AnswerFault.NOT_JSON),
        ("{", AnswerFault.NOT_JSON),
        ('{"summary": NaN}', AnswerFault.NOT_JSON),
        ('{"summary": "a", "summary": "b"}', AnswerFault.NOT_JSON),
        ("[" * 50_000, AnswerFault.NOT_JSON),
        ("[]", AnswerFault.NOT_AN_OBJECT),
        ('"summary"', AnswerFault.NOT_AN_OBJECT),
        ("{}", AnswerFault.FIELD_MISSING),
        ('{"summary": 3}', AnswerFault.FIELD_MISSING),
        (summary(" \u200b "), AnswerFault.FIELD_MISSING),
        (summary("x" * 601), AnswerFault.TEXT_TOO_LONG),
        (" " * 70_000, AnswerFault.TOO_LONG),
        (summary("打13800138000"), AnswerFault.PERSONAL_DATA),
        (summary("写信给 a@example.net"), AnswerFault.PERSONAL_DATA),
        (summary("[CARD1]"), AnswerFault.INVENTED_PLACEHOLDER),
        (summary("<b>好</b>"), AnswerFault.MARKUP),
        (summary(f"标记 {NONCE}"), AnswerFault.REPEATS_THE_RULES),
    ],
)
def test_faults_are_named(content, fault):
    assert fault_of(content) is fault


@pytest.mark.parametrize("name", ["nature", "sentiment", "urgency", "category"])
def test_a_value_outside_the_list_is_refused(name):
    content = json.dumps({**HONEST["second_opinion"], name: "Urgent!"})
    assert fault_of(content, ModelTask.SECOND_OPINION) is AnswerFault.UNKNOWN_VALUE


@settings(deadline=None)
@given(
    content=st.text()
    | st.recursive(
        st.none() | st.booleans() | st.text(), lambda one: st.dictionaries(st.sampled_from(["summary", "x"]), one)
    ).map(json.dumps)
)
def test_any_content_is_an_answer_or_a_named_fault(content):
    answer = None
    with suppress(BadAnswer):
        answer = read_answer(content, question=asked())
    assert answer is None or tuple(answer.fields) == ENTITLED[ModelTask.SUMMARY]


def test_a_fault_never_quotes_the_answer():
    with pytest.raises(BadAnswer) as caught:
        read_answer(summary("打13800138000"), question=asked())
    assert "138" not in str(caught.value)
    assert caught.value.name == "summary"


def opinion(**changes):
    return Answer(task=ModelTask.SECOND_OPINION, fields={**HONEST["second_opinion"], **changes})


def test_only_differences_are_suggested():
    own = analysis()
    assert suggestion(opinion(urgency="normal", category="product_quality/defect"), analysis=own) == {}
    assert suggestion(opinion(nature="praise"), analysis=own) == {
        "nature": Nature.PRAISE,
        "urgency": Urgency.URGENT,
        "category": "safety",
    }


@pytest.mark.parametrize("own", list(Urgency))
@pytest.mark.parametrize("said", list(Urgency))
def test_urgency_is_only_ever_raised(own, said):
    levels = ["low", "normal", "high", "urgent"]
    raised = suggestion(opinion(urgency=said), analysis=analysis(urgency=own)).get("urgency")
    assert raised == (said if levels.index(said) > levels.index(own) else None)
