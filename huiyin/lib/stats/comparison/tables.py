"""Tables of counts: chi-square with Cramér's V, and Fisher's exact test."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.comparison.association_results import ChiSquareResult, FisherResult
from huiyin.lib.stats.comparison.moments import finite
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

Counts = Sequence[Sequence[int]]
"""A table of counts, rows of equal length; a NumPy array will do."""

_EXPECTED_AT_LEAST = 5
_RESAMPLES = 9_999
_EXACT_UP_TO = 2_000_000_000  # SciPy multiplies two counts as 64-bit integers
_CONDITIONAL_UP_TO = 1_000  # its search for the conditional odds ratio takes seconds beyond


def chi_square(table: Counts, *, correction: bool = False, confidence: float = 0.95, seed: int = 0) -> ChiSquareResult:
    """Are rows and columns of a table associated (Pearson 1900), and which cells deviate (Haberman 1973)?

    `correction` is Yates's, for 2 × 2. Cramér's V has the interval of the noncentral chi-square; the corrected
    V takes out its bias (Bergsma 2013). Where a fifth of the cells expect under 5, or one under 1 (Cochran
    1954), Fisher's exact p is added, from 9,999 random tables (`seed`) when the table is larger than 2 × 2.
    """
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    counts = as_counts(table)
    n = int(counts.sum())
    rows, columns = counts.sum(axis=1) > 0, counts.sum(axis=0) > 0
    core = counts[np.ix_(rows, columns)]
    if min(core.shape) < 2:
        return _no_chi_square(counts, confidence)
    from scipy.stats import chi2_contingency

    x2, p, df, expected = chi2_contingency(core, correction=correction)
    small = bool(expected.min() < 1 or (expected < _EXPECTED_AT_LEAST).mean() > 0.2)
    corrected = _bergsma(float(chi2_contingency(core, correction=False).statistic), n, core.shape)
    residuals = np.full(counts.shape, np.nan)
    residuals[np.ix_(rows, columns)] = _adjusted_residuals(core, expected)
    strongest = n * (min(core.shape) - 1)
    return ChiSquareResult(
        n=n,
        interval=_v_interval(float(x2), int(df), strongest, confidence),
        method="pearson_yates" if correction and int(df) == 1 else "pearson",
        x2=float(x2),
        df=int(df),
        p=float(p),
        cramers_v=math.sqrt(float(x2) / strongest),
        cramers_v_corrected=corrected,
        smallest_expected=float(expected.min()),
        small_expected=small,
        exact_p=_exact_p(core, seed) if small or core.shape == (2, 2) else None,
        residuals=_nested(residuals),
        confidence=confidence,
    )


def fisher_exact(table: Counts, *, confidence: float = 0.95) -> FisherResult:
    """Fisher's exact test of a 2 × 2 table (1935), two-sided, with the conditional odds ratio and exact interval.

    An empty cell leaves the odds ratio 0 or unbounded: estimate or interval are then None, p stays. Where every
    margin passes 1,000 the sample odds ratio with Woolf's interval stands in, which no longer differs visibly.
    Raises ValueError for a table that is not 2 × 2.
    """
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    counts = as_counts(table)
    if counts.shape != (2, 2):
        message = f"Fisher's test here takes a 2 × 2 table, not {counts.shape}; chi_square takes larger ones."
        raise ValueError(message)
    n = int(counts.sum())
    if (counts.sum(axis=0) == 0).any() or (counts.sum(axis=1) == 0).any():
        reason = Undefined.NO_VARIATION if n else Undefined.NO_ANSWERS
        return FisherResult(n=n, estimate=None, method="fisher_exact", reason=reason, p=None, confidence=confidence)
    from scipy.stats import contingency

    margins = np.concatenate([counts.sum(axis=0), counts.sum(axis=1)])
    conditional = margins.min() <= _CONDITIONAL_UP_TO and n <= _EXACT_UP_TO
    ratio = contingency.odds_ratio(counts.astype(np.int64), kind="conditional" if conditional else "sample")
    low, high = (finite(each) for each in ratio.confidence_interval(confidence))
    interval = None if low is None or high is None else Interval(low=low, high=high, confidence=confidence)
    return FisherResult(
        n=n,
        estimate=finite(ratio.statistic),
        interval=interval,
        method="fisher_exact" if conditional else "fisher_exact_woolf",
        reason=None if interval else Undefined.NO_LIMIT,
        p=fisher_p(counts),
        confidence=confidence,
    )


def as_counts(table: Any) -> Array:
    """A table of whole, non-negative counts as float64; raises ValueError for anything else."""
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim < 2 or not np.all(np.isfinite(counts) & (counts >= 0) & (counts == np.floor(counts))):
        message = "Give a table of whole, non-negative counts with rows of equal length."
        raise ValueError(message)
    return counts


def _no_chi_square(counts: Array, confidence: float) -> ChiSquareResult:
    n = int(counts.sum())
    return ChiSquareResult(
        n=n,
        method="pearson",
        reason=Undefined.NO_VARIATION if n else Undefined.NO_ANSWERS,
        x2=None,
        df=None,
        p=None,
        cramers_v=None,
        cramers_v_corrected=None,
        smallest_expected=None,
        small_expected=False,
        exact_p=None,
        residuals=_nested(np.full(counts.shape, np.nan)),
        confidence=confidence,
    )


def _v_interval(x2: float, df: int, strongest: int, confidence: float) -> Interval:
    """Noncentralities under which x2 would be rare on either side (Smithson 2003), as V."""
    from scipy.special import chndtr, chndtrinc

    tail = (1 - confidence) / 2
    low, high = (float(chndtrinc(x2, df, share)) if chndtr(x2, df, 0.0) > share else 0.0 for share in (1 - tail, tail))
    return Interval(
        low=min(1.0, math.sqrt(low / strongest)), high=min(1.0, math.sqrt(high / strongest)), confidence=confidence
    )


def _bergsma(x2: float, n: int, shape: tuple[int, ...]) -> float | None:
    if n < 2:
        return None
    r, c = shape
    phi2 = max(0.0, x2 / n - (r - 1) * (c - 1) / (n - 1))
    smaller = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return math.sqrt(phi2 / smaller) if smaller > 0 else None


def _adjusted_residuals(counts: Array, expected: Array) -> Array:
    n = counts.sum()
    rows, columns = counts.sum(axis=1, keepdims=True) / n, counts.sum(axis=0, keepdims=True) / n
    residuals: Array = (counts - expected) / np.sqrt(expected * (1 - rows) * (1 - columns))
    return residuals


def fisher_p(counts: Array) -> float | None:
    """Fisher's two-sided p of a 2 × 2 table; None beyond two thousand million rows, where chi-square is as good."""
    from scipy.stats import fisher_exact as exact

    return finite(exact(counts).pvalue) if counts.sum() <= _EXACT_UP_TO else None


def _exact_p(core: Array, seed: int) -> float | None:
    if core.shape == (2, 2):
        return fisher_p(core)
    from scipy.stats import MonteCarloMethod
    from scipy.stats import fisher_exact as exact

    method = MonteCarloMethod(n_resamples=_RESAMPLES, rng=np.random.default_rng(seed))
    # SciPy gives an array of one for some tables.
    return finite(np.ravel(exact(core.astype(np.int64), method=method).pvalue)[0])


def _nested(table: Array) -> tuple[tuple[float | None, ...], ...]:
    return tuple(tuple(finite(cell) for cell in row) for row in table.tolist())
