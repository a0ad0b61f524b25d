"""Rates made comparable: what a unit's rate would be with the same mix of products as the others."""

from collections.abc import Mapping

import numpy as np

from huiyin.lib.stats.causes.ratios import plain_counts, poisson_interval
from huiyin.lib.stats.causes.results import StandardisedRate, StandardisedRatio
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


def direct_standardisation(
    *,
    events: Mapping[str, float],
    exposure: Mapping[str, float],
    standard: Mapping[str, float],
    confidence: float = 0.95,
) -> StandardisedRate:
    """The unit's rates by stratum weighed with the `standard` mix; rate per unit of exposure.

    The interval is the gamma one of Fay and Feuer (1997), which holds for few events. A stratum of the standard
    without exposure leaves the result undefined (EMPTY_CELL): merge strata. Raises ValueError for negative numbers
    or a standard without weight.
    """
    check_confidence(confidence)
    events, exposure = plain_counts(events, what="Events"), plain_counts(exposure, what="Exposures")
    standard = plain_counts(standard, what="Weights")
    _check(events, exposure)
    if sum(standard.values()) <= 0:
        message = "The standard needs a positive weight in some stratum."
        raise ValueError(message)
    names = [name for name, weight in standard.items() if weight > 0]
    e = np.array([events.get(name, 0) for name in names], dtype=np.float64)
    t = np.array([exposure.get(name, 0) for name in names], dtype=np.float64)
    weights = np.array([standard[name] for name in names], dtype=np.float64)
    n, units = round(float(e.sum())), float(t.sum())
    if (t == 0).any():
        reason = Undefined.EMPTY_CELL if units else Undefined.NO_EXPOSURE
        return StandardisedRate(n=n, estimate=None, method="direct", reason=reason, crude=None)
    per_event = weights / weights.sum() / t
    rate = float(per_event @ e)
    variance = float(per_event**2 @ e)
    return StandardisedRate(
        n=n,
        estimate=rate,
        interval=_fay_feuer(rate, variance, float(per_event.max()), confidence),
        method="direct",
        crude=float(e.sum()) / units,
    )


def indirect_standardisation(
    *,
    events: Mapping[str, float],
    exposure: Mapping[str, float],
    reference_rates: Mapping[str, float],
    confidence: float = 0.95,
) -> StandardisedRatio:
    """Observed events over those expected if the reference rates held in every stratum, with Garwood's interval.

    Raises ValueError for negative numbers or a stratum with exposure but no reference rate.
    """
    check_confidence(confidence)
    events, exposure = plain_counts(events, what="Events"), plain_counts(exposure, what="Exposures")
    reference_rates = plain_counts(reference_rates, what="Rates")
    _check(events, exposure)
    unknown = [name for name, units in exposure.items() if units > 0 and name not in reference_rates]
    if unknown:
        message = f"There is no reference rate for {unknown}."
        raise ValueError(message)
    observed = sum(events.values())
    expected = sum(units * reference_rates[name] for name, units in exposure.items() if units > 0)
    if expected == 0:
        return StandardisedRatio(
            n=round(observed), estimate=None, method="indirect", reason=Undefined.NO_EXPOSURE, expected=0.0
        )
    return StandardisedRatio(
        n=round(observed),
        estimate=observed / expected,
        interval=poisson_interval(observed, exposure=expected, confidence=confidence),
        method="indirect",
        expected=expected,
    )


def _fay_feuer(rate: float, variance: float, largest: float, confidence: float) -> Interval:
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    low = variance / rate * float(gammaincinv(rate**2 / variance, tail)) if rate > 0 else 0.0
    rate_up, variance_up = rate + largest, variance + largest**2
    high = variance_up / rate_up * float(gammaincinv(rate_up**2 / variance_up, 1 - tail))
    return Interval(low=low, high=high, confidence=confidence)


def _check(events: Mapping[str, float], exposure: Mapping[str, float]) -> None:
    lost = [name for name, number in events.items() if number > 0 and not exposure.get(name)]
    if lost:
        message = f"{lost} have events but no exposure: correct one of the two."
        raise ValueError(message)
