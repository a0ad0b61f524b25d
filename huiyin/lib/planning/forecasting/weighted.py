"""The weighted rule of row S5: last year's month and the last three, and the refit of its weights."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused, root_mean_square
from huiyin.lib.planning.forecasting.results import Forecast, WeightsFit
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.reasons import Undefined

STANDARD_WEIGHTS = (0.055, 0.185, 0.315, 0.445)
"""Last year's same month, n − 3, n − 2, n − 1."""

_METHOD = "weighted_rule"
_MOST_MISSING = 1


@takes_any_number
def weighted_rule(
    *,
    last_year: float | None,
    n3: float | None,
    n2: float | None,
    n1: float | None,
    weights: Sequence[float] = STANDARD_WEIGHTS,
) -> Forecast:
    """Next month's volume by the rule 0.055·L + 0.185·M₃ + 0.315·M₂ + 0.445·M₁.

    One missing input: the other weights are scaled to sum to 1 and the forecast is `degraded`. Two
    or more: no forecast. The months should be normalised first (`normalise_month`). The rule is a
    lagging average: under steady growth it is biased low by about growth × Σ weight·lag.

    >>> weighted_rule(last_year=48_000, n3=50_500, n2=52_000, n1=53_500).point
    (52170.0,)
    """
    inputs = [value if value is not None and np.isfinite(value) else None for value in (last_year, n3, n2, n1)]
    shares = _checked(weights)
    missing = inputs.count(None)
    point = _weighted([np.nan if value is None else float(value) for value in inputs], shares)
    reason = None if point is not None else Undefined.TOO_MANY_MISSING
    return Forecast(
        n=len(inputs) - missing,
        missing=missing,
        method=_METHOD,
        point=() if point is None else (point,),
        degraded=point is not None and missing > 0,
        reason=reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedRule:
    """The weighted rule as a forecaster of monthly series; farther months use the forecasts of nearer ones.

    The spread of s months ahead is the root mean square of the errors the rule made s months ahead
    in the series, so the bias of a lagging average widens the interval.
    """

    weights: tuple[float, ...] = STANDARD_WEIGHTS

    @property
    def name(self) -> str:
        """What tables call it."""
        return _METHOD

    def fit(self, series: Series) -> Fitted:
        """Learn nothing but the last months; refuses where two or more inputs are missing."""
        shares, m = _checked(self.weights), series.period
        first = _continued(series.values, 1, shares, m)
        if not np.isfinite(first).all():
            return Refused(series, self.name, Undefined.TOO_MANY_MISSING if series.n else Undefined.NO_ANSWERS)

        def path(h: int) -> Path:
            spreads = _spreads(series, shares, h)
            return _continued(series.values, h, shares, m), np.array(spreads) if spreads else None

        spread = _spreads(series, shares, 1)
        degraded = bool(np.isnan(_inputs(series.values, len(series.values), m)).any())
        return Projected(series, self.name, path, spread[0] if spread else None, degraded=degraded)


def refit_weights(
    months: Values, *, period: int = 12, before: Sequence[float] = STANDARD_WEIGHTS, at_least: int = 12
) -> WeightsFit:
    """The weights ≥ 0 with sum 1 that would have forecast these (normalised) months with the least squared error.

    Constrained least squares on the simplex by SciPy (SLSQP, convex). Months with a missing input
    are left out; fewer than `at_least` usable months: undefined. Judge the new weights by rolling
    origins before use: in sample they cannot be worse than the old ones.
    """
    values = np.array([np.nan if value is None else value for value in as_list(months)], dtype=np.float64)
    rows = np.array([[*_inputs(values, t, period), values[t]] for t in range(period, len(values))]).reshape(-1, 5)
    usable = rows[np.isfinite(rows).all(axis=1)]
    n, missing = len(usable), len(rows) - len(usable)
    if n < at_least:
        return WeightsFit(n=n, missing=missing, method="simplex_least_squares", reason=Undefined.TOO_FEW)
    scale = float(np.abs(usable).max()) or 1.0
    inputs, target = usable[:, :4] / scale, usable[:, 4] / scale
    weights = _least_squares_on_simplex(inputs, target)
    old = np.array(_checked(before))
    return WeightsFit(
        n=n,
        missing=missing,
        method="simplex_least_squares",
        weights=tuple(weights.tolist()),
        mse=_mean_square(inputs @ weights - target, scale),
        mse_before=_mean_square(inputs @ old - target, scale),
    )


def _mean_square(errors: Array, scale: float) -> float | None:
    found = float(np.mean(errors**2)) * scale**2 if scale < 1e150 else math.inf
    return found if math.isfinite(found) else None


def _least_squares_on_simplex(inputs: Array, target: Array) -> Array:
    """Argmin of |inputs·w − target|² over w ≥ 0, Σw = 1; as Σw = 1 the target can be taken off each column."""
    from scipy.optimize import minimize

    away = inputs - target[:, None]
    moments = away.T @ away
    scale = max(float(np.trace(moments)), np.finfo(float).tiny)
    moments = moments / scale
    start = np.full(inputs.shape[1], 1 / inputs.shape[1])
    found = minimize(
        lambda w: float(w @ moments @ w),
        start,
        jac=lambda w: 2 * moments @ w,
        bounds=[(0.0, 1.0)] * len(start),
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": np.ones_like},
        method="SLSQP",
        options={"ftol": 1e-15, "maxiter": 500},
    )
    weights = np.clip(found.x, 0.0, None)
    return np.asarray(weights / weights.sum())


def _checked(weights: Sequence[float]) -> tuple[float, ...]:
    if len(weights) != 4 or min(weights) < 0 or abs(sum(weights) - 1) > 1e-9:
        message = "Give four weights ≥ 0 that sum to 1: last year's month, n − 3, n − 2, n − 1."
        raise ValueError(message)
    return tuple(weights)


def _inputs(values: Array, at: int, period: int) -> list[float]:
    """What the rule needs for step `at`; NaN where it is missing or before the beginning."""
    return [float(values[at - lag]) if at >= lag else np.nan for lag in (period, 3, 2, 1)]


def _weighted(inputs: Sequence[float], weights: Sequence[float]) -> float | None:
    present = [(value, weight) for value, weight in zip(inputs, weights, strict=True) if np.isfinite(value)]
    total = sum(weight for _, weight in present)
    if len(inputs) - len(present) > _MOST_MISSING or total <= 0:
        return None
    return sum(value * weight for value, weight in present) / total


def _continued(values: Array, h: int, weights: Sequence[float], period: int) -> Array:
    known = [*values.tolist()]
    for _ in range(h):
        recent = np.array(known[-max(period, 3) :])
        following = _weighted(_inputs(recent, len(recent), period), weights)
        known.append(np.nan if following is None else following)
    return np.array(known[len(values) :])


def _spreads(series: Series, weights: Sequence[float], h: int) -> list[float]:
    """Root mean square errors 1 … h months ahead; the last known one stands for farther months."""
    values, m = series.values, series.period
    origins = range(4, len(values))
    paths = [_continued(values[:t], min(h, len(values) - t), weights, m) - values[t : t + h] for t in origins]
    spreads: list[float] = []
    for ahead in range(h):
        spread = root_mean_square(np.array([path[ahead] for path in paths if len(path) > ahead]))
        if spread is None and not spreads:
            return []
        spreads.append(max([spread or 0.0, *spreads[-1:]]))
    return spreads
