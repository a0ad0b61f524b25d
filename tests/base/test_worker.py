"""The worker as processes: reserved lanes, kills, limits, a graceful end. Real forks, real signals."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from django.db import connections, transaction

from huiyin.base import clock
from huiyin.base.due_clocks import set_clock
from huiyin.base.jobs import enqueue, enqueue_many
from huiyin.base.keeper import Keeper
from huiyin.base.models import Job, Pulse
from huiyin.base.pulses import worker_is_silent
from huiyin.base.runner import Runner
from huiyin.base.sealing import position, verify_log
from huiyin.base.supervisor import Supervisor
from huiyin.base.terms import Lane
from huiyin.base.worker import DEFAULT_PLANS, run_worker, runner_plans
from tests.base.small_loop.tasks import effects

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("small_loop")]
PATIENCE = 30


@contextmanager
def running(work: Callable[[], None] = run_worker) -> Iterator[int]:
    """Run a worker in a forked process; yields its pid; ends it gracefully."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGTERM)  # a killed one is a zombie until it is waited for
        os.waitpid(pid, 0)


def children(pid: int) -> list[int]:
    """Return the pids of a process's children."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_until(done: Callable[[], bool]) -> None:
    """Wait until it is so; fail after a while."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def queue_is_empty() -> bool:
    return not Job.objects.filter(died_at=None).exists()


def test_it_runs_jobs_fires_clocks_seals_and_shows_signs_of_life() -> None:
    now = clock.now()
    assert worker_is_silent(now=now)
    with running():
        with transaction.atomic():
            enqueue_many("small.note", [{"name": str(n)} for n in range(30)], now=now)
            set_clock(subject="case:1", kind="small.clock", key="rang", due_at=now, generation=1, now=now)
        wait_until(lambda: len(effects()) == 32 and position() == 1)
        assert {"rang", "note:29"} < set(effects())
        assert Pulse.objects.count() == 3
        assert not worker_is_silent(now=clock.now())
    assert verify_log() == []
    assert Pulse.objects.count() == 0


def test_killed_runners_lose_nothing_and_double_nothing() -> None:
    """F-01 in small: kill -9 of any child, again and again."""
    now = clock.now()
    enqueue_many("small.collect", [{"name": f"c{n}"} for n in range(1500)], now=now)
    enqueue_many("small.sleep", [{"n": n, "seconds": 0.02} for n in range(60)], now=now)
    with running() as worker:
        for number in range(12):
            time.sleep(0.15)
            victims = children(worker)
            if victims:
                os.kill(victims[number % len(victims)], signal.SIGKILL)
        wait_until(queue_is_empty)
    done = [name for name in effects() if not name.startswith("tick:")]
    assert done == sorted([f"c{n}" for n in range(1500)] + [f"slept:{n}" for n in range(60)])
    assert not Job.objects.exists()


def test_a_job_that_hangs_is_ended_and_dies_and_others_go_on() -> None:
    """F-20: the time limit."""
    enqueue("small.hang", {}, now=clock.now())
    enqueue_many("small.note", [{"name": str(n)} for n in range(5)], now=clock.now())
    with running():
        wait_until(lambda: len(effects()) >= 5)
        assert not queue_is_empty()
        wait_until(queue_is_empty)
    dead = Job.objects.get()
    assert dead.attempts == 2
    assert "small.hang was stopped: it took longer than its time limit." in dead.error


def test_a_job_that_eats_memory_is_ended_and_dies() -> None:
    """F-20: the memory limit."""
    plan = DEFAULT_PLANS[1]
    # The children are forks of this process and begin with what it holds already.
    supervisor = Supervisor([Keeper, partial(Runner, plan=plan)], memory_limit=resident_bytes() + (200 << 20))
    enqueue("small.eat", {}, now=clock.now())
    with running(supervisor.run):
        wait_until(queue_is_empty)
    assert "memory" in Job.objects.get().error.lower()


def test_it_finishes_what_it_began_before_it_ends() -> None:
    enqueue("small.sleep", {"n": 1, "seconds": 1.0}, now=clock.now())
    with running():
        wait_until(lambda: Job.objects.filter(name="small.sleep", lease__isnull=False).exists())
    assert "slept:1" in effects()


def test_without_its_supervisor_a_child_ends() -> None:
    with running() as worker:
        wait_until(lambda: len(children(worker)) == 3)
        orphans = children(worker)
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: not any(is_alive(pid) for pid in orphans))


def resident_bytes() -> int:
    """Return how much memory this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def is_alive(pid: int) -> bool:
    """Tell whether a process runs (a zombie does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_plans_can_be_narrowed_to_lanes() -> None:
    assert runner_plans(None) == list(DEFAULT_PLANS)
    (only,) = runner_plans([Lane.BULK])
    assert only.lanes == (Lane.BULK,)
    assert Lane.BULK not in DEFAULT_PLANS[0].lanes
    assert set(DEFAULT_PLANS[1].lanes) == set(Lane)
