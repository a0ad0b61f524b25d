"""The mean of a scale with Student's t interval."""

import math

from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.results import MeanResult


def mean_interval(values: Values, *, confidence: float = 0.95) -> MeanResult:
    """Mean with Student's t interval; None counts as missing, NaN and infinities as rejected."""
    given = as_list(values)
    present = [float(value) for value in given if value is not None]
    kept = [value for value in present if math.isfinite(value)]
    n = len(kept)
    mean = math.fsum(kept) / n if n else None
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in kept) / (n - 1)) if mean is not None and n > 1 else None
    interval = None
    if mean is not None and sd is not None:
        from scipy.special import stdtrit

        half = float(stdtrit(n - 1, 0.5 + confidence / 2)) * sd / math.sqrt(n)
        interval = Interval(low=mean - half, high=mean + half, confidence=confidence)
    return MeanResult(
        n=n,
        missing=len(given) - len(present),
        rejected=len(present) - n,
        estimate=mean,
        interval=interval,
        method="student_t",
        reason=_why_undefined(n),
        sd=sd,
    )


def _why_undefined(n: int) -> Undefined | None:
    if n == 0:
        return Undefined.NO_ANSWERS
    return Undefined.ONE_ANSWER if n == 1 else None
