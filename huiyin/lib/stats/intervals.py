"""Intervals for a share: Wilson and exact. SciPy is imported on first use, so that Wilson needs none."""

import math
from statistics import NormalDist

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.results import Interval


def check_confidence(confidence: float) -> None:
    """Raise ValueError unless the confidence level lies in (0, 1)."""
    if not 0 < confidence < 1:
        message = f"confidence must lie between 0 and 1, not {confidence}"
        raise ValueError(message)


def normal_quantile(confidence: float) -> float:
    """The two-sided z of a confidence level in (0, 1): 1.96 for 0.95."""
    check_confidence(confidence)
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson_interval(*, successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """Wilson's score interval for a share (Wilson 1927); None for n = 0."""
    successes, n = _share_of(successes, n)
    z = normal_quantile(confidence)
    if n == 0:
        return None
    share, z2 = successes / n, z * z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low = 0.0 if successes == 0 else max(0.0, centre - half)
    high = 1.0 if successes == n else min(1.0, centre + half)
    return Interval(low=low, high=high, confidence=confidence)


def clopper_pearson_interval(*, successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """The exact interval for a share (Clopper and Pearson 1934); None for n = 0."""
    successes, n = _share_of(successes, n)
    check_confidence(confidence)
    if n == 0:
        return None
    from scipy.special import betaincinv

    tail = (1 - confidence) / 2
    low = 0.0 if successes == 0 else float(betaincinv(successes, n - successes + 1, tail))
    high = 1.0 if successes == n else float(betaincinv(successes + 1, n - successes, 1 - tail))
    return Interval(low=low, high=high, confidence=confidence)


def _share_of(successes: int, n: int) -> list[int]:
    given = whole_counts(successes=successes, n=n)
    if successes > n:
        message = f"{successes} successes of {n} is no share"
        raise ValueError(message)
    return given
