"""Invitations and answers: one answer per round, every word kept."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.base.errors import Invalid
from huiyin.listen.errors import AlreadyAnswered, InvitationExpired, NotInvited
from huiyin.listen.models import Answer, RawInput
from huiyin.listen.queries import answer_by_id, invitation_for, is_answered
from huiyin.listen.services import invite, record_answer
from huiyin.listen.terms import InvitationPurpose
from tests.listen.calls import logged

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
CASE = "case:0198"


@pytest.fixture
def ask(cast):
    def asked(now: datetime = NOW):
        purpose = InvitationPurpose.CASE_RATING
        return invite(subject=CASE, customer_id=cast.customer.id, unit_id=cast.unit.id, purpose=purpose, now=now)

    return asked


def answer(score: object = 2, comment: str = "问题还在", now: datetime = LATER) -> Answer:
    return record_answer(subject=CASE, score=score, comment=comment, now=now)


def test_an_answer_is_kept_and_announced(ask) -> None:
    round_one = ask()
    given = answer()
    assert (given.invitation_id, given.score, given.score_100) == (round_one.id, 2, 25.0)
    assert logged("listen.AnswerGiven") == [{"subject": CASE, "answer_id": str(given.id)}]
    told = answer_by_id(str(given.id))
    assert (told["subject"], told["score"], told["comment"], told["round"]) == (CASE, 2, "问题还在", 1)


def test_the_second_answer_of_a_round_is_late_and_kept(ask) -> None:
    ask()
    answer(score=5)
    with pytest.raises(AlreadyAnswered):
        answer(score=1, comment="改主意了")
    assert Answer.objects.get().score == 5
    assert "改主意了" in bytes(RawInput.objects.get(state="late").body).decode()
    assert len(logged("listen.AnswerGiven")) == 1


def test_asking_again_before_an_answer_prolongs_the_round(ask) -> None:
    first, again = ask(), ask(now=LATER)
    assert first.id == again.id
    assert again.expires_at == LATER + timedelta(days=30)
    assert not is_answered(again)


def test_after_an_answer_a_new_round_begins(ask) -> None:
    ask()
    answer(score=1)
    second = ask(now=LATER)
    assert second.round == 2
    current = invitation_for(CASE)
    assert current is not None
    assert current.id == second.id
    assert answer(score=5).invitation_id == second.id


def test_nobody_answers_uninvited(db: None) -> None:
    with pytest.raises(NotInvited):
        answer()


def test_an_invitation_ends(ask) -> None:
    ask()
    with pytest.raises(InvitationExpired):
        answer(now=NOW + timedelta(days=30))


@pytest.mark.parametrize("score", [0, 6, -1, 2.5, "5", True, None])
def test_a_score_outside_the_scale_is_refused(ask, score: object) -> None:
    ask()
    with pytest.raises(Invalid):
        answer(score=score)
    assert Answer.objects.count() == 0


def test_an_endless_comment_is_refused(ask) -> None:
    ask()
    with pytest.raises(Invalid):
        answer(comment="长" * 20_001)
