"""Arrays that grow by rows at the end, without copying all of them each time."""

from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Kind = TypeVar("Kind", bound=np.generic)


class Growing(Generic[Kind]):
    """Rows of one width and one type; `rows` is a view of those there are, valid until the next `append`."""

    def __init__(self, empty: npt.NDArray[Kind]) -> None:
        self._room = empty
        self._used = len(empty)

    @property
    def rows(self) -> npt.NDArray[Kind]:
        """All rows, in order; writing to them changes them here."""
        return self._room[: self._used]

    def append(self, rows: npt.NDArray[Kind]) -> None:
        """Add rows at the end: doubling the room makes this linear over many calls."""
        needed = self._used + len(rows)
        if needed > len(self._room):
            room = np.empty((max(needed, 2 * len(self._room)), *self._room.shape[1:]), self._room.dtype)
            room[: self._used] = self.rows
            self._room = room
        self._room[self._used : needed] = rows
        self._used = needed
