"""Clocks that ring once: set them, cancel them, and sweep the due ones."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from huiyin.base.bus import clock_job, publish
from huiyin.base.database import database_now, moment_value, on_postgres, read_moment
from huiyin.base.events import ClocksFired
from huiyin.base.jobs import NewJob, insert_jobs
from huiyin.base.models import DueClock

SWEEP_BATCH = 500


@dataclass(frozen=True)
class _Fired:
    subject: str
    kind: str
    key: str
    generation: int
    due_at: datetime
    payload: str


@dataclass(frozen=True, kw_only=True)
class NewClock:
    """A clock to be set; see ``set_clock``."""

    subject: str
    kind: str
    key: str
    due_at: datetime
    generation: int
    payload: Mapping[str, Any] = field(default_factory=dict)


def set_clock(
    *,
    subject: str,
    kind: str,
    key: str,
    due_at: datetime,
    generation: int,
    payload: dict[str, Any] | None = None,
    now: datetime,
) -> None:
    """Set the clock (subject, kind, key), in the caller's transaction.

    A newer generation replaces an older one (also a fired one); the same or an older generation
    changes nothing. When due, it fires exactly once and wakes the job in ``loop.CLOCKS[kind]`` with
    ``{"subject", "key", "generation", "due_at", "payload"}``. A moment in the past fires at once.
    """
    clock = NewClock(subject=subject, kind=kind, key=key, due_at=due_at, generation=generation, payload=payload or {})
    set_clocks([clock], now=now)


def set_clocks(clocks: Sequence[NewClock], *, now: datetime) -> None:
    """Set many clocks in the caller's transaction, in one go; see ``set_clock``."""
    if clocks:
        with connection.cursor() as cursor:
            cursor.executemany(_SET, [_columns(clock) for clock in clocks])


def cancel_clocks(*, subject: str, kind: str, key: str | None = None, now: datetime) -> None:
    """Forget the clocks of a subject and kind (one key, or all of them), in the caller's transaction."""
    clocks = DueClock.objects.filter(subject=subject, kind=kind)
    if key is not None:
        clocks = clocks.filter(key=key)
    clocks.delete()


def sweep(*, now: datetime | None = None, batch: int = SWEEP_BATCH) -> int:
    """Fire up to ``batch`` due clocks in one transaction with their events and jobs; return how many.

    ``now`` is the database's time unless given (tests, demo). Any number of sweepers may run at once.
    """
    if not _anything_due(now or database_now()):
        return 0
    with transaction.atomic():
        moment = now or database_now()
        fired = _mark_fired(moment, batch)
        by_kind: dict[str, list[_Fired]] = defaultdict(list)
        for one in fired:
            by_kind[one.kind].append(one)
        for kind, clocks in sorted(by_kind.items()):
            _announce(kind, clocks, now=moment)
    return len(fired)


_SET = (
    "INSERT INTO base_dueclock (subject, kind, key, generation, due_at, payload)"
    " VALUES (%s, %s, %s, %s, %s, %s)"
    " ON CONFLICT (subject, kind, key) DO UPDATE SET generation = excluded.generation,"
    " due_at = excluded.due_at, payload = excluded.payload, fired_at = NULL"
    " WHERE excluded.generation > base_dueclock.generation"
)


def _columns(clock: NewClock) -> tuple[Any, ...]:
    payload = json.dumps(clock.payload, ensure_ascii=False, default=str)
    return clock.subject, clock.kind, clock.key, clock.generation, moment_value(clock.due_at), payload


def _anything_due(moment: datetime) -> bool:
    # A plain read first: on SQLite a transaction would take the write lock five times a second.
    return DueClock.objects.filter(fired_at=None, due_at__lte=moment).exists()


def _mark_fired(moment: datetime, batch: int) -> list[_Fired]:
    skip = " FOR UPDATE SKIP LOCKED" if on_postgres() else ""
    sql = f"""
        UPDATE base_dueclock SET fired_at = %s WHERE id IN (
            SELECT id FROM base_dueclock WHERE fired_at IS NULL AND due_at <= %s
            ORDER BY due_at, id LIMIT %s{skip}
        ) RETURNING subject, kind, key, generation, due_at, payload"""  # noqa: S608 - two constants
    with connection.cursor() as cursor:
        cursor.execute(sql, [moment_value(moment), moment_value(moment), batch])
        rows = cursor.fetchall()
    fired = [_Fired(row[0], row[1], row[2], row[3], read_moment(row[4]), row[5]) for row in rows]
    return sorted(fired, key=lambda one: one.due_at)


def _announce(kind: str, clocks: list[_Fired], *, now: datetime) -> None:
    publish(ClocksFired(kind=kind, subjects=tuple(one.subject for one in clocks)), now=now)
    job = clock_job(kind)
    if job is None:
        return
    insert_jobs([NewJob(name=job, payload=_job_payload(one), ready_at=now) for one in clocks], now=now)


def _job_payload(one: _Fired) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "key": one.key,
        "generation": one.generation,
        "due_at": one.due_at.isoformat(),
        "payload": json.loads(one.payload),
    }
