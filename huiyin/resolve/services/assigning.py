"""Giving a case to somebody."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.bus import publish
from huiyin.base.scope import Asker
from huiyin.resolve.errors import UnknownPerson
from huiyin.resolve.events import CaseAssigned
from huiyin.resolve.models import Case
from huiyin.resolve.services.clocks import subject_of
from huiyin.resolve.services.holding import held_for, keep
from huiyin.resolve.services.notices import Told, tell
from huiyin.resolve.services.timeline import agent, write_line
from huiyin.resolve.terms import EntryKind, Verb
from huiyin.staff.queries import asker_for_user, person_for
from huiyin.staff.terms import NoticeKind


@transaction.atomic
def assign(
    number: str, *, owner: UUID | None, reason: str, by: Asker, now: datetime, expected: int | None = None
) -> Case:
    """Give the case to a colleague who may work on it, or to nobody.

    Anybody who may work on an unowned case may take it himself; everything else needs the right to
    assign. Raises UnknownPerson and what `held_for` raises.
    """
    taking = owner is not None and owner == by.user_id
    case = held_for(number, by=by, permission="cases:write", verb=Verb.ASSIGN, expected=expected)
    if not (taking and case.owner_id is None):
        held_for(number, by=by, permission="cases:assign")
    name = _name_of(owner, case=case, by=by) if owner else ""
    hand_over(case, owner=owner, name=name, reason=reason, by=by, now=now)
    keep(case, now=now, changed=["owner_id"])
    detail = {"owner": str(owner) if owner else None}
    write_audit(by, action="case.assign", subject=subject_of(case), now=now, detail=detail)
    return case


def hand_over(case: Case, *, owner: UUID | None, name: str, reason: str, by: Asker, now: datetime) -> None:
    """Change the owner on the (unsaved) case, with its line, notice and event."""
    case.owner_id = owner
    data = {"to": str(owner) if owner else None, "to_name": name, "reason": reason}
    write_line(case, EntryKind.ASSIGNED, author=agent(by), at=now, public=owner is not None, data=data)
    if owner is not None and owner != by.user_id:
        tell(case, [owner], Told(NoticeKind.CASE_ASSIGNED, {"level": case.level, "by": by.name}), now=now)
    publish(CaseAssigned(case_id=str(case.id), owner_id=str(owner) if owner else None), now=now)


def _name_of(owner: UUID, *, case: Case, by: Asker) -> str:
    """Return the name of a colleague the asker may see and who may work on the case. Raises UnknownPerson."""
    person = person_for(by, owner)
    if person is None or not person.is_active:
        raise UnknownPerson
    if not Case.objects.visible_to(asker_for_user(person), "cases:write").filter(id=case.id).exists():
        raise UnknownPerson
    return person.name
