"""Penalty–reward contrasts: Kano's kinds from ordinary ratings (Brandt 1987)."""

from collections.abc import Mapping, Sequence

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.drivers.results import Asymmetry, Counts, PenaltyReward, PenaltyRewardResult
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_ENOUGH = 5


def penalty_reward(
    *,
    ratings: Mapping[str, Values],
    outcome: Values,
    low: float,
    high: float,
    significance: float = 0.05,
    confidence: float = 0.95,
) -> PenaltyRewardResult:
    """How the outcome differs where an attribute is rated `low` or less, `high` or more, from in between.

    One least-squares regression on all attributes' low and high dummies, with HC3 standard errors
    (outcomes are ratings) and Holm-adjusted p-values. A dummy with fewer than 5 answers, or with fewer
    than 5 left in the middle, is left out. Kinds: only the penalty → basic, only the reward → exciting,
    both → performance, neither → indistinct. Associations, not effects.
    """
    if low >= high:
        message = f"low ({low}) must lie below high ({high}), with ratings in between as the reference."
        raise ValueError(message)
    rows = complete_rows([*ratings.values(), outcome])
    k = len(ratings)
    levels, y = rows.values[:, :k], rows.values[:, k] if rows.n else np.empty(0)
    dummies = np.column_stack([levels <= low, levels >= high]).astype(np.float64)
    usable = _usable(dummies, k)
    counts = Counts(n=rows.n, missing=rows.missing, rejected=rows.rejected)
    reason = _unusable(y, usable)
    if reason:
        return PenaltyRewardResult(**counts, method="OLS, HC3, Holm", reason=reason, attributes=(), r2=None)
    contrasts, r2 = _fit(dummies, usable, y, confidence)
    return PenaltyRewardResult(
        **counts,
        method="OLS, HC3, Holm",
        attributes=tuple(
            _attribute(name, contrasts[j], contrasts[k + j], dummies[:, [j, k + j]], significance)
            for j, name in enumerate(ratings)
        ),
        r2=r2,
    )


_Contrast = tuple[float, Interval, float] | None


def _usable(dummies: Array, k: int) -> list[int]:
    counts = dummies.sum(axis=0)
    middle = len(dummies) - counts[:k] - counts[k:]
    return [j for j in range(2 * k) if counts[j] >= _ENOUGH and middle[j % k] >= _ENOUGH]


def _unusable(y: Array, usable: Sequence[int]) -> Undefined | None:
    if not len(y):
        return Undefined.NO_ANSWERS
    if len(y) < len(usable) + 3 or not usable:
        return Undefined.TOO_FEW
    return Undefined.NO_VARIATION if np.ptp(y) == 0 else None


def _fit(dummies: Array, usable: list[int], y: Array, confidence: float) -> tuple[list[_Contrast], float]:
    from statsmodels.regression.linear_model import OLS

    from huiyin.lib.stats.comparison import adjust_p

    design = np.column_stack([np.ones(len(y)), dummies[:, usable]])
    fit = OLS(y, design).fit(cov_type="HC3", use_t=True)
    bounds = fit.conf_int(alpha=1 - confidence)
    p_values = adjust_p([float(p) if np.isfinite(p) else None for p in fit.pvalues[1:]], method="holm")
    contrasts: list[_Contrast] = [None] * dummies.shape[1]
    for place, (column, p) in enumerate(zip(usable, p_values, strict=True), start=1):
        if p is not None:
            edges = Interval(low=float(bounds[place, 0]), high=float(bounds[place, 1]), confidence=confidence)
            contrasts[column] = (float(fit.params[place]), edges, p)
    return contrasts, float(fit.rsquared)


def _attribute(name: str, penalty: _Contrast, reward: _Contrast, dummies: Array, significance: float) -> PenaltyReward:
    low, high = (int(count) for count in dummies.sum(axis=0))
    return PenaltyReward(
        name=name,
        penalty=penalty[0] if penalty else None,
        penalty_interval=penalty[1] if penalty else None,
        penalty_p=penalty[2] if penalty else None,
        reward=reward[0] if reward else None,
        reward_interval=reward[1] if reward else None,
        reward_p=reward[2] if reward else None,
        low=low,
        high=high,
        kind=_kind(penalty, reward, significance) if penalty and reward else None,
        reason=None if penalty and reward else Undefined.TOO_FEW,
    )


def _kind(penalty: tuple[float, Interval, float], reward: tuple[float, Interval, float], level: float) -> Asymmetry:
    punished = penalty[2] < level and penalty[0] < 0
    rewarded = reward[2] < level and reward[0] > 0
    if punished and rewarded:
        return Asymmetry.PERFORMANCE
    if punished:
        return Asymmetry.BASIC
    return Asymmetry.EXCITING if rewarded else Asymmetry.INDISTINCT
