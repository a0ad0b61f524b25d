"""After the resolution and until it: follow-ups at 1 h, 24 h, 72 h and 30 days, and regular updates."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise

from huiyin.lib.clocks.arithmetic import business_minutes, due_at
from huiyin.lib.clocks.calendar import ELAPSED, Calendar, Window, from_ticks, local_instant, to_ticks
from huiyin.lib.clocks.results import FollowUp, FollowUpPlan, UpdateClock


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpStep:
    """`elapsed` hours pass anywhere alike; `days` are calendar days where the customer lives."""

    code: str
    elapsed: timedelta = timedelta(0)
    days: int = 0


FOLLOW_UP_STEPS = (
    FollowUpStep(code="1h", elapsed=timedelta(hours=1)),
    FollowUpStep(code="24h", elapsed=timedelta(hours=24)),
    FollowUpStep(code="72h", elapsed=timedelta(hours=72)),
    FollowUpStep(code="30d", days=30),
)
"""One hour, a day, three days, a month (spec/methods.md F)."""


def plan_follow_ups(
    resolved: datetime,
    *,
    zone: tzinfo,
    steps: Sequence[FollowUpStep] = FOLLOW_UP_STEPS,
    quiet: Window | None = None,
    reopened: datetime | None = None,
) -> FollowUpPlan:
    """The follow-ups of a case resolved at `resolved`, for a customer in `zone`.

    A time within the quiet hours [from, to) moves forward to their end. Reopening cancels what is
    due then or later.
    """
    follow_ups = tuple(_follow_up(resolved, step, zone=zone, quiet=quiet, reopened=reopened) for step in steps)
    return FollowUpPlan(n=len(follow_ups), method="elapsed_and_calendar_days", follow_ups=follow_ups)


def update_clock(
    started: datetime,
    updates: Sequence[datetime],
    *,
    now: datetime,
    every: float = 60,
    calendar: Calendar = ELAPSED,
    ended: datetime | None = None,
) -> UpdateClock:
    """The promise of an update every `every` minutes: next one due, and how many were missed.

    The next update is due `every` minutes after the last one; each full interval without an
    update is one missed. An update at the very instant it is due is in time, a clock that shows
    that instant without one is breached. `ended` stops the promise.
    """
    if every <= 0:
        message = f"every must be a positive number of minutes, not {every}"
        raise ValueError(message)
    stop = now if ended is None else min(now, ended)
    told = [started, *sorted(update for update in updates if started < update <= stop)]
    gaps = [business_minutes(a, b, calendar) for a, b in pairwise(told)]
    last_gap = business_minutes(told[-1], stop, calendar)
    over = ended is not None and ended <= now
    last_missed = max(0, math.ceil(last_gap / every) - 1) if over else math.floor(last_gap / every)
    return UpdateClock(
        n=len(told) - 1,
        method="update_every",
        every=every,
        next_update=None if over else due_at(told[-1], every, calendar),
        missed=sum(max(0, math.ceil(gap / every) - 1) for gap in gaps) + last_missed,
        breached=not over and last_missed > 0,
        longest_gap=max([*gaps, last_gap]),
    )


def _follow_up(
    resolved: datetime, step: FollowUpStep, *, zone: tzinfo, quiet: Window | None, reopened: datetime | None
) -> FollowUp:
    planned = _days_later(from_ticks(to_ticks(resolved)) + step.elapsed, step.days, zone)
    due = planned if quiet is None else _after_quiet_hours(planned, quiet, zone)
    cancelled = reopened is not None and resolved <= reopened <= due
    return FollowUp(code=step.code, due=due, shifted=due != planned, cancelled=cancelled)


def _days_later(moment: datetime, days: int, zone: tzinfo) -> datetime:
    if days == 0:
        return moment
    local = moment.astimezone(zone).replace(tzinfo=None) + timedelta(days=days)
    return from_ticks(local_instant(local, zone))


def _after_quiet_hours(moment: datetime, quiet: Window, zone: tzinfo) -> datetime:
    begins, ends = quiet
    local = moment.astimezone(zone).replace(tzinfo=None)
    clock = local.time()
    over_midnight = ends <= begins
    silent = (clock >= begins or clock < ends) if over_midnight else begins <= clock < ends
    if not silent:
        return moment
    day = local.date() + timedelta(days=over_midnight and clock >= begins)
    return from_ticks(local_instant(datetime.combine(day, ends), zone))
