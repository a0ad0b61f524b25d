"""Gamma–Gamma: what a customer spends at a purchase (Fader and Hardie 2013, note 025)."""

from collections.abc import Callable
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.value.likelihood import maximise, parameter_intervals
from huiyin.lib.stats.value.results import SpendForecast, SpendModel, SpendParameters

_FEWEST = 3


def fit_spend(*, purchases: Values, mean_value: Values, confidence: float = 0.95) -> SpendModel:
    """Maximum-likelihood p, q, v from x ≥ 1 repeat purchases and their mean value m > 0.

    Customers with x = 0 have no mean and are left out; m ≤ 0 is rejected. The model holds only where
    spend does not depend on frequency: `correlation` says how far that is from true. Give margins rather
    than revenue where the lifetime value is wanted.
    """
    normal_quantile(confidence)
    x, m = _columns(purchases, mean_value)
    buyers = x >= 1
    usable = buyers & np.isfinite(m) & (m > 0)
    x_used, m_used = x[usable], m[usable]
    shared: dict[str, Any] = {
        "n": len(x_used),
        "missing": int((buyers & np.isnan(m)).sum() + np.isnan(x).sum()),
        "rejected": int((buyers & ~np.isnan(m) & ~usable).sum()),
        "method": "gamma_gamma",
    }
    if len(x_used) < _FEWEST:
        return SpendModel(**shared, reason=Undefined.TOO_FEW if len(x_used) else Undefined.NO_ANSWERS)
    if np.ptp(m_used) == 0:
        return SpendModel(**shared, reason=Undefined.NO_VARIATION)
    unit = float(np.median(m_used))
    found = maximise(_of_logs(x_used, m_used / unit), start=np.log([2.0, 3.0, 1.0]), weight=float(len(x_used)))
    if found is None:
        return SpendModel(**shared, reason=Undefined.NOT_CONVERGED)
    scale = np.array([1.0, 1.0, unit])
    parameters = SpendParameters(*(found.values * scale).tolist())
    return SpendModel(
        **shared,
        parameters=parameters,
        log_likelihood=found.log_likelihood - len(x_used) * float(np.log(unit)),
        intervals=parameter_intervals(found, scale=scale, confidence=confidence),
        population_mean=population_spend(parameters),
        correlation=_correlation(x_used, m_used),
    )


def population_spend(parameters: SpendParameters) -> float | None:
    """The mean spend of a customer unknown, pv / (q − 1); None where q ≤ 1 gives it no finite value."""
    p, q, v = parameters
    return p * v / (q - 1) if q > 1 else None


def forecast_spend(parameters: SpendParameters, *, purchases: Values, mean_value: Values) -> SpendForecast:
    """Expected spend at a purchase of each customer, p(v + x·m)/(px + q − 1): between own and common mean.

    With x = 0 the common mean is returned, whatever m is; None where x, or m of a buyer, is missing.

    >>> published = SpendParameters(p=6.25, q=3.74, v=15.44)
    >>> [round(value, 2) for value in forecast_spend(published, purchases=[1, 0], mean_value=[22.5, None]).expected]
    [26.38, 35.22]
    """
    x, m = _columns(purchases, mean_value)
    p, q, v = parameters
    known = np.isfinite(x) & ((x == 0) | np.isfinite(m))
    if (known & ((x < 0) | ((x > 0) & (m < 0)))).any():
        message = "purchases and mean values must not be negative"
        raise ValueError(message)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        expected = p * (v + np.where(x > 0, x * m, 0.0)) / (p * x + q - 1)
    known &= (p * x + q > 1) & np.isfinite(expected)
    values = tuple(value if ok else None for value, ok in zip(expected.tolist(), known, strict=True))
    n = int(known.sum())
    return SpendForecast(
        n=n,
        missing=len(x) - n,
        method="gamma_gamma",
        estimate=float(expected[known].mean()) if n else None,
        reason=None if n else Undefined.NO_ANSWERS,
        expected=values,
    )


def spend_log_likelihood(parameters: SpendParameters, *, purchases: Values, mean_value: Values) -> float:
    """The log-likelihood of the mean spends of customers with x ≥ 1 and m > 0."""
    x, m = _columns(purchases, mean_value)
    usable = (x >= 1) & np.isfinite(m) & (m > 0)
    return float(_log_likelihoods(parameters, x[usable], m[usable]).sum())


def _log_likelihoods(parameters: SpendParameters, x: Array, m: Array) -> Array:
    from scipy.special import gammaln

    p, q, v = parameters
    px = p * x
    shapes = gammaln(px + q) - gammaln(px) - gammaln(q)
    return np.asarray(shapes + q * np.log(v) + (px - 1) * np.log(m) + px * np.log(x) - (px + q) * np.log(v + m * x))


def _of_logs(x: Array, m: Array) -> Callable[[Array], tuple[float, Array]]:
    from scipy.special import digamma

    def function(logs: Array) -> tuple[float, Array]:
        p, q, v = np.exp(logs).tolist()
        value = float(_log_likelihoods(SpendParameters(p, q, v), x, m).sum())
        both = digamma(p * x + q) - np.log(v + m * x)
        gradient = [
            (x * (both - digamma(p * x) + np.log(m) + np.log(x))).sum(),
            (both - digamma(q) + np.log(v)).sum(),
            (q / v - (p * x + q) / (v + m * x)).sum(),
        ]
        return value, np.array(gradient) * np.exp(logs)

    return function


def _correlation(x: Array, m: Array) -> float | None:
    if np.ptp(x) == 0 or np.ptp(m) == 0:
        return None
    return float(np.corrcoef(x, m)[0, 1])


def _columns(purchases: Values, mean_value: Values) -> tuple[Array, Array]:
    x, m = as_floats(purchases), as_floats(mean_value)
    if len(x) != len(m):
        message = f"The columns must be of one length, not {len(x)} and {len(m)}."
        raise ValueError(message)
    return x, m
