"""The feed of changes: what happened since a position of the log, for screens that keep themselves fresh."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from huiyin.base.scope import Asker, Reach
from huiyin.base.sealing import SealedEvent, events_after
from huiyin.base.sealing import position as head_position
from huiyin.listen import queries as listen
from huiyin.measure.marts.touched import case_ids, voice_ids
from huiyin.resolve import queries as resolve

EVENTS_AT_ONCE = 200
# One event may name a thousand voices of an import; a screen only needs to know that its list is old.
IDS_PER_CHANGE = 50


@dataclass(frozen=True)
class Change:
    """One event in ids: the cases and voices it touches that the asker may see."""

    position: int
    name: str
    at: datetime
    cases: list[str]
    voices: list[str]
    voice_count: int


@dataclass(frozen=True)
class Changes:
    """The changes after a position, and the position to ask from next time."""

    position: int
    items: list[Change]
    more: bool


def changes_after(position: int | None, *, asker: Asker) -> Changes:
    """Return what happened after a position to objects the asker may see.

    Without a position: the head of the log and nothing else. A position beyond the head (the database was
    restored) is answered with the head, so that the screen starts afresh. Costs one indexed query when
    nothing happened.
    """
    if position is None:
        return Changes(position=head_position(), items=[], more=False)
    # The event at the position itself is read too: when it is missing, the log is not the one the asker knew.
    found = events_after(max(position - 1, 0), limit=EVENTS_AT_ONCE + 1)
    events = [event for event in found if event.position > position]
    if not events:
        known = position == 0 or any(event.position == position for event in found)
        return Changes(position=position if known else head_position(), items=[], more=False)
    events = events[:EVENTS_AT_ONCE]
    return Changes(position=events[-1].position, items=_visible(events, asker), more=len(found) > EVENTS_AT_ONCE)


def _visible(events: Sequence[SealedEvent], asker: Asker) -> list[Change]:
    """Return the events as changes, without the ones that name nothing the asker may see."""
    named = [
        (event, case_ids(name=event.name, data=event.payload), voice_ids(name=event.name, data=event.payload))
        for event in events
    ]
    cases = _visible_cases(asker, set().union(*(cases for _, cases, _ in named)))
    voices = _visible_voices(asker, set().union(*(voices for _, _, voices in named)))
    changes = (_change(event, here & cases, there & voices) for event, here, there in named)
    return [change for change in changes if change.cases or change.voices]


def _change(event: SealedEvent, cases: Iterable[str], voices: Iterable[str]) -> Change:
    ordered = sorted(voices)
    return Change(
        position=event.position,
        name=event.name,
        at=event.at,
        cases=sorted(cases),
        voices=ordered[:IDS_PER_CHANGE],
        voice_count=len(ordered),
    )


def _visible_cases(asker: Asker, ids: set[str]) -> set[str]:
    if not ids or _sees_all(asker.permissions, "cases:read"):
        return ids
    return resolve.visible_ids(asker, ids)


def _visible_voices(asker: Asker, ids: set[str]) -> set[str]:
    if not ids or _sees_all(asker.permissions, "feedback:read"):
        return ids
    return listen.visible_ids(asker, ids)


def _sees_all(permissions: Mapping[str, Any], permission: str) -> bool:
    return permissions.get(permission) is Reach.ALL
