"""China's days: working days with their adjustments (调休), lunar new year, and both as regressors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from huiyin.lib.clocks import Calendar, calendar_for
from huiyin.lib.stats.arrays import Array

_DAY = timedelta(days=1)
_NEAR = 15


@dataclass(frozen=True, slots=True)
class CalendarEffects:
    """Regressors of days, `rows` (days × names); a name whose column is all 0 simply does not occur."""

    names: tuple[str, ...]
    rows: Array


def working_days(days: Sequence[date], *, calendar: Calendar | None = None) -> tuple[bool, ...]:
    """Whether each day is worked, adjusted weekends included; by default by China's State Council list.

    Raises MissingCalendarYear, with the remedy, for a year nobody has entered: never a guess.

    >>> working_days([date(2025, 1, 26), date(2025, 10, 1)])
    (True, False)
    """
    chosen = calendar or calendar_for("CN")
    return tuple(chosen.is_working_day(day) for day in days)


def lunar_new_year(year: int) -> date:
    """The first day of the lunar year (春节) in a solar year 1900–2099, from the lunardate package.

    >>> lunar_new_year(2026)
    datetime.date(2026, 2, 17)
    """
    from lunardate import LunarDate

    found: date = LunarDate(year, 1, 1).to_solar_date()
    return found


def lunar_offset(day: date) -> int | None:
    """Days since lunar new year from −15 to +15, None farther away."""
    offset = (day - lunar_new_year(day.year)).days
    return offset if abs(offset) <= _NEAR else None


def calendar_effects(
    days: Sequence[date], *, calendar: Calendar | None = None, lunar_width: int = 1
) -> CalendarEffects:
    """Regressors beside weekday dummies: holiday, adjusted workday, day before and after a holiday, lunar offset.

    A holiday is a weekday that is not worked; an adjusted workday is a weekend day that is: a soft
    weekday, whose effect is added to its own weekday's. The day before (after) is the last (first)
    worked day at a stretch of days off that is more than a weekend. Lunar offsets −15 … +15 are
    grouped by `lunar_width` days around the new year (1: a dummy each, needs several years; 5: six
    groups and the day itself). Neighbouring days count, so a series that touches the end of the calendar raises
    MissingCalendarYear.
    """
    if lunar_width < 1:
        message = f"Lunar groups are at least one day wide, not {lunar_width}."
        raise ValueError(message)
    chosen = calendar or calendar_for("CN")
    groups = list(dict.fromkeys(_group(offset, lunar_width) for offset in range(-_NEAR, _NEAR + 1)))
    names = ("holiday", "adjusted_workday", "day_before", "day_after", *(f"lunar_{group:+d}" for group in groups))
    rows = [
        [*_marks(day, chosen), *(float(_lunar_group(day, lunar_width) == group) for group in groups)] for day in days
    ]
    return CalendarEffects(names=names, rows=np.array(rows, dtype=np.float64).reshape(len(days), len(names)))


def _marks(day: date, calendar: Calendar) -> list[float]:
    worked, weekend = calendar.is_working_day(day), day.weekday() >= 5
    before = worked and _holiday_stretch(day, calendar, step=_DAY)
    after = worked and _holiday_stretch(day, calendar, step=-_DAY)
    return [float(not worked and not weekend), float(worked and weekend), float(before), float(after)]


def _holiday_stretch(day: date, calendar: Calendar, *, step: timedelta) -> bool:
    """Whether the days off next to `day` in the direction of `step` are more than a weekend."""
    day += step
    while not calendar.is_working_day(day):
        if day.weekday() < 5:
            return True
        day += step
    return False


def _group(offset: int, width: int) -> int:
    """The outermost offset of the group: 0 alone, then `width` days on each side."""
    away = min(_NEAR, -(-abs(offset) // width) * width)
    return away if offset >= 0 else -away


def _lunar_group(day: date, width: int) -> int | None:
    offset = lunar_offset(day)
    return None if offset is None else _group(offset, width)
