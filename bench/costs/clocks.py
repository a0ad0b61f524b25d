"""Business time over ten years of calendar: one call is one due time."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from bench.costs import Cost
from huiyin.lib.clocks import Calendar, business_minutes, calendar_for, due_at

CALLS = 20_000
WEEK = dict.fromkeys(range(5), ((time(9), time(12)), (time(13), time(18))))
BEGIN = datetime(2016, 1, 4, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def starts(years: int) -> list[datetime]:
    """Random moments over so many years, some weeks before their end."""
    rnd = random.Random(1)
    return [BEGIN + rnd.randrange((years * 365 - 60) * 1440) * MINUTE for _ in range(CALLS)]


def warm(years: int) -> Calendar:
    """China's calendar, its table filled for the years asked about."""
    calendar = calendar_for("CN", week=WEEK)
    business_minutes(BEGIN, BEGIN + timedelta(days=365 * years), calendar)
    return calendar


def due(years: int) -> Callable[[], object]:
    """Due times of eight hours from random starts."""
    calendar, moments = warm(years), starts(years)
    return lambda: [due_at(moment, 480, calendar) for moment in moments]


def far(years: int) -> Callable[[], object]:
    """Due times that lie years ahead: the table is searched, not walked."""
    calendar = warm(years)
    budget = 480 * 240 * (years - 1)
    return lambda: [due_at(BEGIN, budget, calendar) for _ in range(CALLS)]


def paused(years: int) -> Callable[[], object]:
    """Due times with two overlapping pauses."""
    calendar = warm(years)
    cases = [
        (
            moment,
            [
                (moment + 60 * MINUTE, moment + 1800 * MINUTE),
                (moment + 1700 * MINUTE, moment + 1900 * MINUTE),
            ],
        )
        for moment in starts(years)
    ]
    return lambda: [due_at(moment, 480, calendar, pauses) for moment, pauses in cases]


def used(years: int) -> Callable[[], object]:
    """Business minutes from the beginning of the calendar."""
    calendar, moments = warm(years), starts(years)
    return lambda: [business_minutes(BEGIN, moment, calendar) for moment in moments]


def filling(years: int) -> Callable[[], object]:
    """The first question asked of a new calendar fills its table."""
    return lambda: business_minutes(BEGIN, BEGIN + timedelta(days=365 * years - 1), calendar_for("CN", week=WEEK))


LIMIT = 20e-6

COSTS = [
    Cost("due_at, 8 h from random starts (n = years)", (1, 10), due, 0, "constant", LIMIT, calls=CALLS),
    Cost("due_at, years ahead (n = years)", (2, 10), far, 0, "constant", LIMIT, calls=CALLS),
    Cost("due_at with two pauses (n = years)", (1, 10), paused, 0, "constant", LIMIT, calls=CALLS),
    Cost("business_minutes (n = years)", (1, 10), used, 0, "constant", LIMIT, calls=CALLS),
    Cost("filling the table of a calendar (n = years)", (2, 10), filling, 1),
]
