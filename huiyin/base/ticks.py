"""The timetable: periodic jobs, each enqueued once per interval however many workers there are."""

from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.db import transaction

from huiyin.base.jobs import Tick, enqueue, job_names
from huiyin.base.models import TickMark


def timetable() -> list[Tick]:
    """Return the timetable: ``schedule.TIMETABLE`` beside the loop table."""
    package = settings.HUIYIN_LOOP.rpartition(".")[0]
    ticks: list[Tick] = import_module(f"{package}.schedule").TIMETABLE
    return ticks


def enqueue_due_ticks(*, now: datetime) -> int:
    """Enqueue the periodic jobs whose time has come; return how many. ``now`` is the database's time.

    A tick that nobody ran for long comes once, not once per missed interval; one that still waits or
    runs is not doubled.
    """
    marks = dict(TickMark.objects.values_list("job", "due_at"))
    due = [tick for tick in timetable() if tick.job in job_names() and _is_due(marks.get(tick.job), now)]
    return sum(_enqueue_tick(tick, now=now) for tick in due)


def _is_due(due_at: datetime | None, now: datetime) -> bool:
    return due_at is None or due_at <= now


def _enqueue_tick(tick: Tick, *, now: datetime) -> int:
    with transaction.atomic():
        TickMark.objects.bulk_create([TickMark(job=tick.job, due_at=now)], ignore_conflicts=True)
        won = TickMark.objects.filter(job=tick.job, due_at__lte=now).update(due_at=now + tick.every)
        if won:
            # One mailbox per tick: a slow run is waited for, never overtaken.
            enqueue(tick.job, {}, now=now, dedupe=f"tick:{tick.job}", mailbox=f"tick:{tick.job}")
    return won
