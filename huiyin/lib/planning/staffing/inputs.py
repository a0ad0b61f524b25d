"""What the inputs of staffing must be: numbers that make sense, said in words when they do not."""

import math

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values


def check_positive(**named: float) -> None:
    """Raise ValueError for the first that is not a positive, finite number."""
    for name, value in named.items():
        if not (math.isfinite(value) and value > 0):
            message = f"{name} must be a positive number, not {value}"
            raise ValueError(message)


def check_whole(**named: float) -> None:
    """Raise ValueError for the first that is not a whole number of at least 0."""
    check_not_negative(**named)
    for name, value in named.items():
        if value != int(value):
            message = f"{name} must be a whole number, not {value}"
            raise ValueError(message)


def each_interval(name: str, given: Values | float, *, intervals: int) -> Array:
    """One figure for all intervals, or one an interval; raises ValueError for another number of them."""
    figures = as_floats([given] if isinstance(given, int | float) else given)
    if len(figures) not in (1, intervals):
        message = f"{name} needs one figure, or one for each of the {intervals} intervals, not {len(figures)}."
        raise ValueError(message)
    return np.broadcast_to(figures, (intervals,))


def check_not_negative(**named: float) -> None:
    """Raise ValueError for the first that is negative or not finite."""
    for name, value in named.items():
        if not (math.isfinite(value) and value >= 0):
            message = f"{name} must be a number of at least 0, not {value}"
            raise ValueError(message)
