"""Forecasts put right: the weekly correction from the recent trend, and totals that agree on all levels."""

from collections.abc import Sequence

import numpy as np

from huiyin.lib.planning.forecasting.results import Correction, Profile
from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.stats.arrays import as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.rounding import largest_remainder


@takes_any_number
def correct_ahead(
    *, actual: Values, forecast: Values, ahead: Values, strength: float = 5.0, most: float = 0.2
) -> Correction:
    """Forecasts still ahead times what recent days (or weeks) came in at, for the weekly correction of row S5.

    The raw ratio ΣA/ΣF of n recent steps is shrunk towards 1 by n/(n + strength) and held within
    ±`most`, so that one odd day moves little. Undefined where nothing was forecast.
    """
    if strength < 0 or not 0 <= most < 1:
        message = "The strength is at least 0 and the most a correction may change is a share in [0, 1)."
        raise ValueError(message)
    rows = complete_rows([actual, forecast])
    came, due = rows.values.sum(axis=0).tolist() if rows.values.size else (0.0, 0.0)
    if due <= 0:
        reason = Undefined.NO_EXPOSURE if rows.n else Undefined.NO_ANSWERS
        return Correction(
            n=rows.n, missing=rows.missing, method="shrunk_ratio", reason=reason, estimate=None, ratio=None
        )
    ratio = came / due
    factor = 1 + min(max(rows.n / (rows.n + strength) * (ratio - 1), -most), most)
    return Correction(
        n=rows.n,
        missing=rows.missing,
        rejected=rows.rejected,
        method="shrunk_ratio",
        estimate=factor,
        ratio=ratio,
        corrected=tuple((as_floats(ahead) * factor).tolist()),
    )


@takes_any_number
def scale_to_total(parts: Values, *, total: float) -> tuple[float, ...] | None:
    """Parts in their proportions that sum to `total`: a month's forecast wins over its days'. None if all are 0."""
    given = as_floats(parts)
    if not np.isfinite(given).all() or (given < 0).any() or total < 0:
        message = "Parts and total are finite and at least 0."
        raise ValueError(message)
    whole = float(given.sum())
    return tuple((given * (total / whole)).tolist()) if whole > 0 else None


@takes_any_number
def month_to_intervals(
    *, total: int, day_weights: Sequence[float], profiles: Sequence[Profile]
) -> tuple[tuple[int, ...], ...]:
    """A month's whole contacts over its days and their intervals; intervals sum to days, days to the month.

    `day_weights` say what each day is worth (0 for a closed day), `profiles` how it spreads, one a
    day. Largest remainder on both levels.
    """
    if len(day_weights) != len(profiles) or any(profile.undefined for profile in profiles):
        message = "Give each day one weight and one profile that is not undefined."
        raise ValueError(message)
    days = largest_remainder(day_weights, total=total)
    return tuple(
        tuple(largest_remainder(profile.shares, total=day)) for day, profile in zip(days, profiles, strict=True)
    )
