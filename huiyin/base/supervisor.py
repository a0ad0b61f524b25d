"""The supervisor of a worker: forks its children, ends those that overrun, replaces those that died.

It never touches the database: so it may fork at any moment and cannot hang on it.
"""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.db import connections

from huiyin.base.child_process import ChildProcess, Predecessor, limit_memory, new_runner_id
from huiyin.base.process_board import ProcessBoard

log = logging.getLogger("huiyin.worker")

LOOK_SECONDS: Final = 0.1
MEMORY_LIMIT: Final = 1024**3
GRACE_SECONDS: Final = 15.0
SHORT_LIFE_SECONDS: Final = 1.0
SHORT_LIFE_PAUSE: Final = 0.5

MakeChild = Callable[..., ChildProcess]
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass
class _Slot:
    make: MakeChild
    pid: int = 0
    runner: str = ""
    started: float = 0.0
    end_reason: str = ""
    predecessor: Predecessor | None = None


class Supervisor:
    """Keeps one child alive per maker; see ``run``."""

    def __init__(self, makers: list[MakeChild], *, memory_limit: int = MEMORY_LIMIT) -> None:
        self._board = ProcessBoard(len(makers))
        self._slots = [_Slot(make) for make in makers]
        self._memory_limit = memory_limit
        self._stopping = False

    def run(self) -> None:
        """Supervise until SIGTERM or SIGINT; then let the children finish, and return."""
        # A connection must not be shared with forked children.
        connections.close_all()
        previous = {number: signal.signal(number, self._on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            while not self._stopping:
                self._look()
                time.sleep(LOOK_SECONDS)
        finally:
            self._end_children()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _look(self) -> None:
        for place, slot in enumerate(self._slots):
            if slot.pid and self._is_over(slot):
                self._note_death(slot)
            if slot.pid:
                self._judge(place, slot)
            elif time.monotonic() - slot.started >= SHORT_LIFE_PAUSE:
                self._start(place, slot)

    def _start(self, place: int, slot: _Slot) -> None:
        slot.runner, slot.started, slot.end_reason = new_runner_id(), time.monotonic(), ""
        self._board.end(place)
        sys.stdout.flush()
        sys.stderr.flush()
        slot.pid = os.fork()
        if slot.pid == 0:
            self._be_child(place, slot)

    def _be_child(self, place: int, slot: _Slot) -> None:
        """Run the child and leave without the parent's exit handlers."""
        try:
            limit_memory(self._memory_limit)
            place_of_child: dict[str, Any] = {"board": self._board, "slot": place, "runner": slot.runner}
            slot.make(**place_of_child, predecessor=slot.predecessor).run()
            status = 0
        except BaseException:
            log.exception("a child of the worker failed")
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)

    def _is_over(self, slot: _Slot) -> bool:
        try:
            return os.waitpid(slot.pid, os.WNOHANG)[0] == slot.pid
        except ChildProcessError:
            return True

    def _note_death(self, slot: _Slot) -> None:
        slot.predecessor = Predecessor(slot.runner, slot.end_reason or "The runner was killed.")
        log.warning("child %s ended: %s", slot.pid, slot.predecessor.reason)
        slot.pid = 0
        if time.monotonic() - slot.started >= SHORT_LIFE_SECONDS:
            slot.started = 0.0

    def _judge(self, place: int, slot: _Slot) -> None:
        overdue = self._board.overdue(place)
        if overdue is not None:
            self._kill(slot, f"{overdue} was stopped: it took longer than its time limit.")
        elif resident_bytes(slot.pid) > self._memory_limit:
            name = self._board.name(place) or "The runner"
            self._kill(slot, f"{name} was stopped: it took more memory than {self._memory_limit >> 20} MiB.")

    def _kill(self, slot: _Slot, reason: str) -> None:
        if not slot.end_reason:
            slot.end_reason = reason
            os.kill(slot.pid, signal.SIGKILL)

    def _end_children(self) -> None:
        self._signal_children(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < deadline and self._any_alive():
            time.sleep(0.05)
        self._signal_children(signal.SIGKILL)

    def _any_alive(self) -> bool:
        for slot in self._slots:
            if slot.pid and self._is_over(slot):
                slot.pid = 0
        return any(slot.pid for slot in self._slots)

    def _signal_children(self, number: signal.Signals) -> None:
        for slot in self._slots:
            if slot.pid:
                os.kill(slot.pid, number)


def resident_bytes(pid: int) -> int:
    """Return the resident memory of a process, 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
