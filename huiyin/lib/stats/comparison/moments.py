"""Count, mean and variance: all that most comparisons need, so that one group-by feeds them."""

import math
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, Column
from huiyin.lib.stats.inputs import whole_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """The moments of a group: `mean` is None for n = 0, `variance` (n − 1) for n < 2.

    Numbers of any type are taken, a database's Decimal as well. Raises ValueError for an n that is no count, a mean
    that is not finite, and a variance that is negative or not finite.
    """

    n: int
    mean: float | None
    variance: float | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "n", whole_counts(n=self.n)[0])
        for name in ("mean", "variance"):
            given = getattr(self, name)
            object.__setattr__(self, name, None if given is None else float(given))
        if not math.isfinite(self.mean or 0.0) or not 0 <= (self.variance or 0.0) < math.inf:
            message = f"A mean must be finite and a variance not negative, not {self.mean} and {self.variance}."
            raise ValueError(message)

    @property
    def sd(self) -> float | None:
        """The sample standard deviation."""
        return None if self.variance is None else math.sqrt(self.variance)

    @classmethod
    def of(cls, values: Array) -> Self:
        """The moments of finite values (n,); raises ValueError where their squares overflow."""
        mean, variance = centre_and_spread(values)
        return cls(n=len(values), mean=mean, variance=variance)

    @classmethod
    def from_sums(cls, *, n: int, total: float, sum_of_squares: float) -> Self:
        """The moments from n, Σx and Σx²; raises ValueError for sums no group can have."""
        means, variances = moments_of_sums(np.array([n]), np.array([total]), np.array([sum_of_squares]))
        return cls(n=n, mean=finite(means[0]), variance=finite(variances[0]))


def centre_and_spread(values: Array) -> tuple[float | None, float | None]:
    """Mean and variance (n − 1) of values; equal values have variance 0 exactly."""
    n = len(values)
    if n == 0:
        return None, None
    if values.min() == values.max():
        return float(values[0]), 0.0 if n > 1 else None
    with np.errstate(over="ignore"):
        mean, variance = float(values.mean()), float(values.var(ddof=1))
    if not math.isfinite(variance):
        message = "The values are too large to square; give them in a larger unit."
        raise ValueError(message)
    return mean, variance


def column_moments(given: Column) -> Moments:
    """The moments of a column's usable values."""
    return Moments.of(given.values)


def moments_of_sums(n: NDArray[Any], total: NDArray[Any], sum_of_squares: NDArray[Any]) -> tuple[Array, Array]:
    """Means and variances (k,) of k groups from their sums; NaN where undefined.

    A variance lost in the rounding of the sums counts as 0: subtract a common constant from the
    values before summing when their mean is a million times their spread.
    """
    n, total, squares = (np.asarray(each, dtype=np.float64) for each in (n, total, sum_of_squares))
    if np.any(n < 0) or not np.all(np.isfinite(n) & np.isfinite(total) & np.isfinite(squares)):
        message = "n must not be negative, and the sums must be finite."
        raise ValueError(message)
    means = np.divide(total, n, out=np.full(len(n), np.nan), where=n > 0)
    around = squares - np.where(n > 0, total * means, 0.0)
    rounding = 1e-13 * np.abs(squares)
    if np.any(around < -1e4 * rounding - 1e-300):
        message = "A sum of squares is smaller than total² / n: no group has such sums."
        raise ValueError(message)
    around = np.where(around <= rounding, 0.0, around)
    return means, np.divide(around, n - 1, out=np.full(len(n), np.nan), where=n > 1)


def finite(value: float) -> float | None:
    """A Python float, None for NaN and infinities."""
    return float(value) if math.isfinite(value) else None
