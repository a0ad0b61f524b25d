"""What happens when a clock warns or runs out: a line, a notice to the right people, exactly once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.bus import publish
from huiyin.resolve.events import CaseBreached
from huiyin.resolve.models import Case, CaseClock, Entry
from huiyin.resolve.services.clocks import BREACH, recount
from huiyin.resolve.services.holding import held, keep
from huiyin.resolve.services.notices import Told, tell_owner, tell_supervisors
from huiyin.resolve.services.timeline import SYSTEM, line
from huiyin.resolve.terms import EntryKind
from huiyin.staff.terms import NoticeKind


@dataclass(frozen=True)
class Ring:
    """A due clock that fired: the stage ("warning" or "breach") of one clock of one case."""

    case_id: UUID
    clock: str
    stage: str
    generation: int


@transaction.atomic
def clocks_rang(rings: Sequence[Ring], *, now: datetime) -> None:
    """Warn owners and report breaches for the clocks that still run and were not reported before."""
    clocks = _locked_clocks(rings)
    due = [(ring, clocks[ring.case_id, ring.clock]) for ring in rings if (ring.case_id, ring.clock) in clocks]
    standing = [(ring, clock) for ring, clock in due if _stands(ring, clock)]
    for ring, clock in standing:
        _mark(ring, clock, now=now)
    CaseClock.objects.bulk_update([clock for _, clock in standing], ["warned_at", "breached_at"])
    Entry.objects.bulk_create([_line(ring, clock, now=now) for ring, clock in standing])
    _note_breaches([clock for ring, clock in standing if ring.stage == BREACH], now=now)
    _tell(standing, now=now)


def recount_estimates(*, now: datetime) -> int:
    """Count again what was estimated for want of a year's holidays; return how many cases moved."""
    estimated = CaseClock.objects.filter(calendar_estimated=True, met_at=None, dropped_at=None, case__is_open=True)
    moved = 0
    for case_id in set(estimated.values_list("case_id", flat=True)):
        with transaction.atomic():
            case = held(case_id)
            if recount(case, now=now):
                keep(case, now=now, by_person=False)
                moved += 1
    return moved


def _locked_clocks(rings: Iterable[Ring]) -> dict[tuple[UUID, str], CaseClock]:
    ids = {ring.case_id for ring in rings}
    # The case first, in one order, as every other step takes it: two steps wait, they do not deadlock.
    list(Case.objects.filter(id__in=ids).order_by("id").select_for_update().values_list("id"))
    rows = CaseClock.objects.filter(case_id__in=ids, met_at=None, dropped_at=None, paused_at=None).order_by("id")
    rows = rows.select_for_update(of=("self",)).select_related("case__unit", "case__owner")
    return {(clock.case_id, clock.kind): clock for clock in rows}


def _stands(ring: Ring, clock: CaseClock) -> bool:
    """Tell whether the ring still means something: not replaced by a newer clock, not reported yet."""
    if clock.generation != ring.generation or clock.breached_at is not None:
        return False
    return ring.stage == BREACH or clock.warned_at is None


def _mark(ring: Ring, clock: CaseClock, *, now: datetime) -> None:
    if ring.stage == BREACH:
        clock.breached_at = now
    else:
        clock.warned_at = now


def _line(ring: Ring, clock: CaseClock, *, now: datetime) -> Entry:
    kind = EntryKind.CLOCK_BREACHED if ring.stage == BREACH else EntryKind.CLOCK_WARNED
    data = {"clock": clock.kind, "due_at": clock.due_at.isoformat()}
    return line(clock.case, kind, author=SYSTEM, at=now, public=False, data=data)


def _note_breaches(clocks: Sequence[CaseClock], *, now: datetime) -> None:
    if not clocks:
        return
    ids = {clock.case_id for clock in clocks}
    Case.objects.filter(id__in=ids).update(was_breached=True, changed_at=now)
    for clock in clocks:
        publish(CaseBreached(case_id=str(clock.case_id), clock=clock.kind), now=now)


def _tell(standing: Sequence[tuple[Ring, CaseClock]], *, now: datetime) -> None:
    supervisors: dict[UUID, list[UUID]] = {}
    for ring, clock in standing:
        data = {"clock": clock.kind, "due_at": clock.due_at.isoformat()}
        if ring.stage == BREACH:
            told = Told(NoticeKind.CASE_BREACHED, data)
            tell_supervisors(clock.case, told, now=now, known=supervisors, owner_too=True)
        else:
            tell_owner(clock.case, Told(NoticeKind.CASE_DUE_SOON, data), now=now, known=supervisors)
