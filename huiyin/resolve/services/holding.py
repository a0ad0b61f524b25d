"""Taking hold of a case for a change: the right to do it, the version read, and the row locked."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from huiyin.base.errors import NotFound, StalePrecondition
from huiyin.base.scope import Asker, require
from huiyin.resolve.errors import NotNow
from huiyin.resolve.models import Case, Entry
from huiyin.resolve.rules.moves import verbs_in
from huiyin.resolve.services.clocks import NEXT_COLUMNS
from huiyin.resolve.terms import CaseState, Verb


def held_for(number: str, *, by: Asker, permission: str, verb: Verb | None = None, expected: int | None = None) -> Case:
    """Return the case of a number, locked, when the asker may do this to it now.

    Raises NotFound (unseen or missing), Forbidden, StalePrecondition (somebody changed it since the
    version the asker read; the newest words are in the answer), NotNow.
    """
    rows = Case.objects.visible_to(by).filter(number=number.upper())
    case = rows.select_related("unit").select_for_update(of=("self",)).first()
    if case is None:
        raise NotFound(subject=f"case:{number}"[:80])
    require(by, permission, case)
    if expected is not None and expected != case.version:
        raise StalePrecondition(extra={"current": _newest(case)})
    if verb is not None and verb not in verbs_in(CaseState(case.state)):
        raise NotNow
    return case


def held(case_id: UUID) -> Case:
    """Return a case, locked, for a step nobody signed in for (customer, clock, event). Raises NotFound."""
    case = Case.objects.filter(id=case_id).select_related("unit").select_for_update(of=("self",)).first()
    if case is None:
        raise NotFound(subject=f"case:{case_id}")
    return case


def keep(case: Case, *, now: datetime, changed: Iterable[str] = (), by_person: bool = True) -> None:
    """Save the columns a step may have changed; a person's step makes a new version."""
    case.changed_at = now
    if by_person:
        case.version += 1
    case.save(update_fields=["changed_at", "version", *NEXT_COLUMNS, *changed])


def _newest(case: Case) -> dict[str, object]:
    """Return what the loser of a race needs: the version and the last words on the case."""
    last = Entry.objects.filter(case=case).order_by("-at", "-id").first()
    words = last and {"kind": last.kind, "author": last.author_name, "body": last.body, "at": last.at.isoformat()}
    return {"version": case.version, "state": case.state, "last_entry": words}
