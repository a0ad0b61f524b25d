"""Which cells of a heat map (category × channel × hour) hold more than their share."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.comparison.association_results import HeatCell, HeatMapResult
from huiyin.lib.stats.comparison.multiplicity import Adjustment, adjust_p
from huiyin.lib.stats.comparison.tables import as_counts
from huiyin.lib.stats.reasons import Undefined

_NORMAL_FROM = 5


def heat_map(
    *,
    counts: Any,
    dimensions: Mapping[str, Sequence[str]],
    exposure: Any = None,
    adjustment: Adjustment = "bh",
    alpha: float = 0.05,
) -> HeatMapResult:
    """Compare each cell of a table of counts with what its margins, or its exposure, would give.

    `counts` is nested or an array with one axis for each of `dimensions` (name to labels). Without `exposure` a
    cell is expected to hold the product of its margins' shares, its residual adjusted for estimating them
    (Haberman 1973; for three axes and more from the same delta method). With `exposure` (orders, calls or
    minutes, in the same shape) it is expected to hold its share of exposure. All cells are one family under
    `adjustment`; where fewer than 5 are expected the p is binomial. Cells that cannot hold a count are left out.
    """
    if not 0 < alpha < 1:
        message = f"alpha must lie between 0 and 1, not {alpha}."
        raise ValueError(message)
    table = _shaped(counts, dimensions)
    n = int(table.sum())
    shares, variance = _by_margins(table) if exposure is None else _by_exposure(table, exposure)
    usable = variance > 0
    reason = None if n and usable.any() else Undefined.NO_VARIATION if n else Undefined.NO_ANSWERS
    cells = () if reason else _cells(table, shares, variance, usable, dimensions, adjustment=adjustment, alpha=alpha)
    return HeatMapResult(
        n=n,
        method="margins" if exposure is None else "exposure",
        reason=reason,
        dimensions=tuple(dimensions),
        cells=cells,
        adjustment=adjustment,
    )


def _shaped(counts: Any, dimensions: Mapping[str, Sequence[str]]) -> Array:
    table = as_counts(counts)
    wanted = tuple(len(labels) for labels in dimensions.values())
    if table.shape != wanted:
        message = f"The table has the shape {table.shape}, its labels {wanted}."
        raise ValueError(message)
    return table


def _by_margins(table: Array) -> tuple[Array, Array]:
    """Expected shares, and the variance of a count around what its estimated margins expect, over n.

    With cell share π and margin shares m, the delta method gives π − π²·(1 + Σ(1/m − 1)): in two
    dimensions Haberman's π(1 − row)(1 − column).
    """
    n = max(table.sum(), 1.0)
    axes = range(table.ndim)
    margins = [table.sum(axis=tuple(other for other in axes if other != axis), keepdims=True) / n for axis in axes]
    shares = np.ones(table.shape)
    spread = np.ones(table.shape)
    for margin in margins:
        shares = shares * margin
        spread = spread + np.divide(1 - margin, margin, out=np.zeros_like(margin), where=margin > 0)
    variance = shares - shares**2 * spread
    return shares, np.where(variance > 1e-12 * shares, variance, 0.0)


def _by_exposure(table: Array, exposure: Any) -> tuple[Array, Array]:
    weights = np.asarray(exposure, dtype=np.float64)
    if weights.shape != table.shape or not np.all(np.isfinite(weights) & (weights >= 0)):
        message = "exposure must be non-negative and in the shape of counts."
        raise ValueError(message)
    if np.any((weights == 0) & (table > 0)):
        message = "A cell without exposure has counts; correct the exposure."
        raise ValueError(message)
    shares = weights / max(weights.sum(), np.finfo(float).tiny)
    return shares, shares * (1 - shares)


def _cells(
    table: Array,
    shares: Array,
    variance: Array,
    usable: Any,
    dimensions: Mapping[str, Sequence[str]],
    *,
    adjustment: Adjustment,
    alpha: float,
) -> tuple[HeatCell, ...]:
    n = table.sum()
    count, share = table[usable], shares[usable]
    residual = (count - n * share) / np.sqrt(n * variance[usable])
    p = _two_sided(count, n, share, residual)
    adjusted = adjust_p(p.tolist(), method=adjustment)
    labels = list(dimensions.values())
    return tuple(
        HeatCell(
            labels=tuple(str(names[i]) for names, i in zip(labels, place, strict=True)),
            count=int(count[k]),
            share=float(count[k] / n),
            expected=float(n * share[k]),
            ratio=float(count[k] / (n * share[k])),
            residual=float(residual[k]),
            p=float(p[k]),
            adjusted_p=(found := adjusted[k] or 0.0),
            stands_out=found < alpha,
        )
        for k, place in enumerate(np.argwhere(usable))
    )


def _two_sided(count: Array, n: float, share: Array, residual: Array) -> Array:
    from scipy.special import ndtr
    from scipy.stats import binom

    normal = 2 * ndtr(-np.abs(residual))
    rare = n * share < _NORMAL_FROM
    exact = 2 * np.minimum(binom.cdf(count, n, share), binom.sf(count - 1, n, share))
    return np.asarray(np.where(rare, np.minimum(exact, 1.0), normal))
