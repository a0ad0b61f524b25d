"""Which facts each event of the log touches."""

import pytest

from huiyin.measure.marts.touched import Touched


@pytest.mark.parametrize(
    ("name", "payload", "expected"),
    [
        ("listen.FeedbackAccepted", {"ids": ["v1", "v2"]}, ({"v1", "v2"}, set(), set())),
        ("understand.FeedbackUnderstood", {"ids": ["v1"]}, ({"v1"}, set(), set())),
        ("understand.FeedbackJudgedAgain", {"ids": ["v1"]}, ({"v1"}, set(), set())),
        ("resolve.CaseOpened", {"case_id": "c1", "feedback_ids": ["v1"]}, ({"v1"}, set(), {"c1"})),
        ("resolve.CaseReopened", {"case_id": "c1", "reason": "r"}, (set(), set(), {"c1"})),
        ("listen.AnswerGiven", {"subject": "case:c1", "answer_id": "a1"}, (set(), {"a1"}, {"c1"})),
        (
            "contact.MessageSent",
            {"message_id": "m", "subject": "case:c1", "purpose": "p"},
            (set(), set(), {"c1"}),
        ),
        ("contact.MessageSent", {"message_id": "m", "subject": None, "purpose": "p"}, (set(), set(), set())),
        (
            "base.ClocksFired",
            {"kind": "resolve.sla", "subjects": ["case:c1", "else:x"]},
            (set(), set(), {"c1"}),
        ),
        ("staff.SomethingElse", {"user_id": "u"}, (set(), set(), set())),
    ],
)
def test_touched(name: str, payload: dict[str, object], expected: tuple[set[str], set[str], set[str]]) -> None:
    touched = Touched()
    touched.add(name=name, data=payload)
    assert (touched.voices, touched.answers, touched.cases) == expected
    assert len(touched) == sum(map(len, expected))
