"""The end of a case, and its way back: letter, confirmation, rating, silence, reopening."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.bus import publish
from huiyin.base.due_clocks import cancel_clocks, set_clock
from huiyin.base.scope import Asker
from huiyin.contact.services import send
from huiyin.contact.terms import Purpose
from huiyin.listen.errors import AlreadyAnswered
from huiyin.listen.queries import answer_by_id, answered_since
from huiyin.listen.services import invite, record_answer
from huiyin.listen.terms import InvitationPurpose
from huiyin.resolve import wording
from huiyin.resolve.errors import NotYetAnswered
from huiyin.resolve.events import CaseChanged, CaseClosed, CaseReopened, CaseResolved
from huiyin.resolve.links import progress_url
from huiyin.resolve.models import Case, Entry
from huiyin.resolve.rules.moves import CLOSES_AFTER, is_too_low
from huiyin.resolve.services.clocks import AUTO_CLOSE, drop, meet, restart, subject_of
from huiyin.resolve.services.holding import held, held_for, keep
from huiyin.resolve.services.notices import Told, tell_supervisors
from huiyin.resolve.services.talking import SPOKEN, agent_spoke, take_if_unowned
from huiyin.resolve.services.timeline import CUSTOMER, SYSTEM, Author, agent, write_line
from huiyin.resolve.terms import CaseState, ClockKind, EntryKind, ReopenReason, Verb
from huiyin.staff.terms import NoticeKind

ENDED = ("state", "is_open", "resolved_at", "closed_at", "letter", "reopened_count")
# What is owed no longer once an answer is on its way.
DONE_WITH_ANSWER = (ClockKind.NEXT_UPDATE, ClockKind.SOLUTION)


@transaction.atomic
def resolve(
    number: str,
    *,
    cause: str,
    remedy: str,
    prevention: str,
    by: Asker,
    now: datetime,
    preface: str = "",
    expected: int | None = None,
) -> Case:
    """Send the closing letter; the customer confirms and rates, or after seven days silence closes the case."""
    case = held_for(number, by=by, permission="cases:write", verb=Verb.RESOLVE, expected=expected)
    take_if_unowned(case, by=by, now=now)
    with wording.in_language(case.language):
        letter = wording.closing_letter(cause=cause, remedy=remedy, prevention=prevention, preface=preface)
    parts = {"cause": cause, "remedy": remedy, "prevention": prevention}
    entry = write_line(case, EntryKind.RESOLVED, author=agent(by), at=now, public=True, body=letter, data=parts)
    _send_letter(case, entry, letter, now=now)
    agent_spoke(case, by=by, now=now)
    case.state, case.is_open, case.resolved_at = CaseState.RESOLVED, False, now
    case.letter = {**parts, "text": letter, "language": case.language}
    meet(case, DONE_WITH_ANSWER, at=now, now=now)
    _close_by_itself(case, now=now)
    keep(case, now=now, changed=[*SPOKEN, *ENDED])
    write_audit(by, action="case.resolve", subject=subject_of(case), now=now)
    publish(CaseResolved(case_id=str(case.id)), now=now)
    return case


@transaction.atomic
def invite_rating(case_id: UUID, *, now: datetime) -> None:
    """Ask the customer how the case was handled; an open question is not asked twice."""
    _invite(held(case_id), now=now)


def rate(case_id: UUID, *, score: int, comment: str, now: datetime) -> None:
    """Take the customer's rating of 1 to 5. Raises NotYetAnswered, and listen's AlreadyAnswered or Invalid."""
    with transaction.atomic():
        case = held(case_id)
        if case.state not in (CaseState.RESOLVED, CaseState.CLOSED):
            raise NotYetAnswered
        _invite(case, now=now)  # the job that asks may not have run yet
        # Under the case's lock: between our asking and our answering nobody else may answer and begin a new round.
        try:
            record_answer(subject=subject_of(case), score=score, comment=comment, now=now)
            return
        except AlreadyAnswered as error:
            refusal = error  # raised after the commit: listen kept the late answer aside in it
    raise refusal


@transaction.atomic
def judge_rating(case_id: UUID, *, answer_id: UUID, now: datetime) -> None:
    """Note a rating on the case; below 3 it is reopened and the supervisors are told."""
    answer = answer_by_id(answer_id)
    case = held(case_id)
    case.rating, case.rating_comment = round(answer["score"]), answer["comment"]
    case.rated_at = answer["answered_at"]
    data = {"score": case.rating, "comment": answer["comment"]}
    write_line(case, EntryKind.RATED, author=CUSTOMER, at=answer["answered_at"], public=True, data=data)
    if is_too_low(answer["score"]):
        if not case.is_open:
            _open_again(case, ReopenReason.LOW_RATING, author=SYSTEM, words="", now=now)
        told = Told(NoticeKind.CASE_REOPENED, {"reason": ReopenReason.LOW_RATING, "score": case.rating})
        tell_supervisors(case, told, now=now, owner_too=True)
    keep(case, now=now, changed=[*ENDED, "rating", "rating_comment", "rated_at"])
    publish(CaseChanged(case_id=str(case.id)), now=now)


@transaction.atomic
def confirm(case_id: UUID, *, now: datetime) -> None:
    """Close the case because the customer says it is solved; saying it twice changes nothing."""
    case = held(case_id)
    if case.state == CaseState.CLOSED:
        return
    write_line(case, EntryKind.CONFIRMED, author=CUSTOMER, at=now, public=True)
    case.resolved_at = case.resolved_at or now
    _end(case, author=SYSTEM, reason="confirmed", public=False, now=now)


@transaction.atomic
def close(number: str, *, reason: str, by: Asker, now: datetime, expected: int | None = None) -> Case:
    """Close the case without waiting for the customer, with a reason kept on the time line."""
    case = held_for(number, by=by, permission="cases:write", verb=Verb.CLOSE, expected=expected)
    _end(case, author=agent(by), reason=reason, public=True, now=now)
    write_audit(by, action="case.close", subject=subject_of(case), now=now)
    return case


@transaction.atomic
def close_quietly(case_id: UUID, *, generation: int, now: datetime) -> None:
    """Close a case whose letter was not answered for seven days; nothing when it moved meanwhile."""
    case = held(case_id)
    if case.state == CaseState.RESOLVED and case.reopened_count + 1 == generation:
        _end(case, author=SYSTEM, reason="silence", public=True, now=now)


@transaction.atomic
def reopen(number: str, *, reason: str, by: Asker, now: datetime, expected: int | None = None) -> Case:
    """Take a resolved or closed case up again."""
    case = held_for(number, by=by, permission="cases:write", verb=Verb.REOPEN, expected=expected)
    _open_again(case, ReopenReason.AGENT, author=agent(by), words=reason, now=now)
    keep(case, now=now, changed=ENDED)
    write_audit(by, action="case.reopen", subject=subject_of(case), now=now)
    return case


def open_for_customer(case: Case, reason: ReopenReason, *, now: datetime) -> None:
    """Take a (held, unsaved) case up again because the customer came back; its people are told."""
    _open_again(case, reason, author=CUSTOMER, words="", now=now)
    tell_supervisors(case, Told(NoticeKind.CASE_REOPENED, {"reason": reason}), now=now, owner_too=True)


def _open_again(case: Case, reason: ReopenReason, *, author: Author, words: str, now: datetime) -> None:
    case.state, case.is_open, case.closed_at = CaseState.REOPENED, True, None
    case.reopened_count += 1
    cancel_clocks(subject=subject_of(case), kind=AUTO_CLOSE, now=now)
    restart(case, DONE_WITH_ANSWER, start=now, now=now)
    data = {"reason": reason, "words": words}
    write_line(case, EntryKind.REOPENED, author=author, at=now, public=True, data=data)
    publish(CaseReopened(case_id=str(case.id), reason=reason), now=now)


def _end(case: Case, *, author: Author, reason: str, public: bool, now: datetime) -> None:
    case.state, case.is_open, case.closed_at = CaseState.CLOSED, False, now
    drop(case, now=now)
    cancel_clocks(subject=subject_of(case), kind=AUTO_CLOSE, now=now)
    write_line(case, EntryKind.CLOSED, author=author, at=now, public=public, data={"reason": reason})
    keep(case, now=now, changed=ENDED)
    publish(CaseClosed(case_id=str(case.id)), now=now)


def _invite(case: Case, *, now: datetime) -> None:
    """Ask once per letter: an answered round is followed by another only after another end."""
    ended_at = case.resolved_at or case.closed_at
    if ended_at is not None and answered_since(subject_of(case), ended_at):
        return
    invite(
        subject=subject_of(case),
        customer_id=case.customer_id,
        unit_id=case.unit_id,
        purpose=InvitationPurpose.CASE_RATING,
        now=now,
        is_demo=case.is_demo,
    )


def _send_letter(case: Case, entry: Entry, letter: str, *, now: datetime) -> None:
    url = progress_url(case.id, case.link_nonce)
    words = wording.resolution(number=case.number, letter=letter, url=url, language=case.language)
    entry.message_id = send(
        to=case.customer_id,
        subject=subject_of(case),
        title=words.title,
        body=words.text,
        purpose=Purpose.RESOLUTION,
        language=case.language,
        dedupe=f"entry:{entry.id}",
        now=now,
        is_demo=case.is_demo,
    )
    entry.save(update_fields=["message_id"])


def _close_by_itself(case: Case, *, now: datetime) -> None:
    # One generation per letter: after a reopening the next letter's clock replaces the old one.
    set_clock(
        subject=subject_of(case),
        kind=AUTO_CLOSE,
        key="closing",
        due_at=now + CLOSES_AFTER,
        generation=case.reopened_count + 1,
        now=now,
    )
