"""Maximum likelihood of positive parameters: search on their logs, curvature for the intervals."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.results import Interval

_EDGE = 12.0
"""A parameter beyond e^±12 has no finite estimate."""


class Maximum(NamedTuple):
    """The parameters (k,) at the maximum; the covariance (k, k) is that of their logs."""

    values: Array
    log_likelihood: float
    covariance: Array | None


def maximise(function: Callable[[Array], tuple[float, Array]], *, start: Array, weight: float) -> Maximum | None:
    """The maximum of a log-likelihood given with its gradient on log parameters; None if there is none.

    `weight` is the number of customers: the search works on the mean, so that its tolerance means the same.
    """
    from scipy.optimize import minimize

    def loss(logs: Array) -> tuple[float, Array]:
        value, gradient = function(logs)
        return -value / weight, -gradient / weight

    bounds = [(-_EDGE, _EDGE)] * len(start)
    options = {"maxiter": 1000, "ftol": 1e-15, "gtol": 1e-7}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    gradient = np.abs(loss(found.x)[1]).max()
    if not np.isfinite(found.fun) or gradient > 1e-4 or np.abs(found.x).max() > _EDGE - 0.01:
        return None
    return Maximum(np.exp(found.x), -float(found.fun) * weight, _covariance(lambda logs: function(logs)[1], found.x))


def parameter_intervals(found: Maximum, *, scale: Array, confidence: float) -> tuple[Interval, ...] | None:
    """Normal intervals on the log scale, so that they stay positive; None where the curvature gives none."""
    if found.covariance is None:
        return None
    factor = np.exp(normal_quantile(confidence) * np.sqrt(np.diag(found.covariance)))
    values = found.values * scale
    return tuple(
        Interval(low=float(value / f), high=float(value * f), confidence=confidence)
        for value, f in zip(values, factor, strict=True)
    )


def _covariance(gradient: Callable[[Array], Array], at: Array, step: float = 1e-5) -> Array | None:
    """The inverse of the observed information, from central differences of the gradient."""
    steps = step * np.eye(len(at))
    information = -np.array([(gradient(at + one) - gradient(at - one)) / (2 * step) for one in steps])
    information = (information + information.T) / 2
    if not np.isfinite(information).all() or np.linalg.eigvalsh(information).min() <= 0:
        return None
    return np.asarray(np.linalg.inv(information))
