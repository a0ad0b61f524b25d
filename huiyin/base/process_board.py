"""Shared memory between a worker's supervisor and its children: what each runs and until when."""

import mmap
import struct
import time
from typing import Final

_SLOT: Final = struct.Struct("d80s")


class ProcessBoard:
    """One slot per child: the moment its present call must be over, and the call's name."""

    def __init__(self, slots: int) -> None:
        self._memory = mmap.mmap(-1, _SLOT.size * slots)

    def begin(self, slot: int, name: str, seconds: float) -> None:
        """Note that the child in this slot starts a call that may take so many seconds."""
        self._write(slot, time.monotonic() + seconds, name)

    def end(self, slot: int) -> None:
        """Note that the child in this slot is between calls."""
        self._write(slot, 0.0, "")

    def overdue(self, slot: int) -> str | None:
        """Return the name of the call that should be over by now, or None."""
        deadline, name = _SLOT.unpack_from(self._memory, slot * _SLOT.size)
        if deadline == 0.0 or time.monotonic() < deadline:
            return None
        return str(name.rstrip(b"\0").decode(errors="replace"))

    def name(self, slot: int) -> str:
        """Return the name of the present call, empty between calls."""
        return str(_SLOT.unpack_from(self._memory, slot * _SLOT.size)[1].rstrip(b"\0").decode(errors="replace"))

    def _write(self, slot: int, deadline: float, name: str) -> None:
        _SLOT.pack_into(self._memory, slot * _SLOT.size, deadline, name.encode()[:80])
