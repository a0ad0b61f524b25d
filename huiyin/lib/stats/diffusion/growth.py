"""How fast a topic grows: growth rate and doubling time, reposts for each post, early warning."""

import math
import warnings
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, complete_rows
from huiyin.lib.stats.diffusion.results import Alarm, PoissonCusum, Reproduction, SpreadRate
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

GrowthMethod = Literal["auto", "log_linear", "poisson"]

_FINEST = 20
"""Steps of the CUSUM's grid in one count."""

_REGULAR = 1e-12
"""Counts that lie on an exponential course this exactly tell nothing of their chance variation."""


def spread_rate(
    *, counts: Values, hours: Values | None = None, method: GrowthMethod = "auto", confidence: float = 0.95
) -> SpreadRate:
    """Growth rate an hour of the counts, with interval and doubling time, from their exponential trend.

    "log_linear" regresses log counts on time (Student's t interval) and needs positive counts; "poisson" is a
    log-linear quasi-Poisson regression, which takes zeros; "auto" takes it where there are zeros. `hours` are
    the times of the counts (0, 1, 2, … by default). Counts that follow an exponential course to the last digit
    have no interval. Growth is past growth: a trend over few hours tells nothing of saturation.

    >>> round(spread_rate(counts=[10, 20, 40, 80]).doubling_hours, 6)
    1.0
    """
    normal_quantile(confidence)
    given = as_floats(counts)
    rows = complete_rows([np.arange(len(given), dtype=np.float64) if hours is None else hours, given])
    time, count = rows.values.T if rows.n else (np.empty(0), np.empty(0))
    if (count < 0).any():
        message = "counts must not be negative"
        raise ValueError(message)
    chosen = ("poisson" if (count == 0).any() else "log_linear") if method == "auto" else method
    if chosen == "log_linear":
        time, count = time[count > 0], count[count > 0]
    shared: dict[str, Any] = {"n": len(count), "missing": rows.missing, "rejected": rows.n - len(count) + rows.rejected}
    reason = _why_no_trend(time, count)
    if reason:
        return SpreadRate(**shared, method=chosen, estimate=None, reason=reason)
    fit = _log_linear if chosen == "log_linear" else _quasi_poisson
    growth, half = fit(time, count, confidence)
    regular = half is not None and half <= _REGULAR
    if regular:
        half = None
    return SpreadRate(
        **shared,
        method=chosen,
        estimate=growth,
        interval=None if half is None else Interval(low=growth - half, high=growth + half, confidence=confidence),
        reason=None if half is not None else Undefined.NO_VARIATION if regular else Undefined.TOO_FEW,
        doubling_hours=math.log(2) / growth if growth > 0 else None,
        halving_hours=-math.log(2) / growth if growth < 0 else None,
    )


def reproduction_number(*, generations: Sequence[int], confidence: float = 0.95) -> Reproduction:
    """R: reposts for each post, from the numbers of posts by generation (originals first).

    The estimate is all reposts over all posts that could be reposted; its interval is the exact Poisson one
    (Garwood 1936), too narrow where a few accounts make most reposts. `by_generation` are the single ratios,
    None after an empty one. The last generation may still be growing: leave it out while it is.

    >>> reproduction_number(generations=[10, 20, 40]).estimate
    2.0
    """
    from scipy.special import gammaincinv

    normal_quantile(confidence)
    posts = whole_counts(**{f"generation {place}": count for place, count in enumerate(generations)})
    parents, children = sum(posts[:-1]), sum(posts[1:])
    if not parents:
        return Reproduction(n=len(posts), method="garwood", estimate=None, reason=Undefined.NO_EXPOSURE)
    tail = (1 - confidence) / 2
    low = float(gammaincinv(children, tail)) if children else 0.0
    high = float(gammaincinv(children + 1, 1 - tail))
    pairs = pairwise(posts)
    return Reproduction(
        n=len(posts),
        method="garwood",
        estimate=children / parents,
        interval=Interval(low=low / parents, high=high / parents, confidence=confidence),
        by_generation=tuple(child / parent if parent else None for parent, child in pairs),
    )


def poisson_cusum(
    *, counts: Values, baseline: float, ratio: float = 2.0, threshold: float | None = None, run_length: float = 500.0
) -> PoissonCusum:
    """Early warning: CUSUM of counts against `baseline` an interval, tuned to `ratio` times as many (Lucas 1985).

    C = max(0, C + count − k) with k = (λ₁ − λ₀)/ln(λ₁/λ₀); an alarm when C ≥ `threshold`, after which C starts
    anew. Without a threshold the smallest is taken whose mean time between false alarms is at least
    `run_length` intervals. A missing count leaves C as it is.
    """
    reference = cusum_reference(baseline=baseline, ratio=ratio)
    if not run_length < math.inf:
        message = "run_length must be a number of intervals"
        raise ValueError(message)
    limit = _threshold(baseline, reference, run_length) if threshold is None else threshold
    column = as_floats(counts)
    if (column < 0).any() or not 0 < limit < math.inf:
        message = "counts must not be negative, and the threshold positive"
        raise ValueError(message)
    level, levels, alarms = 0.0, [], []
    for place, count in enumerate(column.tolist()):
        if math.isfinite(count):
            level = max(0.0, level + count - reference)
        levels.append(level)
        if level >= limit:
            alarms.append(Alarm(index=place, level=level))
            level = 0.0
    n = int(np.isfinite(column).sum())
    return PoissonCusum(
        n=n,
        missing=len(column) - n,
        method="poisson_cusum",
        reason=None if n else Undefined.NO_ANSWERS,
        reference=reference,
        threshold=limit,
        false_alarm_every=cusum_run_length(rate=baseline, reference=reference, threshold=limit),
        levels=tuple(levels),
        alarms=tuple(alarms),
    )


def cusum_reference(*, baseline: float, ratio: float) -> float:
    """The reference value k of the sequential likelihood ratio test, on a grid of a twentieth."""
    if not (0 < baseline < math.inf and 1 < ratio < math.inf):
        message = "baseline must be positive, and ratio above 1"
        raise ValueError(message)
    exact = baseline * (ratio - 1) / math.log(ratio)
    return max(1, round(exact * _FINEST)) / _FINEST


def cusum_run_length(*, rate: float, reference: float, threshold: float) -> float | None:
    """Mean number of intervals to an alarm when counts are Poisson with `rate`, starting at 0; None if endless.

    Exact for a reference on a grid of a twentieth: the CUSUM is then a Markov chain (Brook and Evans 1972).
    """
    from scipy.stats import poisson

    step = round(reference * _FINEST)
    states = max(1, math.ceil(threshold * _FINEST - 1e-9))
    level = np.arange(states)
    change = level[None, :] - level[:, None] + step  # the count, in grid steps, that leads from row to column
    whole = (change >= 0) & (change % _FINEST == 0)
    move = np.where(whole, poisson.pmf(change // _FINEST, rate), 0.0)
    move[:, 0] = poisson.cdf(np.floor((step - level) / _FINEST), rate)
    try:
        length = float(np.linalg.solve(np.eye(states) - move, np.ones(states))[0])
    except np.linalg.LinAlgError:  # no way out of the low levels: no alarm, ever
        return None
    return length if 0 < length < 1e15 else None


def _threshold(baseline: float, reference: float, run_length: float) -> float:
    """The smallest threshold on the grid with the run length wanted, by bisection."""

    def enough(steps: int) -> bool:
        found = cusum_run_length(rate=baseline, reference=reference, threshold=steps / _FINEST)
        return found is None or found >= run_length

    high = _FINEST
    while not enough(high):
        high *= 2
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high / _FINEST


def _why_no_trend(time: Array, count: Array) -> Undefined | None:
    if len(count) == 0:
        return Undefined.NO_ANSWERS
    if not count.any():
        return Undefined.NO_EXPOSURE
    # Counts at one time only, the others zero, have no finite rate.
    return Undefined.TOO_FEW if len(np.unique(time[count > 0])) < 2 else None


def _log_linear(time: Array, count: Array, confidence: float) -> tuple[float, float | None]:
    from scipy.special import stdtrit

    centred = time - time.mean()
    logs = np.log(count)
    spread = float(centred @ centred)
    growth = float(centred @ logs) / spread
    free = len(count) - 2
    if free < 1:
        return growth, None
    residual = logs - logs.mean() - growth * centred
    se = math.sqrt(float(residual @ residual) / free / spread)
    return growth, float(stdtrit(free, 0.5 + confidence / 2)) * se


def _quasi_poisson(time: Array, count: Array, confidence: float) -> tuple[float, float | None]:
    from scipy.special import stdtrit
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    design = np.column_stack([np.ones(len(time)), time - time.mean()])
    free = len(count) - 2
    # The rate does not depend on the level, and around 1 nothing overflows.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # statsmodels warns of a perfect fit, which is no fault here
        fitted = GLM(count / count.mean(), design, family=Poisson()).fit(tol_criterion="params", tol=1e-12, rtol=1e-12)
    growth = float(fitted.params[1])
    if free < 1:
        return growth, None
    return growth, float(stdtrit(free, 0.5 + confidence / 2) * fitted.bse[1] * math.sqrt(fitted.pearson_chi2 / free))
