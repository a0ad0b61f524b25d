"""Background processes let people's writes go first.

A process that waits for the file shows it by a shared lock on a small file beside the database;
a background process looks there before each of its transactions and steps back for a moment.
Without this a busy worker, always first to ask again, would keep a web request waiting.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LONGEST_STEP_BACK: Final = 0.25
LOOK_AGAIN: Final = 0.001


class _Manners:
    """Whether this process is a background one."""

    background = False


def work_in_background() -> None:
    """From now on let other processes write first (call it in a worker's processes)."""
    _Manners.background = True


@contextmanager
def shown_waiting(database: str) -> Iterator[None]:
    """Show the other processes that somebody waits to write."""
    if _Manners.background:
        yield
        return
    file = _open(database)
    try:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield
    finally:
        os.close(file)


def step_back(database: str) -> None:
    """In a background process: wait while others wait to write, but not for ever."""
    if not _Manners.background:
        return
    file = _open(database)
    try:
        deadline = time.monotonic() + LONGEST_STEP_BACK
        while _somebody_waits(file) and time.monotonic() < deadline:
            time.sleep(LOOK_AGAIN)
    finally:
        os.close(file)


def _open(database: str) -> int:
    return os.open(f"{database}-waiting", os.O_RDWR | os.O_CREAT, 0o600)


def _somebody_waits(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(file, fcntl.LOCK_UN)
    return False
