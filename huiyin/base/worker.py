"""The worker: a supervisor, a keeper and runners; and the same work done in this process, for tests."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.conf import settings

from huiyin.base.database import database_now
from huiyin.base.due_clocks import sweep
from huiyin.base.job_queue import claim
from huiyin.base.job_run import JobRun
from huiyin.base.keeper import Keeper
from huiyin.base.runner import Runner, RunnerPlan
from huiyin.base.sealing import seal
from huiyin.base.supervisor import Supervisor
from huiyin.base.terms import Lane
from huiyin.base.ticks import enqueue_due_ticks

# No flood of one lane can stop another: the first runner never touches bulk work, the second asks for
# bulk and notices first and helps the first when there are none.
DEFAULT_PLANS = (
    RunnerPlan(turns=(), then=(Lane.CLOCK, Lane.INBOUND, Lane.NOTIFY)),
    RunnerPlan(turns=(Lane.BULK, Lane.NOTIFY), then=(Lane.CLOCK, Lane.INBOUND)),
)


def run_worker(lanes: Sequence[str] | None = None) -> None:
    """Work until SIGTERM or SIGINT; only on the given lanes when there are any.

    Call it from the main thread of a process that has no other threads: it forks.
    """
    plans = runner_plans(None if lanes is None else [Lane(lane) for lane in lanes])
    runners = [partial(Runner, plan=plan) for plan in plans]
    Supervisor([Keeper, *runners], memory_limit=settings.HUIYIN.worker_memory_mb << 20).run()


def runner_plans(lanes: Sequence[Lane] | None) -> list[RunnerPlan]:
    """Return the plans of the runners, narrowed to the given lanes."""
    wanted = set(Lane) if lanes is None else set(lanes)
    narrowed = [
        RunnerPlan(
            turns=tuple(lane for lane in plan.turns if lane in wanted),
            then=tuple(lane for lane in plan.then if lane in wanted),
        )
        for plan in DEFAULT_PLANS
    ]
    return [plan for plan in narrowed if plan.lanes]


def run_until_empty(*, now: datetime | None = None, ticks: bool = False, strict: bool = True) -> int:
    """Sweep, run and seal in this process until nothing is due at ``now``; return how many jobs ran.

    ``ticks`` also runs the timetable once. ``strict`` raises the first failure of a job, after recording it.
    """
    if ticks:
        enqueue_due_ticks(now=now or database_now())
    done = 0
    while True:
        ran = _run_ready(now, strict)
        done += ran
        if not ran and not sweep(now=now) and not seal(holder="drain"):
            return done


def _run_ready(now: datetime | None, strict: bool) -> int:
    run, count = JobRun(runner="drain", now=now, strict=strict), 0
    while claimed := claim(list(Lane), runner="drain", prefetch=lambda name: 50, now=now):
        run.run(claimed)
        count += len(claimed.jobs)
    return count
