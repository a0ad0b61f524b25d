"""The difference of two means: independent, paired, or with rows that belong together."""

import math
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats, codes, column, complete_rows
from huiyin.lib.stats.comparison.moments import Moments, centre_and_spread, column_moments, finite
from huiyin.lib.stats.comparison.results import MeanDifference
from huiyin.lib.stats.comparison.welch import Sample, small_sample_correction, welch_tests
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


def compare_means(*, first: Values, second: Values, confidence: float = 0.95) -> MeanDifference:
    """Mean of `first` − mean of `second` by Welch's t test (Welch 1947), with Cohen's d and Hedges' g.

    For a unit against the rest, leave the unit's rows out of the rest. Without two values in each
    group, or without any variance, there is a difference but no test.

    >>> compare_means(first=[8, 9, 7, 9], second=[5, 7, 6, 4]).describe("en")
    'Difference +2.8 ± 2 (95% confidence, n = 8): distinguishably higher.'
    """
    a, b = column(first), column(second)
    return compare_means_from_moments(
        first=column_moments(a),
        second=column_moments(b),
        confidence=confidence,
        missing=a.missing + b.missing,
        rejected=a.rejected + b.rejected,
    )


def compare_means_from_moments(
    *, first: Moments, second: Moments, confidence: float = 0.95, missing: int = 0, rejected: int = 0
) -> MeanDifference:
    """As `compare_means`, from n, mean and variance of the two groups."""
    tests = welch_tests(Sample.of(first), Sample.of(second), confidence=confidence)
    difference, half = finite(tests.difference[0]), finite(tests.half_width[0])
    g, g_half = finite(tests.hedges_g[0]), finite(tests.g_half_width[0])
    return MeanDifference(
        n=first.n + second.n,
        missing=missing,
        rejected=rejected,
        estimate=difference,
        interval=around(difference, half, confidence),
        method="welch_t",
        reason=None if half is not None else why_untested(first, second),
        first=first,
        second=second,
        t=finite(tests.t[0]),
        df=finite(tests.df[0]),
        p=finite(tests.p[0]),
        cohen_d=finite(tests.cohen_d[0]),
        hedges_g=g,
        hedges_interval=around(g, g_half, confidence),
    )


def compare_pairs(*, first: Values, second: Values, confidence: float = 0.95) -> MeanDifference:
    """Mean of first − second over pairs of one customer, agent or day (paired t test, Student 1908).

    Row i of both columns is one pair; pairs with a missing value are left out. Cohen's d and Hedges' g are
    in standard deviations of the differences. Raises ValueError for columns of unequal length.
    """
    rows = complete_rows([first, second])
    n = rows.n
    differences = rows.values[:, 0] - rows.values[:, 1] if n else np.empty(0)
    mean, variance = centre_and_spread(differences)
    se = math.sqrt(variance / n) if variance else None
    t, p, half = _t_test(mean, se, n - 1, confidence)
    d = mean / math.sqrt(variance) if mean is not None and variance else None
    g = None if d is None else d * float(small_sample_correction(np.array([n - 1.0]))[0])
    g_half = None if g is None else normal_quantile(confidence) * math.sqrt(1 / n + g * g / (2 * n))
    return MeanDifference(
        n=n,
        missing=rows.missing,
        rejected=rows.rejected,
        estimate=mean,
        interval=around(mean, half, confidence),
        method="paired_t",
        reason=None if half is not None else _why_no_pairs(n),
        first=Moments.of(rows.values[:, 0]) if n else Moments(n=0, mean=None, variance=None),
        second=Moments.of(rows.values[:, 1]) if n else Moments(n=0, mean=None, variance=None),
        t=t,
        df=float(n - 1) if t is not None else None,
        p=p,
        cohen_d=d,
        hedges_g=g,
        hedges_interval=around(g, g_half, confidence),
    )


def compare_clustered_means(
    *, values: Values, in_first: Sequence[bool], clusters: Sequence[Hashable], confidence: float = 0.95
) -> MeanDifference:
    """Mean where `in_first` − mean elsewhere, when rows of one customer or agent are alike.

    Ordinary least squares with cluster-robust standard errors (Liang and Zeger 1986; HC1 scaling) and a t
    distribution with clusters − 1 degrees of freedom, by statsmodels. Needs two clusters on each side; with
    fewer than about 30 in all the interval is too narrow. Raises ValueError for columns of unequal length.
    """
    given = as_floats(values)
    if not len(given) == len(in_first) == len(clusters):
        message = f"Give one value, group and cluster a row, not {len(given)}, {len(in_first)}, {len(clusters)}."
        raise ValueError(message)
    kept = np.isfinite(given)
    flags = np.asarray(in_first, dtype=bool)[kept]
    index = codes(list(clusters))[1][kept]
    y = given[kept]
    first, second = Moments.of(y[flags]), Moments.of(y[~flags])
    plain = compare_means_from_moments(first=first, second=second, confidence=confidence)
    count = len(np.unique(index))
    enough = min(len(np.unique(index[flags])), len(np.unique(index[~flags]))) > 1
    se = _cluster_robust_se(y, flags, index) if plain.reason is None and enough else None
    t, p, half = _t_test(plain.estimate, se, count - 1, confidence)
    why = plain.reason or (Undefined.NO_VARIATION if enough else Undefined.TOO_FEW)
    return MeanDifference(
        n=len(y),
        missing=int(np.isnan(given).sum()),
        rejected=int(np.isinf(given).sum()),
        estimate=plain.estimate,
        interval=around(plain.estimate, half, confidence),
        method="cluster_robust_t",
        reason=None if half is not None else why,
        first=first,
        second=second,
        t=t,
        df=float(count - 1) if t is not None else None,
        p=p,
        cohen_d=plain.cohen_d,
        hedges_g=plain.hedges_g,
        hedges_interval=None,
        clusters=count,
    )


def around(centre: float | None, half: float | None, confidence: float) -> Interval | None:
    """The interval centre ± half; None where either is undefined."""
    if centre is None or half is None:
        return None
    return Interval(low=centre - half, high=centre + half, confidence=confidence)


def why_untested(first: Moments, second: Moments) -> Undefined:
    """Why two groups cannot be tested."""
    smaller = min(first.n, second.n)
    if smaller == 0:
        return Undefined.NO_ANSWERS
    return Undefined.TOO_FEW if smaller < 2 else Undefined.NO_VARIATION


def _why_no_pairs(n: int) -> Undefined:
    if n == 0:
        return Undefined.NO_ANSWERS
    return Undefined.ONE_ANSWER if n == 1 else Undefined.NO_VARIATION


def _t_test(
    estimate: float | None, se: float | None, df: float, confidence: float
) -> tuple[float | None, float | None, float | None]:
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    if estimate is None or not se:
        return None, None, None
    from scipy.special import stdtr, stdtrit

    t = estimate / se
    return t, float(2 * stdtr(df, -abs(t))), float(stdtrit(df, 0.5 + confidence / 2)) * se


def _cluster_robust_se(y: Array, flags: NDArray[np.bool_], clusters: NDArray[np.intp]) -> float | None:
    import statsmodels.api as sm

    design = np.column_stack([np.ones(len(y)), flags.astype(np.float64)])
    fit = sm.OLS(y - y.mean(), design).fit(cov_type="cluster", cov_kwds={"groups": clusters})
    return finite(fit.bse[1])
