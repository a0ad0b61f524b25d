"""Shares and rates of units shrunk by a conjugate prior fitted to all of them: beta-binomial, gamma-Poisson."""

import math
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.shrinkage.results import RatesResult, ShrunkRate

PriorMethod = Literal["mle", "moments"]

_MOST_PRECISE = 1e6
"""Where the units differ no more than by chance the prior becomes a point; this stands for it."""


def shrink_shares(
    *,
    units: Sequence[str],
    successes: Sequence[int],
    n: Sequence[int],
    method: PriorMethod = "mle",
    prior: tuple[float, float] | None = None,
    confidence: float = 0.95,
) -> RatesResult:
    """Pass or satisfaction shares of units under a common Beta(a, b) prior, fitted unless `prior` is given.

    Posterior Beta(a + x, b + n − x): mean (a + x)/(a + b + n) and equal-tailed interval; with a fitted prior
    the interval is widened by the uncertainty of the common mean (as for normal means). "mle" maximises
    the beta-binomial likelihood, "moments" equates the weighted spread (Kleinman 1973). A unit with n = 0
    takes the prior. Needs two units with several cases; where all fail or all pass no prior can be fitted.
    """
    x, size = as_floats(successes), as_floats(n)
    if not len(units) == len(x) == len(size) or not ((x >= 0) & (x <= size)).all():
        message = f"{len(units)} units need as many successes, each between 0 and its n."
        raise ValueError(message)
    known, doubt = size > 0, 0.0
    total, hits = float(size.sum()), float(x.sum())
    if prior is None:
        reason = _why_not(int((size > 1).sum()), total, alike=hits in (0.0, total))
        if reason:
            return _undefined(f"beta-binomial, {method}", int(total), int((~known).sum()), reason)
        fit = _beta_mle if method == "mle" else _beta_moments
        prior = fit(x[known], size[known])
        a, b = prior
        mean = a / (a + b)
        alike = 1 / (a + b + 1)
        doubt = 1 / float((size / (mean * (1 - mean) * (1 + (np.maximum(size, 1) - 1) * alike))).sum())
    a, b = _positive(prior)
    return _rates(
        units,
        size,
        np.divide(x, size, out=np.full(len(x), np.nan), where=known),
        (a + x, b + size - x),
        prior=(a, b),
        mean=a / (a + b),
        doubt=doubt,
        method=f"beta-binomial, {method}",
        confidence=confidence,
        posterior="beta",
    )


def shrink_counts(
    *,
    units: Sequence[str],
    events: Sequence[int],
    exposure: Sequence[float],
    prior: tuple[float, float] | None = None,
    confidence: float = 0.95,
) -> RatesResult:
    """Rates of events (say complaints per 1,000 orders) of units under a common Gamma(shape a, rate b) prior.

    Posterior Gamma(a + x, b + exposure): mean (a + x)/(b + e), interval as in `shrink_shares`. The prior
    maximises the gamma-Poisson (negative binomial) likelihood unless it is given.
    """
    x, size = as_floats(events), as_floats(exposure)
    if not len(units) == len(x) == len(size) or not ((x >= 0) & (size >= 0)).all() or (x[size == 0] > 0).any():
        message = f"{len(units)} units need as many non-negative events and exposures; no events without exposure."
        raise ValueError(message)
    known, doubt = size > 0, 0.0
    if prior is None:
        reason = _why_not(int(known.sum()), float(size.sum()), alike=x.sum() == 0)
        if reason:
            return _undefined("gamma-Poisson, mle", int(x.sum()), int((~known).sum()), reason)
        prior = _gamma_mle(x[known], size[known])
        a, b = prior
        doubt = 1 / float((size / (a / b + size * a / b**2)).sum())
    a, b = _positive(prior)
    return _rates(
        units,
        size,
        np.divide(x, size, out=np.full(len(x), np.nan), where=known),
        (a + x, b + size),
        prior=(a, b),
        mean=a / b,
        doubt=doubt,
        method="gamma-Poisson, mle",
        confidence=confidence,
        posterior="gamma",
    )


def _rates(
    units: Sequence[str],
    size: Array,
    raw: Array,
    shape: tuple[Array, Array],
    *,
    prior: tuple[float, float],
    mean: float,
    doubt: float,
    method: str,
    confidence: float,
    posterior: Literal["beta", "gamma"],
) -> RatesResult:
    from scipy.special import betaincinv, gammaincinv

    normal_quantile(confidence)
    first, second = shape
    tails = 0.5 - confidence / 2, 0.5 + confidence / 2
    if posterior == "beta":
        shrunk = first / (first + second)
        weight = size / (prior[0] + prior[1] + size)
        if doubt:
            first, second = _wider_beta(first, second, (1 - weight) ** 2 * doubt)
        low, high = (betaincinv(first, second, tail) for tail in tails)
    else:
        shrunk = first / second
        weight = size / (prior[1] + size)
        variance = shrunk / second + (1 - weight) ** 2 * doubt
        if doubt:
            first, second = shrunk**2 / variance, shrunk / variance
        low, high = (gammaincinv(first, tail) / second for tail in tails)
    return RatesResult(
        n=int(size.sum()),
        missing=int((size == 0).sum()),
        method=method,
        mean=mean,
        prior=prior,
        posterior=posterior,
        units=tuple(
            ShrunkRate(
                name=str(name),
                n=float(size[i]),
                raw=float(raw[i]) if size[i] > 0 else None,
                shrunk=float(shrunk[i]),
                # The mean of a very skewed posterior can lie outside its equal tails.
                interval=Interval(
                    low=float(min(low[i], shrunk[i])), high=float(max(high[i], shrunk[i])), confidence=confidence
                ),
                reliability=float(weight[i]),
                shape=(float(first[i]), float(second[i])),
                reason=None if size[i] > 0 else Undefined.NO_ANSWERS,
            )
            for i, name in enumerate(units)
        ),
    )


def _wider_beta(a: Array, b: Array, variance: Array) -> tuple[Array, Array]:
    """The beta law of the same mean with `variance` more, but never less precise than one case."""
    mean = a / (a + b)
    room = mean * (1 - mean)
    precision = room / (room / (a + b + 1) + variance) - 1
    precision = np.maximum(precision, np.minimum(a + b, 1.0))
    return mean * precision, (1 - mean) * precision


def _beta_mle(x: Array, size: Array) -> tuple[float, float]:
    from scipy.special import betaln, expit, logit

    def surprise(at: Array) -> float:
        share, precision = expit(at[0]), math.exp(min(at[1], 40.0))
        a, b = share * precision, (1 - share) * precision
        return float(-(betaln(a + x, b + size - x) - betaln(a, b)).sum())

    a, b = _beta_moments(x, size)
    share, precision = _best_pair(surprise, float(logit(a / (a + b))), math.log(min(a + b, 1e4)))
    return float(expit(share)) * precision, float(expit(-share)) * precision


def _beta_moments(x: Array, size: Array) -> tuple[float, float]:
    total, k = float(size.sum()), len(x)
    share = float(x.sum()) / total
    spread = float((size * (x / size - share) ** 2).sum()) / (share * (1 - share))
    room = total - float((size**2).sum()) / total - (k - 1)
    alike = (spread - (k - 1)) / room if room > 0 else 0.0
    precision = min(1 / alike - 1, _MOST_PRECISE) if alike > 0 else _MOST_PRECISE
    precision = max(precision, 1e-3)
    return share * precision, (1 - share) * precision


def _gamma_mle(x: Array, size: Array) -> tuple[float, float]:
    from scipy.special import gammaln

    rate = float(x.sum() / size.sum())

    def surprise(at: Array) -> float:
        mean, shape = math.exp(at[0]), math.exp(min(at[1], 40.0))
        b = shape / mean
        terms = gammaln(shape + x) - gammaln(shape) - shape * np.log1p(size / b) - x * np.log(b + size)
        return float(-terms.sum())

    log_mean, shape = _best_pair(surprise, math.log(rate), 1.0)
    return shape, shape / math.exp(log_mean)


def _best_pair(surprise: Callable[[Array], float], place: float, log_precision: float) -> tuple[float, float]:
    """The location and the precision of the smallest surprise (negative log likelihood)."""
    from scipy.optimize import minimize

    ceiling = math.log(_MOST_PRECISE)
    found = minimize(
        surprise,
        np.array([place, log_precision]),
        method="Nelder-Mead",
        bounds=[(place - 20, place + 20), (-10.0, ceiling)],
        options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000},
    )
    return float(found.x[0]), math.exp(float(found.x[1]))


def _why_not(units: int, total: float, *, alike: bool) -> Undefined | None:
    if total == 0:
        return Undefined.NO_ANSWERS
    if units < 2:
        return Undefined.TOO_FEW
    return Undefined.NO_VARIATION if alike else None


def _positive(prior: tuple[float, float]) -> tuple[float, float]:
    if min(prior) <= 0 or not all(math.isfinite(number) for number in prior):
        message = f"A prior needs two positive numbers, not {prior}."
        raise ValueError(message)
    return float(prior[0]), float(prior[1])


def _undefined(method: str, n: int, missing: int, reason: Undefined) -> RatesResult:
    return RatesResult(
        n=n, missing=missing, method=method, reason=reason, mean=None, prior=None, posterior=None, units=()
    )
