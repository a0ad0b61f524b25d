"""What unequal weights cost: Kish's effective sample size, and estimates with the error it implies."""

import math

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.sampling.results import WeightedFigure

_LARGEST = 1e150


def effective_n(weights: Values, *, counts: Values | None = None) -> float | None:
    """(Σw)²/Σw² (Kish 1965), each weight counted `counts` times; None without a positive weight.

    Missing weights are left out; raises ValueError for negative ones.
    """
    given, times = _positive(weights, counts)
    if not len(given):
        return None
    shares = given / given.max()  # only proportions matter, and small ones cannot overflow
    return float((times * shares).sum()) ** 2 / float((times * shares**2).sum())


def design_effect(weights: Values, *, counts: Values | None = None) -> float | None:
    """n/effective n, how many times the weights inflate a variance: 1 when all are equal."""
    given, times = _positive(weights, counts)
    effective = effective_n(given, counts=times)
    return None if effective is None else float(times.sum()) / effective


def weighted_mean(*, values: Values, weights: Values, confidence: float = 0.95) -> WeightedFigure:
    """Σwx/Σw with SE = s·√deff/√n = s/√n_eff and Student's t on n_eff − 1 degrees of freedom.

    s² is the weighted variance times n/(n − 1), so that equal weights give the usual s/√n. A pair with
    a missing part counts as missing, with an infinite value or a negative weight as rejected.
    """
    scores, shares, missing, rejected = _pairs(values, weights)
    effective = effective_n(shares)
    n = len(scores)
    if effective is None:
        return _undefined(missing=missing, rejected=rejected)
    mean = float(shares @ scores / shares.sum())
    se = interval = None
    spread = float(np.ptp(scores))
    if n > 1 and effective > 1 and spread > 0:
        variance = float(shares @ (scores - mean) ** 2 / shares.sum()) * n / (n - 1)
        se = math.sqrt(variance / effective)
        from scipy.special import stdtrit

        half = float(stdtrit(effective - 1, _upper(confidence))) * se
        interval = Interval(low=mean - half, high=mean + half, confidence=confidence)
    return WeightedFigure(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=mean,
        interval=interval,
        method="kish",
        reason=None if interval else Undefined.NO_VARIATION if n > 1 else Undefined.ONE_ANSWER,
        se=se,
        effective_n=effective,
        design_effect=n / effective,
    )


def weighted_share(*, hits: Values, weights: Values, confidence: float = 0.95) -> WeightedFigure:
    """Weighted share of answers that hit (1 or True against 0), with the exact interval on n_eff answers.

    That is Clopper and Pearson's with n_eff for n (Korn and Graubard 1998), so that a share of 0 or 1
    keeps its doubt.
    """
    scores, shares, missing, rejected = _pairs(hits, weights)
    if not np.isin(scores, (0.0, 1.0)).all():
        message = "hits must be 0 or 1."
        raise ValueError(message)
    effective = effective_n(shares)
    if effective is None:
        return _undefined(missing=missing, rejected=rejected)
    share = min(1.0, float(shares @ scores / shares.sum()))
    return WeightedFigure(
        n=len(scores),
        missing=missing,
        rejected=rejected,
        estimate=share,
        interval=_exact(share, effective, confidence=confidence),
        method="korn_graubard",
        se=math.sqrt(share * (1 - share) / effective),
        effective_n=effective,
        design_effect=len(scores) / effective,
    )


def _exact(share: float, effective: float, *, confidence: float) -> Interval:
    from scipy.special import betaincinv

    upper = _upper(confidence)
    hits, misses = share * effective, (1 - share) * effective
    low = 0.0 if hits <= 0 else float(betaincinv(hits, misses + 1, 1 - upper))
    high = 1.0 if misses <= 0 else float(betaincinv(hits + 1, misses, upper))
    return Interval(low=low, high=high, confidence=confidence)


def _pairs(values: Values, weights: Values) -> tuple[Array, Array, int, int]:
    scores, shares = as_floats(values), as_floats(weights)
    if len(scores) != len(shares):
        message = f"Give one weight a value: {len(scores)}, not {len(shares)}."
        raise ValueError(message)
    missing = np.isnan(scores) | np.isnan(shares)
    usable = np.isfinite(scores) & np.isfinite(shares) & (shares >= 0)
    if (np.abs(scores[usable]) > _LARGEST).any():
        message = "The values are too large to square; give them in a larger unit."
        raise ValueError(message)
    kept = usable & (shares > 0)
    shares = shares / max(shares[kept].max(initial=0.0), np.finfo(float).tiny)  # only proportions matter
    return scores[kept], shares[kept], int(missing.sum()), int((~missing & ~usable).sum())


def _positive(weights: Values, counts: Values | None) -> tuple[Array, Array]:
    """The positive weights and how often each is counted."""
    given = as_floats(weights)
    times = np.ones_like(given) if counts is None else as_floats(counts)
    if (given < 0).any() or np.isinf(given).any() or len(times) != len(given):
        message = "Weights must be finite and not negative, with one count each."
        raise ValueError(message)
    kept = (given > 0) & (times > 0)
    return given[kept], times[kept]


def _upper(confidence: float) -> float:
    check_confidence(confidence)
    return 0.5 + confidence / 2


def _undefined(*, missing: int, rejected: int) -> WeightedFigure:
    return WeightedFigure(
        n=0,
        missing=missing,
        rejected=rejected,
        estimate=None,
        method="kish",
        reason=Undefined.NO_ANSWERS,
        se=None,
        effective_n=None,
        design_effect=None,
    )
