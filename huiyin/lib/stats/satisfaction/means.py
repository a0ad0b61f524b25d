"""The mean of a scale with Student's t interval, from answers or from their sums."""

import math
from decimal import Decimal
from fractions import Fraction

from huiyin.lib.stats.inputs import Values, as_list, whole_counts
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.results import MeanResult

_LARGEST = 1e150
_ROUNDING = Fraction(1, 2**51)


def mean_interval(values: Values, *, confidence: float = 0.95) -> MeanResult:
    """Mean with Student's t interval; None and NaN count as missing, infinities as rejected.

    Values all alike have a mean but no interval (NO_VARIATION): their spread is unknown, not zero.
    Raises ValueError for values too large to square.
    """
    given = as_list(values)
    present = [float(value) for value in given if value is not None]
    kept = [value for value in present if math.isfinite(value)]
    n = len(kept)
    if max(map(abs, kept), default=0.0) > _LARGEST:
        message = "The values are too large to square; give them in a larger unit."
        raise ValueError(message)
    alike = n > 0 and min(kept) == max(kept)
    mean = kept[0] if alike else math.fsum(kept) / n if n else None
    return mean_result(
        n=n,
        mean=mean,
        squares=0.0 if mean is None or alike else math.fsum((value - mean) ** 2 for value in kept),
        missing=len(given) - len(present),
        rejected=len(present) - n,
        confidence=confidence,
    )


def mean_from_moments(
    *, n: int, total: float | Decimal, total_of_squares: float | Decimal, missing: int = 0, confidence: float = 0.95
) -> MeanResult:
    """Mean with Student's t interval from n, Σx and Σx², as one group-by gives them.

    The squares about the mean are subtracted as exact fractions, so that large n loses nothing of
    integer or decimal sums; what rounding of float sums could explain counts as no spread.
    Raises ValueError when no values could have these sums.
    """
    n, missing = whole_counts(n=n, missing=missing)
    mean, squares = mean_and_squares(n, total, total_of_squares)
    return mean_result(n=n, mean=mean, squares=squares, missing=missing, confidence=confidence)


def mean_and_squares(n: int, total: float | Decimal, total_of_squares: float | Decimal) -> tuple[float | None, float]:
    """The mean, and Σ(x − mean)² from n, Σx and Σx²; raises ValueError when no values could have these sums."""
    if math.isfinite(total) and math.isfinite(total_of_squares):
        exact, given = _fraction(total), _fraction(total_of_squares)
        squares = given - exact**2 / n if n else -abs(exact) - abs(given)
        rounding = given * _ROUNDING if isinstance(total_of_squares, float) else 0
        if n == 0 == squares:
            return None, 0.0
        if n and given >= 0 and squares >= -given / 10**9:  # more than that no rounding of sums explains
            return float(exact / n), float(squares) if squares > rounding else 0.0
    message = f"No {n} values have the sum {total} and the sum of squares {total_of_squares}."
    raise ValueError(message)


def _fraction(value: float | Decimal) -> Fraction:
    return Fraction(value.item() if hasattr(value, "item") else value)  # NumPy's integers would overflow


def mean_result(
    *, n: int, mean: float | None, squares: float, missing: int = 0, rejected: int = 0, confidence: float
) -> MeanResult:
    """The result from n, the mean and Σ(x − mean)²."""
    sd = math.sqrt(squares / (n - 1)) if n > 1 else None
    interval = None
    check_confidence(confidence)
    if mean is not None and sd:
        half = t_quantile(n - 1, confidence=confidence) * sd / math.sqrt(n)
        interval = Interval(low=mean - half, high=mean + half, confidence=confidence)
    return MeanResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=mean,
        interval=interval,
        method="student_t",
        reason=_why_undefined(n, sd),
        sd=sd,
    )


def t_quantile(degrees: float, *, confidence: float) -> float:
    """The two-sided t of a confidence level in (0, 1)."""
    check_confidence(confidence)
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.5 + confidence / 2))


def _why_undefined(n: int, sd: float | None) -> Undefined | None:
    if n == 0:
        return Undefined.NO_ANSWERS
    if n == 1:
        return Undefined.ONE_ANSWER
    return None if sd else Undefined.NO_VARIATION
