"""BG/NBD and MBG/NBD: how often customers buy, and whether they still do.

Fader, Hardie and Lee (2005), Marketing Science 24(2); Batislam, Denizel and Filiztekin (2007), IJRM 24(3).
While active a customer buys at a gamma-distributed rate (r, alpha) and leaves with a beta-distributed
probability (a, b) after each repeat purchase (BG) or after each purchase, the first included (MBG). The two
differ only in the number of chances to leave, k = x or x + 1, so one set of formulas serves both.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.likelihood import maximise, parameter_intervals
from huiyin.lib.stats.value.results import BuyingModel, BuyingParameters, PurchaseForecast, Variant

_NEAR_ONE = 1e-4
"""How close to 1 the parameter a may come before the formula 0 · ∞ is bridged."""


class _Histories(NamedTuple):
    """Distinct histories and how many customers have each."""

    x: Array
    t_x: Array
    age: Array
    customers: Array


def fit_buying(
    *,
    purchases: Values,
    last_purchase: Values,
    age: Values,
    counts: Values | None = None,
    variant: Variant = "bg",
    confidence: float = 0.95,
) -> BuyingModel:
    """Maximum-likelihood parameters from x, t_x and T (any one unit of time), with intervals.

    `counts` tells how many customers share a row, so that a group-by is enough. The variant "bg" holds a
    customer without repeat purchase for active for ever (nobody leaves before a first repeat purchase);
    "mbg" does not. Intervals come from the curvature on the log scale. Raises ValueError on a history that
    cannot be (x < 0, t_x > T, t_x > 0 without repeat purchase).
    """
    normal_quantile(confidence)
    rows, histories = _read(purchases, last_purchase, age, counts)
    shared: dict[str, Any] = {
        "n": int(rows.customers.sum()),
        "missing": histories,
        "method": f"{variant}_nbd",
        "variant": variant,
    }
    if not len(rows.x) or not rows.x.any():
        reason = Undefined.NO_VARIATION if len(rows.x) else Undefined.NO_ANSWERS
        return BuyingModel(**shared, reason=reason)
    unit = float(rows.age.max())
    scaled = rows._replace(t_x=rows.t_x / unit, age=rows.age / unit)
    found = maximise(_of_logs(scaled, variant), start=_start(scaled), weight=float(rows.customers.sum()))
    if found is None:
        return BuyingModel(**shared, reason=Undefined.NOT_CONVERGED)
    scale = np.array([1.0, unit, 1.0, 1.0])
    values = found.values * scale
    return BuyingModel(
        **shared,
        parameters=BuyingParameters(*values.tolist()),
        log_likelihood=found.log_likelihood - _scaling(rows.x, rows.customers, unit),
        intervals=parameter_intervals(found, scale=scale, confidence=confidence),
        covariance=None if found.covariance is None else tuple(map(tuple, found.covariance.tolist())),
    )


def buying_log_likelihood(
    parameters: BuyingParameters,
    *,
    purchases: Values,
    last_purchase: Values,
    age: Values,
    counts: Values | None = None,
    variant: Variant = "bg",
) -> float | None:
    """The log-likelihood of the histories; None without any."""
    rows, _ = _read(purchases, last_purchase, age, counts)
    if not len(rows.x):
        return None
    return float(rows.customers @ _log_likelihoods(parameters, rows, variant))


def forecast_purchases(
    parameters: BuyingParameters,
    *,
    purchases: Values,
    last_purchase: Values,
    age: Values,
    horizon: float,
    variant: Variant = "bg",
    covariance: Sequence[Sequence[float]] | None = None,
    confidence: float = 0.95,
) -> PurchaseForecast:
    """P(active) and expected purchases within `horizon` of each customer; the estimate is their sum.

    Values are None for a customer with a missing entry. A newcomer has x = t_x = T = 0. With "bg" P(active)
    is 1 for everyone without repeat purchase: an artefact of the model, not a finding. With the `covariance`
    of the fitted model the sum gets an interval (delta method on its log: what is uncertain about the
    parameters, not the chance of single purchases).

    >>> cdnow = BuyingParameters(r=0.243, alpha=4.414, a=0.793, b=2.426)
    >>> one = forecast_purchases(cdnow, purchases=[2], last_purchase=[30.43], age=[38.86], horizon=39)
    >>> round(one.expected[0], 3), round(one.active[0], 3)
    (1.226, 0.727)
    """
    if not 0 <= horizon < np.inf or not all(0 < value < np.inf for value in parameters):
        message = f"The parameters must be positive, and the horizon not negative: {parameters}, {horizon}"
        raise ValueError(message)
    x, t_x, whole = (as_floats(values) for values in (purchases, last_purchase, age))
    known = _checked(x, t_x, whole)
    rows = _Histories(x[known], t_x[known], whole[known], np.ones(int(known.sum())))
    active, expected = np.full(len(x), np.nan), np.full(len(x), np.nan)
    active[known] = _active(parameters, rows, variant)
    expected[known] = _expected(parameters, rows, horizon, variant)
    interval = None
    if covariance is not None and len(rows.x) and horizon > 0:
        interval = _of_total(
            lambda given: float(_expected(given, rows, horizon, variant).sum()),
            parameters,
            covariance=np.asarray(covariance),
            confidence=confidence,
        )
    return PurchaseForecast(
        n=len(rows.x),
        missing=len(x) - len(rows.x),
        method=f"{variant}_nbd",
        estimate=float(expected[known].sum()) if len(rows.x) else None,
        interval=interval,
        reason=None if len(rows.x) else Undefined.NO_ANSWERS,
        horizon=float(horizon),
        active=_without_nan(active),
        expected=_without_nan(expected),
    )


def purchases_while_active(
    parameters: BuyingParameters, x: Array, age: Array, horizon: float, variant: Variant
) -> Array:
    """Expected purchases within `horizon` of customers who are active at `age`.

    Euler's transformation (1−z)^(r+x) 2F1(r+x, b+k; c; z) = (1−z)^(a−1) 2F1(c−r−x, a−1; c; z) keeps the large
    x out of the series, so that nothing overflows. Where a or a + b is 1 the formula reads 0 · ∞: it is
    bridged from both sides.
    """
    if abs(parameters.a - 1) < _NEAR_ONE:
        sides = [parameters._replace(a=1 + step) for step in (-_NEAR_ONE, _NEAR_ONE)]
    elif abs(parameters.a + parameters.b - 1) < _NEAR_ONE / 100:
        sides = [parameters._replace(b=parameters.b + step) for step in (-_NEAR_ONE, _NEAR_ONE)]
    else:
        sides = [parameters]
    found = np.array([_while_active(side, x, age, horizon, variant) for side in sides])
    return np.asarray(found.mean(axis=0))


def _expected(parameters: BuyingParameters, rows: _Histories, horizon: float, variant: Variant) -> Array:
    active = _active(parameters, rows, variant)
    return active * purchases_while_active(parameters, rows.x, rows.age, horizon, variant)


def _of_total(
    total: Callable[[BuyingParameters], float], at: BuyingParameters, *, covariance: Array, confidence: float
) -> Interval:
    logs = np.log(at)
    steps = 1e-4 * np.eye(len(logs))
    ends = [[np.log(total(BuyingParameters(*np.exp(logs + sign * step)))) for sign in (1, -1)] for step in steps]
    slope = np.array([(up - down) / 2e-4 for up, down in ends])
    factor = np.exp(normal_quantile(confidence) * np.sqrt(slope @ covariance @ slope))
    estimate = total(at)
    return Interval(low=float(estimate / factor), high=float(estimate * factor), confidence=confidence)


def _while_active(parameters: BuyingParameters, x: Array, age: Array, horizon: float, variant: Variant) -> Array:
    from scipy.special import hyp2f1

    r, alpha, a, b = parameters
    k = _chances(x, variant)
    c = a + b + k - 1
    z = horizon / (alpha + age + horizon)
    gone = (1 - z) ** (a - 1) * hyp2f1(c - r - x, a - 1, c, z)
    return np.asarray(c / (a - 1) * (1 - gone))


def _active(parameters: BuyingParameters, rows: _Histories, variant: Variant) -> Array:
    r, alpha, a, b = parameters
    k = _chances(rows.x, variant)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        odds = np.log(a) - np.log(b + k - 1) + (r + rows.x) * np.log((alpha + rows.age) / (alpha + rows.t_x))
        return np.where(k > 0, 1 / (1 + np.exp(odds)), 1.0)


def _chances(x: Array, variant: Variant) -> Array:
    return x + 1 if variant == "mbg" else x


def _branches(parameters: BuyingParameters, rows: _Histories, variant: Variant) -> tuple[Array, Array]:
    """Log weight of "still active" and of "left after the last purchase", without their common factor."""
    r, alpha, a, b = parameters
    k = _chances(rows.x, variant)
    stays = -(r + rows.x) * np.log(alpha + rows.age)
    with np.errstate(divide="ignore", invalid="ignore"):
        leaves = np.log(a) - np.log(b + k - 1) - (r + rows.x) * np.log(alpha + rows.t_x)
    return stays, np.where(k > 0, leaves, -np.inf)


def _log_likelihoods(parameters: BuyingParameters, rows: _Histories, variant: Variant) -> Array:
    from scipy.special import gammaln

    r, alpha, a, b = parameters
    k = _chances(rows.x, variant)
    common = gammaln(r + rows.x) - gammaln(r) + r * np.log(alpha)
    common += gammaln(a + b) + gammaln(b + k) - gammaln(b) - gammaln(a + b + k)
    return np.asarray(common + np.logaddexp(*_branches(parameters, rows, variant)))


def _of_logs(rows: _Histories, variant: Variant) -> Callable[[Array], tuple[float, Array]]:
    """The log-likelihood and its gradient as functions of the logs of the parameters."""

    def function(logs: Array) -> tuple[float, Array]:
        parameters = BuyingParameters(*np.exp(logs).tolist())
        value = float(rows.customers @ _log_likelihoods(parameters, rows, variant))
        return value, _gradient(parameters, rows, variant) @ rows.customers * np.exp(logs)

    return function


def _gradient(parameters: BuyingParameters, rows: _Histories, variant: Variant) -> Array:
    from scipy.special import digamma

    r, alpha, a, b = parameters
    k = _chances(rows.x, variant)
    stays, leaves = _branches(parameters, rows, variant)
    left = np.exp(leaves - np.logaddexp(stays, leaves))
    log_time = (1 - left) * np.log(alpha + rows.age) + left * np.log(alpha + rows.t_x)
    per_time = (1 - left) / (alpha + rows.age) + left / (alpha + rows.t_x)
    both = digamma(a + b) - digamma(a + b + k)
    chance = np.where(k > 0, left / np.where(k > 0, b + k - 1, 1.0), 0.0)
    return np.array([
        digamma(r + rows.x) - digamma(r) + np.log(alpha) - log_time,
        r / alpha - (r + rows.x) * per_time,
        both + left / a,
        both + digamma(b + k) - digamma(b) - chance,
    ])  # fmt: skip


def _start(rows: _Histories) -> Array:
    mean = float(np.average(rows.x, weights=rows.customers))
    return np.log([0.5, 0.5 * float(np.average(rows.age, weights=rows.customers)) / max(mean, 0.05), 1.0, 2.0])


def _scaling(x: Array, count: Array, unit: float) -> float:
    """What scaling time by `unit` adds to the log-likelihood: each purchase has a density per time."""
    return float(count @ x) * float(np.log(unit))


def _read(purchases: Values, last_purchase: Values, age: Values, counts: Values | None) -> tuple[_Histories, int]:
    """Distinct complete histories, and how many rows were not complete."""
    x, t_x, whole = (as_floats(values) for values in (purchases, last_purchase, age))
    weights = np.ones(len(x)) if counts is None else as_floats(counts)
    known = _checked(x, t_x, whole)
    if len(weights) != len(x) or not np.isfinite(weights).all() or (weights < 0).any():
        message = "counts must be a non-negative number for each row"
        raise ValueError(message)
    known &= weights > 0
    missing = int((np.isnan(x) | np.isnan(t_x) | np.isnan(whole)).sum())
    return _distinct(_Histories(x[known], t_x[known], whole[known], weights[known])), missing


def _distinct(rows: _Histories) -> _Histories:
    if not len(rows.x):
        return rows
    order = np.lexsort((rows.age, rows.t_x, rows.x))
    x, t_x, age, count = (part[order] for part in rows)
    new = np.r_[True, (np.diff(x) != 0) | (np.diff(t_x) != 0) | (np.diff(age) != 0)]
    starts = np.flatnonzero(new)
    return _Histories(x[starts], t_x[starts], age[starts], np.add.reduceat(count, starts))


def _checked(x: Array, t_x: Array, age: Array) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which rows are complete; raises on lengths that differ and histories that cannot be."""
    if not len(x) == len(t_x) == len(age):
        message = f"The columns must be of one length, not {len(x)}, {len(t_x)} and {len(age)}."
        raise ValueError(message)
    known = np.isfinite(x) & np.isfinite(t_x) & np.isfinite(age)
    impossible = known & ((x < 0) | (t_x < 0) | (t_x > age) | ((x == 0) & (t_x > 0)))
    if impossible.any():
        row = int(np.flatnonzero(impossible)[0])
        message = f"Row {row} cannot be: x = {x[row]:g}, t_x = {t_x[row]:g}, T = {age[row]:g}."
        raise ValueError(message)
    return known


def _without_nan(values: Array) -> tuple[float | None, ...]:
    return tuple(None if value != value else value for value in values.tolist())  # noqa: PLR0124 - NaN only
