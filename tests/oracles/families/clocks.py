"""Business time, follow-ups and the clocks of a conversation."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from huiyin.lib.clocks import (
    Calendar,
    Event,
    EventKind,
    MissingCalendarYear,
    Phase,
    calendar_for,
    due_after_changes,
    due_unless_paused,
    plan_follow_ups,
    read_clock,
    resolution_due,
    resolution_time,
    response_times,
    update_clock,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FOUR_HOURS = 240
"""The budget of rows that name none (F-sla-4)."""
ALWAYS = {day: ((time(0), time(0)),) for day in range(7)}


def sla(inputs):
    """A due time for `minutes`, the minutes used up to `end`, or both; a year without calendar is an error's name."""
    try:
        return business_time(inputs)
    except MissingCalendarYear as missing:
        return {"due": None, "error": "MissingCalendarYear", "raises": True, "year": missing.year}


def business_time(inputs):
    zone = ZoneInfo(inputs.get("tz", "Asia/Shanghai"))
    calendar, start = opening_hours(inputs, zone), moment(inputs["start"], zone)
    pauses = [_pause(one, zone) for one in inputs.get("pauses", [])]
    found = {}
    budget = inputs.get("minutes", None if "end" in inputs else FOUR_HOURS)
    if budget is not None:
        due = due_unless_paused(start, budget, calendar, pauses)
        found["due"] = None if due is None else due.astimezone(zone).isoformat()
        found["state"] = found["status"] = "paused" if due is None else "running"
    if "end" in inputs:
        reading = read_clock(start, moment(inputs["end"], zone), calendar, pauses)
        found |= {"gross": reading.gross, "net": reading.net, "paused": reading.paused}
        found |= {"minutes": reading.net, "business_minutes": reading.net, "gross_minutes": reading.gross}
    return found


def follow(inputs):
    """Follow-ups in the zone of the customer, by default the offset of the resolution."""
    zone = ZoneInfo(inputs["tz"]) if "tz" in inputs else None
    resolved = moment(inputs["resolved"], zone)
    zone = zone or resolved.tzinfo
    quiet = inputs.get("quiet") or inputs.get("quiet_hours")
    quiet = (quiet["from"], quiet["to"]) if isinstance(quiet, dict) else quiet
    reopened = inputs.get("reopened") or inputs.get("reopened_at")
    plan = plan_follow_ups(
        resolved,
        zone=zone,
        quiet=tuple(time.fromisoformat(clock) for clock in quiet) if quiet else None,
        reopened=moment(reopened, zone) if reopened else None,
    )
    due = [shown(one.due, zone) for one in plan.follow_ups]
    pending = [shown(one.due, zone) for one in plan.pending]
    return {
        "due": due,
        "pending": pending,
        "cancelled": [one.code for one in plan.follow_ups if one.cancelled],
        "cancelled_count": plan.n - len(pending),
    }


def conversation(inputs):
    """Events [[when, kind], …] and a calendar as in F-sla."""
    zone = ZoneInfo(inputs.get("tz", "UTC"))
    calendar = opening_hours(inputs, zone)
    events = [Event(moment(at, zone), EventKind(kind)) for at, kind in inputs["events"]]
    times = response_times(events, calendar=calendar)
    reopening = inputs.get("reopening", "resume")
    now = moment(inputs["now"], zone) if "now" in inputs else None
    resolution = resolution_time(events, calendar=calendar, now=now, reopening=reopening)
    found = {
        "first_response": times.first.minutes if times.first else None,
        "next_responses": [answer.minutes for answer in times.following],
        "automatic": times.automatic,
        "resolution_net": resolution.net,
        "resolution_gross": resolution.gross,
        "reopened": resolution.reopened,
    }
    if "minutes" in inputs:
        due = resolution_due(events, minutes=inputs["minutes"], calendar=calendar, reopening=reopening)
        found["due"] = None if due is None else shown(due, zone)
    return found


def updates(inputs):
    """A promise of regular updates."""
    zone = ZoneInfo(inputs.get("tz", "UTC"))
    clock = update_clock(
        moment(inputs["start"], zone),
        [moment(one, zone) for one in inputs["updates"]],
        now=moment(inputs["now"], zone),
        every=inputs.get("every", 60),
        calendar=opening_hours(inputs, zone),
    )
    next_update = None if clock.next_update is None else shown(clock.next_update, zone)
    return {"next_update": next_update, "missed": clock.missed, "breached": clock.breached}


def changed(inputs):
    """Phases of a clock, each with its own minutes and hours."""
    zone = ZoneInfo(inputs.get("tz", "UTC"))
    phases = [
        Phase(begins=moment(one["start"], zone), minutes=one["minutes"], calendar=opening_hours(one, zone))
        for one in inputs["phases"]
    ]
    found = due_after_changes(phases)
    return {"due": shown(found.due, zone), "used": found.used}


def opening_hours(inputs, zone):
    """The calendar of a row: hours (list, or by weekday), country, own holidays and workdays."""
    country = inputs.get("calendar")
    country = None if country in (None, "", "none", "24x7", "24/7") else country
    week = _week(inputs)
    plain = calendar_for(country, zone=zone, week=week) if country else Calendar(zone=zone, week=week)
    holidays = plain.holidays | {date.fromisoformat(day) for day in inputs.get("holidays", [])}
    workdays = plain.workdays | {date.fromisoformat(day) for day in inputs.get("workdays", [])}
    return Calendar(zone=zone, week=week, holidays=holidays, workdays=workdays, years=plain.years, remedy=plain.remedy)


def _pause(given, zone):
    """A pair, or a mapping of from/start to to/end; no end means still paused."""
    if isinstance(given, dict):
        given = given.get("from", given.get("start")), given.get("to", given.get("end"))
    begins, ends = given
    return moment(begins, zone), None if ends is None else moment(ends, zone)


def _week(inputs):
    hours = inputs.get("hours")
    if not hours or inputs.get("calendar") in ("24x7", "24/7"):
        return ALWAYS
    if isinstance(hours, dict):
        return {_weekday(day): tuple(map(_window, windows)) for day, windows in hours.items()}
    given = inputs.get("weekdays", inputs.get("days", range(5)))
    numbers = [day for day in given if isinstance(day, int)]
    first = 0 if isinstance(given, range) or 0 in numbers else 1
    return {_weekday(day, first=first): tuple(map(_window, hours)) for day in given}


def _weekday(day, *, first=0):
    if isinstance(day, str) and not day.isdigit():
        return DAYS.index(day[:3].lower())
    return int(day) - first


def _window(span):
    opens, closes = (time(0) if clock == "24:00" else time.fromisoformat(clock) for clock in span)
    return opens, closes


def moment(text, zone):
    """An ISO time, local in `zone` unless it brings its own offset."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def shown(instant, zone):
    """A local ISO time to the minute."""
    return instant.astimezone(zone).isoformat(timespec="minutes")


ADAPTERS = {
    "F-sla": sla,
    "F-follow": follow,
    "F-conversation": conversation,
    "F-updates": updates,
    "F-changed": changed,
}
