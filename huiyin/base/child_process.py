"""What every child of a worker's supervisor has: a name, signs of life, a loop that survives the database."""

import logging
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Final

from django.db import InterfaceError, OperationalError, connections

from huiyin.base import pulses
from huiyin.base.database import database_now
from huiyin.base.ids import new_id
from huiyin.base.job_queue import HEARTBEAT_SECONDS, heartbeat, release_dead_runner
from huiyin.base.job_run import ConnectionBroken
from huiyin.base.process_board import ProcessBoard
from huiyin.base.sqlite.courtesy import work_in_background

log = logging.getLogger("huiyin.worker")

PULSE_SECONDS: Final = 6.0
RECONNECT_SECONDS: Final = 0.5
# Address space that may be written beyond the limit on resident memory: libraries reserve more than they use.
DATA_PER_RESIDENT: Final = 3


@dataclass(frozen=True)
class Predecessor:
    """The child that was in this slot before and died."""

    runner: str
    reason: str


class ChildProcess:
    """A child of the supervisor: subclasses say what one round of their loop does."""

    role = "child"
    idle_seconds = 0.15

    def __init__(self, *, board: ProcessBoard, slot: int, runner: str, predecessor: Predecessor | None) -> None:
        self.board = board
        self.slot = slot
        self.runner = runner
        self.predecessor = predecessor
        self.stopping = threading.Event()
        self._parent = os.getppid()

    def round(self) -> bool:
        """Do one round of work; return whether there may be more at once."""
        raise NotImplementedError

    def recover(self) -> None:
        """Put things right after the database connection was lost."""

    def run(self) -> None:
        """Work until told to stop; then finish what was begun."""
        work_in_background()
        signal.signal(signal.SIGTERM, self._on_stop_signal)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor tells us
        threading.Thread(target=self._live, name="heartbeat", daemon=True).start()
        self._persist(self._bury_predecessor)
        while not self.stopping.is_set():
            if not self._persist(self.round):
                self.stopping.wait(self.idle_seconds)
        self._persist(lambda: pulses.forget(self.runner, now=database_now()))

    def _on_stop_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()

    def _persist(self, action: Callable[[], bool | None]) -> bool:
        """Run the action; when the database is away, wait until it is back and return False."""
        try:
            return bool(action())
        except (OperationalError, InterfaceError, ConnectionBroken) as error:
            log.warning("%s: the database is away (%s)", self.role, error)
        while not self.stopping.is_set():
            connections.close_all()
            self.stopping.wait(RECONNECT_SECONDS)
            try:
                self.recover()
            except (OperationalError, InterfaceError):
                continue
            break
        return False

    def _bury_predecessor(self) -> None:
        if self.predecessor is not None:
            release_dead_runner(runner=self.predecessor.runner, reason=self.predecessor.reason)
            pulses.forget(self.predecessor.runner, now=database_now())

    def _live(self) -> None:
        """Keep leases and pulse fresh beside the work; leave when the supervisor is gone."""
        next_pulse = 0.0
        while True:
            try:
                if time.monotonic() >= next_pulse:
                    pulses.beat(runner=self.runner, role=self.role, now=database_now())
                    next_pulse = time.monotonic() + PULSE_SECONDS
                if self.board.name(self.slot):
                    heartbeat(runner=self.runner)
            except (OperationalError, InterfaceError) as error:
                log.info("%s: no heartbeat (%s)", self.role, error)
                connections.close_all()
            time.sleep(HEARTBEAT_SECONDS)
            if os.getppid() != self._parent:
                self._outlive_supervisor()

    def _outlive_supervisor(self) -> None:
        self.stopping.set()
        if self.board.overdue(self.slot) is not None:
            os._exit(1)  # nobody is left who would end this call


def new_runner_id() -> str:
    """Return a fresh name under which a process holds leases."""
    return new_id().hex


def limit_memory(resident_bytes: int) -> None:
    """Let this process fail in its own allocations before it takes the machine down."""
    resource.setrlimit(resource.RLIMIT_DATA, (resident_bytes * DATA_PER_RESIDENT,) * 2)
