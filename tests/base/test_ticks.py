"""The timetable: once per interval, whoever asks and however late."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.base.job_queue import claim
from huiyin.base.models import Job, TickMark
from huiyin.base.terms import Lane
from huiyin.base.ticks import enqueue_due_ticks
from huiyin.base.worker import run_until_empty
from tests.base.small_loop.tasks import effects

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
FIVE_MINUTES = timedelta(minutes=5)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_loop")]


def test_a_tick_comes_once_per_interval() -> None:
    assert [enqueue_due_ticks(now=NOW), enqueue_due_ticks(now=NOW + FIVE_MINUTES / 2)] == [1, 0]
    run_until_empty(now=NOW)
    assert enqueue_due_ticks(now=NOW + FIVE_MINUTES) == 1
    run_until_empty(now=NOW + FIVE_MINUTES)
    assert len(effects()) == 2


def test_a_long_absence_is_one_tick() -> None:
    enqueue_due_ticks(now=NOW)
    enqueue_due_ticks(now=NOW + 50 * FIVE_MINUTES)
    assert Job.objects.count() == 1
    assert TickMark.objects.get().due_at == NOW + 51 * FIVE_MINUTES


def test_a_slow_run_is_never_overtaken() -> None:
    enqueue_due_ticks(now=NOW)
    assert claim([Lane.BULK], runner="slow", now=NOW) is not None
    later = NOW + timedelta(seconds=5)
    TickMark.objects.update(due_at=later)
    assert enqueue_due_ticks(now=later) == 1
    assert claim([Lane.BULK], runner="other", now=later) is None


def test_a_drain_runs_the_timetable_when_asked() -> None:
    run_until_empty(now=NOW)
    assert effects() == []
    run_until_empty(now=NOW, ticks=True)
    assert len(effects()) == 1
