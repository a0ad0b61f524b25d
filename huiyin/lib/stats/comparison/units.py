"""Every unit against the rest at once, from one group-by."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.comparison.means import around, why_untested
from huiyin.lib.stats.comparison.moments import Moments, finite, moments_of_sums
from huiyin.lib.stats.comparison.multiplicity import Adjustment, adjust_p
from huiyin.lib.stats.comparison.results import UnitComparison, UnitsResult
from huiyin.lib.stats.comparison.welch import Sample, WelchTests, welch_tests
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

_OUTLYING_FROM = 3.5


def compare_units(
    *, values: Values, units: Sequence[Hashable], adjustment: Adjustment = "bh", confidence: float = 0.95
) -> UnitsResult:
    """The mean of each unit against all other rows (Welch), adjusted over the units as one family.

    `values` and `units` have one entry a row, NumPy and Arrow columns included; a row without a unit or a
    value is missing. Units come in order of first appearance. Raises ValueError for unequal lengths.
    """
    import pandas as pd

    given = as_floats(values)
    labels = units.to_pandas() if hasattr(units, "to_pandas") else units
    index, names = pd.factorize(labels if hasattr(labels, "dtype") else pd.Series(list(labels), dtype=object))
    if len(index) != len(given):
        message = f"Give one unit a value, not {len(index)} units for {len(given)} values."
        raise ValueError(message)
    absent = np.isnan(given) | (index < 0)
    kept = np.isfinite(given) & (index >= 0)
    shift = float(given[kept].mean()) if kept.any() else 0.0
    centred, index = given[kept] - shift, index[kept]
    k = len(names)
    n = np.bincount(index, minlength=k).astype(np.float64)
    totals = np.bincount(index, weights=centred, minlength=k)
    means, variances = moments_of_sums(n, totals, np.bincount(index, weights=centred**2, minlength=k))
    return _compare(
        [str(name) for name in names],
        Sample(n=n, mean=means + shift, variance=variances),
        missing=int(absent.sum()),
        rejected=int(len(given) - kept.sum() - absent.sum()),
        adjustment=adjustment,
        confidence=confidence,
    )


def compare_units_from_sums(
    *,
    units: Sequence[str],
    n: Sequence[int],
    totals: Sequence[float],
    sums_of_squares: Sequence[float],
    adjustment: Adjustment = "bh",
    confidence: float = 0.95,
) -> UnitsResult:
    """As `compare_units`, from `select unit, count(x), sum(x), sum(x * x) … group by unit`.

    For shares, sum 0s and 1s: the total is its own sum of squares.
    """
    if not len(units) == len(n) == len(totals) == len(sums_of_squares):
        message = "Give n, total and sum of squares for each unit."
        raise ValueError(message)
    counts = np.asarray(n, dtype=np.float64)
    means, variances = moments_of_sums(counts, np.asarray(totals), np.asarray(sums_of_squares))
    sample = Sample(n=counts, mean=means, variance=variances)
    return _compare(
        [str(unit) for unit in units], sample, missing=0, rejected=0, adjustment=adjustment, confidence=confidence
    )


def _compare(
    names: list[str], units: Sample, *, missing: int, rejected: int, adjustment: Adjustment, confidence: float
) -> UnitsResult:
    rest = rest_of_each(units)
    tests = welch_tests(units, rest, confidence=confidence)
    adjusted = adjust_p([finite(p) for p in tests.p], method=adjustment)
    compared = tuple(
        _unit(name, i, units, rest, tests, adjusted=adjusted[i], confidence=confidence) for i, name in enumerate(names)
    )
    return UnitsResult(
        n=int(units.n.sum()),
        missing=missing,
        rejected=rejected,
        method="welch_t",
        reason=_why_nothing(compared),
        units=compared,
        adjustment=adjustment,
        confidence=confidence,
        outlying=tuple(name for name, far in zip(names, _outlying(units.mean), strict=True) if far),
    )


def rest_of_each(units: Sample) -> Sample:
    """The moments of all units but one, for each one in turn, from deviations around the grand mean."""
    n, mean = units.n, np.nan_to_num(units.mean)
    around_unit = np.nan_to_num(units.variance) * np.maximum(n - 1, 0)
    everyone = n.sum()
    grand = float((n * mean).sum() / everyone) if everyone else 0.0
    totals = n * (mean - grand)
    squares = around_unit + n * (mean - grand) ** 2
    rest_n, rest_total = everyone - n, totals.sum() - totals
    means, variances = moments_of_sums(
        rest_n, rest_total, np.maximum(_sum_of_others(squares), rest_total**2 / np.maximum(rest_n, 1))
    )
    return Sample(n=rest_n, mean=means + grand, variance=variances)


def _sum_of_others(each: Array) -> Array:
    # Sums from both ends: subtracting from the total would leave only rounding where one unit outweighs all.
    before = np.concatenate([[0.0], np.cumsum(each)[:-1]])
    after = np.concatenate([np.cumsum(each[::-1])[::-1][1:], [0.0]])
    return before + after if len(each) else each


def _unit(
    name: str, i: int, units: Sample, rest: Sample, tests: WelchTests, *, adjusted: float | None, confidence: float
) -> UnitComparison:
    mine, others = _moments(units, i), _moments(rest, i)
    g, p = finite(tests.hedges_g[i]), finite(tests.p[i])
    difference = finite(tests.difference[i])
    return UnitComparison(
        unit=name,
        moments=mine,
        rest=others,
        difference=difference,
        interval=around(difference, finite(tests.half_width[i]), confidence),
        t=finite(tests.t[i]),
        df=finite(tests.df[i]),
        p=p,
        adjusted_p=adjusted,
        hedges_g=g,
        hedges_interval=around(g, finite(tests.g_half_width[i]), confidence),
        distinguishable=None if adjusted is None else adjusted < 1 - confidence,
        reason=None if p is not None else why_untested(mine, others),
    )


def _moments(sample: Sample, i: int) -> Moments:
    return Moments(n=int(sample.n[i]), mean=finite(sample.mean[i]), variance=finite(sample.variance[i]))


def _why_nothing(units: tuple[UnitComparison, ...]) -> Undefined | None:
    if any(unit.p is not None for unit in units):
        return None
    return units[0].reason if units else Undefined.NO_ANSWERS


def _outlying(means: Array) -> NDArray[np.bool_]:
    """Iglewicz and Hoaglin's (1993) modified z-score, from median and MAD, beyond 3.5."""
    known = means[np.isfinite(means)]
    middle = np.median(known) if len(known) else 0.0
    mad = float(np.median(np.abs(known - middle))) if len(known) else 0.0
    far = 0.6745 * np.abs(np.nan_to_num(means, nan=middle) - middle) > _OUTLYING_FROM * mad
    return far & (mad > 0)
