"""The clocks of a conversation, derived from its events: first response, next responses, resolution.

The events are the truth and only ever added to; every clock can be computed again from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from huiyin.lib.clocks.arithmetic import Pause, business_minutes, due_unless_paused
from huiyin.lib.clocks.calendar import ELAPSED, Calendar
from huiyin.lib.clocks.results import Answer, ResolutionTime, ResponseTimes
from huiyin.lib.stats.reasons import Undefined

ReopenPolicy = Literal["resume", "restart"]


class EventKind(StrEnum):
    """What happened in a conversation."""

    CUSTOMER = "customer"
    REPLY = "reply"
    AUTO_REPLY = "auto_reply"
    NOTE = "note"
    WAITING = "waiting"
    RESUMED = "resumed"
    RESOLVED = "resolved"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; a reply is a human, public one, a note is internal."""

    at: datetime
    kind: EventKind


def response_times(
    events: Sequence[Event], *, calendar: Calendar = ELAPSED, pauses: Sequence[Pause] = ()
) -> ResponseTimes:
    """First and next response times by the clock of `calendar`.

    The first response is the first human public reply after the customer's first message; automatic
    replies and notes do not count. Later the clock starts anew with each message of the customer
    when none is pending. Raises MissingCalendarYear.
    """
    ordered = _in_order(events)
    answers = [
        Answer(
            asked=asked,
            answered=answered,
            minutes=None if answered is None else business_minutes(asked, answered, calendar, pauses),
        )
        for asked, answered in _questions(ordered)
    ]
    pending = answers[-1].asked if answers and answers[-1].answered is None else None
    reason = Undefined.NO_ANSWERS if not answers else Undefined.NEVER if answers[0].answered is None else None
    return ResponseTimes(
        n=len(ordered),
        method="first_human_public_reply",
        reason=reason,
        first=answers[0] if answers else None,
        following=tuple(answers[1:]),
        automatic=sum(event.kind is EventKind.AUTO_REPLY for event in ordered),
        pending_since=pending,
    )


def resolution_time(
    events: Sequence[Event],
    *,
    calendar: Calendar = ELAPSED,
    now: datetime | None = None,
    reopening: ReopenPolicy = "resume",
) -> ResolutionTime:
    """Minutes from the first event to the last resolution; while it is open, until `now`.

    The time between a resolution and its reopening does not count; with "restart" only what came
    after the last reopening does. Net leaves out the waits for the customer (waiting … resumed).
    """
    ordered = _in_order(events)
    stops = _resolved_spells(ordered)
    resolved = bool(stops) and stops[-1][1] is None
    end = stops[-1][0] if resolved else now
    gross = net = None
    if ordered and end is not None:
        start = _counted_from(ordered[0].at, stops, reopening)
        gross = business_minutes(start, end, calendar, stops)
        net = business_minutes(start, end, calendar, [*stops, *_waits(ordered)])
    return ResolutionTime(
        n=len(ordered),
        method=f"reopening_{reopening}s",
        reason=None if gross is not None else Undefined.NEVER if ordered else Undefined.NO_ANSWERS,
        gross=gross,
        net=net,
        resolved=resolved,
        reopened=sum(end is not None for _, end in stops),
    )


def resolution_due(
    events: Sequence[Event],
    *,
    minutes: float,
    calendar: Calendar = ELAPSED,
    reopening: ReopenPolicy = "resume",
) -> datetime | None:
    """When the resolution is due after all pauses; None while the case waits or is resolved in time.

    Raises ValueError without events, MissingCalendarYear and NeverOpen.
    """
    ordered = _in_order(events)
    if not ordered:
        message = "A clock needs the event that started it."
        raise ValueError(message)
    stops = _resolved_spells(ordered)
    start = _counted_from(ordered[0].at, stops, reopening)
    return due_unless_paused(start, minutes, calendar, [*stops, *_waits(ordered)])


def _in_order(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.at)


def _questions(ordered: Sequence[Event]) -> Iterator[tuple[datetime, datetime | None]]:
    asked: datetime | None = None
    for event in ordered:
        if event.kind is EventKind.CUSTOMER and asked is None:
            asked = event.at
        elif event.kind is EventKind.REPLY and asked is not None:
            yield asked, event.at
            asked = None
    if asked is not None:
        yield asked, None


def _spells(ordered: Sequence[Event], begins: EventKind, *ends: EventKind) -> list[Pause]:
    """[from, to) of each spell that `begins` opens and any of `ends` closes; the last may be open."""
    spells: list[Pause] = []
    since: datetime | None = None
    for event in ordered:
        if event.kind is begins and since is None:
            since = event.at
        elif event.kind in ends and since is not None:
            spells.append((since, event.at))
            since = None
    return spells if since is None else [*spells, (since, None)]


def _resolved_spells(ordered: Sequence[Event]) -> list[Pause]:
    return _spells(ordered, EventKind.RESOLVED, EventKind.REOPENED)


def _waits(ordered: Sequence[Event]) -> list[Pause]:
    """Waits for the customer; a message of theirs ends one, so does any step of the case."""
    return _spells(
        ordered,
        EventKind.WAITING,
        EventKind.RESUMED,
        EventKind.CUSTOMER,
        EventKind.RESOLVED,
        EventKind.REOPENED,
    )


def _counted_from(start: datetime, stops: Sequence[Pause], reopening: ReopenPolicy) -> datetime:
    reopenings = [end for _, end in stops if end is not None]
    return reopenings[-1] if reopening == "restart" and reopenings else start
