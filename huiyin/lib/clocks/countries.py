"""Calendars of countries: China with its adjusted workdays (调休), others by their holidays."""

from collections.abc import Iterable, Mapping
from datetime import date, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from huiyin.lib.clocks.calendar import OFFICE_WEEK, Calendar, MissingCalendarYear, Window

_HOME_ZONES = {
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "MO": "Asia/Macau",
    "TW": "Asia/Taipei",
    "SG": "Asia/Singapore",
    "JP": "Asia/Tokyo",
    "GB": "Europe/London",
    "US": "America/New_York",
}


def calendar_for(
    country: str = "CN",
    *,
    years: Iterable[int] | None = None,
    zone: tzinfo | None = None,
    week: Mapping[int, tuple[Window, ...]] | None = None,
) -> Calendar:
    """The office calendar of a country with its public holidays.

    Without `years`, China takes every year its table holds and other countries 2015–2035.
    Asking for a year that is not published yet raises MissingCalendarYear; so does counting
    into one later. An unknown country raises ValueError. Chinese holidays and workdays come from
    chinesecalendar (State Council notices), others from the holidays package.
    """
    wanted = None if years is None else frozenset(years)
    known, holidays, workdays = _china() if country == "CN" else _elsewhere(country)
    for year in sorted(wanted or ()):
        if year not in known:
            raise MissingCalendarYear(year, _remedy(country, year))
    return Calendar(
        zone=zone or ZoneInfo(_HOME_ZONES.get(country, "UTC")),
        week=OFFICE_WEEK if week is None else week,
        holidays=holidays,
        workdays=workdays,
        years=known if wanted is None else _with_eves(wanted, known),
        remedy=_remedy(country, None),
    )


def _with_eves(wanted: frozenset[int], known: frozenset[int]) -> frozenset[int]:
    """The years asked for and the one before each, whose last night runs into it."""
    return wanted | (known & {year - 1 for year in wanted})


def _remedy(country: str, year: int | None) -> str:
    which = "that year" if year is None else str(year)
    return (
        f"Enter the holidays and adjusted workdays of {which} for {country} in the calendar table, "
        "or update the package that brings them (chinesecalendar, holidays)."
    )


@lru_cache(maxsize=1)
def _china() -> tuple[frozenset[int], frozenset[date], frozenset[date]]:
    from chinese_calendar import constants  # read on first use: start-up stays quick

    known = frozenset(day.year for day in constants.holidays)
    return known, frozenset(constants.holidays), frozenset(constants.workdays)


@lru_cache(maxsize=16)
def _elsewhere(country: str) -> tuple[frozenset[int], frozenset[date], frozenset[date]]:
    import holidays  # read on first use: 0.1 s

    if country not in holidays.list_supported_countries():
        message = f"No public holidays are known for {country!r}: give an ISO code such as HK, US or GB."
        raise ValueError(message)
    known = frozenset(range(2015, 2036))
    table = holidays.country_holidays(country, years=sorted(known))
    return known, frozenset(table), frozenset()
