"""When a place is open: weekly windows, holidays and adjusted workdays, expanded to instants."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from huiyin.lib.clocks.spans import Spans, joined, spans_within

Window = tuple[time, time]
"""[opening, closing) in local time; closing ≤ opening means "on the next day" (22:00–06:00)."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOCAL_EPOCH = _EPOCH.replace(tzinfo=None)
_MICROSECOND = timedelta(microseconds=1)
_SECOND = 1_000_000
_DAY = timedelta(days=1)
_WIDEST_TABLE = 50
"""Years; a lone question about another century does not fill the table up to it."""

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

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(f"The calendar in {zone} has no open window left to count in: enter its opening hours.")


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
    _table: list[Spans] = field(default_factory=list, init=False, repr=False, compare=False)

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

    def spans_over(self, first: int, last: int) -> Spans:
        """One table of open spans over all local years from tick `first` to `last`, both included.

        It is kept, and grows by the years asked for. Raises MissingCalendarYear.
        """
        for table in self._table:
            if table.begin <= first and last < table.limit:
                return table
        years = self._years_with_known(self._local_year(first), self._local_year(last))
        table = joined(self._spans_of(year) for year in years)
        self._table[:] = [table]  # threads that grow it at once each put a whole one there: the last one stays
        return table

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

    def _local_year(self, tick: int) -> int:
        return from_ticks(tick).astimezone(self.zone).year

    def _years_with_known(self, first: int, last: int) -> range:
        """The years from first to last, and those already in the table if nothing lacks in between."""
        low, high = min([first, *self._years]), max([last, *self._years])
        lacking = self.years is not None and not self.years.issuperset(range(low, high + 1))
        return range(first, last + 1) if lacking or high - low >= _WIDEST_TABLE else range(low, high + 1)

    def _spans_of(self, year: int) -> Spans:
        if year not in self._years:
            self._years[year] = self._expand(year)
        return self._years[year]

    def _expand(self, year: int) -> Spans:
        first, limit = self._instant(date(year, 1, 1), time(0)), self._instant(date(year + 1, 1, 1), time(0))
        days = self._opening_days(year)
        return spans_within(first, limit, (span for day in days for span in self._instants(day)))

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
        return local_instant(datetime.combine(day, clock), self.zone)


def local_instant(local: datetime, zone: tzinfo) -> int:
    """The tick of a naive wall-clock time, which daylight saving may repeat or leave out.

    A repeated time is its first occurrence; a time left out is the moment the clock jumps over it.
    """
    offset = _steady_offset(zone, local.date())
    if offset is not None:
        return (local - _LOCAL_EPOCH) // _MICROSECOND - offset
    moment = local.replace(tzinfo=zone)
    before, after = moment.utcoffset(), moment.replace(fold=1).utcoffset()
    if before is None or after is None or after <= before:
        return to_ticks(moment)
    return _jump(to_ticks(moment) - (after - before) // _MICROSECOND, to_ticks(moment), zone)


@lru_cache(maxsize=8192)
def _steady_offset(zone: tzinfo, day: date) -> int | None:
    """The offset from UTC in ticks when the zone keeps one all day long; None on days of a change."""
    first, last = (datetime.combine(one, time(0), tzinfo=zone).utcoffset() for one in (day, day + _DAY))
    return first // _MICROSECOND if first is not None and first == last else None


def _jump(before: int, after: int, zone: tzinfo) -> int:
    """The tick at which the zone's offset changes in (before, after], to the second."""
    old = from_ticks(before).astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = (before + after) // 2 // _SECOND * _SECOND
        if from_ticks(middle).astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


ELAPSED = Calendar(zone=UTC, elapsed=True)
"""Time simply passes: 24 hours a day, every day (urgent and high levels, follow-ups)."""
