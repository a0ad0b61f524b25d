"""Correlations with their intervals: Pearson, Spearman, Kendall's tau-b."""

import math
from collections.abc import Mapping
from itertools import combinations
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.comparison.association_results import CorrelationPair, CorrelationResult, CorrelationsResult
from huiyin.lib.stats.comparison.moments import finite
from huiyin.lib.stats.comparison.multiplicity import Adjustment, adjust_p
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

Coefficient = Literal["pearson", "spearman", "kendall"]

_FEWEST = 3


def correlation(
    *, x: Values, y: Values, method: Coefficient = "pearson", confidence: float = 0.95
) -> CorrelationResult:
    """How two columns go together, row by row; rows with a missing value are left out.

    The interval is Fisher's z for Pearson, with Bonett and Wright's (2000) variances for Spearman,
    (1 + r²/2) / (n − 3), and Kendall, 0.437 / (n − 4). Raises ValueError for columns of unequal length.
    """
    normal_quantile(confidence)  # refuses a confidence outside (0, 1)
    rows = complete_rows([x, y])
    estimate = p = None
    why = Undefined.TOO_FEW if 0 < rows.n < _FEWEST else None if rows.n else Undefined.NO_ANSWERS
    if why is None:
        estimate, p = _estimate(rows.values[:, 0], rows.values[:, 1], method)
        why = Undefined.NO_VARIATION if estimate is None else None
    interval = None if estimate is None else _interval(estimate, rows.n, method, confidence)
    return CorrelationResult(
        n=rows.n,
        missing=rows.missing,
        rejected=rows.rejected,
        estimate=estimate,
        interval=interval,
        method=method,
        reason=why or (None if interval else Undefined.TOO_FEW),
        p=p,
    )


def correlations(
    columns: Mapping[str, Values],
    *,
    method: Coefficient = "pearson",
    adjustment: Adjustment = "bh",
    confidence: float = 0.95,
) -> CorrelationsResult:
    """All pairs of named columns, adjusted as one family; each pair uses the rows it has complete."""
    both = list(combinations(columns, 2))
    found = [correlation(x=columns[a], y=columns[b], method=method, confidence=confidence) for a, b in both]
    adjusted = adjust_p([each.p for each in found], method=adjustment)
    pairs = tuple(
        CorrelationPair(
            first=a, second=b, correlation=each, adjusted_p=p, distinguishable=p is not None and p < 1 - confidence
        )
        for (a, b), each, p in zip(both, found, adjusted, strict=True)
    )
    reasons = [each.reason for each in found if each.estimate is None]
    return CorrelationsResult(
        n=max((each.n for each in found), default=0),
        missing=max((each.missing for each in found), default=0),
        rejected=max((each.rejected for each in found), default=0),
        method=method,
        reason=None if len(reasons) < len(found) else (reasons or [Undefined.NO_ANSWERS])[0],
        pairs=pairs,
        adjustment=adjustment,
    )


def _estimate(x: Array, y: Array, method: Coefficient) -> tuple[float | None, float | None]:
    if x.min() == x.max() or y.min() == y.max():
        return None, None
    from scipy import stats

    tests = {"pearson": stats.pearsonr, "spearman": stats.spearmanr, "kendall": stats.kendalltau}
    if method not in tests:
        message = f"method must be pearson, spearman or kendall, not {method}."
        raise ValueError(message)
    if method == "pearson":  # products of very small or large numbers vanish; r does not depend on the scale
        x, y = x / np.abs(x).max(), y / np.abs(y).max()
    found = tests[method](x, y)
    return finite(found.statistic), finite(found.pvalue)


def _interval(r: float, n: int, method: Coefficient, confidence: float) -> Interval | None:
    free = n - (4 if method == "kendall" else 3)
    if free < 1:
        return None
    if abs(r) >= 1:
        return Interval(low=math.copysign(1.0, r), high=math.copysign(1.0, r), confidence=confidence)
    variance = {"pearson": 1.0, "spearman": 1 + r * r / 2, "kendall": 0.437}[method] / free
    half = normal_quantile(confidence) * math.sqrt(variance)
    low, high = math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
    return Interval(low=low, high=high, confidence=confidence)
