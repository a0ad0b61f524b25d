"""When a place is open: weekly windows, holidays and adjusted workdays, expanded to instants."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import accumulate

Window = tuple[time, time]
"""[opening, closing) in local time; closing ≤ opening means "on the next day" (22:00–06:00)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1)

_OFFICE_DAY: tuple[Window, ...] = ((time(9), time(18)),)
OFFICE_WEEK: dict[int, tuple[Window, ...]] = dict.fromkeys(range(5), _OFFICE_DAY)
"""Monday (0) to Friday (4), 9 to 18."""


class MissingCalendarYear(LookupError):
    """A calculation reached a year whose holidays nobody has entered yet."""

    def __init__(self, year: int, remedy: str = "") -> None:
        self.year = year
        self.remedy = remedy or (
            f"Enter the holidays and adjusted workdays of {year} in the calendar table, "
            "or update the package that brings them."
        )
        super().__init__(f"No holiday calendar for {year}. {self.remedy}")


class NeverOpen(ValueError):
    """The calendar has no open window to count in."""


def to_ticks(moment: datetime) -> int:
    """Microseconds since 1970 UTC; refuses a datetime without zone."""
    if moment.tzinfo is None:
        message = "Business time needs aware datetimes."
        raise ValueError(message)
    return (moment - _EPOCH) // _MICROSECOND


def from_ticks(ticks: int) -> datetime:
    """The UTC datetime of `to_ticks`."""
    return _EPOCH + ticks * _MICROSECOND


@dataclass(frozen=True, slots=True)
class Spans:
    """Disjoint open spans of one local year in ticks, with running totals for quick look-up."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    """Open ticks before span i; one longer than the spans, so the last one is the total."""

    @property
    def total(self) -> int:
        """Open ticks of the whole year."""
        return self.before[-1]

    def open_before(self, tick: int) -> int:
        """Open ticks of this year that lie before `tick`."""
        index = bisect_right(self.starts, tick) - 1
        if index < 0:
            return 0
        return self.before[index] + min(tick, self.ends[index]) - self.starts[index]

    def reach(self, amount: int) -> int:
        """The first tick by which `amount` (1 … total) open ticks have passed: a closing if exact."""
        index = bisect_right(self.before, amount - 1) - 1
        return self.starts[index] + amount - self.before[index]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


@dataclass(frozen=True, slots=True)
class Calendar:
    """Open windows by weekday (Monday is 0) in a zone, less holidays, plus adjusted workdays.

    `years` are those whose holidays are known; None means that no holiday table is needed.
    An adjusted workday (调休) on a weekday without windows takes `workday_windows`, by default
    those of the first open weekday. `elapsed` calendars are open always, day and night.
    """

    zone: tzinfo
    week: Mapping[int, tuple[Window, ...]] = field(default_factory=lambda: OFFICE_WEEK)
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    years: frozenset[int] | None = None
    workday_windows: tuple[Window, ...] | None = None
    elapsed: bool = False
    remedy: str = ""
    _years: dict[int, Spans] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working_day(self, day: date) -> bool:
        """Open by the week or by adjustment, and not a holiday; raises MissingCalendarYear."""
        return bool(self.windows_on(day))

    def windows_on(self, day: date) -> tuple[Window, ...]:
        """The windows that open on `day`; raises MissingCalendarYear."""
        if self.elapsed:
            return ((time(0), time(0)),)
        self._require(day.year)
        weekly = self.week.get(day.weekday(), ())
        if day in self.workdays:
            return weekly or self._adjusted_windows()
        return () if day in self.holidays else weekly

    def spans_of(self, year: int) -> Spans:
        """Open spans within the local year, cut at its ends; raises MissingCalendarYear."""
        spans = self._years.get(year)
        if spans is None:
            # Two threads may both compute it; they write the same value.
            spans = self._years[year] = self._expand(year)
        return spans

    def local_year(self, moment: datetime) -> int:
        """The year in the calendar's zone."""
        return moment.astimezone(self.zone).year

    def never_opens(self) -> bool:
        """Whether no window exists at all."""
        return not self.elapsed and not any(self.week.values()) and not self.workdays

    def _require(self, year: int) -> None:
        if self.years is not None and year not in self.years:
            raise MissingCalendarYear(year, self.remedy)

    def _adjusted_windows(self) -> tuple[Window, ...]:
        if self.workday_windows is not None:
            return self.workday_windows
        return next((windows for _, windows in sorted(self.week.items()) if windows), ())

    def _expand(self, year: int) -> Spans:
        first, limit = self._instant(date(year, 1, 1), time(0)), self._instant(date(year + 1, 1, 1), time(0))
        spans = _merged(
            (max(start, first), min(end, limit))
            for day in self._opening_days(year)
            for start, end in self._instants(day)
        )
        return Spans(
            starts=tuple(start for start, _ in spans),
            ends=tuple(end for _, end in spans),
            before=tuple(accumulate((end - start for start, end in spans), initial=0)),
        )

    def _opening_days(self, year: int) -> Iterable[date]:
        """The days of the year, and New Year's Eve before it when a night may run over."""
        day = date(year, 1, 1)
        if self._has_nights():
            day -= _DAY
        while day.year <= year:
            yield day
            day += _DAY

    def _has_nights(self) -> bool:
        windows = [*self.week.values(), self.workday_windows or ()]
        return any(time(0) < closing <= opening for day in windows for opening, closing in day)

    def _instants(self, day: date) -> Iterable[tuple[int, int]]:
        for opening, closing in self.windows_on(day):
            closing_day = day + _DAY if closing <= opening else day
            yield self._instant(day, opening), self._instant(closing_day, closing)

    def _instant(self, day: date, clock: time) -> int:
        return to_ticks(datetime.combine(day, clock, tzinfo=self.zone))


ELAPSED = Calendar(zone=UTC, elapsed=True)
"""Time simply passes: 24 hours a day, every day (urgent and high levels, follow-ups)."""
