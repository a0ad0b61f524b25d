"""Whole numbers that still add up, and halves that go up."""

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def largest_remainder(shares: Sequence[float], *, total: int) -> list[int]:
    """Whole numbers in proportion to `shares` that sum to `total` (Hamilton's method).

    Ties go to the earlier share. Raises ValueError unless the shares are finite and non-negative with
    a positive sum, and the total is not negative.
    """
    if not 0 < math.fsum(shares) < math.inf or min(shares) < 0 or total < 0:
        message = "Shares must be finite, non-negative and not all zero, and their total must not be negative."
        raise ValueError(message)
    parts = [Fraction(float(share)) for share in shares]  # exact: in floats 3 × 0.1 / 0.3 is less than 1
    weight = sum(parts)
    exact = [part * int(total) / weight for part in parts]
    whole = [math.floor(value) for value in exact]
    by_remainder = sorted(range(len(shares)), key=lambda index: (whole[index] - exact[index], index))
    for index in by_remainder[: total - sum(whole)]:
        whole[index] += 1
    return whole


def half_up(value: float, *, step: str = "1") -> float:
    """`value` rounded to a multiple of `step`, halves away from zero, as people round (not to even)."""
    unit = Decimal(step)
    return float((Decimal(repr(float(value))) / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit) + 0.0
