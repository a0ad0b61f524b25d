"""Declaring jobs, and putting work into the queue inside the caller's transaction."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection

from huiyin.base.database import moment_value, on_postgres
from huiyin.base.terms import Lane

__all__ = [
    "GiveUp",
    "JobContext",
    "JobKind",
    "Lane",
    "LeaseLost",
    "NewJob",
    "Retry",
    "Tick",
    "UnknownJob",
    "current_job",
    "enqueue",
    "enqueue_many",
    "insert_jobs",
    "insert_statement",
    "job",
    "job_kind",
    "job_names",
    "running",
]

JobFunction = TypeVar("JobFunction", bound=Callable[..., None])


class Retry(Exception):
    """Raised by a job: run me again after this time. It counts as an attempt."""

    def __init__(self, after: timedelta, reason: str = "asked to be run again") -> None:
        super().__init__(reason)
        self.after = after


class GiveUp(Exception):
    """Raised by a job: running me again cannot help; keep me as dead with this reason."""


class LeaseLost(Exception):
    """The jobs were given to another runner meanwhile; the effect must be rolled back."""


class UnknownJob(LookupError):
    """No job of this name is declared in this release."""


@dataclass(frozen=True)
class JobKind:
    """How a declared job is run; see ``job``."""

    name: str
    function: Callable[..., None]
    lane: Lane
    attempts: int
    timeout: int
    batch: int
    transactional: bool


@dataclass(frozen=True)
class Tick:
    """A job of the timetable, enqueued once per interval however many workers there are."""

    job: str
    every: timedelta


@dataclass(frozen=True)
class NewJob:
    """A row to be put into the queue."""

    name: str
    payload: dict[str, Any]
    ready_at: datetime
    dedupe: str | None = None
    mailbox: str | None = None


@dataclass(frozen=True)
class JobContext:
    """What a running job may know and do about itself."""

    name: str
    attempt: int
    finish: Callable[[], None]
    """Delete the job's rows in the caller's transaction, so that effect and end are one.

    For jobs with ``transactional=False`` that compute first and then write in a short transaction of
    their own. Raises LeaseLost when another runner has the jobs now: let it roll the effect back.
    """


_kinds: dict[str, JobKind] = {}
_current: ContextVar[JobContext | None] = ContextVar("current_job", default=None)


def job(
    *,
    name: str,
    lane: Lane,
    attempts: int = 5,
    timeout: int = 60,
    batch: int = 1,
    transactional: bool = True,
) -> Callable[[JobFunction], JobFunction]:
    """Declare a function as a job under a stable name.

    ``batch == 1``: the function takes ``(payload, *, now)``. ``batch > 1``: ``(payloads, *, now)`` with at
    most that many at once. ``timeout`` is in seconds for one call. ``transactional=True`` runs it in one
    transaction together with the deletion of its rows (the effect happens exactly once);
    ``transactional=False`` is for foreign calls and long computing: it must be idempotent itself, or end
    with ``current_job().finish()`` in its own transaction.
    """

    def declare(function: JobFunction) -> JobFunction:
        known = _kinds.get(name)
        if known is not None and known.function.__qualname__ != function.__qualname__:
            raise ValueError(f"Two jobs are declared as {name!r}; give one of them another name.")
        _kinds[name] = JobKind(
            name=name,
            function=function,
            lane=lane,
            attempts=attempts,
            timeout=timeout,
            batch=batch,
            transactional=transactional,
        )
        return function

    return declare


def job_kind(name: str) -> JobKind:
    """Return the declaration of a job; raise UnknownJob when this release has none."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownJob(f"No job {name!r} is declared; is its tasks.py imported?") from None


def job_names() -> frozenset[str]:
    """Return the names of all declared jobs."""
    return frozenset(_kinds)


def current_job() -> JobContext:
    """Return the context of the job that is running in this thread; raise LookupError outside of one."""
    context = _current.get()
    if context is None:
        raise LookupError("No job is running here.")
    return context


@contextmanager
def running(context: JobContext) -> Iterator[None]:
    """Make the context known to the job that runs inside; for the worker."""
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)


def enqueue(
    name: str,
    payload: dict[str, Any],
    *,
    now: datetime,
    run_at: datetime | None = None,
    dedupe: str | None = None,
    mailbox: str | None = None,
) -> None:
    """Put one job into the queue, in the caller's transaction; see ``enqueue_many``."""
    enqueue_many(
        name,
        [payload],
        now=now,
        run_at=run_at,
        dedupes=None if dedupe is None else [dedupe],
        mailboxes=None if mailbox is None else [mailbox],
    )


def enqueue_many(
    name: str,
    payloads: Sequence[dict[str, Any]],
    *,
    now: datetime,
    run_at: datetime | None = None,
    dedupes: Sequence[str] | None = None,
    mailboxes: Sequence[str] | None = None,
) -> None:
    """Put jobs of one kind into the queue, in the caller's transaction, with one statement.

    ``dedupes`` (one per payload): a job is left out while another of the same dedupe key still waits.
    ``mailboxes`` (one per payload): jobs of one mailbox run one after the other in their order.
    """
    job_kind(name)
    rows = [
        NewJob(
            name=name,
            payload=payload,
            ready_at=run_at or now,
            dedupe=dedupes[index] if dedupes else None,
            mailbox=mailboxes[index] if mailboxes else None,
        )
        for index, payload in enumerate(payloads)
    ]
    insert_jobs(rows, now=now)


def insert_jobs(rows: Sequence[NewJob], *, now: datetime) -> None:
    """Write rows into the queue, in the caller's transaction."""
    rows = _first_of_each_dedupe(rows)
    if not rows:
        return
    with connection.cursor() as cursor:
        if on_postgres():
            cursor.execute(*insert_statement(rows, now=now))
        else:
            cursor.executemany(_INSERT_ONE, [_columns(row, now) for row in rows])


def insert_statement(rows: Sequence[NewJob], *, now: datetime) -> tuple[str, list[Any]]:
    """Return PostgreSQL's one statement (and its parameters) that inserts all rows."""
    columns = [list(column) for column in zip(*[_columns(row, now) for row in rows], strict=True)]
    return _INSERT_ALL, columns


# A job left out for its dedupe key touches the waiting row: on PostgreSQL that holds the row until the
# caller commits, so the waiting job cannot run before it can see what the caller wrote.
_INSERT_ALL = """
    INSERT INTO base_job (name, lane, payload, ready_at, dedupe, mailbox, enqueued_at, attempts, parked, error)
    SELECT n, l, p, r, d, m, e, 0, false, '' FROM unnest(%s::text[], %s::text[], %s::text[], %s::timestamptz[],
        %s::text[], %s::text[], %s::timestamptz[]) AS new(n, l, p, r, d, m, e)
    ON CONFLICT (dedupe) WHERE dedupe IS NOT NULL
    DO UPDATE SET ready_at = LEAST(base_job.ready_at, excluded.ready_at)"""
_INSERT_ONE = """
    INSERT INTO base_job (name, lane, payload, ready_at, dedupe, mailbox, enqueued_at, attempts, parked, error)
    VALUES (%s, %s, %s, %s, %s, %s, %s, 0, false, '')
    ON CONFLICT (dedupe) WHERE dedupe IS NOT NULL
    DO UPDATE SET ready_at = MIN(base_job.ready_at, excluded.ready_at)"""


def _columns(row: NewJob, now: datetime) -> tuple[Any, ...]:
    return (
        row.name,
        _lane_of(row.name),
        json.dumps(row.payload, ensure_ascii=False, separators=(",", ":"), default=str),
        moment_value(row.ready_at),
        row.dedupe,
        row.mailbox,
        moment_value(now),
    )


def _lane_of(name: str) -> str:
    # An event's subscriber may be unknown to this process (an older release beside a newer loop):
    # the work is kept for a worker that knows it.
    kind = _kinds.get(name)
    return (kind.lane if kind else Lane.BULK).value


def _first_of_each_dedupe(rows: Iterable[NewJob]) -> list[NewJob]:
    # Sorted by key so that two transactions never wait for each other's rows crosswise.
    seen: dict[str, NewJob] = {}
    free: list[NewJob] = []
    for row in rows:
        if row.dedupe is None:
            free.append(row)
        else:
            seen.setdefault(row.dedupe, row)
    return free + [seen[key] for key in sorted(seen)]
