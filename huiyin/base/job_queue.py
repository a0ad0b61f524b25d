"""The queue behind the jobs: claiming, finishing, failing, giving back, burying."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F, Q

from huiyin.base.database import database_now, moment_value, on_postgres, read_moment
from huiyin.base.jobs import LeaseLost, UnknownJob, job_kind
from huiyin.base.models import Job
from huiyin.base.terms import Lane

LEASE = timedelta(seconds=10)
HEARTBEAT_SECONDS: Final = 2.0
PARKING = timedelta(seconds=30)
LONGEST_BACK_OFF = timedelta(hours=1)
ERROR_LETTERS: Final = 4000
# Claims are serialised on PostgreSQL for their few milliseconds: only so is it certain that two jobs of
# one mailbox never run side by side. Rows that others hold are still skipped.
CLAIM_LOCK: Final = 0x4855_4959


@dataclass(frozen=True)
class Claimed:
    """A job this runner holds; ``attempt`` counts from 1."""

    id: int
    payload: dict[str, Any]
    attempt: int
    mailbox: str | None


@dataclass(frozen=True)
class Claim:
    """Jobs of one name that this runner holds."""

    name: str
    jobs: list[Claimed]


@dataclass(frozen=True)
class _Head:
    id: int
    name: str
    lane: str
    attempts: int


def back_off(attempt: int) -> timedelta:
    """Return how long a job waits after its n-th failure: 1, 4, 16, 64 … seconds, at most an hour."""
    return min(timedelta(seconds=4 ** min(attempt - 1, 8)), LONGEST_BACK_OFF)


def claim(
    lanes: Sequence[Lane],
    *,
    runner: str,
    prefetch: Callable[[str], int] = lambda name: 1,
    now: datetime | None = None,
) -> Claim | None:
    """Take the next jobs of one name for a runner, looking at the lanes in the given order.

    A batched job brings up to its batch; another brings up to ``prefetch(name)`` (they run one
    after the other). A job that was tried before comes alone. Returns None when nothing is ready.
    ``now`` is the database's time unless given.
    """
    head = _head(lanes, now)
    while head is not None:
        with transaction.atomic():
            moment = _enter_claim(now)
            if not _worn_out(head):
                rows = _take(head, runner, _limit(head, prefetch), moment)
                _park_followers(rows, moment, until=moment + PARKING)
                return Claim(head.name, rows) if rows else None
            _bury(head.id, moment)
        head = _head(lanes, now)
    return None


def finish(jobs: Sequence[Claimed], *, runner: str, now: datetime | None = None) -> None:
    """Delete done jobs, in the caller's transaction; raise LeaseLost unless the runner holds them all."""
    mailboxes = [job.mailbox for job in jobs if job.mailbox is not None]
    if not mailboxes:
        _delete(jobs, runner)
        return
    with transaction.atomic():
        _delete(jobs, runner)
        _unpark_next(mailboxes, now or database_now())


def fail(
    job: Claimed,
    *,
    runner: str,
    error: str,
    after: timedelta | None,
    now: datetime | None = None,
) -> None:
    """Let a job of this runner wait ``after`` (None: it is dead) and remember why."""
    moment = now or database_now()
    ready_at = moment + (after or timedelta())
    with transaction.atomic():
        _held([job.id], runner).update(
            lease=None,
            error=error[-ERROR_LETTERS:],
            ready_at=ready_at,
            died_at=moment if after is None else None,
        )
        if job.mailbox is not None and after is None:
            _unpark_next([job.mailbox], moment)
        elif job.mailbox is not None:
            _park_followers([job], moment, until=ready_at)


def heartbeat(*, runner: str) -> None:
    """Keep the leases of a runner for another while."""
    Job.objects.filter(lease=runner).update(ready_at=database_now() + LEASE)


def give_back(*, runner: str, job_ids: Sequence[int] | None = None) -> None:
    """Return jobs (all of the runner's when None) as if they had never been claimed."""
    held = Job.objects.filter(lease=runner) if job_ids is None else _held(job_ids, runner)
    held.update(lease=None, ready_at=database_now(), attempts=F("attempts") - 1)


def release_dead_runner(*, runner: str, reason: str) -> None:
    """Return the jobs of a runner that is known to be dead, without waiting for its leases to end.

    Its first victims are ready at once (most were innocent); repeated ones back off.
    """
    moment = database_now()
    held = Job.objects.filter(lease=runner)
    for row in held.filter(attempts__gt=1):
        job = Claimed(row.pk, {}, row.attempts, row.mailbox)
        fail(job, runner=runner, error=reason, after=back_off(row.attempts), now=moment)
    held.update(lease=None, ready_at=moment, error=reason)


def run_again(job_ids: Iterable[int], *, now: datetime) -> int:
    """Wake dead jobs, with all their attempts before them; return how many there were."""
    dead = Job.objects.filter(id__in=list(job_ids), died_at__isnull=False)
    return dead.update(died_at=None, attempts=0, ready_at=now)


def _delete(jobs: Sequence[Claimed], runner: str) -> None:
    deleted = _held([job.id for job in jobs], runner).delete()[0]
    if deleted != len(jobs):
        raise LeaseLost(f"{len(jobs) - deleted} of {len(jobs)} jobs belong to another runner now")


def _held(job_ids: Sequence[int], runner: str) -> Any:
    return Job.objects.filter(id__in=job_ids, lease=runner)


def _limit(head: _Head, prefetch: Callable[[str], int]) -> int:
    try:
        batch = job_kind(head.name).batch
    except UnknownJob:
        return 1
    return batch if batch > 1 else prefetch(head.name)


def _worn_out(head: _Head) -> bool:
    # A job whose runner was killed never came to fail: its attempts tell.
    try:
        return head.attempts >= job_kind(head.name).attempts
    except UnknownJob:
        return False


def _bury(job_id: int, moment: datetime) -> None:
    job = Job.objects.select_for_update().filter(id=job_id, died_at=None, ready_at__lte=moment).first()
    if job is None:
        return
    job.error = f"Given up after {job.attempts} attempts; the runner did not survive the last one.\n{job.error}"
    job.died_at = moment
    job.lease = None
    job.save(update_fields=["error", "died_at", "lease"])
    _unpark_next([job.mailbox], moment)


def _enter_claim(now: datetime | None) -> datetime:
    if not on_postgres():
        return now or database_now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s), clock_timestamp()", [CLAIM_LOCK])
        return now or read_moment(cursor.fetchone()[1])


# A job of a mailbox is free when no older one is left and no other is running.
_FREE = """(j.mailbox IS NULL OR (
    NOT EXISTS (SELECT 1 FROM base_job o WHERE o.mailbox = j.mailbox AND o.died_at IS NULL AND o.id < j.id)
    AND NOT EXISTS (SELECT 1 FROM base_job o WHERE o.mailbox = j.mailbox AND o.died_at IS NULL AND o.id > j.id
        AND o.lease IS NOT NULL AND o.ready_at > %s)))"""
_FIRST_OF_LANE = f"""
    SELECT * FROM (
        SELECT CAST(%s AS integer) AS preference, j.id, j.name, j.lane, j.attempts FROM base_job j
        WHERE j.lane = %s AND j.died_at IS NULL AND j.ready_at <= %s AND {_FREE}
        ORDER BY j.ready_at, j.id LIMIT 1
    ) AS lane_{{place}}"""  # noqa: S608 - constants only
_TAKE = f"""
    UPDATE base_job SET lease = %s, ready_at = %s, attempts = attempts + 1, dedupe = NULL, parked = FALSE
    WHERE id IN (
        SELECT j.id FROM base_job j
        WHERE j.lane = %s AND j.died_at IS NULL AND j.ready_at <= %s AND j.name = %s AND {{which}} AND {_FREE}
        ORDER BY j.ready_at, j.id LIMIT %s {{lock}}
    ) RETURNING id, payload, attempts, mailbox"""  # noqa: S608 - constants only


def _head(lanes: Sequence[Lane], now: datetime | None) -> _Head | None:
    moment = moment_value(now or database_now())
    parts = " UNION ALL ".join(_FIRST_OF_LANE.format(place=place) for place in range(len(lanes)))
    parameters: list[Any] = []
    for place, lane in enumerate(lanes):
        parameters += [place, lane.value, moment, moment]
    with connection.cursor() as cursor:
        cursor.execute(f"{parts} ORDER BY preference LIMIT 1", parameters)
        row = cursor.fetchone()
    return _Head(*row[1:]) if row else None


def _take(head: _Head, runner: str, limit: int, moment: datetime) -> list[Claimed]:
    fresh = head.attempts == 0
    sql = _TAKE.format(
        which="j.attempts = 0" if fresh else "j.id = %s",
        lock="FOR UPDATE SKIP LOCKED" if on_postgres() else "",
    )
    at = moment_value(moment)
    which = [] if fresh else [head.id]
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            [
                *[runner, moment_value(moment + LEASE), head.lane, at, head.name],
                *which,
                *[at, limit if fresh else 1],
            ],
        )
        rows = sorted(cursor.fetchall(), key=itemgetter(0))
    return [Claimed(row[0], json.loads(row[1]), row[2], row[3]) for row in rows]


def _park_followers(jobs: Sequence[Claimed], moment: datetime, *, until: datetime) -> None:
    # So that the next claims need not look at each of a thousand mails to one slow receiver. Parking
    # ends by itself, in case somebody deletes the job that would have woken them.
    mailboxes = [job.mailbox for job in jobs if job.mailbox is not None]
    if mailboxes:
        waiting = Job.objects.filter(mailbox__in=mailboxes, died_at=None, lease=None)
        followers = waiting.exclude(id__in=[job.id for job in jobs])
        followers.filter(Q(ready_at__lte=moment) | Q(parked=True)).update(parked=True, ready_at=until)


def _unpark_next(mailboxes: Iterable[str | None], moment: datetime) -> None:
    for mailbox in {box for box in mailboxes if box is not None}:
        oldest = Job.objects.filter(mailbox=mailbox, died_at=None).order_by("id").values("id")[:1]
        Job.objects.filter(id__in=oldest, parked=True).update(parked=False, ready_at=moment)
