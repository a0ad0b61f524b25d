"""Business time of a case: the one place that copes with a year nobody has entered holidays for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from huiyin.lib.clocks import (
    ELAPSED,
    Calendar,
    MissingCalendarYear,
    add_working_days,
    business_minutes,
    calendar_for,
    due_at,
)
from huiyin.resolve.terms import ClockMode, ClockUnit

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Target:
    """How long something may take."""

    amount: int
    unit: ClockUnit


@dataclass(frozen=True)
class Moment:
    """A computed time; `estimated` when the holidays of its year are not known yet."""

    at: datetime
    estimated: bool


@dataclass(frozen=True)
class BusinessTime:
    """Counts in a unit's opening hours, or in plain time for clocks that run day and night."""

    calendar: Calendar

    def due(self, start: datetime, target: Target, *, mode: ClockMode) -> Moment:
        """Return when a target that began at `start` is due."""
        if target.unit is ClockUnit.WORKING_DAYS:
            return self._counted(lambda calendar: add_working_days(start, target.amount, calendar), mode)
        return self.after_minutes(start, target.amount, mode=mode)

    def after_minutes(self, start: datetime, minutes: float, *, mode: ClockMode) -> Moment:
        """Return the moment at which so many minutes of the clock's own time have passed."""
        return self._counted(lambda calendar: due_at(start, minutes, calendar), mode)

    def minutes_between(self, start: datetime, end: datetime, *, mode: ClockMode) -> float:
        """Return how many minutes of the clock's own time lie in [start, end)."""
        minutes, _estimated = self._attempt(lambda calendar: business_minutes(start, end, calendar), mode)
        return minutes

    def minutes_of(self, target: Target) -> int:
        """Return a target in minutes, a working day counted as the hours of an ordinary one."""
        if target.unit is ClockUnit.MINUTES:
            return target.amount
        return target.amount * _minutes_a_day(self.calendar)

    def _counted(self, count: Callable[[Calendar], datetime], mode: ClockMode) -> Moment:
        return Moment(*self._attempt(count, mode))

    def _attempt(self, count: Callable[[Calendar], T], mode: ClockMode) -> tuple[T, bool]:
        if mode is ClockMode.ELAPSED:
            return count(ELAPSED), False
        try:
            return count(self.calendar), False
        except MissingCalendarYear:
            # Opening a case never fails for want of a calendar: plain weekdays, marked as an estimate.
            return count(replace(self.calendar, years=None)), True


def build_calendar(
    *,
    zone: str,
    hours: Mapping[str, Sequence[Sequence[str]]],
    holidays: str,
    days_off: Sequence[str],
    days_on: Sequence[str],
) -> Calendar:
    """Return the calendar of a row: hours by weekday 1 Monday … 7 Sunday, holidays of a country, own days."""
    week = {int(day) - 1: tuple(_window(*span) for span in spans) for day, spans in hours.items()}
    plain = (
        calendar_for(holidays, zone=ZoneInfo(zone), week=week) if holidays else Calendar(zone=ZoneInfo(zone), week=week)
    )
    off, on = frozenset(map(date.fromisoformat, days_off)), frozenset(map(date.fromisoformat, days_on))
    return replace(plain, holidays=(plain.holidays | off) - on, workdays=(plain.workdays | on) - off)


def _window(opens: str, closes: str) -> tuple[time, time]:
    return time.fromisoformat(opens), time.fromisoformat(closes)


def _minutes_a_day(calendar: Calendar) -> int:
    windows = next((spans for _day, spans in sorted(calendar.week.items()) if spans), ())
    anchor = date(2000, 1, 1)
    spans = ((datetime.combine(anchor, a), datetime.combine(anchor, b)) for a, b in windows)
    return sum(int(((b - a) % timedelta(days=1)).total_seconds() // 60) for a, b in spans)
