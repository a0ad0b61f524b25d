"""Exact intervals of counts, and shares of fractional counts: what several methods of the family stand on."""

import math
from collections.abc import Mapping

from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.results import Interval


def poisson_interval(count: float, *, exposure: float, confidence: float) -> Interval:
    """The exact interval of a rate count / exposure (Garwood 1936); raises for a confidence outside (0, 1)."""
    from scipy.special import gammaincinv

    check_confidence(confidence)
    tail = (1 - confidence) / 2
    low = float(gammaincinv(count, tail)) if count > 0 else 0.0
    high = float(gammaincinv(count + 1, 1 - tail))
    return Interval(low=low / exposure, high=high / exposure, confidence=confidence)


def share_interval(count: float, *, total: float, confidence: float) -> Interval:
    """Wilson's interval also for a fractional count, for which it is wide enough: w in [0, 1] varies less than 0/1."""
    from statsmodels.stats.proportion import proportion_confint

    check_confidence(confidence)
    low, high = proportion_confint(count, total, alpha=1 - confidence, method="wilson")
    return Interval(low=max(0.0, float(low)), high=min(1.0, float(high)), confidence=confidence)


def log_interval(estimate: float, *, log_se: float, z: float, confidence: float) -> Interval:
    """The interval of a ratio whose logarithm is about normal."""
    factor = math.exp(z * log_se)
    return Interval(low=estimate / factor, high=estimate * factor, confidence=confidence)


def plain_counts(counts: Mapping[str, float], *, what: str) -> dict[str, float]:
    """Counts as Python floats by their names; raises ValueError unless each is finite and not negative."""
    if any(count is None or not 0 <= count < math.inf for count in counts.values()):
        message = f"{what} must be finite numbers and not negative."
        raise ValueError(message)
    return {name: float(count) for name, count in counts.items()}
