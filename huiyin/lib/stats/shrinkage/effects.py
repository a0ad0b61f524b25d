"""Random effects of units by REML with BLUPs, from rows or from one group-by; with covariates, case-mix adjusted.

A random intercept needs only a one-dimensional search, over λ = τ²/σ²: given λ, everything follows from
X'X, X'y, y'y and each unit's sums (Harville 1977). So ten million rows cost one pass, which a general
mixed-model library does not offer; tests hold it against lme4 and statsmodels' MixedLM.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.shrinkage.normal import undefined
from huiyin.lib.stats.shrinkage.results import ShrinkageResult, ShrunkUnit

Units = Sequence[Hashable] | ArrowColumn | NumpyColumn
"""The unit of each row; None is missing."""
_SMALLEST, _GREATEST = -20.0, 15.0


def random_effects(
    *,
    values: Values,
    units: Units,
    covariates: Mapping[str, Values] | None = None,
    confidence: float = 0.95,
) -> ShrinkageResult:
    """Each unit's level by a random-intercept model y = x'β + u + e, fitted by REML; a row a case.

    With `covariates` (case mix) levels are those at the average case. A row with anything missing is
    left out. `shrunk` is the BLUP, its interval has the uncertainty of β too; `raw` the unit's plain mean.
    `p_value` is the likelihood-ratio test of τ² = 0 (half a χ²₁).
    """
    y = as_floats(values)
    given = as_list(units)  # type: ignore[arg-type]
    homeless = np.array([unit is None for unit in given], dtype=np.bool_)
    labels, coded = codes([unit for unit in given if unit is not None])
    index = np.full(len(given), -1, dtype=np.intp)
    index[~homeless] = coded
    extra = {name: as_floats(column) for name, column in (covariates or {}).items()}
    if any(len(column) != len(y) for column in (index, *extra.values())):
        message = f"values, units and covariates must be of one length; there are {len(y)} values."
        raise ValueError(message)
    columns = np.column_stack([y, *extra.values()]) if len(y) else np.empty((0, 1 + len(extra)))
    missing = np.isnan(columns).any(axis=1) | homeless
    kept = np.isfinite(columns).all(axis=1) & ~homeless
    columns, index = columns[kept], index[kept]
    counts = (len(columns), int(missing.sum()), int((~missing & ~kept).sum()))
    if len(columns) == 0:
        return undefined(0, counts[1], "reml", Undefined.NO_ANSWERS)
    centre = columns.mean(axis=0)
    sums = _sums_of_rows(columns - centre, index, len(labels))
    return _fitted([str(label) for label in labels], sums, float(centre[0]), counts, confidence=confidence)


def random_effects_from_moments(
    *,
    units: Sequence[str],
    n: Sequence[int],
    means: Sequence[float | None],
    variances: Sequence[float | None],
    confidence: float = 0.95,
) -> ShrinkageResult:
    """`random_effects` without covariates from each unit's n, mean and sample variance (None for n < 2).

    >>> found = random_effects_from_moments(units=["a", "b", "c"], n=[30, 30, 30], means=[3.0, 4.0, 5.0],
    ...                                     variances=[1.0, 1.0, 1.0])
    >>> round(found.tau2, 3)
    0.967
    """
    size, mean, spread = as_floats(n), as_floats(means), as_floats(variances)
    if not len(units) == len(size) == len(mean) == len(spread):
        message = f"{len(units)} units need as many n, means and variances."
        raise ValueError(message)
    known = (size > 0) & np.isfinite(mean)
    if (known & (size > 1) & ~np.isfinite(spread)).any():
        message = "Each unit with two values or more needs its sample variance."
        raise ValueError(message)
    size = np.asarray(np.where(known, size, 0.0), dtype=np.float64)
    total = float(size.sum())
    if total == 0:
        return undefined(0, int((~known).sum()), "reml", Undefined.NO_ANSWERS)
    centre = float(size @ np.where(known, mean, 0.0) / total)
    level = np.where(known, mean - centre, 0.0)
    within = float((np.maximum(size - 1, 0) * np.where(np.isfinite(spread), spread, 0.0)).sum())
    sums = _Sums(
        size=size,
        xx=np.array([[total]]),
        xy=np.array([float(size @ level)]),
        yy=within + float(size @ level**2),
        unit_x=size[:, None],
        unit_y=size * level,
    )
    return _fitted(list(units), sums, centre, (int(total), int((~known).sum()), 0), confidence=confidence)


@dataclass(frozen=True, slots=True)
class _Sums:
    size: Array
    xx: Array
    xy: Array
    yy: float
    unit_x: Array
    unit_y: Array


@dataclass(frozen=True, slots=True)
class _Fit:
    ratio: float
    sigma2: float
    slopes: Array
    covariance: Array
    deviance: float


def _sums_of_rows(columns: Array, index: NDArray[np.intp], units: int) -> _Sums:
    x = np.column_stack([np.ones(len(columns)), columns[:, 1:]])
    y = columns[:, 0]
    unit_x = np.column_stack([_per_unit(column, index, units) for column in x.T])
    return _Sums(
        size=unit_x[:, 0],
        xx=x.T @ x,
        xy=x.T @ y,
        yy=float(y @ y),
        unit_x=unit_x,
        unit_y=_per_unit(y, index, units),
    )


def _per_unit(column: Array, index: NDArray[np.intp], units: int) -> Array:
    return np.bincount(index, weights=column, minlength=units).astype(np.float64)


def _fitted(
    names: list[str], sums: _Sums, centre: float, counts: tuple[int, int, int], *, confidence: float
) -> ShrinkageResult:
    n, missing, rejected = counts
    filled = int((sums.size > 0).sum())
    reason = _why_not(sums, n, filled)
    if reason:
        return undefined(n, missing, "reml", reason)
    fit, alone = _best(sums), _given(sums, 0.0)
    pull = fit.ratio / (1 + sums.size * fit.ratio)
    at_average = np.zeros(len(sums.xy))
    at_average[0] = 1.0
    effects = pull * (sums.unit_y - sums.unit_x @ fit.slopes)
    levels = centre + fit.slopes[0] + effects
    lean = at_average - pull[:, None] * sums.unit_x
    variances = fit.sigma2 * pull + ((lean @ fit.covariance) * lean).sum(axis=1)
    z = normal_quantile(confidence)
    grand, grand_sd = centre + float(fit.slopes[0]), math.sqrt(float(fit.covariance[0, 0]))
    return ShrinkageResult(
        n=n,
        missing=missing,
        rejected=rejected,
        interval=Interval(low=grand - z * grand_sd, high=grand + z * grand_sd, confidence=confidence),
        method="reml" if len(sums.xy) == 1 else "reml, case mix",
        mean=grand,
        tau2=fit.ratio * fit.sigma2,
        sigma2=fit.sigma2,
        p_value=_p_of_ratio(alone.deviance - fit.deviance),
        units=tuple(
            ShrunkUnit(
                name=str(name),
                n=int(sums.size[i]),
                raw=centre + float(sums.unit_y[i] / sums.size[i]) if sums.size[i] else None,
                shrunk=float(levels[i]),
                sd=math.sqrt(float(variances[i])),
                interval=_around(float(levels[i]), float(variances[i]), z, confidence),
                reliability=float(sums.size[i] * pull[i]),
                reason=None if sums.size[i] else Undefined.NO_ANSWERS,
            )
            for i, name in enumerate(names)
        ),
    )


def _why_not(sums: _Sums, n: int, filled: int) -> Undefined | None:
    parameters = len(sums.xy)
    if filled < 2 or n <= filled or n < parameters + 2:
        return Undefined.TOO_FEW
    if np.linalg.matrix_rank(sums.xx, tol=1e-10 * float(np.trace(sums.xx)), hermitian=True) < parameters:
        return Undefined.NO_VARIATION
    means = np.divide(sums.unit_y, sums.size, out=np.zeros(len(sums.size)), where=sums.size > 0)
    within = sums.yy - float(sums.unit_y @ means)
    if within > 1e-12 * sums.yy:
        return None
    return Undefined.ALIKE_WITHIN if sums.yy > 0 else Undefined.NO_VARIATION


def _best(sums: _Sums) -> _Fit:
    from scipy.optimize import minimize_scalar

    found = minimize_scalar(
        lambda log: _given(sums, math.exp(log)).deviance,
        bounds=(_SMALLEST, _GREATEST),
        method="bounded",
        options={"xatol": 1e-10},
    )
    inside, none = _given(sums, math.exp(float(found.x))), _given(sums, 0.0)
    return inside if inside.deviance < none.deviance - 1e-9 else none


def _given(sums: _Sums, ratio: float) -> _Fit:
    """The fit for one λ; −2 log of the restricted likelihood but for a constant."""
    pull = ratio / (1 + sums.size * ratio)
    a = sums.xx - (sums.unit_x * pull[:, None]).T @ sums.unit_x
    b = sums.xy - sums.unit_x.T @ (pull * sums.unit_y)
    slopes = np.asarray(np.linalg.solve(a, b), dtype=np.float64)
    df = float(sums.size.sum()) - len(b)
    sigma2 = max((sums.yy - float(pull @ sums.unit_y**2) - float(b @ slopes)) / df, 1e-300)
    deviance = df * math.log(sigma2) + float(np.log1p(sums.size * ratio).sum()) + float(np.linalg.slogdet(a)[1])
    covariance = np.asarray(sigma2 * np.linalg.inv(a), dtype=np.float64)
    return _Fit(ratio=ratio, sigma2=sigma2, slopes=slopes, covariance=covariance, deviance=deviance)


def _p_of_ratio(difference: float) -> float:
    from scipy.special import chdtrc

    return float(chdtrc(1, difference)) / 2 if difference > 1e-9 else 1.0


def _around(level: float, variance: float, z: float, confidence: float) -> Interval:
    half = z * math.sqrt(variance)
    return Interval(low=level - half, high=level + half, confidence=confidence)
