"""Oracles of business time by a walk over every minute. Run: python -m tests.oracles.r.clocks_brute.

A minute counts when the wall clock in the zone lies in a window of its day (or of last night) and
no pause covers it. Holidays come from chinesecalendar and the holidays package by the day.
"""

import json
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import chinese_calendar
import holidays

MINUTE = timedelta(minutes=1)
LUNCH = [["09:00", "12:00"], ["13:00", "18:00"]]
US = holidays.country_holidays("US", years=[2024, 2025, 2026])


def open_day(day, calendar, weekdays):
    """Whether windows open on a day."""
    if calendar == "CN":
        return chinese_calendar.is_workday(day)
    return day.isoweekday() in weekdays and not (calendar == "US" and day in US)


def counts(moment, zone, hours, calendar, weekdays):
    """Whether this minute is business time."""
    local = moment.astimezone(zone)
    clock = local.time()
    for opens, closes in ((time.fromisoformat(a), time.fromisoformat(b)) for a, b in hours):
        if opens < closes and opens <= clock < closes and open_day(local.date(), calendar, weekdays):
            return True
        if closes <= opens and clock >= opens and open_day(local.date(), calendar, weekdays):
            return True
        if closes <= opens and clock < closes and open_day(local.date() - timedelta(days=1), calendar, weekdays):
            return True
    return False


def walk(inputs):
    """Due time after so many minutes, or the minutes up to the end."""
    zone, calendar = ZoneInfo(inputs["tz"]), inputs.get("calendar")
    weekdays = inputs.get("weekdays", [1, 2, 3, 4, 5])
    pauses = [tuple(local(text, zone) for text in pause) for pause in inputs.get("pauses", [])]
    moment = local(inputs["start"], zone)
    end = local(inputs["end"], zone) if "end" in inputs else None
    gross = net = 0
    while end is None or moment < end:
        if counts(moment, zone, inputs["hours"], calendar, weekdays):
            paused = any(a <= moment < b for a, b in pauses)
            gross, net = gross + 1, net + (not paused)
            if not paused and net == inputs.get("minutes"):
                return {"due": (moment + MINUTE).astimezone(zone).isoformat()}
        moment += MINUTE
    return {"gross": gross, "net": net}


def local(text, zone):
    """A local time as an instant in UTC, so that minutes are real minutes."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


CASES = {
    "pauses-overlap": {
        "start": "2025-09-29T10:00",
        "tz": "Asia/Shanghai",
        "hours": LUNCH,
        "minutes": 600,
        "calendar": "CN",
        "pauses": [["2025-09-29T11:00", "2025-09-29T14:30"], ["2025-09-29T14:00", "2025-09-30T09:30"]],
    },
    "minutes-national-day": {
        "start": "2025-09-27T10:00",
        "end": "2025-10-12T20:00",
        "tz": "Asia/Shanghai",
        "hours": LUNCH,
        "calendar": "CN",
        "pauses": [["2025-09-28T08:00", "2025-09-28T10:30"], ["2025-10-09T17:00", "2025-10-10T12:30"]],
    },
    "spring-festival": {
        "start": "2026-02-13T17:10",
        "tz": "Asia/Shanghai",
        "hours": LUNCH,
        "minutes": 700,
        "calendar": "CN",
    },
    "night-spring-forward": {
        "start": "2025-03-07T23:00",
        "tz": "America/New_York",
        "hours": [["22:00", "06:00"]],
        "weekdays": [1, 2, 3, 4, 5, 6, 7],
        "minutes": 1000,
    },
    "night-fall-back": {
        "start": "2025-10-31T21:15",
        "end": "2025-11-04T03:45",
        "tz": "America/New_York",
        "hours": [["22:00", "06:00"]],
        "weekdays": [5, 6, 7],
    },
    "us-thanksgiving": {
        "start": "2025-11-26T15:40",
        "tz": "America/New_York",
        "hours": [["08:30", "17:00"]],
        "minutes": 900,
        "calendar": "US",
    },
    "us-new-year-minutes": {
        "start": "2025-12-23T12:00",
        "end": "2026-01-06T12:00",
        "tz": "America/Chicago",
        "hours": [["08:30", "17:00"]],
        "calendar": "US",
    },
    "gap-opening": {
        "start": "2025-03-08T20:00",
        "tz": "America/New_York",
        "hours": [["02:30", "05:00"]],
        "weekdays": [6, 7],
        "minutes": 150,
    },
    "weekend-shift": {
        "start": "2025-05-09T16:00",
        "tz": "Europe/London",
        "hours": [["10:00", "14:00"], ["20:00", "02:00"]],
        "weekdays": [6, 7],
        "minutes": 1300,
    },
}


def rows():
    """All cases walked."""
    for name, inputs in CASES.items():
        yield {
            "id": f"F-sla-own-{name}",
            "section": "F",
            "method": f"business time: {name.replace('-', ' ')}",
            "inputs": inputs,
            "expected": walk(inputs),
            "tolerance": 0,
            "source": "minute walk with zoneinfo and the holiday packages (tests/oracles/r/clocks_brute.py)",
            "verification": "cross",
            "family": "F-sla",
        }


if __name__ == "__main__":
    print(json.dumps(list(rows())))
