"""Measures of association rules, for any number of rules at once, from four counts each."""

import math
from dataclasses import dataclass

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.causes.results import AssociationRule, AssociationsResult
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_SCIPY_MULTIPLIES_PRIMES = 104_729


@dataclass(frozen=True, slots=True)
class Measures:
    """Arrays (r,) over r rules; intervals of the lift are NaN where nothing occurs together."""

    support: Array
    confidence: Array
    lift: Array
    lift_low: Array
    lift_high: Array
    leverage: Array
    p: Array


def measures(*, both: Array, left: Array, right: Array, p: Array, n: int, level: float) -> Measures:
    """Support, confidence, lift with its interval and leverage for counts (r,) among n baskets, beside Fisher's p.

    Lift intervals are the delta method on log lift under the multinomial of the four cells.
    """
    share_both, share_left, share_right = both / n, left / n, right / n
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = both * n / (left * right)
        by_both = 1 / share_both - 1 / share_left - 1 / share_right
        spread = (
            share_both * by_both**2
            + (share_left - share_both) / share_left**2
            + (share_right - share_both) / share_right**2
            - 1
        )
        factor = np.exp(normal_quantile(level) * np.sqrt(np.maximum(spread, 0) / n))
        low, high = lift / factor, lift * factor
    return Measures(
        support=share_both,
        confidence=both / left,
        lift=lift,
        lift_low=low,
        lift_high=high,
        leverage=share_both - share_left * share_right,
        p=p,
    )


def fisher_greater(*, both: Array, left: Array, right: Array, n: int) -> Array:
    """Fisher's one-sided p of counts (r,): the chance that at least `both` of `left` meet `right` among n.

    SciPy's tail; up to 104,729 baskets, where that multiplies primes for half a millisecond a rule, the hypergeometric
    terms summed from `both` outwards by their ratio, over all rules at once.
    """
    from scipy.stats import hypergeom

    if n > _SCIPY_MULTIPLIES_PRIMES:
        return np.asarray(hypergeom.sf(both - 1, n, left, right))
    upper = both > left * right / max(n, 1)
    start = np.where(upper, both, both - 1)
    term = np.exp(hypergeom.logpmf(start, n, left, right))
    total = np.nan_to_num(term)
    going = np.flatnonzero(total > 0)
    at, term = start[going], total[going]
    while len(going):
        a, b, up = left[going], right[going], upper[going]
        rest = n - a - b + at
        with np.errstate(divide="ignore", invalid="ignore"):
            term = term * np.where(
                up, (a - at) * (b - at) / ((at + 1) * (rest + 1)), at * rest / ((a - at + 1) * (b - at + 1))
            )
        total[going] += term
        kept = term > 1e-17 * total[going]
        going, at, term = going[kept], (at + np.where(up, 1, -1))[kept], term[kept]
    return np.asarray(np.clip(np.where(upper, total, 1 - total), 0.0, 1.0))


def conviction(*, both: float, left: float, right: float, n: int) -> float | None:
    """How much more often the rule would fail by chance: (1 − share of right) / (1 − confidence); None if never."""
    return None if both == left else (1 - right / n) / (1 - both / left)


def rule_at(
    index: int,
    *,
    of: Measures,
    counts: tuple[Array, Array, Array],
    n: int,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    level: float,
    p_adjusted: float,
    alpha: float,
) -> AssociationRule:
    """The rule with this index as a plain result; `counts` are both, left and right."""
    both, left, right = (float(count[index]) for count in counts)
    lift = float(of.lift[index])
    return AssociationRule(
        left=sides[0],
        right=sides[1],
        count=int(both),
        support=float(of.support[index]),
        confidence=float(of.confidence[index]),
        lift=lift,
        lift_interval=Interval(low=float(of.lift_low[index]), high=float(of.lift_high[index]), confidence=level),
        leverage=float(of.leverage[index]),
        conviction=conviction(both=both, left=left, right=right, n=n),
        p=float(of.p[index]),
        p_adjusted=p_adjusted,
        finding=p_adjusted <= alpha and lift > 1,
    )


def associations(rules: list[AssociationRule], *, n: int, tested: int, method: str) -> AssociationsResult:
    """The rules by falling lift, and which of them are findings."""
    ordered = tuple(sorted(rules, key=lambda rule: (-rule.lift, rule.left, rule.right)))
    return AssociationsResult(
        n=n,
        method=method,
        reason=None if n else Undefined.NO_ANSWERS,
        rules=ordered,
        findings=tuple(rule for rule in ordered if rule.finding),
        tested=tested,
    )


def least_count(n: int, *, min_support: float, min_count: int) -> int:
    """How often a rule must occur: the greater of min_count and min_support · n; raises for a share outside [0, 1]."""
    if not 0 <= min_support <= 1 or min_count < 1:
        message = "min_support is a share between 0 and 1, min_count a whole number of at least 1."
        raise ValueError(message)
    return max(min_count, math.ceil(min_support * n - 1e-9))
