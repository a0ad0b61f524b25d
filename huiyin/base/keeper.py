"""The child process that keeps time and the log: due clocks, the seal, the timetable."""

import time
from typing import Any, Final

from huiyin.base.child_process import ChildProcess
from huiyin.base.database import database_now
from huiyin.base.due_clocks import SWEEP_BATCH, sweep
from huiyin.base.sealing import SEAL_BATCH, seal
from huiyin.base.ticks import enqueue_due_ticks

TICK_SECONDS: Final = 0.5


class Keeper(ChildProcess):
    """Sweeps and seals five times a second; any number of keepers may run beside each other."""

    role = "keeper"
    idle_seconds = 0.2

    def __init__(self, **place: Any) -> None:
        super().__init__(**place)
        self._next_ticks = 0.0

    def round(self) -> bool:
        """Sweep, seal and tick once; return whether a full batch says that more is waiting."""
        swept = sweep()
        sealed = seal(holder=self.runner)
        if time.monotonic() >= self._next_ticks:
            enqueue_due_ticks(now=database_now())
            self._next_ticks = time.monotonic() + TICK_SECONDS
        return swept == SWEEP_BATCH or sealed == SEAL_BATCH
