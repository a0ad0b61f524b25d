"""Counting in business time: due times, minutes used, working days; all on UTC instants.

Business time is the measure of [start, end) ∩ open windows, less pauses ∩ windows
(spec/methods.md F). Everything returned is aware UTC.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from huiyin.lib.clocks.calendar import Calendar, NeverOpen, from_ticks, to_ticks
from huiyin.lib.clocks.spans import merged

Pause = tuple[datetime, datetime | None]
"""[from, to); a pause without end is still open."""

_MINUTE = 60_000_000
_YEARS_TO_SEARCH = 100
_MOST_MINUTES = _YEARS_TO_SEARCH * 366 * 1440


def business_minutes(start: datetime, end: datetime, calendar: Calendar, pauses: Sequence[Pause] = ()) -> float:
    """Open minutes in [start, end) outside the pauses; an open pause lasts to `end`. 0 if end ≤ start.

    Raises MissingCalendarYear when the span touches a year without a holiday table.
    """
    first, last = to_ticks(start), to_ticks(end)
    if last <= first:
        return 0.0
    counted = _open_ticks(first, last, calendar)
    paused = sum(_open_ticks(a, b, calendar) for a, b in _clean_pauses(pauses, first=first, last=last))
    return (counted - paused) / _MINUTE


def due_at(
    start: datetime, minutes: float, calendar: Calendar, pauses: Sequence[tuple[datetime, datetime]] = ()
) -> datetime:
    """The first instant at which `minutes` of open, unpaused time have passed since `start`.

    When that falls on a boundary it is the closing instant, not the next opening. A budget of
    0 is due at `start`. Pauses move the due time only by the open time they covered.
    Raises MissingCalendarYear, NeverOpen, and ValueError for more than a century of minutes.
    """
    if not -_MOST_MINUTES < minutes < _MOST_MINUTES:
        message = f"A promise of {minutes} minutes is out of reach: give at most {_YEARS_TO_SEARCH} years."
        raise ValueError(message)
    tick = to_ticks(start)
    remaining = round(minutes * _MINUTE)
    for pause_start, pause_end in _clean_pauses(pauses, first=tick, last=None):
        running = _open_ticks(tick, pause_start, calendar)
        if running >= remaining:
            break
        remaining -= running
        tick = pause_end
    return from_ticks(_advance(tick, remaining, calendar))


def due_unless_paused(
    start: datetime, minutes: float, calendar: Calendar, pauses: Sequence[Pause] = ()
) -> datetime | None:
    """`due_at`, or None while a pause without end keeps the clock from running out."""
    closed = [(a, b) for a, b in pauses if b is not None]
    due = due_at(start, minutes, calendar, closed)
    opened = [a for a, b in pauses if b is None]
    return None if opened and min(opened) < due else due


def add_working_days(start: datetime, days: int, calendar: Calendar) -> datetime:
    """The same local time `days` working days later: one working day after Friday is Monday.

    Raises MissingCalendarYear and NeverOpen.
    """
    if calendar.never_opens():
        raise NeverOpen(calendar.zone)
    local = from_ticks(to_ticks(start)).astimezone(calendar.zone)
    while days > 0:
        local += timedelta(days=1)  # wall-clock arithmetic: the same time of day across DST
        days -= calendar.is_working_day(local.date())
    return local.astimezone(UTC)


def working_days(first: date, last: date, calendar: Calendar) -> int:
    """How many days from `first` to `last`, both included, are working days; raises MissingCalendarYear."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def _clean_pauses(pauses: Iterable[Pause], *, first: int, last: int | None) -> list[tuple[int, int]]:
    """Pauses as ticks within [first, last), sorted, overlaps merged, empty ones dropped."""
    return merged(_pause_ticks(pause, first=first, last=last) for pause in pauses)


def _pause_ticks(pause: Pause, *, first: int, last: int | None) -> tuple[int, int]:
    start, end = pause
    if end is None and last is None:
        message = "A pause without end has no due time: use due_unless_paused."
        raise ValueError(message)
    ends = [tick for tick in (None if end is None else to_ticks(end), last) if tick is not None]
    return max(to_ticks(start), first), min(ends)


def _open_ticks(first: int, last: int, calendar: Calendar) -> int:
    if last <= first:
        return 0
    if calendar.elapsed:
        return last - first
    spans = calendar.spans_over(first, last - 1)
    return spans.open_before(last) - spans.open_before(first)


def _advance(tick: int, amount: int, calendar: Calendar) -> int:
    """The first tick by which `amount` open ticks have passed since `tick`."""
    if amount <= 0:
        return tick
    if calendar.elapsed:
        return tick + amount
    if calendar.never_opens():
        raise NeverOpen(calendar.zone)
    spans = calendar.spans_over(tick, tick)
    for _ in range(_YEARS_TO_SEARCH):
        goal = spans.open_before(tick) + amount
        if goal <= spans.total:
            return spans.reach(goal)
        spans = calendar.spans_over(tick, spans.limit)
    raise NeverOpen(calendar.zone)
