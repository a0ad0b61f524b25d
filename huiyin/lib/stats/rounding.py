"""Whole numbers that still add up, and halves that go up."""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def largest_remainder(shares: Sequence[float], *, total: int) -> list[int]:
    """Whole numbers in proportion to `shares` that sum to `total` (Hamilton's method).

    Ties go to the earlier share. Raises ValueError unless the shares are non-negative with a positive sum.
    """
    weight = math.fsum(shares)
    if weight <= 0 or min(shares) < 0:
        message = "Shares must be non-negative and not all zero."
        raise ValueError(message)
    exact = [share / weight * total for share in shares]
    whole = [math.floor(value + 1e-9) for value in exact]  # 3 × 0.1 / 0.3 is 0.9999…: it means 1
    by_remainder = sorted(range(len(shares)), key=lambda index: (whole[index] - exact[index], index))
    for index in by_remainder[: total - sum(whole)]:
        whole[index] += 1
    return whole


def half_up(value: float, *, step: str = "1") -> float:
    """`value` rounded to a multiple of `step`, halves away from zero, as people round (not to even)."""
    unit = Decimal(step)
    return float((Decimal(repr(value)) / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit)
