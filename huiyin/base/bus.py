"""Announcing what happened: one row in the event log and one job per subscriber, in one go."""

import dataclasses
import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection

from huiyin.base.database import moment_value, on_postgres, uuid_value
from huiyin.base.ids import new_id
from huiyin.base.jobs import NewJob, insert_jobs, insert_statement

EVENT_IDS_AT_MOST = 1000


class NotInTransaction(RuntimeError):
    """An event was published outside a transaction; it must commit together with what it tells of."""


def event_name(event_class: type[Any]) -> str:
    """Return the name in the log, "<room>.<ClassName>"; the room is the package of the class's module."""
    return f"{event_class.__module__.split('.')[-2]}.{event_class.__name__}"


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: sorted keys, no spaces, clear Unicode."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def publish(event: Any, *, now: datetime) -> None:
    """Write an event (a frozen dataclass of ids) and its subscribers' jobs in the caller's transaction.

    Raises NotInTransaction outside of one. Nothing is locked.
    """
    fields = {field.name: getattr(event, field.name) for field in dataclasses.fields(event)}
    _write(event_name(type(event)), fields, now=now)


def publish_many(event_class: type[Any], ids: Sequence[str | uuid.UUID], *, now: datetime) -> None:
    """Publish ``event_class(ids=…)`` for many ids: one event and one job per subscriber for each 1,000."""
    texts = [str(one) for one in ids]
    for start in range(0, len(texts), EVENT_IDS_AT_MOST):
        publish(event_class(ids=tuple(texts[start : start + EVENT_IDS_AT_MOST])), now=now)


def subscribers(name: str) -> list[str]:
    """Return the names of the jobs that the loop wakes for an event."""
    return list(_loop(settings.HUIYIN_LOOP).LOOP.get(name, ()))


def clock_job(kind: str) -> str | None:
    """Return the name of the job that the loop wakes for a due clock of this kind."""
    job: str | None = _loop(settings.HUIYIN_LOOP).CLOCKS.get(kind)
    return job


@cache
def _loop(path: str) -> Any:
    return import_module(path)


def _write(name: str, fields: dict[str, Any], *, now: datetime) -> None:
    if not connection.in_atomic_block:
        raise NotInTransaction(f"Publish {name} inside transaction.atomic(), with the change it tells of.")
    event = (uuid_value(new_id()), name, canonical_json(fields), moment_value(now))
    jobs = [NewJob(name=job, payload=fields, ready_at=now) for job in subscribers(name)]
    if on_postgres():
        _write_on_postgres(event, jobs, now=now)
    else:
        _write_on_sqlite(event, jobs, now=now)


_INSERT_EVENT = "INSERT INTO base_event (id, name, payload, at) VALUES (%s, %s, %s, %s)"
_INSERT_UNSEALED = "INSERT INTO base_unsealed (event_id) VALUES (%s)"


def _write_on_postgres(event: tuple[Any, ...], jobs: list[NewJob], *, now: datetime) -> None:
    # One round trip: the inserts ride in one statement.
    last, parameters = insert_statement(jobs, now=now) if jobs else ("SELECT 1", [])
    sql = f"WITH event AS ({_INSERT_EVENT}), unsealed AS ({_INSERT_UNSEALED}) {last}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [*event, event[0], *parameters])


def _write_on_sqlite(event: tuple[Any, ...], jobs: list[NewJob], *, now: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_INSERT_EVENT, event)
        cursor.execute(_INSERT_UNSEALED, event[:1])
    insert_jobs(jobs, now=now)
