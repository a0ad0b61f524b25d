"""Agreement of several reviewers: Fleiss' kappa, Gwet's AC1, Krippendorff's alpha; intervals by resampled cases."""

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.quality.results import Agreement
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

Level = Literal["nominal", "ordinal", "interval", "ratio"]
_AT_ONCE = 4_000_000


def fleiss_kappa(
    *, counts: Sequence[Sequence[int]], replicates: int = 1000, confidence: float = 0.95, seed: int = 0
) -> Agreement:
    """Fleiss' kappa (1971) from a row of category counts for each case, the same number of reviewers in each.

    Which reviewer chose what does not matter. Percentile interval over resampled cases.
    """
    table = _counted(counts)
    raters = table.sum(axis=1)
    if len(table) and np.ptp(raters) > 0:
        message = "Fleiss' kappa needs the same number of reviewers for each case; use krippendorff_alpha."
        raise ValueError(message)
    return _from_counts(table, _fleiss_from_sums, "Fleiss", replicates=replicates, confidence=confidence, seed=seed)


def gwet_ac1(
    *, counts: Sequence[Sequence[int]], replicates: int = 1000, confidence: float = 0.95, seed: int = 0
) -> Agreement:
    """Gwet's AC1 (2008) from category counts for each case; a case with one rating counts for prevalence only.

    Chance agreement Σπ(1−π)/(q−1) does not explode where one category prevails, as kappa's does.
    """
    return _from_counts(
        _counted(counts), _ac1_from_sums, "Gwet AC1", replicates=replicates, confidence=confidence, seed=seed
    )


def krippendorff_alpha(
    *,
    ratings: Sequence[Values],
    level: Level = "nominal",
    replicates: int = 1000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Agreement:
    """Krippendorff's alpha (2011) of one column of ratings a reviewer over the same cases; None is missing.

    Point estimate by the library krippendorff; percentile interval over resampled cases. `n` counts the
    cases with at least two ratings; without any difference among all ratings alpha is None.
    """
    table = _rater_table(ratings)
    rejected = int(np.isinf(table).sum())
    table = np.where(np.isfinite(table), table, np.nan)
    pairable = np.isfinite(table).sum(axis=0) >= 2
    used = table[:, pairable]
    n, missing = used.shape[1], int((~pairable).sum())
    values = np.unique(used[np.isfinite(used)])
    reason = Undefined.NO_ANSWERS if n == 0 else Undefined.NO_VARIATION if len(values) < 2 else None
    estimate = interval = None
    if reason is None:
        from krippendorff import alpha

        estimate = float(alpha(reliability_data=used, level_of_measurement=level))
        interval = _alpha_interval(used, values, level, replicates=replicates, confidence=confidence, seed=seed)
    return Agreement(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=estimate,
        interval=interval,
        method=f"Krippendorff, {level}",
        reason=reason or (None if interval else Undefined.NO_VARIATION),
        agreement=None if n == 0 else _pairwise_agreement(_value_counts(used, values)),
        ac1=None,
        raters=len(table),
    )


_FromSums = Callable[[Array, Array], Array]
"""Mean agreement of the cases (b,) and shares of the categories (b, q) to the coefficient (b,)."""


def _from_counts(
    table: Array, coefficient: _FromSums, method: str, *, replicates: int, confidence: float, seed: int
) -> Agreement:
    normal_quantile(confidence)
    raters = table.sum(axis=1)
    table = table[raters > 0]
    raters = raters[raters > 0]
    n = int((raters > 1).sum())
    used = int((table.sum(axis=0) > 0).sum())
    reason = Undefined.NO_ANSWERS if n == 0 else Undefined.NO_VARIATION if used < 2 else None
    estimate = interval = None
    if reason is None:
        found = _resampled(table, raters, coefficient, replicates=replicates, seed=seed)
        estimate, interval = float(found[0]), _percentiles(found[1:], confidence)
    return Agreement(
        n=n,
        missing=len(raters) - n,
        estimate=estimate,
        interval=interval,
        method=method,
        reason=reason or (None if interval else Undefined.NO_VARIATION),
        agreement=_pairwise_agreement(table) if n else None,
        ac1=None,
        raters=int(raters.max()) if len(raters) else 0,
    )


def _resampled(table: Array, raters: Array, coefficient: _FromSums, *, replicates: int, seed: int) -> Array:
    pairable = (raters > 1).astype(np.float64)
    agreeing = np.divide(
        (table * (table - 1)).sum(axis=1), raters * (raters - 1), out=np.zeros(len(raters)), where=raters > 1
    )
    shares = table / raters[:, None]
    columns = np.column_stack([agreeing * pairable, pairable, shares])
    sums = _sums_of_resamples(columns, replicates=replicates, seed=seed)
    cases = np.maximum(sums[:, 1], 1e-300)
    prevalence = sums[:, 2:] / sums[:, 2:].sum(axis=1, keepdims=True)
    return coefficient(sums[:, 0] / cases, prevalence)


def _sums_of_resamples(columns: Array, *, replicates: int, seed: int) -> Array:
    """Column sums of all cases in the first row, of resampled cases in the others."""
    rng = np.random.default_rng(seed)
    n = len(columns)
    together = max(1, _AT_ONCE // max(n, 1))
    sizes = [min(together, replicates - start) for start in range(0, replicates, together)]
    even = np.full(n, 1 / n)
    drawn = [rng.multinomial(n, even, size=size) @ columns for size in sizes]
    return np.concatenate([columns.sum(axis=0, keepdims=True), *drawn])


def _fleiss_from_sums(agreement: Array, shares: Array) -> Array:
    chance = (shares**2).sum(axis=1)
    return _above_chance(agreement, chance)


def _ac1_from_sums(agreement: Array, shares: Array) -> Array:
    chance = (shares * (1 - shares)).sum(axis=1) / (shares.shape[1] - 1)
    return _above_chance(agreement, chance)


def _above_chance(agreement: Array, chance: Array) -> Array:
    left = 1 - chance
    return np.asarray(np.divide(agreement - chance, left, out=np.full(len(left), np.nan), where=left > 1e-12))


def _alpha_interval(
    table: Array, values: Array, level: Level, *, replicates: int, confidence: float, seed: int
) -> Interval | None:
    counts = _value_counts(table, values)
    raters = counts.sum(axis=1)
    if level == "ordinal":
        return _ordinal_interval(counts, raters, replicates=replicates, confidence=confidence, seed=seed)
    distances = _distances(values, level)
    disagreement = ((counts @ distances) * counts).sum(axis=1) / (raters - 1)
    sums = _sums_of_resamples(np.column_stack([disagreement, counts]), replicates=replicates, seed=seed)[1:]
    expected = ((sums[:, 1:] @ distances) * sums[:, 1:]).sum(axis=1)
    total = sums[:, 1:].sum(axis=1)
    return _percentiles(_alpha(sums[:, 0], expected, total), confidence)


def _ordinal_interval(
    counts: Array, raters: Array, *, replicates: int, confidence: float, seed: int
) -> Interval | None:
    # Ordinal distances depend on how often the values between occur, so each resample has its own.
    q = counts.shape[1]
    products = counts[:, :, None] * counts[:, None, :] / (raters - 1)[:, None, None]
    columns = np.column_stack([products.reshape(len(counts), q * q), counts])
    sums = _sums_of_resamples(columns, replicates=replicates, seed=seed)[1:]
    together, often = sums[:, : q * q].reshape(-1, q, q), sums[:, q * q :]
    middle = np.cumsum(often, axis=1) - often / 2
    distances = (middle[:, :, None] - middle[:, None, :]) ** 2
    observed = (together * distances).sum(axis=(1, 2))
    expected = (often[:, :, None] * often[:, None, :] * distances).sum(axis=(1, 2))
    return _percentiles(_alpha(observed, expected, often.sum(axis=1)), confidence)


def _alpha(observed: Array, expected: Array, total: Array) -> Array:
    share = np.divide(observed * (total - 1), expected, out=np.full(len(total), np.nan), where=expected > 0)
    return np.asarray(1 - share)


def _distances(values: Array, level: Level) -> Array:
    difference = values[:, None] - values[None, :]
    if level == "nominal":
        return np.asarray(difference != 0, dtype=np.float64)
    if level == "interval":
        return np.asarray(difference**2)
    both = values[:, None] + values[None, :]
    return np.asarray(np.divide(difference, both, out=np.zeros_like(both), where=both != 0) ** 2)


def _value_counts(table: Array, values: Array) -> Array:
    places = np.searchsorted(values, np.where(np.isfinite(table), table, values[0]))
    counts = np.zeros((table.shape[1], len(values)))
    for rater, given in zip(places, np.isfinite(table), strict=True):
        counts[np.flatnonzero(given), rater[given]] += 1
    return counts


def _pairwise_agreement(counts: Array) -> float:
    raters = counts.sum(axis=1)
    several = raters > 1
    agreeing = (counts * (counts - 1)).sum(axis=1)[several] / (raters * (raters - 1))[several]
    return float(agreeing.mean())


def _percentiles(found: Array, confidence: float) -> Interval | None:
    usable = found[np.isfinite(found)]
    if len(usable) < 100 or np.ptp(usable) < 1e-12:
        return None  # cases that all agree make no spread, which is no certainty
    low, high = np.quantile(usable, [0.5 - confidence / 2, 0.5 + confidence / 2])
    return Interval(low=float(low), high=float(high), confidence=confidence)


def _counted(counts: Sequence[Sequence[int]]) -> Array:
    table = np.asarray(counts, dtype=np.float64)
    if table.size == 0:
        return np.empty((0, 2))
    if table.ndim != 2 or table.shape[1] < 2 or not (np.isfinite(table).all() and (table >= 0).all()):
        message = f"counts needs a row of at least two non-negative category counts a case, not {table.shape}."
        raise ValueError(message)
    return table


def _rater_table(ratings: Sequence[Values]) -> Array:
    columns = [as_floats(values) for values in ratings]
    if len({len(column) for column in columns}) > 1:
        message = f"Each reviewer needs a rating or None for each case, not {[len(column) for column in columns]}."
        raise ValueError(message)
    return np.vstack(columns) if columns else np.empty((0, 0))
