"""How many contacts may come, not only how many are expected: quantiles for staffing, conformal bands."""

import math
from collections.abc import Sequence

import numpy as np

from huiyin.lib.planning.forecasting.results import Band, Dispersion
from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.stats.arrays import Array, as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined


def forecast_dispersion(*, actual: Values, forecast: Values) -> Dispersion:
    """φ in Var(A) = F + φF² by moments, Σ((A − F)² − F)/ΣF², from past forecasts; below 0 it is 0 (Poisson).

    A gamma-mixed Poisson (negative binomial) with this φ has the spread the forecasts really had
    (Jongbloed and Koole 2001). Undefined with fewer than 10 forecasts.
    """
    rows = complete_rows([actual, forecast])
    table = rows.values if rows.values.size else np.empty((0, 2))
    weight = float((table[:, 1] ** 2).sum())
    enough = len(table) >= 10 and weight > 0
    excess = float(((table[:, 0] - table[:, 1]) ** 2 - table[:, 1]).sum())
    return Dispersion(
        n=len(table),
        missing=rows.missing,
        rejected=rows.rejected,
        method="moments",
        reason=None if enough else Undefined.TOO_FEW,
        estimate=max(excess / weight, 0.0) if enough else None,
    )


@takes_any_number
def volume_quantiles(mean: Values, *, dispersion: float | Values, probability: float) -> tuple[float, ...]:
    """The volume not exceeded with `probability`, for each mean: negative binomial, Poisson where φ = 0.

    Staff to the 0.8 quantile and four of five intervals find enough people.

    >>> volume_quantiles([100, 0], dispersion=0.01, probability=0.9)
    (118.0, 0.0)
    """
    if not 0 < probability < 1:
        message = f"A quantile's probability lies between 0 and 1, not {probability}."
        raise ValueError(message)
    means = as_floats(mean)
    spread = np.array([dispersion]) if isinstance(dispersion, int | float) else as_floats(dispersion)
    phi = np.broadcast_to(spread, means.shape)
    if not np.isfinite(means).all() or (means < 0).any() or not np.isfinite(phi).all() or (phi < 0).any():
        message = "Means and dispersions are finite and at least 0."
        raise ValueError(message)
    return tuple(_quantiles(means, phi, probability).tolist())


def _quantiles(means: Array, phi: Array, probability: float) -> Array:
    from scipy.stats import nbinom, poisson

    found = np.zeros(len(means))
    mixed, plain = (means > 0) & (phi > 1e-12), (means > 0) & (phi <= 1e-12)
    found[plain] = poisson.ppf(probability, means[plain])
    size = 1 / phi[mixed]
    found[mixed] = nbinom.ppf(probability, size, size / (size + means[mixed]))
    return found


def conformal_band(
    point: Sequence[float],
    *,
    past_actual: Values,
    past_forecast: Values,
    confidence: float = 0.8,
    relative: bool = True,
) -> Band | None:
    """A band as wide as past errors demand, whatever their distribution (split conformal; Vovk et al. 2005).

    Half the width is the ⌈(n + 1)·confidence⌉-th smallest past error, as a share of the forecast
    where `relative`. It covers at least `confidence` when past and future errors are exchangeable.
    None where n is too small: 80 % needs 4 past errors, 95 % needs 19.
    """
    normal_quantile(confidence)
    rows = complete_rows([past_actual, past_forecast]).values
    rows = rows if rows.size else np.empty((0, 2))
    if relative:
        rows = rows[rows[:, 1] > 0]
    errors = np.sort(np.abs(rows[:, 0] - rows[:, 1]) / (rows[:, 1] if relative else 1.0))
    rank = math.ceil((len(errors) + 1) * confidence - 1e-9)
    if rank > len(errors):
        return None
    width = float(errors[rank - 1])
    halves = [width * (abs(value) if relative else 1.0) for value in point]
    return Band(
        confidence=confidence,
        low=tuple(max(0.0, value - half) for value, half in zip(point, halves, strict=True)),
        high=tuple(value + half for value, half in zip(point, halves, strict=True)),
    )
