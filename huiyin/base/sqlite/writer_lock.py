"""A lock that lets the writing threads of one process in, strictly in the order they came.

SQLite's own waiting is a sleeping poll: under load a writer may oversleep its turn again and again.
"""

import os
import threading
from collections import deque


class WriterLock:
    """First come, first served; may be released by another thread than the one that took it."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._held = False
        self._gates: deque[threading.Lock] = deque()

    @property
    def waiting(self) -> int:
        """Return how many wait for their turn."""
        with self._mutex:
            return len(self._gates)

    def acquire(self, *, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for one's turn; return whether it came."""
        with self._mutex:
            if not self._held:
                self._held = True
                return True
            gate = threading.Lock()
            gate.acquire()
            self._gates.append(gate)
        return gate.acquire(timeout=max(timeout, 0)) or not self._leave(gate)

    def release(self) -> None:
        """Hand the turn to the next in the queue."""
        with self._mutex:
            if self._gates:
                self._gates.popleft().release()
            else:
                self._held = False

    def _leave(self, gate: threading.Lock) -> bool:
        """Step out of the queue; return False when the turn came at the last moment after all."""
        with self._mutex:
            if gate not in self._gates:
                return False
            self._gates.remove(gate)
            return True


class _Registry:
    """The locks of this process, one per database file."""

    def __init__(self) -> None:
        self.forget_all()

    def forget_all(self) -> None:
        """Start with no locks; a forked child has none of the threads that held or awaited one."""
        self._mutex = threading.Lock()
        self._locks: dict[str, WriterLock] = {}

    def lock(self, path: str) -> WriterLock:
        """Return the lock of a file."""
        with self._mutex:
            return self._locks.setdefault(path, WriterLock())


_registry = _Registry()
os.register_at_fork(after_in_child=_registry.forget_all)


def writer_lock(path: str) -> WriterLock:
    """Return this process's lock for the database file."""
    return _registry.lock(path)
