"""How far a unit's mean can be trusted to rank it, and how many scores that takes."""

import math

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.shrinkage.results import ReliabilityResult


def reliability(*, tau2: float, sigma2: float, n: int) -> float:
    """τ²/(τ² + σ²/n): the share of the spread of unit means that is real; 0 for n = 0.

    >>> reliability(tau2=0.2, sigma2=0.8, n=4)
    0.5
    """
    tau2, sigma2 = _checked(tau2, sigma2)
    (n,) = whole_counts(n=n)
    if n == 0 or tau2 == 0:
        return 0.0
    return tau2 / (tau2 + sigma2 / n)


def n_for_reliability(*, tau2: float, sigma2: float, wanted: float = 0.7) -> ReliabilityResult:
    """The fewest scores a unit for which reliability reaches `wanted`: ⌈σ²/τ²·r/(1−r)⌉.

    None where the units do not differ (τ² = 0): no number of scores can rank them.
    """
    tau2, sigma2 = _checked(tau2, sigma2)
    if not 0 < wanted < 1:
        message = f"wanted lies between 0 and 1, not {wanted}."
        raise ValueError(message)
    needed = None if tau2 == 0 else max(1, math.ceil(sigma2 / tau2 * wanted / (1 - wanted) - 1e-9))
    return ReliabilityResult(
        n=needed or 0,
        method="τ²/(τ²+σ²/n)",
        estimate=None if needed is None else float(needed),
        reason=None if needed else Undefined.NO_VARIATION,
        wanted=wanted,
    )


def _checked(tau2: float, sigma2: float) -> tuple[float, float]:
    if tau2 < 0 or sigma2 < 0 or not math.isfinite(tau2 + sigma2):
        message = f"tau2 and sigma2 are variances, not {tau2} and {sigma2}."
        raise ValueError(message)
    return float(tau2), float(sigma2)
