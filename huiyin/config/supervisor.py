"""Keeps the processes of `huiyin serve` running: starts them, replaces what dies, ends all together.

The parent loads the application once and forks, so a replacement answers at once and shares its
memory. It has no threads and holds no database connection, which is what makes forking safe.
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType
from typing import Final, NoReturn

from huiyin.base.logs import get_logger

log = get_logger("huiyin.serve")

PATIENCE_SECONDS: Final = 25.0
MOST_BACK_OFF: Final = 10.0
STEADY_SECONDS: Final = 10.0
_PR_SET_PDEATHSIG: Final = 1

Duty = Callable[[], int | None]


class Supervisor:
    """Runs named duties, each in a process of its own, until told to stop."""

    def __init__(self, duties: Mapping[str, Duty]) -> None:
        self.duties = duties
        self.running: dict[int, str] = {}
        self.started: dict[str, float] = {}
        self.failures: dict[str, int] = dict.fromkeys(duties, 0)
        self.stopping = False

    def run(self) -> int:
        """Run all duties and block until a signal ends them; return the exit code."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for name in self.duties:
            self._start(name)
        while not self.stopping:
            self._reap()
            time.sleep(0.05)
        return self._end_all()

    def _start(self, name: str) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            _be_a_child(self.duties[name])
        self.running[pid] = name
        self.started[name] = time.monotonic()

    def _reap(self) -> None:
        """Replace processes that ended; one that keeps failing waits longer each time."""
        for pid, status in _ended(list(self.running)):
            name = self.running.pop(pid)
            log.warning("process ended", process=name, pid=pid, code=os.waitstatus_to_exitcode(status))
            steady = time.monotonic() - self.started[name] > STEADY_SECONDS
            self.failures[name] = 0 if steady else self.failures[name] + 1
        for name in set(self.duties) - set(self.running.values()):
            if time.monotonic() - self.started[name] >= self._pause(name):
                self._start(name)

    def _pause(self, name: str) -> float:
        # Two quick ends may be bad luck (a kill); only a third looks like a fault that needs calm.
        return 0.0 if self.failures[name] < 3 else min(MOST_BACK_OFF, 0.5 * 2.0 ** (self.failures[name] - 3))

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _end_all(self) -> int:
        """Ask every process to finish what it holds, then insist."""
        for pid in self.running:
            _signal(pid, signal.SIGTERM)
        until = time.monotonic() + PATIENCE_SECONDS
        while self.running and time.monotonic() < until:
            for pid, _status in _ended(list(self.running)):
                self.running.pop(pid)
            time.sleep(0.05)
        for pid in self.running:
            _signal(pid, signal.SIGKILL)
        return 0


def die_with_parent() -> None:
    """Let this process be ended when its parent dies, however that happens (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _be_a_child(duty: Duty) -> NoReturn:
    """Do the duty in the forked process and leave without the parent's clean-up."""
    code = 1
    try:
        die_with_parent()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent ends us in order
        code = duty() or 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:
        log.exception("process failed")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _ended(pids: list[int]) -> list[tuple[int, int]]:
    found = []
    for pid in pids:
        try:
            ended, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            ended, status = pid, 0
        if ended:
            found.append((pid, status))
    return found


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it ended by itself meanwhile
        os.kill(pid, number)
