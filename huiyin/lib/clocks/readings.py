"""What a clock shows: gross and net minutes, and its due time when its target or calendar changed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from huiyin.lib.clocks.arithmetic import Pause, business_minutes, due_unless_paused
from huiyin.lib.clocks.calendar import Calendar
from huiyin.lib.clocks.results import ChangedDue, ClockReading


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """From `begins` on, `minutes` are allowed in all, counted by `calendar`."""

    begins: datetime
    minutes: float
    calendar: Calendar


def read_clock(start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> ClockReading:
    """Gross and net business minutes in [start, end): pausing must not hide what the customer waited.

    Raises MissingCalendarYear.
    """
    gross = business_minutes(start, end, calendar)
    net = business_minutes(start, end, calendar, pauses)
    touching = sum(a < end and (b is None or b > start) for a, b in pauses)
    return ClockReading(n=touching, method="half_open_windows", gross=gross, net=net, paused=gross - net)


def due_after_changes(phases: Sequence[Phase], pauses: Sequence[Pause] = ()) -> ChangedDue:
    """When the budget of the last phase is used up, each phase counted by its own calendar.

    What was used before a change stays used: with one calendar this is the due time recomputed
    from the start. It may lie before the change: then the new target was missed already.
    `due` is None while a pause without end stops the clock. Raises ValueError for no phases or
    phases out of order, MissingCalendarYear and NeverOpen.
    """
    if not phases or any(later.begins < phase.begins for phase, later in pairwise(phases)):
        message = "Give the phases of the clock in their order, at least one."
        raise ValueError(message)
    spent = [business_minutes(phase.begins, later.begins, phase.calendar, pauses) for phase, later in pairwise(phases)]
    minutes = phases[-1].minutes
    return ChangedDue(
        n=len(phases),
        method="elapsed_kept",
        due=_due_in_phase(phases, spent, minutes=minutes, pauses=pauses),
        used=sum(spent),
        minutes=minutes,
    )


def _due_in_phase(
    phases: Sequence[Phase], spent: Sequence[float], *, minutes: float, pauses: Sequence[Pause]
) -> datetime | None:
    remaining = minutes
    for phase, part in zip(phases, [*spent, math.inf], strict=True):
        if remaining <= part:
            return due_unless_paused(phase.begins, remaining, phase.calendar, pauses)
        remaining -= part
    return None
