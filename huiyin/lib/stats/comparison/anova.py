"""Several means at once: analysis of variance, classic or Welch's, with all pairs after it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, groups
from huiyin.lib.stats.comparison.group_results import AnovaResult, PairDifference, VarianceCheck
from huiyin.lib.stats.comparison.means import around
from huiyin.lib.stats.comparison.moments import Moments, column_moments, finite
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined

AnovaMethod = Literal["auto", "classic", "welch"]

MOST_GROUPS_FOR_PAIRS = 20
"""Beyond these a table of pairs says nothing and takes seconds: compare units with the rest instead."""

_UNEQUAL_BELOW = 0.05
_NODES = 7


def anova(
    values: Mapping[str, Values], *, method: AnovaMethod = "auto", confidence: float = 0.95, pairs: bool = True
) -> AnovaResult:
    """Are the means of the groups alike, and which pairs differ?

    "classic" is Fisher's F with Tukey's HSD (Tukey–Kramer for unequal n), "welch" is Welch's F (1951) with
    Games–Howell (1976), which allow unequal variances; "auto" takes Welch's unless the Brown–Forsythe test
    finds no sign of unequal variances. Pairs are later − earlier group in the order given, for up to 20 groups.
    """
    given = groups(values)
    check = variance_check(values)
    return anova_from_moments(
        {name: column_moments(group) for name, group in given.items()},
        method=check.recommended if method == "auto" else method,
        confidence=confidence,
        pairs=pairs,
        missing=sum(group.missing for group in given.values()),
        rejected=sum(group.rejected for group in given.values()),
        variance_p=check.p,
    )


def anova_from_moments(
    moments: Mapping[str, Moments],
    *,
    method: AnovaMethod = "auto",
    confidence: float = 0.95,
    pairs: bool = True,
    missing: int = 0,
    rejected: int = 0,
    variance_p: float | None = None,
) -> AnovaResult:
    """As `anova`, from n, mean and variance of each group; "auto" is Welch's, which needs no equal variances.

    Empty groups are left out. `variance_p` is the p of a check made on the rows, when there was one.
    """
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    chosen: Literal["classic", "welch"] = "classic" if method == "classic" else "welch"
    present = {name: group for name, group in moments.items() if group.n}
    table = _Table.of(list(present.values()))
    why = table.why_undefined(chosen)
    test = None if why else _test(table, chosen)
    f, df_between, df_within, p = test or (None, None, None, None)
    eta, omega = table.effect_sizes()
    return AnovaResult(
        n=int(table.n.sum()),
        missing=missing,
        rejected=rejected,
        method="fisher_tukey" if chosen == "classic" else "welch_games_howell",
        reason=why,
        f=f,
        df_between=df_between,
        df_within=df_within,
        p=p,
        eta_squared=eta,
        omega_squared=omega,
        names=tuple(present),
        moments=tuple(present.values()),
        pairs=_pairs(list(present), table, chosen, confidence) if test and pairs else (),
        confidence=confidence,
        variance_p=variance_p,
    )


def variance_check(values: Mapping[str, Values]) -> VarianceCheck:
    """Do the spreads of the groups differ (Brown and Forsythe 1974), and which analysis is advised?

    Advises "welch" under p = 0.05 and wherever the check itself is impossible.
    """
    from scipy.stats import levene

    given = groups(values)
    samples = [group.values - np.median(group.values) for group in given.values() if group.n > 1]
    farthest = max((float(np.abs(sample).max()) for sample in samples), default=0.0) or 1.0
    samples = [sample / farthest for sample in samples]  # tiny and huge squares vanish; the test has no scale
    varied = len(samples) > 1 and any(len(np.unique(np.abs(sample - np.median(sample)))) > 1 for sample in samples)
    with np.errstate(divide="ignore", invalid="ignore"):  # spreads without any variation of their own
        statistic, p = (finite(each) for each in levene(*samples, center="median")) if varied else (None, None)
    why = Undefined.TOO_FEW if len(samples) < 2 else Undefined.NO_VARIATION
    return VarianceCheck(
        n=sum(group.n for group in given.values()),
        missing=sum(group.missing for group in given.values()),
        rejected=sum(group.rejected for group in given.values()),
        method="brown_forsythe",
        reason=None if p is not None else why,
        statistic=statistic,
        p=p,
        recommended="classic" if p is not None and p >= _UNEQUAL_BELOW else "welch",
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Groups side by side, each (k,)."""

    n: Array
    mean: Array
    variance: Array  # 0 for n = 1, where it does not count

    @classmethod
    def of(cls, moments: list[Moments]) -> "_Table":
        n, mean, variance = (
            np.array([getattr(group, name) or 0.0 for group in moments], dtype=np.float64)
            for name in ("n", "mean", "variance")
        )
        return cls(n, mean, variance)

    @property
    def within(self) -> float:
        return float(((self.n - 1) * self.variance).sum())

    def between(self) -> float:
        grand = (self.n * self.mean).sum() / self.n.sum()
        return float((self.n * (self.mean - grand) ** 2).sum())

    def why_undefined(self, method: str) -> Undefined | None:
        if not len(self.n):
            return Undefined.NO_ANSWERS
        if len(self.n) < 2 or (self.n < 2).all() or (method == "welch" and (self.n < 2).any()):
            return Undefined.TOO_FEW
        no_spread = (self.variance == 0).any() if method == "welch" else not self.within
        return Undefined.NO_VARIATION if no_spread else None

    def effect_sizes(self) -> tuple[float | None, float | None]:
        """Eta and omega squared: the share of variance between groups, as found and corrected for chance."""
        df = self.n.sum() - len(self.n)
        if len(self.n) < 2 or df < 1 or not self.within:
            return None, None
        between, mean_square = self.between(), self.within / df
        total = between + self.within
        omega = (between - (len(self.n) - 1) * mean_square) / (total + mean_square)
        return between / total, max(0.0, float(omega))


def _test(table: _Table, method: str) -> tuple[float, float, float, float]:
    from statsmodels.stats.oneway import anova_generic

    kind = "equal" if method == "classic" else "unequal"
    found = anova_generic(table.mean - table.mean.mean(), table.variance, table.n, use_var=kind)
    return float(found.statistic), float(found.df_num), float(found.df_denom), float(found.pvalue)


def _pairs(names: list[str], table: _Table, method: str, confidence: float) -> tuple[PairDifference, ...]:
    """Tukey–Kramer or Games–Howell: both compare with the studentized range, only error and df differ."""
    if len(names) > MOST_GROUPS_FOR_PAIRS:
        return ()
    from scipy.stats import studentized_range

    early, late = np.array(list(combinations(range(len(names)), 2))).T
    error, df = _pooled_error(table, early, late) if method == "classic" else _own_errors(table, early, late)
    difference = table.mean[late] - table.mean[early]
    p = np.clip(studentized_range.sf(np.abs(difference) / error, len(names), df), 0.0, 1.0)
    half = _range_quantiles(confidence, len(names), df) * error
    return tuple(
        PairDifference(
            first=names[late[i]],
            second=names[early[i]],
            difference=float(difference[i]),
            interval=around(float(difference[i]), float(half[i]), confidence),
            statistic=float(difference[i] / error[i]),
            p=float(p[i]),
            distinguishable=bool(p[i] < 1 - confidence),
        )
        for i in range(len(early))
    )


def _pooled_error(table: _Table, early: Array, late: Array) -> tuple[Array, Array]:
    df = float(table.n.sum() - len(table.n))
    mean_square = table.within / df
    error = np.sqrt(mean_square / 2 * (1 / table.n[early] + 1 / table.n[late]))
    return error, np.full(len(early), df)


def _own_errors(table: _Table, early: Array, late: Array) -> tuple[Array, Array]:
    each = table.variance / table.n
    a, b = each[early], each[late]
    part = a / (a + b)
    df = 1 / (part**2 / (table.n[early] - 1) + (1 - part) ** 2 / (table.n[late] - 1))
    return np.sqrt((a + b) / 2), df


def _range_quantiles(confidence: float, k: int, df: Array) -> Array:
    """Quantiles of the studentized range; many df are interpolated at Chebyshev nodes in 1 / df (error < 1e-5)."""
    from scipy.interpolate import BarycentricInterpolator
    from scipy.stats import studentized_range

    distinct, index = np.unique(df, return_inverse=True)
    if len(distinct) <= _NODES:
        return np.asarray(studentized_range.ppf(confidence, k, distinct), dtype=np.float64)[index]
    low, high = 1 / distinct[-1], 1 / distinct[0]
    nodes = (low + high) / 2 + (high - low) / 2 * np.cos(math.pi * (np.arange(_NODES) + 0.5) / _NODES)
    # Degrees of freedom under 2 bend the curve; the logarithm straightens it.
    curve = BarycentricInterpolator(nodes, np.log(studentized_range.ppf(confidence, k, 1 / nodes)))
    return np.asarray(np.exp(curve(1 / df)), dtype=np.float64)
