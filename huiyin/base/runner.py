"""The child process that runs jobs."""

import logging
import time
from collections import deque
from dataclasses import dataclass
from typing import Any

from django.db import InterfaceError, OperationalError

from huiyin.base.child_process import ChildProcess
from huiyin.base.database import database_now
from huiyin.base.job_queue import claim, give_back
from huiyin.base.job_run import JobRun
from huiyin.base.start_duties import start_duties
from huiyin.base.terms import Lane

log = logging.getLogger("huiyin.worker")

MOST_PREFETCHED = 50
PREFETCH_SECONDS = 0.25


@dataclass(frozen=True)
class RunnerPlan:
    """The lanes of a runner: those in ``turns`` take turns at being asked first, then ``then`` in order."""

    turns: tuple[Lane, ...]
    then: tuple[Lane, ...]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All lanes of the runner."""
        return (*self.turns, *self.then)


class Runner(ChildProcess):
    """Claims from its lanes and runs what it claimed."""

    def __init__(self, *, plan: RunnerPlan, **place: Any) -> None:
        super().__init__(**place)
        self.role = f"runner {'+'.join(plan.lanes)}"
        self._turns = deque(plan.turns)
        self._then = plan.then
        self._duties = deque(start_duties(plan.lanes))
        self._pace: dict[str, float] = {}
        self._jobs = JobRun(runner=self.runner, watch=self._watch, stop=self.stopping.is_set)

    def round(self) -> bool:
        """Claim and run once; the duties of the start come first."""
        self._do_duties()
        self._turns.rotate(1)
        claimed = claim([*self._turns, *self._then], runner=self.runner, prefetch=self._prefetch)
        if claimed is None:
            return False
        began = time.monotonic()
        self._jobs.run(claimed)
        self._pace[claimed.name] = (time.monotonic() - began) / len(claimed.jobs)
        return True

    def _do_duties(self) -> None:
        """Do what the rooms asked for; what fails keeps no job waiting, what the database kept from us comes again."""
        while self._duties:
            try:
                self._duties[0](now=database_now())
            except (OperationalError, InterfaceError):
                raise
            except Exception:  # the outermost loop of a worker
                log.exception("a duty at the start of %s failed", self.role)
            self._duties.popleft()

    def recover(self) -> None:
        """Give back what was claimed when the connection broke."""
        give_back(runner=self.runner)

    def _prefetch(self, name: str) -> int:
        # Quick jobs are claimed some at a time, slow ones singly so that other runners can help.
        return min(MOST_PREFETCHED, max(1, int(PREFETCH_SECONDS / self._pace.get(name, PREFETCH_SECONDS))))

    def _watch(self, name: str | None, seconds: int) -> None:
        if name is None:
            self.board.end(self.slot)
        else:
            self.board.begin(self.slot, name, seconds)
