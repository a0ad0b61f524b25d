"""CUPED: take away what was already known of each customer before the experiment, and less noise is left."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.comparison.welch import Sample, welch_tests
from huiyin.lib.stats.experiments.magnitude import check_magnitude
from huiyin.lib.stats.experiments.results import CupedResult
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class CupedSums:
    """One arm as a group-by gives it: n, Σy, Σx, Σy², Σx², Σxy with x from before the experiment."""

    n: int
    y: float
    pre: float
    y_squares: float
    pre_squares: float
    products: float


@dataclass(frozen=True, slots=True)
class _Arm:
    """n, means (1 + q,) and sums of squares and products about them (1 + q, 1 + q) of y and q covariates."""

    n: int
    means: Array
    scatter: Array


def cuped(*, y: Values, pre: Values, treated: Values, confidence: float = 0.95) -> CupedResult:
    """Treated − control of y − θ·(pre − its mean), θ = cov(pre, y)/var(pre) pooled over both arms (Deng et al. 2013).

    `pre` must be known strictly before the experiment. Where it is missing, the mean stands in and a flag is a
    second covariate, so that newcomers stay in the test. Rows without y or treated count as missing. The interval
    is Welch's. Raises ValueError unless treated is 0 or 1.
    """
    normal_quantile(confidence)
    outcome, before, arm = as_floats(y), as_floats(pre), as_floats(treated)
    if not len(outcome) == len(before) == len(arm):
        message = "y, pre and treated must be of one length."
        raise ValueError(message)
    missing = np.isnan(outcome) | np.isnan(arm)
    rejected = ~missing & (np.isinf(outcome) | np.isinf(before))
    kept = ~(missing | rejected)
    outcome, before, arm = outcome[kept], before[kept], arm[kept]
    check_magnitude(np.concatenate([outcome, before]))
    if not np.isin(arm, (0, 1)).all():
        message = "treated must be 0 or 1."
        raise ValueError(message)
    unknown = np.isnan(before)
    covariates = [np.where(unknown, np.nanmean(before) if not unknown.all() else 0.0, before)]
    if unknown.any():
        covariates.append(unknown * 1.0)
    table = np.column_stack([outcome, *covariates])
    return _compare(
        _arm(table[arm == 0]),
        _arm(table[arm == 1]),
        confidence=confidence,
        missing=int(missing.sum()),
        rejected=int(rejected.sum()),
        imputed=int(unknown.sum()),
    )


def cuped_from_sums(*, control: CupedSums, treated: CupedSums, confidence: float = 0.95) -> CupedResult:
    """The same from the sums of both arms, every customer with a past; raises ValueError for impossible sums."""
    normal_quantile(confidence)
    return _compare(_arm_of_sums(control), _arm_of_sums(treated), confidence=confidence)


def _arm(table: Array) -> _Arm:
    means = table.mean(axis=0) if len(table) else np.zeros(table.shape[1])
    around = table - means
    return _Arm(len(table), means, around.T @ around)


def _arm_of_sums(sums: CupedSums) -> _Arm:
    (n,) = whole_counts(n=sums.n)
    squares = np.array([[sums.y_squares, sums.products], [sums.products, sums.pre_squares]], dtype=np.float64)
    total = np.array([sums.y, sums.pre], dtype=np.float64)
    if not np.isfinite([*squares.ravel(), *total]).all():
        message = "The sums must be finite."
        raise ValueError(message)
    if n == 0:
        return _Arm(0, np.zeros(2), np.zeros((2, 2)))
    scatter = squares - np.outer(total, total) / n
    rounding = 1e-9 * np.diag(squares)
    spread = np.diag(scatter) + rounding
    if (spread < 0).any() or abs(scatter[0, 1]) > np.sqrt(spread.prod()):
        message = "No arm has such sums: Σx² is less than (Σx)² / n, or Σxy goes beyond a correlation of 1."
        raise ValueError(message)
    return _Arm(n, total / n, scatter)


def _compare(
    control: _Arm, treated: _Arm, *, confidence: float, missing: int = 0, rejected: int = 0, imputed: int = 0
) -> CupedResult:
    n = control.n + treated.n
    counted: dict[str, Any] = {"n": n, "missing": missing, "rejected": rejected, "method": "cuped", "imputed": imputed}
    if not control.n or not treated.n:
        return CupedResult(estimate=None, reason=Undefined.EMPTY_CELL if n else Undefined.NO_ANSWERS, **counted)
    theta, ratio = _theta(control, treated)
    ours, theirs = _less(treated, theta), _less(control, theta)
    test = welch_tests(Sample.of(ours), Sample.of(theirs), confidence=confidence)
    estimate, half = float(test.difference[0]), float(test.half_width[0])
    known = math.isfinite(half)
    few = min(control.n, treated.n) < 2
    raw_treated, raw_control = _less(treated, 0 * theta), _less(control, 0 * theta)
    return CupedResult(
        estimate=estimate,
        interval=Interval(low=estimate - half, high=estimate + half, confidence=confidence) if known else None,
        reason=None if known else Undefined.TOO_FEW if few else Undefined.NO_VARIATION,
        se=_error(ours, theirs),
        p=float(test.p[0]) if known else None,
        theta=float(theta[0]),
        correlation=float(np.sign(theta[0]) * np.sqrt(max(0.0, 1 - ratio))),
        variance_ratio=ratio,
        raw_difference=float(treated.means[0] - control.means[0]),
        raw_se=_error(raw_treated, raw_control),
        **counted,
    )


def _theta(control: _Arm, treated: _Arm) -> tuple[Array, float]:
    """The coefficients over both arms as one sample, and the part of the variance they leave."""
    n = control.n + treated.n
    apart = treated.means - control.means
    pooled = control.scatter + treated.scatter + np.outer(apart, apart) * control.n * treated.n / n
    theta = np.linalg.pinv(pooled[1:, 1:], hermitian=True) @ pooled[1:, 0]
    total = float(pooled[0, 0])
    return theta, max(0.0, (total - float(theta @ pooled[1:, 0])) / total) if total > 0 else 1.0


def _less(arm: _Arm, theta: Array) -> Moments:
    """The moments of y − θ·pre in one arm; what is the same in both arms cancels in the difference."""
    by = np.concatenate([[1.0], -theta])
    variance = max(0.0, float(by @ arm.scatter @ by)) / (arm.n - 1) if arm.n > 1 else None
    return Moments(n=arm.n, mean=float(by @ arm.means), variance=variance)


def _error(treated: Moments, control: Moments) -> float | None:
    if treated.variance is None or control.variance is None:
        return None
    return math.sqrt(treated.variance / treated.n + control.variance / control.n)
