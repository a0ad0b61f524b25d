"""A month made comparable: outlier days out, weekday medians in, scaled by working-day equivalents (rule S5)."""

from collections.abc import Hashable, Sequence
from typing import Literal

import numpy as np

from huiyin.lib.planning.forecasting.results import NormalisedMonth, OutlierDays
from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

Replacement = Literal["median", "mean"]

_TO_SIGMA, _MEAN_TO_SIGMA = 0.6745, 1.253314


@takes_any_number
def outlier_days(
    daily: Values, *, weekday_types: Sequence[Hashable] | None = None, threshold: float = 3.5
) -> OutlierDays:
    """Days whose modified z |x − median|·0.6745/MAD within their weekday type exceeds the threshold.

    Where the MAD is 0 the score is |x − median|/(1.253314·mean absolute deviation); where that is 0
    too, all scores are 0. `median` and `mad` are given when all days are of one type.
    Source: Iglewicz and Hoaglin (1993), How to detect and handle outliers.
    """
    values, kinds = _days(daily, weekday_types)
    scores = np.full(len(values), np.nan)
    for kind in np.unique(kinds):
        scores[kinds == kind] = _modified_z(values[kinds == kind])
    present = np.isfinite(values)
    n = int(present.sum())
    alike = len(np.unique(kinds)) == 1 and n > 0
    median = float(np.median(values[present])) if alike else None
    return OutlierDays(
        n=n,
        missing=len(values) - n,
        method="modified_z",
        reason=None if n else Undefined.NO_ANSWERS,
        outliers=tuple(np.flatnonzero(np.nan_to_num(scores) > threshold).tolist()),
        scores=tuple(float(score) if np.isfinite(score) else None for score in scores),
        median=median,
        mad=float(np.median(np.abs(values[present] - median))) if median is not None else None,
    )


@takes_any_number
def normalise_month(
    daily: Values,
    *,
    weekday_types: Sequence[Hashable] | None = None,
    equivalents: Values | None = None,
    standard_days: float | None = None,
    threshold: float = 3.5,
    replacement: Replacement = "median",
) -> NormalisedMonth:
    """The month's volume with outlier and missing days replaced by their weekday type's median (or mean), rescaled.

    `equivalents` says what each day is worth in normal working days (a Saturday perhaps 0.4, a
    holiday 0.1; default 1 each); the clean total is scaled to `standard_days` of them (default: the
    month's own, so nothing changes). So February and the Golden Week compare with other months.
    Undefined where a weekday type has no clean day or the equivalents sum to 0.
    """
    values, kinds = _days(daily, weekday_types)
    worth = np.ones(len(values)) if equivalents is None else as_floats(equivalents)
    if len(worth) != len(values) or not np.isfinite(worth).all() or (worth < 0).any():
        message = "Give one working-day equivalent ≥ 0 for each day."
        raise ValueError(message)
    found = outlier_days(values, weekday_types=kinds.tolist(), threshold=threshold)
    kept = values.copy()
    kept[list(found.outliers)] = np.nan
    clean = _replaced(kept, kinds, replacement)
    total, reason = _scaled_total(clean, float(worth.sum()))
    goal = float(worth.sum()) if standard_days is None else standard_days
    return NormalisedMonth(
        n=found.n,
        missing=found.missing,
        method=f"modified_z_weekday_{replacement}",
        reason=reason,
        estimate=None if total is None else total * goal / float(worth.sum()),
        clean_total=total,
        clean_mean=float(np.nanmean(kept)) if np.isfinite(kept).any() else None,
        daily=() if total is None else tuple(clean.tolist()),
        outliers=found.outliers,
        equivalents=float(worth.sum()),
        standard_days=goal,
    )


def _days(daily: Values, weekday_types: Sequence[Hashable] | None) -> tuple[Array, Array]:
    given = as_floats(daily)
    values = np.where(np.isfinite(given), given, np.nan)
    if weekday_types is None:
        return values, np.zeros(len(values))
    if len(weekday_types) != len(values):
        message = f"Give one weekday type for each of the {len(values)} days, not {len(weekday_types)}."
        raise ValueError(message)
    return values, codes(weekday_types)[1].astype(np.float64)


def _modified_z(values: Array) -> Array:
    present = values[np.isfinite(values)]
    if not len(present):
        return values
    away = np.abs(values - np.median(present))
    mad = np.median(away[np.isfinite(away)])
    if mad > 0:
        return np.asarray(away * _TO_SIGMA / mad)
    mean = away[np.isfinite(away)].mean()
    return np.asarray(away / (_MEAN_TO_SIGMA * mean)) if mean > 0 else away


def _replaced(kept: Array, kinds: Array, replacement: Replacement) -> Array:
    clean, centre = kept.copy(), np.median if replacement == "median" else np.mean
    for kind in np.unique(kinds):
        here = kinds == kind
        good = clean[here & np.isfinite(clean)]
        clean[here & np.isnan(clean)] = centre(good) if len(good) else np.nan
    return clean


def _scaled_total(clean: Array, worth: float) -> tuple[float | None, Undefined | None]:
    if not len(clean):
        return None, Undefined.NO_ANSWERS
    if not np.isfinite(clean).all():
        return None, Undefined.TOO_MANY_MISSING
    return (float(clean.sum()), None) if worth > 0 else (None, Undefined.NO_EXPOSURE)
