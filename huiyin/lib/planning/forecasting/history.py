"""Contacts by day and interval: the history a call centre's forecast is made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values


@dataclass(frozen=True, slots=True)
class CallsTable:
    """Contacts, days in rows (in order, open days only) and intervals in columns; NaN is missing.

    `starts` are the intervals' beginnings in minutes after midnight.
    """

    days: tuple[date, ...]
    starts: tuple[int, ...]
    counts: Array

    def until(self, end: int) -> "CallsTable":
        """The first `end` days: what was known at the eve of the next."""
        return CallsTable(self.days[:end], self.starts, self.counts[:end])


def calls_table(*, days: Sequence[date], counts: Sequence[Values], starts: Sequence[int] = ()) -> CallsTable:
    """A table from one row of interval counts a day; raises ValueError on disorder, unequal rows or negative counts."""
    rows = [as_floats(row) for row in counts]
    if len(rows) != len(days) or len({len(row) for row in rows}) > 1:
        message = "Give one row of counts for each day, all with the same intervals."
        raise ValueError(message)
    if any(later <= earlier for earlier, later in pairwise(days)):
        message = "Days must be in order, each once."
        raise ValueError(message)
    table = np.array(rows, dtype=np.float64).reshape(len(rows), -1 if rows else 0)
    table[~np.isfinite(table)] = np.nan
    if (table < 0).any():
        message = "Counts cannot be negative."
        raise ValueError(message)
    named = tuple(starts) or tuple(range(table.shape[1]))
    return CallsTable(days=tuple(days), starts=named, counts=table)


def calls_table_from_rows(*, moments: Iterable[datetime] | NDArray[Any], counts: Values) -> CallsTable:
    """A table from rows of (beginning of an interval in local time, contacts), in any order.

    Rows of the same interval add up; an interval without a row on a day that has others is missing,
    a day without any row was closed.
    """
    minutes, volumes = _minutes(moments), as_floats(counts)
    if len(minutes) != len(volumes):
        message = f"Give one count for each of the {len(minutes)} moments, not {len(volumes)}."
        raise ValueError(message)
    days, row = np.unique(minutes // 1440, return_inverse=True)
    starts, place = np.unique(minutes % 1440, return_inverse=True)
    table, seen = np.zeros((len(days), len(starts))), np.zeros((len(days), len(starts)), dtype=bool)
    np.add.at(table, (row, place), volumes)
    seen[row, place] = True
    table[~seen] = np.nan
    dates = [date.fromordinal(int(day) + date(1970, 1, 1).toordinal()) for day in days]
    return calls_table(days=dates, counts=list(table), starts=starts.tolist())


def _minutes(moments: Iterable[datetime] | NDArray[Any]) -> NDArray[np.int64]:
    """Local minutes since 1970."""
    if isinstance(moments, np.ndarray) and moments.dtype.kind == "M":
        return moments.astype("datetime64[m]").astype(np.int64)
    given: list[datetime] = moments.to_pylist() if hasattr(moments, "to_pylist") else list(moments)
    local = [moment.replace(tzinfo=None) for moment in given]
    return np.array(local, dtype="datetime64[m]").astype(np.int64)
