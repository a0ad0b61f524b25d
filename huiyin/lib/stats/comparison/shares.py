"""The difference of two shares, from counts."""

import math

import numpy as np

from huiyin.lib.stats.comparison.results import ShareDifference
from huiyin.lib.stats.comparison.tables import fisher_p
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


def compare_shares(
    *, first_successes: int, first_n: int, second_successes: int, second_n: int, confidence: float = 0.95
) -> ShareDifference:
    """Share of the first group − share of the second with the hybrid score interval (Newcombe 1998, method 10).

    The interval combines the two Wilson intervals and stays within [-1, 1]. `p` is of the pooled z test,
    `fisher_p` of Fisher's exact test: prefer it under about ten successes or failures.

    >>> compare_shares(first_successes=56, first_n=70, second_successes=48, second_n=80).describe("en")
    'Difference +20 points (95% interval +5.2 to +33.4, n = 150): distinguishably higher.'
    """
    first_successes, first_n, second_successes, second_n = whole_counts(
        first_successes=first_successes, first_n=first_n, second_successes=second_successes, second_n=second_n
    )
    ours = wilson_interval(successes=first_successes, n=first_n, confidence=confidence)
    theirs = wilson_interval(successes=second_successes, n=second_n, confidence=confidence)
    a = first_successes / first_n if first_n else None
    b = second_successes / second_n if second_n else None
    difference = interval = z = p = exact_p = None
    if a is not None and b is not None and ours is not None and theirs is not None:
        difference = a - b
        low = difference - math.hypot(a - ours.low, theirs.high - b)
        high = difference + math.hypot(ours.high - a, b - theirs.low)
        interval = Interval(low=max(-1.0, low), high=min(1.0, high), confidence=confidence)
        z, p = _pooled_z(first_successes, first_n, second_successes, second_n)
        table = [[first_successes, first_n - first_successes], [second_successes, second_n - second_successes]]
        exact_p = fisher_p(np.array(table, dtype=np.float64))
    return ShareDifference(
        n=first_n + second_n,
        estimate=difference,
        interval=interval,
        method="newcombe",
        reason=None if interval else Undefined.NO_ANSWERS,
        first_share=a,
        second_share=b,
        first_n=first_n,
        second_n=second_n,
        z=z,
        p=p,
        fisher_p=exact_p,
        risk_ratio=a / b if a is not None and b else None,
        odds_ratio=_odds_ratio(a, b),
    )


def _pooled_z(x1: int, n1: int, x2: int, n2: int) -> tuple[float | None, float | None]:
    pooled = (x1 + x2) / (n1 + n2)
    variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    if not variance:
        return None, None
    z = (x1 / n1 - x2 / n2) / math.sqrt(variance)
    return z, math.erfc(abs(z) / math.sqrt(2))


def _odds_ratio(a: float | None, b: float | None) -> float | None:
    if a is None or b is None or a == 1 or b == 0:
        return None
    return a * (1 - b) / ((1 - a) * b)
