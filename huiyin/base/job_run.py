"""Running claimed jobs: effect and deletion in one transaction, failures kept apart."""

import logging
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction

from huiyin.base import clock
from huiyin.base.job_queue import Claim, Claimed, back_off, fail, finish, give_back
from huiyin.base.jobs import GiveUp, JobContext, JobKind, LeaseLost, Retry, UnknownJob, job_kind, running

log = logging.getLogger("huiyin.jobs")


class ConnectionBroken(Exception):
    """The database went away while a job ran: nobody's fault, the jobs will be given back."""


class JobRun:
    """Runs the claims of one runner.

    ``now`` is handed to the jobs (the clock when None). ``watch`` is told of each call with the job's name
    and its time limit in seconds, and with None when it is over. ``stop`` asks whether to start no more.
    With ``strict`` the first failure is raised after it was recorded (tests).
    """

    def __init__(
        self,
        *,
        runner: str,
        now: datetime | None = None,
        watch: Callable[[str | None, int], None] = lambda name, seconds: None,
        stop: Callable[[], bool] = lambda: False,
        strict: bool = False,
    ) -> None:
        self.runner = runner
        self.now = now
        self.watch = watch
        self.stop = stop
        self.strict = strict

    def run(self, claim: Claim) -> None:
        """Run all jobs of the claim; afterwards each is done, waiting again, dead or given back."""
        try:
            kind = job_kind(claim.name)
        except UnknownJob as error:
            for job in claim.jobs:
                self._record(claim.name, job, error, attempts=5)
            return
        if kind.batch > 1 and len(claim.jobs) > 1 and self._succeeds_together(kind, claim.jobs):
            return
        self._run_each(kind, claim.jobs)

    def _run_each(self, kind: JobKind, jobs: Sequence[Claimed]) -> None:
        for index, job in enumerate(jobs):
            if index and self.stop():
                give_back(runner=self.runner, job_ids=[left.id for left in jobs[index:]])
                return
            try:
                self._execute(kind, [job])
            except LeaseLost as lost:
                log.warning("job %s %s: %s", kind.name, job.id, lost)
            except Exception as error:  # the outermost loop of a worker
                self._record(kind.name, job, error, attempts=kind.attempts)

    def _succeeds_together(self, kind: JobKind, jobs: Sequence[Claimed]) -> bool:
        # One bad job must not hold up its neighbours: when the batch fails, each is run alone at once.
        try:
            self._execute(kind, jobs)
        except Exception as error:  # the outermost loop of a worker
            self._raise_if_broken(error)
            log.warning("batch of %s %s failed (%r); running one by one", len(jobs), kind.name, error)
            return False
        return True

    def _execute(self, kind: JobKind, jobs: Sequence[Claimed]) -> None:
        now = self.now or clock.now()
        ending = _Ending(jobs, self.runner, self.now)
        argument: Any = [job.payload for job in jobs] if kind.batch > 1 else jobs[0].payload
        context = JobContext(name=kind.name, attempt=jobs[0].attempt, finish=ending.finish)
        self.watch(kind.name, kind.timeout)
        try:
            with running(context):
                if kind.transactional:
                    with transaction.atomic():
                        kind.function(argument, now=now)
                        ending.finish()
                else:
                    kind.function(argument, now=now)
            if not ending.over:
                ending.finish()
        finally:
            self.watch(None, 0)

    def _record(self, name: str, job: Claimed, error: Exception, *, attempts: int) -> None:
        self._raise_if_broken(error)
        after = _wait_after(error, job.attempt, attempts)
        text = str(error) if isinstance(error, GiveUp | Retry) else "".join(traceback.format_exception(error))
        fail(job, runner=self.runner, error=text, after=after, now=self.now)
        outcome = f"again in {after}" if after else "it is dead"
        log.warning("job %s %s failed at attempt %s: %r; %s", name, job.id, job.attempt, error, outcome)
        if self.strict and not isinstance(error, Retry):
            raise error

    @staticmethod
    def _raise_if_broken(error: Exception) -> None:
        if not isinstance(error, OperationalError | InterfaceError) or connection.in_atomic_block:
            return
        if connection.connection is None or not connection.is_usable():
            raise ConnectionBroken from error


class _Ending:
    """The deletion of a call's jobs, which may happen in the job's own transaction."""

    def __init__(self, jobs: Sequence[Claimed], runner: str, now: datetime | None) -> None:
        self.jobs = jobs
        self.runner = runner
        self.now = now
        self.over = False

    def finish(self) -> None:
        finish(self.jobs, runner=self.runner, now=self.now)
        self.over = True


def _wait_after(error: Exception, attempt: int, attempts: int) -> timedelta | None:
    """Return how long to wait before the next attempt; None when there is none."""
    if isinstance(error, GiveUp) or attempt >= attempts:
        return None
    return error.after if isinstance(error, Retry) else back_off(attempt)
