"""What is forecast: equally spaced values with their season, and perhaps the day of the first one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values

_LARGEST = 1e150


@dataclass(frozen=True, slots=True)
class Series:
    """Equally spaced values, oldest first; NaN is missing (infinities count as missing too).

    `period` is the season's length in steps (12 for months, 7 for days), `start` the day of the
    first value of a daily series. Forecasts stay at or above `floor`: volumes have none below 0.
    """

    values: Array
    period: int
    start: date | None
    floor: float | None

    @property
    def n(self) -> int:
        """How many values are present."""
        return int(np.isfinite(self.values).sum())

    @property
    def missing(self) -> int:
        """How many values are not."""
        return len(self.values) - self.n

    def until(self, end: int) -> "Series":
        """The first `end` values: what was known at that origin."""
        return replace(self, values=self.values[:end])

    def days(self, *, begin: int = 0, end: int | None = None) -> tuple[date, ...]:
        """The days of the steps [begin, end) of a daily series; raises ValueError without `start`."""
        if self.start is None:
            message = "This needs a daily series: give the day of its first value as `start`."
            raise ValueError(message)
        stop = len(self.values) if end is None else end
        return tuple(self.start + timedelta(days=step) for step in range(begin, stop))

    def filled(self) -> Array:
        """The values with gaps closed in a straight line, for models that allow none."""
        present = np.isfinite(self.values)
        steps = np.arange(len(self.values))
        return np.interp(steps, steps[present], self.values[present])


def time_series(
    values: Values | Sequence[float | None], *, period: int = 1, start: date | None = None, floor: float | None = 0.0
) -> Series:
    """A series of plain, NumPy or Arrow values; `floor=None` allows negative forecasts.

    Raises ValueError for values too large to square.

    >>> time_series([4, None, 6], period=12).missing
    1
    """
    if period < 1:
        message = f"The season has at least one step, not {period}."
        raise ValueError(message)
    given = np.array(as_floats(values), dtype=np.float64)
    given[~np.isfinite(given)] = np.nan
    if (np.abs(given) > _LARGEST).any():
        message = "The values are too large to square; give them in a larger unit."
        raise ValueError(message)
    return Series(values=given, period=period, start=start, floor=floor)
