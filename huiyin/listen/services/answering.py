"""Asking customers and taking their answers: one answer per round."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huiyin.base.bus import publish
from huiyin.base.errors import Invalid, field_error
from huiyin.base.links import new_nonce
from huiyin.listen.errors import AlreadyAnswered, InvitationExpired, NotInvited
from huiyin.listen.events import AnswerGiven
from huiyin.listen.models import Answer, Invitation, RawInput
from huiyin.listen.rules import canonical_answer, content_digest, score_100
from huiyin.listen.terms import ANSWER_SCALES, TEXT_LIMIT, Channel, InvitationPurpose, RawState

OPEN_FOR: Final = timedelta(days=30)


def invite(
    *,
    subject: str,
    customer_id: UUID | None,
    unit_id: UUID,
    purpose: InvitationPurpose,
    now: datetime,
    is_demo: bool = False,
) -> Invitation:
    """Ask a customer about a subject and return the invitation of the current round.

    A round nobody has answered stays the current one and is open for another 30 days; after an
    answer a new round begins.
    """
    with transaction.atomic():
        latest = _latest(subject, purpose)
        if latest and not Answer.objects.filter(invitation=latest).exists():
            latest.expires_at = now + OPEN_FOR
            latest.save(update_fields=["expires_at"])
            return latest
        return Invitation.objects.create(
            subject=subject,
            customer_id=customer_id,
            unit_id=unit_id,
            purpose=purpose,
            round=latest.round + 1 if latest else 1,
            nonce=new_nonce(),
            invited_at=now,
            expires_at=now + OPEN_FOR,
            is_demo=is_demo,
        )


def record_answer(
    *,
    subject: str,
    score: int,
    comment: str,
    now: datetime,
    purpose: InvitationPurpose = InvitationPurpose.CASE_RATING,
) -> Answer:
    """Store the one answer of the current round and announce it.

    Raises Invalid (score outside the scale, comment too long), NotInvited, InvitationExpired, and
    AlreadyAnswered, in which case the late answer is kept in the raw inbox.
    """
    low, high = ANSWER_SCALES[purpose]
    _check_answer(score, comment, low=low, high=high)
    invitation = _latest(subject, purpose)
    if invitation is None:
        raise NotInvited(subject=subject)
    if invitation.expires_at <= now:
        raise InvitationExpired(subject=subject)
    answer = Answer(
        invitation=invitation,
        score=score,
        scale_min=low,
        scale_max=high,
        score_100=score_100(score, (low, high)),
        comment=comment,
        answered_at=now,
    )
    try:
        with transaction.atomic():
            answer.save(force_insert=True)
            publish(AnswerGiven(subject=subject, answer_id=str(answer.id)), now=now)
    except IntegrityError as error:
        _keep_late(answer, now=now)
        raise AlreadyAnswered(subject=subject) from error
    return answer


def _latest(subject: str, purpose: InvitationPurpose) -> Invitation | None:
    return Invitation.objects.filter(subject=subject, purpose=purpose).order_by("-round").first()


def _check_answer(score: int, comment: str, *, low: int, high: int) -> None:
    if isinstance(score, bool) or not isinstance(score, int) or not low <= score <= high:
        message = _("Choose a whole number from %(low)d to %(high)d.") % {"low": low, "high": high}
        raise Invalid(errors=[field_error("score", "out_of_scale", message)])
    if len(comment) > TEXT_LIMIT:
        message = _("Write at most %(limit)d characters.") % {"limit": TEXT_LIMIT}
        raise Invalid(errors=[field_error("comment", "too_long", message)])


def _keep_late(answer: Answer, *, now: datetime) -> None:
    """Keep an answer that came after the first one: nothing a customer said is thrown away."""
    body = canonical_answer(subject=answer.invitation.subject, score=answer.score, comment=answer.comment)
    RawInput.objects.bulk_create(
        [
            RawInput(
                channel=Channel.SURVEY,
                external_id=f"late:{answer.invitation_id}",
                sha256=content_digest(body),
                body=body,
                content_type="application/json",
                state=RawState.LATE,
                received_at=now,
            )
        ],
        ignore_conflicts=True,
    )
