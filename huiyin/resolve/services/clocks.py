"""The clocks of a case: starting, meeting, pausing and resuming them, and what happens when one runs out.

Each running clock has two due clocks in base (a warning and a breach). The case keeps what its
next clock says in columns of its own, so that the inbox reads one row per case.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from huiyin.base.due_clocks import NewClock, cancel_clocks, set_clocks
from huiyin.resolve.models import Case, CaseClock
from huiyin.resolve.queries.policy import business_time, policy_lines
from huiyin.resolve.rules.business_time import BusinessTime
from huiyin.resolve.rules.deadlines import Deadline, Matter, deadlines, warn_at
from huiyin.resolve.terms import NEVER, ClockKind, ClockMode, Level

SLA: Final = "resolve.sla"
AUTO_CLOSE: Final = "resolve.auto_close"
WARNING: Final = "warning"
BREACH: Final = "breach"
# While we wait for the customer's word these stand still; an answer we owe is never paused.
PAUSABLE: Final = (ClockKind.NEXT_UPDATE, ClockKind.SOLUTION)

NEXT_COLUMNS: Final = (
    "next_due_at",
    "next_due_kind",
    "next_started_at",
    "next_warn_at",
    "clock_paused",
    "clock_generation",
)


def subject_of(case: Case) -> str:
    """Return the name of a case in clocks, messages and invitations."""
    return f"case:{case.id}"


def deadlines_of(case: Case, *, start: datetime) -> dict[ClockKind, Deadline]:
    """Return the clocks the policy gives this case when they begin at `start`."""
    matter = Matter(
        level=Level(case.level),
        nature=case.nature,
        channel=case.channel,
        tier=case.tier,
        marks=frozenset(case.marks),
    )
    return deadlines(policy_lines(), matter, start=start, business=business_time(case.unit.zone))


def new_clocks(case: Case, *, start: datetime) -> list[CaseClock]:
    """Return the unsaved clocks of a new case and note the next of them on it."""
    case.clock_generation += 1
    clocks = [_clock(case, deadline) for deadline in deadlines_of(case, start=start).values()]
    note_next(case, clocks)
    return clocks


def arm(clocks: Iterable[CaseClock], *, now: datetime) -> None:
    """Set the due clocks behind clocks that run, those of many cases in one go."""
    running = [clock for clock in clocks if clock.is_owed and clock.paused_at is None]
    set_clocks([stage for clock in running for stage in _stages(clock)], now=now)


def meet(case: Case, kinds: Sequence[ClockKind], *, at: datetime, now: datetime) -> None:
    """Stop these clocks of the case, where they run: what they asked for has been done."""
    clocks = load(case)
    for kind in kinds:
        clock = clocks.get(kind)
        if clock is not None and clock.is_owed:
            clock.met_at, clock.paused_at = at, None
            clock.save(update_fields=["met_at", "paused_at"])
            _disarm(case, clock, now=now)
    note_next(case, list(clocks.values()))


def drop(case: Case, *, now: datetime) -> None:
    """End what is still owed, because the case ends: what was not done must not count as done."""
    clocks = load(case)
    for clock in clocks.values():
        if clock.is_owed:
            clock.dropped_at, clock.paused_at = now, None
            clock.save(update_fields=["dropped_at", "paused_at"])
            _disarm(case, clock, now=now)
    note_next(case, list(clocks.values()))


def restart(case: Case, kinds: Sequence[ClockKind], *, start: datetime, now: datetime) -> None:
    """Begin these clocks anew, and those dropped at the case's end, as the policy sets them from `start`."""
    wanted = deadlines_of(case, start=start)
    clocks = load(case)
    case.clock_generation += 1
    dropped = [kind for kind, clock in clocks.items() if clock.dropped_at is not None]
    for kind in dict.fromkeys([*kinds, *dropped]):
        if kind in wanted:
            clocks[kind] = _renewed(case, clocks.get(kind), wanted[kind])
            arm([clocks[kind]], now=now)
    note_next(case, list(clocks.values()))


def pause(case: Case, *, now: datetime) -> None:
    """Let the clocks that wait for the customer stand still."""
    clocks = load(case)
    for clock in _of(clocks, PAUSABLE):
        if clock.is_owed and clock.paused_at is None:
            clock.paused_at = now
            clock.save(update_fields=["paused_at"])
            _disarm(case, clock, now=now)
    note_next(case, list(clocks.values()))


def resume(case: Case, *, now: datetime) -> None:
    """Let paused clocks run on: each is due later by the time of its own that the pause covered."""
    clocks = load(case)
    paused = [clock for clock in clocks.values() if clock.paused_at is not None]
    if not paused:
        return
    case.clock_generation += 1
    for clock in paused:
        _resume(case, clock, now=now)
    arm(paused, now=now)
    note_next(case, list(clocks.values()))


def recount(case: Case, *, now: datetime) -> bool:
    """Count estimated clocks of a case again, now that more holidays may be known; tell if any moved."""
    clocks, moved = load(case), []
    for kind, clock in clocks.items():
        if clock.calendar_estimated and clock.is_owed and clock.paused_at is None:
            wanted = deadlines_of(case, start=clock.started_at).get(kind)
            if wanted is not None and not wanted.estimated:
                _move(clock, wanted, business=business_time(case.unit.zone))
                moved.append(clock)
    if not moved:
        return False
    case.clock_generation += 1
    for clock in moved:
        clock.generation = case.clock_generation
        clock.save()
    arm(moved, now=now)
    note_next(case, list(clocks.values()))
    return True


def load(case: Case) -> dict[ClockKind, CaseClock]:
    """Return the clocks of a case by kind."""
    return {ClockKind(clock.kind): clock for clock in CaseClock.objects.filter(case=case)}


def note_next(case: Case, clocks: Sequence[CaseClock]) -> None:
    """Write on the case (unsaved) which clock runs out first; a finished case has none."""
    open_ones = [clock for clock in clocks if clock.is_owed] if case.is_open else []
    running = [clock for clock in open_ones if clock.paused_at is None]
    shown = min(running or open_ones, key=lambda clock: clock.due_at, default=None)
    case.clock_paused = bool(open_ones) and not running
    case.next_due_at = shown.due_at if shown and running else NEVER
    case.next_due_kind = shown.kind if shown else ""
    case.next_started_at = shown.started_at if shown else None
    case.next_warn_at = shown.warn_at if shown and running else None


def _clock(case: Case, deadline: Deadline) -> CaseClock:
    clock = CaseClock(case=case, kind=deadline.kind)
    return _set(clock, deadline, generation=case.clock_generation)


def _set(clock: CaseClock, deadline: Deadline, *, generation: int) -> CaseClock:
    clock.mode = deadline.mode
    clock.target_minutes = deadline.target_minutes
    clock.started_at, clock.warn_at, clock.due_at = deadline.started_at, deadline.warn_at, deadline.due_at
    clock.warned_at = clock.met_at = clock.breached_at = clock.paused_at = clock.dropped_at = None
    clock.paused_minutes = 0
    clock.generation = generation
    clock.source, clock.warn_percent = deadline.source, deadline.warn_percent
    clock.calendar_estimated = deadline.estimated
    return clock


def _renewed(case: Case, clock: CaseClock | None, deadline: Deadline) -> CaseClock:
    if clock is None:
        clock = _clock(case, deadline)
        clock.save(force_insert=True)
        return clock
    _set(clock, deadline, generation=case.clock_generation)
    clock.save()
    return clock


def _resume(case: Case, clock: CaseClock, *, now: datetime) -> None:
    paused_at = clock.paused_at
    assert paused_at is not None
    business, mode = business_time(case.unit.zone), ClockMode(clock.mode)
    left = business.minutes_between(paused_at, clock.due_at, mode=mode)
    if left > 0:
        due = business.after_minutes(now, left, mode=mode)
        clock.due_at, clock.calendar_estimated = due.at, clock.calendar_estimated or due.estimated
        clock.warn_at = max(now, warn_at(clock.started_at, due.at, percent=clock.warn_percent))
        clock.warned_at = None
    clock.paused_minutes += round(business.minutes_between(paused_at, now, mode=mode))
    clock.paused_at, clock.generation = None, case.clock_generation
    clock.save()


def _move(clock: CaseClock, wanted: Deadline, *, business: BusinessTime) -> None:
    """Give a clock the due time now known, later by the pauses it has had."""
    due = business.after_minutes(wanted.due_at, clock.paused_minutes, mode=ClockMode(clock.mode))
    clock.due_at, clock.calendar_estimated = due.at, due.estimated
    clock.warn_at = warn_at(clock.started_at, due.at, percent=clock.warn_percent)


def _stages(clock: CaseClock) -> list[NewClock]:
    """Return the warning and the breach of a clock as base keeps them."""
    return [
        NewClock(
            subject=f"case:{clock.case_id}",
            kind=SLA,
            key=f"{clock.kind}:{stage}",
            due_at=due_at,
            generation=clock.generation,
        )
        for stage, due_at in ((WARNING, clock.warn_at), (BREACH, clock.due_at))
    ]


def _disarm(case: Case, clock: CaseClock, *, now: datetime) -> None:
    for stage in (WARNING, BREACH):
        cancel_clocks(subject=subject_of(case), kind=SLA, key=f"{clock.kind}:{stage}", now=now)


def _of(clocks: Mapping[ClockKind, CaseClock], kinds: Iterable[ClockKind]) -> list[CaseClock]:
    return [clocks[kind] for kind in kinds if kind in clocks]
