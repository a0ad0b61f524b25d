"""Intervals for a share and for a mean, from the definitions and without heavy libraries."""

import math
from collections.abc import Iterable
from statistics import NormalDist

from huiyin.lib.stats.distributions import beta_quantile, t_quantile
from huiyin.lib.stats.results import Interval, MeanResult, Undefined


def normal_quantile(confidence: float) -> float:
    """The two-sided z of a confidence level in (0, 1): 1.96 for 0.95."""
    if not 0 < confidence < 1:
        message = f"confidence must lie between 0 and 1, not {confidence}"
        raise ValueError(message)
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson_interval(*, successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """Wilson's score interval for a share (Wilson 1927); None for n = 0."""
    _check_share(successes, n)
    if n == 0:
        return None
    z = normal_quantile(confidence)
    share, z2 = successes / n, z * z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Interval(low=low, high=high, confidence=confidence)


def clopper_pearson_interval(*, successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """The exact interval for a share (Clopper and Pearson 1934); None for n = 0."""
    _check_share(successes, n)
    if n == 0:
        return None
    tail = (1 - confidence) / 2
    low = 0.0 if successes == 0 else beta_quantile(tail, a=successes, b=n - successes + 1)
    high = 1.0 if successes == n else beta_quantile(1 - tail, a=successes + 1, b=n - successes)
    return Interval(low=low, high=high, confidence=confidence)


def mean_interval(values: Iterable[float | None], *, confidence: float = 0.95) -> MeanResult:
    """Mean with Student's t interval; None counts as missing, NaN and infinities as rejected."""
    given = list(values)
    present = [float(value) for value in given if value is not None]
    kept = [value for value in present if math.isfinite(value)]
    n = len(kept)
    mean = math.fsum(kept) / n if n else None
    sd = math.sqrt(math.fsum((value - mean) ** 2 for value in kept) / (n - 1)) if mean is not None and n > 1 else None
    interval = None
    if mean is not None and sd is not None:
        half = t_quantile(0.5 + confidence / 2, df=n - 1) * sd / math.sqrt(n)
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


def _check_share(successes: int, n: int) -> None:
    if not 0 <= successes <= n:
        message = f"{successes} successes of {n} is no share"
        raise ValueError(message)
