"""Tests that stay valid however often one looks: e-values, always-valid p, confidence sequences.

The e-value of a normal estimate with variance V against the null is √(V/(V+τ²))·exp(τ²·D²/(2V(V+τ²))), the likelihood
ratio averaged over effects N(0, τ²) (Robbins 1970; Johari, Pekelis and Walsh 2022). Under the null it exceeds 1/α at
any time with probability at most α. τ² is fixed beforehand: about the square of the effect one hopes for.
"""

import math
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, column
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.experiments.magnitude import check_magnitude
from huiyin.lib.stats.experiments.results import SequentialPath, SequentialResult
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

ENOUGH_TO_ESTIMATE = 50
"""Observations (of each arm) from which an estimated variance may stand for the known one.

The guarantee then holds about: of true nulls looked at 1,000 times at α = 5 %, 3.6 % were rejected for normal values
and 5.6 % for exponential ones (3,000 simulations each).
"""


def mixture_e_values(*, difference: Array, variance: Array | float, mixture_variance: float) -> Array:
    """E-values of estimates at distance `difference` from the null with sampling `variance`, element by element."""
    total = variance + mixture_variance
    exponent = mixture_variance * difference**2 / (2 * variance * total)
    with np.errstate(over="ignore"):
        return np.asarray(np.sqrt(variance / total) * np.exp(exponent))


def sequential_mean(
    *,
    n: int,
    total: float,
    mixture_variance: float,
    variance: float | None = None,
    sum_of_squares: float | None = None,
    null: float = 0.0,
    largest_e: float = 0.0,
    alpha: float = 0.05,
) -> SequentialResult:
    """A mean against `null` from n and Σx, with the known `variance` of one value, or Σx² to estimate it (n ≥ 50).

    `largest_e` is that of the looks before: the always-valid p is 1 over the largest ever seen. Raises ValueError
    for negative n or variances, or if neither variance nor sum of squares is given.
    """
    _check(alpha=alpha, mixture_variance=mixture_variance)
    (n,), total = whole_counts(n=n), float(total)
    _check_variance(variance)
    if n == 0:
        return SequentialResult(n=0, estimate=None, method="msprt", reason=Undefined.NO_ANSWERS, alpha=alpha)
    of_one = variance
    if of_one is None:
        if sum_of_squares is None:
            message = "Give the variance of a value, or the sum of squares to estimate it from."
            raise ValueError(message)
        of_one = Moments.from_sums(n=n, total=total, sum_of_squares=sum_of_squares).variance
    return _judge(
        n=n,
        estimate=total / n,
        null=null,
        variance=None if of_one is None else of_one / n,
        enough=variance is not None or n >= ENOUGH_TO_ESTIMATE,
        mixture_variance=mixture_variance,
        largest_e=largest_e,
        alpha=alpha,
        method="msprt" if variance is not None else "msprt_estimated",
    )


def sequential_difference(
    *,
    treated: Moments,
    control: Moments,
    mixture_variance: float,
    variance: float | None = None,
    null: float = 0.0,
    largest_e: float = 0.0,
    alpha: float = 0.05,
) -> SequentialResult:
    """Treated − control from n, mean and variance of both arms, of any sizes; n ≥ 50 in each.

    `variance`, if known, is that of one value in either arm, and then any n will do.
    """
    _check(alpha=alpha, mixture_variance=mixture_variance)
    _check_variance(variance)
    n = treated.n + control.n
    if treated.mean is None or control.mean is None:
        reason = Undefined.TOO_FEW if n else Undefined.NO_ANSWERS
        return SequentialResult(n=n, estimate=None, method="msprt", reason=reason, alpha=alpha)
    arms = [variance if variance is not None else arm.variance for arm in (treated, control)]
    known = None if arms[0] is None or arms[1] is None else arms[0] / treated.n + arms[1] / control.n
    return _judge(
        n=n,
        estimate=treated.mean - control.mean,
        null=null,
        variance=known,
        enough=variance is not None or min(treated.n, control.n) >= ENOUGH_TO_ESTIMATE,
        mixture_variance=mixture_variance,
        largest_e=largest_e,
        alpha=alpha,
        method="msprt_two_samples",
    )


def sequential_share_difference(
    *,
    treated: tuple[int, int],
    control: tuple[int, int],
    mixture_variance: float,
    largest_e: float = 0.0,
    alpha: float = 0.05,
) -> SequentialResult:
    """Treated − control of two shares, each given as (successes, n); n ≥ 50 in each.

    One success and one failure are added to each arm for the variance (not the estimate), so that a rare event
    not yet seen does not pass for certainty.
    """
    treated, control = _counted(treated), _counted(control)
    for successes, n in (treated, control):
        if not 0 <= successes <= n:
            message = f"{successes} successes of {n} is no share"
            raise ValueError(message)
    return sequential_difference(
        treated=_share_moments(*treated),
        control=_share_moments(*control),
        mixture_variance=mixture_variance,
        largest_e=largest_e,
        alpha=alpha,
    )


def sequential_share(
    *,
    successes: int,
    n: int,
    null: float,
    prior: tuple[float, float] = (1.0, 1.0),
    largest_e: float = 0.0,
    alpha: float = 0.05,
) -> SequentialResult:
    """One share against `null`, exact at every n: the binomial likelihood mixed over Beta(`prior`) (Robbins 1970).

    Raises ValueError for an impossible share, or a null or prior out of range.
    """
    from scipy.special import betaln

    _check(alpha=alpha, mixture_variance=1.0)
    successes, n = whole_counts(successes=successes, n=n)
    if not 0 <= successes <= n or not 0 < null < 1 or min(prior) <= 0:
        message = "successes lie within 0 … n, the null strictly between 0 and 1, and the prior is positive."
        raise ValueError(message)
    if n == 0:
        return SequentialResult(n=0, estimate=None, method="beta_binomial", reason=Undefined.NO_ANSWERS, alpha=alpha)
    mixed = float(betaln(prior[0] + successes, prior[1] + n - successes) - betaln(*prior))

    def log_e(share: float) -> float:
        return mixed - successes * math.log(share) - (n - successes) * math.log1p(-share)

    return _result(
        n=n,
        estimate=successes / n,
        e_value=math.exp(min(log_e(null), 700.0)),
        interval=_shares_not_rejected(log_e, successes / n, alpha),
        largest_e=largest_e,
        alpha=alpha,
        method="beta_binomial",
    )


def sequential_path(
    values: Values,
    *,
    mixture_variance: float,
    variance: float | None = None,
    null: float = 0.0,
    alpha: float = 0.05,
) -> SequentialPath:
    """A look after every value of one sample in its order (n,), with the known variance or one estimated from 50 on."""
    given = column(values)
    check_magnitude(given.values)
    _check(alpha=alpha, mixture_variance=mixture_variance)
    _check_variance(variance)
    looks = np.arange(1, given.n + 1)
    estimates = np.cumsum(given.values) / looks
    with np.errstate(divide="ignore", invalid="ignore"):
        of_one = _running_variance(given.values, looks) if variance is None else np.full(given.n, variance)
        e_values = mixture_e_values(
            difference=estimates - null, variance=of_one / looks, mixture_variance=mixture_variance
        )
        half = _half_width(of_one / looks, mixture_variance, alpha)
    e_values = np.where(np.isnan(of_one), np.nan, e_values)
    largest = np.fmax.accumulate(e_values) if given.n else e_values
    crossed = np.flatnonzero(largest >= 1 / alpha)
    return SequentialPath(
        n=given.n,
        missing=given.missing,
        rejected=given.rejected,
        interval=_last_interval(estimates, half, alpha),
        method="msprt" if variance is not None else "msprt_estimated",
        reason=None if not np.isnan(e_values).all() else _why_unjudged(given.n),
        estimates=tuple(estimates.tolist()),
        e_values=_plain(np.minimum(e_values, np.finfo(np.float64).max)),
        p_values=_plain(np.minimum(1.0, 1 / largest)),
        lows=_plain(estimates - half),
        highs=_plain(estimates + half),
        alpha=alpha,
        crossed_at=int(crossed[0]) + 1 if len(crossed) else None,
    )


def _judge(
    *,
    n: int,
    estimate: float,
    null: float,
    variance: float | None,
    enough: bool,
    mixture_variance: float,
    largest_e: float,
    alpha: float,
    method: str,
) -> SequentialResult:
    if not variance or not enough:
        reason = Undefined.NO_VARIATION if enough else Undefined.TOO_FEW
        return SequentialResult(n=n, estimate=estimate, method=method, reason=reason, alpha=alpha)
    spread, mixture = np.array([float(variance)]), float(mixture_variance)
    e_value = mixture_e_values(difference=np.array([estimate - null]), variance=spread, mixture_variance=mixture)
    half = float(_half_width(spread, mixture, alpha)[0])
    return _result(
        n=n,
        estimate=estimate,
        e_value=float(min(e_value[0], np.finfo(np.float64).max)),
        interval=Interval(low=estimate - half, high=estimate + half, confidence=1 - alpha),
        largest_e=largest_e,
        alpha=alpha,
        method=method,
    )


def _result(*, e_value: float, largest_e: float, alpha: float, **shared: Any) -> SequentialResult:
    if not largest_e >= 0:
        message = "largest_e is the largest e-value of the looks before, 0 if there was none."
        raise ValueError(message)
    largest = max(e_value, largest_e)
    return SequentialResult(
        e_value=e_value,
        largest_e=largest,
        p=min(1.0, 1 / largest) if largest > 0 else 1.0,
        alpha=alpha,
        stop=largest >= 1 / alpha,
        **shared,
    )


def _half_width(variance: Array, mixture_variance: float, alpha: float) -> Array:
    """Where the e-value against a null reaches 1/α."""
    total = variance + mixture_variance
    return np.asarray(np.sqrt(2 * variance * total / mixture_variance * np.log(np.sqrt(total / variance) / alpha)))


def _running_variance(values: Array, looks: Array | np.ndarray[Any, Any]) -> Array:
    """The variance (n − 1) of the first 1 … n values, NaN where it may not yet be used."""
    centred = values - (values[0] if len(values) else 0.0)
    around = np.cumsum(centred**2) - np.cumsum(centred) ** 2 / looks
    variance = np.where(looks > 1, np.maximum(around, 0.0) / np.maximum(looks - 1, 1), np.nan)
    return np.where((looks >= ENOUGH_TO_ESTIMATE) & (variance > 0), variance, np.nan)


def _counted(arm: tuple[int, int]) -> tuple[int, int]:
    successes, n = whole_counts(successes=arm[0], n=arm[1])
    return successes, n


def _share_moments(successes: int, n: int) -> Moments:
    if n == 0:
        return Moments(n=0, mean=None, variance=None)
    share = (successes + 1) / (n + 2)
    return Moments(n=n, mean=successes / n, variance=share * (1 - share))


def _shares_not_rejected(log_e: Any, estimate: float, alpha: float) -> Interval:
    from scipy.optimize import brentq

    bound, edge = -math.log(alpha), 1e-12

    def beyond(share: float) -> float:
        return float(log_e(share)) - bound

    inside = min(max(estimate, edge), 1 - edge)
    low = 0.0 if estimate == 0 or beyond(edge) <= 0 else float(brentq(beyond, edge, inside))
    high = 1.0 if estimate == 1 or beyond(1 - edge) <= 0 else float(brentq(beyond, inside, 1 - edge))
    return Interval(low=low, high=high, confidence=1 - alpha)


def _why_unjudged(n: int) -> Undefined:
    if n == 0:
        return Undefined.NO_ANSWERS
    return Undefined.TOO_FEW if n < ENOUGH_TO_ESTIMATE else Undefined.NO_VARIATION


def _last_interval(estimates: Array, half: Array, alpha: float) -> Interval | None:
    if not len(half) or not np.isfinite(half[-1]):
        return None
    low, high = float(estimates[-1] - half[-1]), float(estimates[-1] + half[-1])
    return Interval(low=low, high=high, confidence=1 - alpha)


def _plain(values: Array) -> tuple[float | None, ...]:
    return tuple(value if math.isfinite(value) else None for value in values.tolist())


def _check(*, alpha: float, mixture_variance: float) -> None:
    if not 0 < alpha < 1 or not 0 < mixture_variance < math.inf:
        message = "alpha lies between 0 and 1, and the mixture variance τ² is positive."
        raise ValueError(message)


def _check_variance(variance: float | None) -> None:
    if variance is not None and not 0 < variance < math.inf:
        message = "The known variance must be positive."
        raise ValueError(message)
