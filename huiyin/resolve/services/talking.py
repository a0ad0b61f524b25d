"""Words on a case: replies, notes, what the customer writes, and what becomes of our messages."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.bus import publish
from huiyin.base.scope import Asker
from huiyin.contact.services import send
from huiyin.contact.terms import Purpose
from huiyin.resolve import wording
from huiyin.resolve.errors import UnknownPerson
from huiyin.resolve.events import CaseChanged, CaseReplied
from huiyin.resolve.links import progress_url
from huiyin.resolve.models import Case, Draft
from huiyin.resolve.services.assigning import hand_over
from huiyin.resolve.services.clocks import meet, pause, restart, resume, subject_of
from huiyin.resolve.services.holding import held, held_for, keep
from huiyin.resolve.services.notices import Told, tell, tell_owner
from huiyin.resolve.services.timeline import CUSTOMER, SYSTEM, agent, write_line
from huiyin.resolve.terms import OPEN_STATES, AuthorKind, CaseState, ClockKind, DraftMode, EntryKind, Verb
from huiyin.staff.queries import person_for
from huiyin.staff.terms import NoticeKind

SPOKEN = ("state", "owner_id", "last_speaker", "last_message_at")


@transaction.atomic
def reply(number: str, *, text: str, by: Asker, now: datetime, wait: bool = False, expected: int | None = None) -> Case:
    """Write to the customer. With `wait`, the clocks that depend on the customer pause.

    The first response is met when the message leaves (`message_left`), not here.
    """
    case = held_for(number, by=by, permission="cases:write", verb=Verb.REPLY, expected=expected)
    take_if_unowned(case, by=by, now=now)
    entry = write_line(case, EntryKind.REPLY, author=agent(by), at=now, public=True, body=text)
    words = wording.reply(
        number=case.number, text=text, url=progress_url(case.id, case.link_nonce), language=case.language
    )
    entry.message_id = send(
        to=case.customer_id,
        subject=subject_of(case),
        title=words.title,
        body=words.text,
        purpose=Purpose.REPLY,
        language=case.language,
        dedupe=f"entry:{entry.id}",
        now=now,
        is_demo=case.is_demo,
    )
    entry.save(update_fields=["message_id"])
    agent_spoke(case, by=by, now=now)
    if wait:
        pause(case, now=now)
    keep(case, now=now, changed=SPOKEN)
    write_audit(by, action="case.reply", subject=subject_of(case), now=now, detail={"entry": str(entry.id)})
    publish(CaseReplied(case_id=str(case.id), entry_id=str(entry.id)), now=now)
    return case


@transaction.atomic
def add_note(
    number: str, *, text: str, mentions: list[UUID], by: Asker, now: datetime, expected: int | None = None
) -> Case:
    """Leave an internal note; colleagues mentioned are told. Raises UnknownPerson."""
    case = held_for(number, by=by, permission="cases:write", verb=Verb.NOTE, expected=expected)
    people = list(dict.fromkeys(mentions))
    if any(person_for(by, person) is None for person in people):
        raise UnknownPerson
    data = {"mentions": [str(person) for person in people]}
    write_line(case, EntryKind.NOTE, author=agent(by), at=now, public=False, body=text, data=data)
    tell(case, people, Told(NoticeKind.MENTIONED, {"by": by.name}), now=now)
    forget_draft(case, by=by, mode=DraftMode.NOTE)
    keep(case, now=now)
    publish(CaseChanged(case_id=str(case.id)), now=now)
    return case


def take_if_unowned(case: Case, *, by: Asker, now: datetime) -> None:
    """Make whoever answers first the owner of a case that has none."""
    if case.owner_id is None and by.user_id is not None:
        hand_over(case, owner=by.user_id, name=by.name, reason="", by=by, now=now)


def agent_spoke(case: Case, *, by: Asker, now: datetime) -> None:
    """Note on the (unsaved) case that the word is now the customer's."""
    if case.state in OPEN_STATES:
        case.state = CaseState.IN_PROGRESS
    case.last_speaker, case.last_message_at = AuthorKind.AGENT, now
    forget_draft(case, by=by, mode=DraftMode.REPLY)


def forget_draft(case: Case, *, by: Asker, mode: DraftMode) -> None:
    """Drop the asker's own draft: it has become words."""
    if by.user_id is not None:
        Draft.objects.filter(case=case, user_id=by.user_id, mode=mode).delete()


def customer_spoke(case: Case, *, text: str, kind: EntryKind, now: datetime) -> None:
    """Add the customer's words to an open (held, unsaved) case: the clocks run again and the owner is told."""
    write_line(case, kind, author=CUSTOMER, at=now, public=True, body=text)
    case.last_speaker, case.last_message_at = AuthorKind.CUSTOMER, now
    resume(case, now=now)
    tell_owner(case, Told(NoticeKind.CUSTOMER_REPLIED), now=now)


@transaction.atomic
def message_left(case_id: UUID, *, purpose: Purpose, at: datetime, now: datetime) -> None:
    """Note that a message has left: that, and not the typing, meets the clocks. Safe to repeat."""
    case = held(case_id)
    met = [ClockKind.ACKNOWLEDGE]
    if purpose is not Purpose.ACKNOWLEDGEMENT:
        met.append(ClockKind.FIRST_RESPONSE)
        case.first_response_at = case.first_response_at or at
    meet(case, met, at=at, now=now)
    if purpose is not Purpose.ACKNOWLEDGEMENT and case.is_open and not case.clock_paused:
        restart(case, [ClockKind.NEXT_UPDATE], start=at, now=now)
    keep(case, now=now, changed=["first_response_at"], by_person=False)
    publish(CaseChanged(case_id=str(case.id)), now=now)


@transaction.atomic
def message_failed(case_id: UUID, *, message_id: UUID, reason: str, now: datetime) -> None:
    """Show on the time line that a message did not arrive, and tell the owner."""
    case = held(case_id)
    data = {"message_id": str(message_id), "reason": reason}
    write_line(case, EntryKind.MESSAGE_FAILED, author=SYSTEM, at=now, public=False, data=data)
    tell_owner(case, Told(NoticeKind.MESSAGE_FAILED, {"reason": reason}), now=now)
    keep(case, now=now, by_person=False)
    publish(CaseChanged(case_id=str(case.id)), now=now)
