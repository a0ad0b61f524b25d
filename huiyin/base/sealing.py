"""The seal of the event log: one sealer gives positions and a hash chain; readers follow the position."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from huiyin.base.bus import canonical_json
from huiyin.base.database import database_now, read_moment, read_uuid
from huiyin.base.leases import take_lease
from huiyin.base.models import Seal, SealHead, Unsealed
from huiyin.base.terms import Tampering

SEAL_BATCH = 1000
SEALER_LEASE = timedelta(seconds=2)
VERIFY_BATCH = 5000
NO_HASH = "0" * 64


@dataclass(frozen=True)
class SealedEvent:
    """An event with its place in the log."""

    position: int
    id: UUID
    name: str
    payload: dict[str, Any]
    at: datetime


@dataclass(frozen=True)
class Finding:
    """Something wrong with the log: what, at which position (None: it has none), which event."""

    kind: Tampering
    position: int | None
    event_id: UUID | None


@dataclass(frozen=True)
class _Row:
    id: UUID
    name: str
    payload: str
    at: datetime


def chain_hash(previous: str, *, id: UUID, name: str, payload: str, at: datetime) -> str:
    """Return SHA-256(previous hash ‖ canonical event) in hex; ``payload`` is the stored text."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    event = canonical_json({"at": moment, "id": str(id), "name": name, "payload": payload})
    return hashlib.sha256(bytes.fromhex(previous) + event.encode()).hexdigest()


def position() -> int:
    """Return the position of the last sealed event, 0 when there is none; one row is read."""
    return SealHead.objects.values_list("position", flat=True).first() or 0


def hash_at(position: int) -> str | None:
    """Return the seal's hash at a position, None when the log has none: tells one history from another."""
    return Seal.objects.filter(position=position).values_list("hash", flat=True).first()


def events_after(position: int, *, limit: int = 1000) -> list[SealedEvent]:
    """Return up to ``limit`` sealed events behind a position, in order: the way to follow the log."""
    with connection.cursor() as cursor:
        cursor.execute(_AFTER, [position, limit])
        rows = cursor.fetchall()
    return [SealedEvent(row[0], read_uuid(row[1]), row[2], json.loads(row[3]), read_moment(row[4])) for row in rows]


def seal(*, holder: str, batch: int = SEAL_BATCH) -> int:
    """Seal up to ``batch`` waiting events; return how many (0 while another holder has the lease)."""
    if not _waiting(1):
        return 0
    with transaction.atomic():
        if not take_lease("sealer", holder=holder, last=SEALER_LEASE, now=database_now()):
            return 0
        return _seal_batch(_waiting(batch))


def verify_log() -> list[Finding]:
    """Walk the whole log and return every changed, removed or inserted event; empty when it is whole.

    Whoever can rewrite the chain from some position to its end can still hide: compare the last hash
    with one kept elsewhere (backups carry it).
    """
    return [*_verify_chain(), *_unknown_events(), *_vanished_before_seal()]


_AFTER = """
    SELECT s.position, e.id, e.name, e.payload, e.at
    FROM base_seal s JOIN base_event e ON e.id = s.event_id
    WHERE s.position > %s ORDER BY s.position LIMIT %s"""
_WAITING = """
    SELECT e.id, e.name, e.payload, e.at FROM base_unsealed u JOIN base_event e ON e.id = u.event_id
    ORDER BY u.event_id LIMIT %s"""
_CHAIN = """
    SELECT s.position, s.hash, s.event_id, e.id, e.name, e.payload, e.at
    FROM base_seal s LEFT JOIN base_event e ON e.id = s.event_id
    WHERE s.position > %s ORDER BY s.position LIMIT %s"""
_UNKNOWN = """
    SELECT e.id FROM base_event e
    WHERE NOT EXISTS (SELECT 1 FROM base_seal s WHERE s.event_id = e.id)
      AND NOT EXISTS (SELECT 1 FROM base_unsealed u WHERE u.event_id = e.id)"""
_VANISHED = """
    SELECT u.event_id FROM base_unsealed u
    WHERE NOT EXISTS (SELECT 1 FROM base_event e WHERE e.id = u.event_id)"""


def _waiting(limit: int) -> list[_Row]:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [limit])
        return [_Row(read_uuid(row[0]), row[1], row[2], read_moment(row[3])) for row in cursor.fetchall()]


def _seal_batch(rows: list[_Row]) -> int:
    head = SealHead.objects.select_for_update().first() or SealHead(position=0, hash=NO_HASH)
    seals = []
    for row in rows:
        head.position += 1
        head.hash = chain_hash(head.hash, id=row.id, name=row.name, payload=row.payload, at=row.at)
        seals.append(Seal(position=head.position, event_id=row.id, hash=head.hash))
    if seals:
        # Two sealers cannot both succeed: the position is the primary key.
        Seal.objects.bulk_create(seals)
        head.save()
        Unsealed.objects.filter(event_id__in=[row.id for row in rows]).delete()
    return len(seals)


def _verify_chain() -> Iterator[Finding]:
    place, previous = 0, NO_HASH
    while True:
        rows = _chain_after(place)
        for position, stored, event_id, event in rows:
            yield from (Finding(Tampering.REMOVED, lost, None) for lost in range(place + 1, position))
            whole = position == place + 1
            yield from _verify_link(position, stored, event_id, event, previous if whole else None)
            place, previous = position, stored
        # The head is read after the last row: it can only be behind when seals were forged.
        head = SealHead.objects.first() or SealHead(position=0, hash=NO_HASH)
        if rows or (head.position > place and _chain_after(place)):
            continue
        yield from _verify_head(head, place, previous)
        return


def _verify_link(
    position: int, stored: str, event_id: UUID, event: _Row | None, previous: str | None
) -> Iterator[Finding]:
    if event is None:
        yield Finding(Tampering.REMOVED, position, event_id)
    elif previous is not None:
        right = chain_hash(previous, id=event.id, name=event.name, payload=event.payload, at=event.at)
        if right != stored:
            yield Finding(Tampering.CHANGED, position, event_id)


def _verify_head(head: SealHead, place: int, previous: str) -> Iterator[Finding]:
    yield from (Finding(Tampering.REMOVED, lost, None) for lost in range(place + 1, head.position + 1))
    yield from (Finding(Tampering.INSERTED, extra, None) for extra in range(head.position + 1, place + 1))
    if head.position == place and head.hash != previous:
        yield Finding(Tampering.CHANGED, place, None)


def _chain_after(place: int) -> list[tuple[int, str, UUID, _Row | None]]:
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, [place, VERIFY_BATCH])
        rows = cursor.fetchall()
    return [(row[0], row[1], read_uuid(row[2]), _joined_event(row[3:])) for row in rows]


def _joined_event(columns: tuple[Any, ...]) -> _Row | None:
    if columns[0] is None:
        return None
    return _Row(read_uuid(columns[0]), columns[1], columns[2], read_moment(columns[3]))


def _unknown_events() -> Iterator[Finding]:
    for event_id in _ids(_UNKNOWN):
        yield Finding(Tampering.INSERTED, None, event_id)


def _vanished_before_seal() -> Iterator[Finding]:
    for event_id in _ids(_VANISHED):
        yield Finding(Tampering.REMOVED, None, event_id)


def _ids(sql: str) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [read_uuid(row[0]) for row in cursor.fetchall()]
