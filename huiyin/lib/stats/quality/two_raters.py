"""Agreement of two reviewers: Cohen's kappa, plain and weighted, with what chance and prevalence do to it."""

from collections.abc import Hashable, Sequence
from typing import Any, Literal

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.quality.results import Agreement
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

Labels = Sequence[Hashable] | ArrowColumn | NumpyColumn
"""A label for each case; None is missing."""
KappaWeights = Literal["none", "linear", "quadratic"]


def cohen_kappa(
    *,
    first: Labels,
    second: Labels,
    weights: KappaWeights = "none",
    categories: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
) -> Agreement:
    """Cohen's kappa of two reviewers' labels of the same cases; a pair with a None is left out.

    Weights compare places in `categories`, by default the labels in sorted order. See
    `cohen_kappa_from_table`.
    """
    one, other = as_list(first), as_list(second)  # type: ignore[arg-type]
    if len(one) != len(other):
        message = f"Both must rate the same cases: {len(one)} and {len(other)} labels."
        raise ValueError(message)
    pairs = [pair for pair in zip(one, other, strict=True) if pair[0] is not None and pair[1] is not None]
    known = _categories(pairs) if categories is None else list(categories)
    place = {label: index for index, label in enumerate(known)}
    usable = [(place[a], place[b]) for a, b in pairs if a in place and b in place]
    table = np.zeros((len(known), len(known)))
    np.add.at(table, tuple(np.array(usable, dtype=np.intp).reshape(-1, 2).T), 1)
    return _kappa(table, weights, confidence, missing=len(one) - len(pairs), rejected=len(pairs) - len(usable))


def cohen_kappa_from_table(
    *, table: Sequence[Sequence[int]], weights: KappaWeights = "none", confidence: float = 0.95
) -> Agreement:
    """Cohen's kappa (po − pe)/(1 − pe) from the square table of counts, first reviewer in rows.

    "linear" and "quadratic" weights are for ordered categories (Cohen 1968). Interval by the large-sample
    variance of Fleiss, Cohen and Everitt 1969. Where both always choose one category kappa is None;
    where the formula finds no spread, as with perfect agreement, there is no interval. The
    result carries the plain share of agreement and Gwet's AC1, which prevalence does not pull down.

    >>> round(cohen_kappa_from_table(table=[[20, 5], [10, 15]]).estimate, 3)
    0.4
    """
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or not (counts >= 0).all():
        message = f"The table must be square with non-negative counts, not of shape {counts.shape}."
        raise ValueError(message)
    return _kappa(counts, weights, confidence)


def _kappa(table: Array, weights: KappaWeights, confidence: float, *, missing: int = 0, rejected: int = 0) -> Agreement:
    z = normal_quantile(confidence)
    n = int(table.sum())
    method = "Cohen" if weights == "none" else f"Cohen, {weights} weights"
    reason = _why_undefined(table, n)
    estimate = interval = None
    if reason is None:
        estimate, se = _estimate_and_se(table, weights)
        interval = _interval(estimate, z * se, confidence)
    return Agreement(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=estimate,
        interval=interval,
        method=method,
        reason=reason or (None if interval else Undefined.NO_VARIATION),
        agreement=float(np.trace(table) / n) if n else None,
        ac1=_ac1(table) if n else None,
        raters=2,
    )


def _interval(estimate: float, half: float, confidence: float) -> Interval | None:
    # No spread, as with perfect agreement, is no certainty: then there is no interval.
    if half < 1e-9:
        return None
    return Interval(low=max(-1.0, estimate - half), high=min(1.0, estimate + half), confidence=confidence)


def _why_undefined(table: Array, n: int) -> Undefined | None:
    if n == 0:
        return Undefined.NO_ANSWERS
    if n == 1:
        return Undefined.ONE_ANSWER
    used = (table.sum(axis=0) + table.sum(axis=1)) > 0
    return Undefined.NO_VARIATION if used.sum() < 2 else None


def _estimate_and_se(table: Array, weights: KappaWeights) -> tuple[float, float]:
    from statsmodels.stats.inter_rater import cohens_kappa

    scheme: dict[str, Any] = {} if weights == "none" else {"wt": weights}
    with np.errstate(divide="ignore", invalid="ignore"):  # its z of perfect agreement, which is not used
        found = cohens_kappa(table, **scheme)
    return float(found.kappa), float(np.sqrt(max(0.0, float(found.var_kappa))))


def _ac1(table: Array) -> float | None:
    n = table.sum()
    shares = (table.sum(axis=0) + table.sum(axis=1)) / (2 * n)
    expected = float((shares * (1 - shares)).sum() / (len(table) - 1)) if len(table) > 1 else 1.0
    return float((np.trace(table) / n - expected) / (1 - expected)) if expected < 1 else None


def _categories(pairs: Sequence[tuple[Hashable, Hashable]]) -> list[Hashable]:
    labels = {label for pair in pairs for label in pair}
    return sorted(labels, key=lambda label: (isinstance(label, str), label))
