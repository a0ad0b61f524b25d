"""Comparisons by rank, for ordinal answers and heavy tails: Mann–Whitney, Kruskal–Wallis, Dunn."""

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np

from huiyin.lib.stats.arrays import Array, column, groups
from huiyin.lib.stats.comparison.group_results import KruskalResult, MannWhitneyResult, PairDifference
from huiyin.lib.stats.comparison.moments import finite
from huiyin.lib.stats.comparison.multiplicity import Adjustment, adjust_p
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_EXACT_BELOW = 50


def mann_whitney(
    *, first: Values, second: Values, exact: bool | None = None, continuity: bool = True, confidence: float = 0.95
) -> MannWhitneyResult:
    """Is a value of `first` more often above one of `second` than below (Mann and Whitney 1947)?

    The estimate is Cliff's delta, P(first > second) − P(first < second), with Cliff's interval (1996).
    `u` is of the first group, R's W. The p-value is exact without ties and with fewer than 50 values in each
    group (as in R), else normal with tie and continuity correction; `method` says which.
    """
    a, b = column(first), column(second)
    delta = u = p = interval = None
    tied = len(np.unique(np.concatenate([a.values, b.values]))) < a.n + b.n
    chosen = (not tied and max(a.n, b.n) < _EXACT_BELOW) if exact is None else exact
    why = None if min(a.n, b.n) else Undefined.NO_ANSWERS
    if why is None:
        delta = float(_dominance(a.values, b.values).mean())
        u = (delta + 1) / 2 * a.n * b.n
        p = _mann_whitney_p(a.values, b.values, exact=chosen, continuity=continuity)
        interval = _cliff_interval(delta, a.values, b.values, confidence) if min(a.n, b.n) > 1 else None
        why = Undefined.NO_VARIATION if p is None else None if interval else Undefined.TOO_FEW
    return MannWhitneyResult(
        n=a.n + b.n,
        missing=a.missing + b.missing,
        rejected=a.rejected + b.rejected,
        estimate=delta,
        interval=interval if p is not None else None,
        method="exact" if chosen else "normal_continuity" if continuity else "normal",
        reason=why,
        first_n=a.n,
        second_n=b.n,
        u=u,
        p=p,
        superiority=None if delta is None else (delta + 1) / 2,
    )


def kruskal_wallis(
    values: Mapping[str, Values], *, adjustment: Adjustment = "holm", confidence: float = 0.95
) -> KruskalResult:
    """Are the groups alike in rank (Kruskal and Wallis 1952, tie-corrected), and which pairs differ (Dunn 1964)?

    Pairs are earlier − later group in mean rank, in the order given, their p adjusted over all pairs.
    """
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    given = {name: group for name, group in groups(values).items() if group.n}
    pooled = np.concatenate([group.values for group in given.values()]) if given else np.empty(0)
    n = len(pooled)
    why = Undefined.NO_ANSWERS if not n else Undefined.TOO_FEW if len(given) < 2 or n < 3 else None
    if why is None and pooled.min() == pooled.max():
        why = Undefined.NO_VARIATION
    h = p = None
    pairs: tuple[PairDifference, ...] = ()
    if why is None:
        from scipy.stats import kruskal

        h, p = (float(each) for each in kruskal(*(group.values for group in given.values())))
        pairs = _dunn(list(given), [group.n for group in given.values()], pooled, adjustment, confidence)
    every = groups(values).values()
    return KruskalResult(
        n=n,
        missing=sum(group.missing for group in every),
        rejected=sum(group.rejected for group in every),
        method="kruskal_wallis_dunn",
        reason=why,
        h=h,
        df=len(given) - 1 if h is not None else None,
        p=p,
        epsilon_squared=None if h is None else h / (n - 1),
        names=tuple(given),
        pairs=pairs,
        adjustment=adjustment,
        confidence=confidence,
    )


def _dominance(these: Array, those: Array) -> Array:
    """For each of these: the share of those below it − the share above it."""
    ordered = np.sort(those)
    below, up_to = np.searchsorted(ordered, these, "left"), np.searchsorted(ordered, these, "right")
    return (below + up_to - len(those)) / len(those)


def _mann_whitney_p(a: Array, b: Array, *, exact: bool, continuity: bool) -> float | None:
    if min(a.min(), b.min()) == max(a.max(), b.max()):
        return None
    from scipy.stats import mannwhitneyu

    method = "exact" if exact else "asymptotic"
    return finite(mannwhitneyu(a, b, method=method, use_continuity=continuity).pvalue)


def _cliff_interval(delta: float, a: Array, b: Array, confidence: float) -> Interval:
    """Cliff's (1996) asymmetric interval from the consistent variance, Feng's (2007) where delta is ±1."""
    z = normal_quantile(confidence)
    m, n = len(a), len(b)
    if abs(delta) == 1:
        bound = max(-1.0, (min(m, n) - z * z) / (min(m, n) + z * z))
        low, high = (bound, 1.0) if delta > 0 else (-1.0, -bound)
        return Interval(low=low, high=high, confidence=confidence)
    rows = float(((_dominance(a, b) - delta) ** 2).sum())
    columns = float(((_dominance(b, a) + delta) ** 2).sum())
    cells = m * n - _ties(a, b) - m * n * delta**2
    variance = (n * n * rows + m * m * columns - cells) / (m * n * (m - 1) * (n - 1))
    variance = max(variance, (1 - delta**2) / (m * n - 1))
    root = z * math.sqrt(variance * ((1 - delta**2) ** 2 + z * z * variance))
    below_1 = 1 - delta**2 + z * z * variance
    low, high = ((delta - delta**3 + sign * root) / below_1 for sign in (-1, 1))
    return Interval(low=max(-1.0, low), high=min(1.0, high), confidence=confidence)


def _ties(a: Array, b: Array) -> int:
    ordered = np.sort(b)
    return int((np.searchsorted(ordered, a, "right") - np.searchsorted(ordered, a, "left")).sum())


def _dunn(
    names: list[str], sizes: list[int], pooled: Array, adjustment: Adjustment, confidence: float
) -> tuple[PairDifference, ...]:
    from scipy.special import ndtr
    from scipy.stats import rankdata

    n = len(pooled)
    ranks = rankdata(pooled)
    means = [float(part.mean()) for part in np.split(ranks, np.cumsum(sizes)[:-1])]
    ties = np.unique(pooled, return_counts=True)[1].astype(np.float64)
    variance = n * (n + 1) / 12 - float((ties**3 - ties).sum()) / (12 * (n - 1))
    both = list(combinations(range(len(names)), 2))
    z = [(means[i] - means[j]) / math.sqrt(variance * (1 / sizes[i] + 1 / sizes[j])) for i, j in both]
    adjusted = adjust_p([float(2 * ndtr(-abs(each))) for each in z], method=adjustment)
    return tuple(
        PairDifference(
            first=names[i],
            second=names[j],
            difference=means[i] - means[j],
            interval=None,
            statistic=each,
            p=p,
            distinguishable=p is not None and p < 1 - confidence,
        )
        for (i, j), each, p in zip(both, z, adjusted, strict=True)
    )
