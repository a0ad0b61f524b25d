"""How much of the trouble would go if one cause went."""

import math

from huiyin.lib.stats.causes.ratios import log_interval
from huiyin.lib.stats.causes.results import AttributableFraction
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined


def attributable_fraction(
    *,
    exposed_cases: int,
    exposed_n: int,
    unexposed_cases: int,
    unexposed_n: int,
    confidence: float = 0.95,
) -> AttributableFraction:
    """Population attributable fraction 1 − I₀/I: the part of all cases beyond what the unexposed rate explains.

    I₀ is the share of cases among the unexposed, I among all (Levin 1953). The interval is the delta method on
    log(1 − fraction) with both group sizes fixed. Negative when exposure goes with fewer cases. It says what would
    vanish only if exposure is the cause and nothing else differs. Raises ValueError unless 0 ≤ cases ≤ n.
    """
    z = normal_quantile(confidence)
    exposed_cases, exposed_n, unexposed_cases, unexposed_n = whole_counts(
        exposed_cases=exposed_cases, exposed_n=exposed_n, unexposed_cases=unexposed_cases, unexposed_n=unexposed_n
    )
    for cases, n in ((exposed_cases, exposed_n), (unexposed_cases, unexposed_n)):
        if not 0 <= cases <= n:
            message = f"{cases} cases of {n} is no share"
            raise ValueError(message)
    n, cases = exposed_n + unexposed_n, exposed_cases + unexposed_cases
    if n == 0 or cases == 0 or unexposed_n == 0:
        reason = Undefined.NO_ANSWERS if n == 0 or cases == 0 else Undefined.NO_EXPOSURE
        return AttributableFraction(n=n, estimate=None, method="levin", reason=reason)
    left = (unexposed_cases / unexposed_n) / (cases / n)
    interval = None
    se = _log_se(exposed_cases, exposed_n, unexposed_cases, unexposed_n) if unexposed_cases and exposed_n else 0.0
    if se > 0:
        among_left = log_interval(left, log_se=se, z=z, confidence=confidence)
        interval = type(among_left)(low=1 - among_left.high, high=1 - among_left.low, confidence=confidence)
    return AttributableFraction(
        n=n,
        estimate=1 - left,
        interval=interval,
        method="levin",
        reason=None if interval else Undefined.TOO_FEW if exposed_n and not unexposed_cases else Undefined.NO_VARIATION,
    )


def _log_se(exposed_cases: int, exposed_n: int, unexposed_cases: int, unexposed_n: int) -> float:
    # d log(I₀/I) by each group's share, times that share's variance.
    cases = exposed_cases + unexposed_cases
    p1 = exposed_cases / exposed_n
    p0 = unexposed_cases / unexposed_n
    by_p0 = 1 / p0 - unexposed_n / cases
    by_p1 = exposed_n / cases
    from_exposed = by_p1**2 * p1 * (1 - p1) / exposed_n
    return math.sqrt(by_p0**2 * p0 * (1 - p0) / unexposed_n + from_exposed)
