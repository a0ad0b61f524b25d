"""Derived importance: how an outcome's explained variance is shared among its drivers (methods B)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.drivers import covariances as cov
from huiyin.lib.stats.drivers import subsets
from huiyin.lib.stats.drivers.results import Counts, Driver, DriverImportance
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

ImportanceMethod = Literal["lmg", "johnson", "kruskal"]

_EXACT_UP_TO = 18
_RESAMPLED_EXACTLY_UP_TO = 15
_PERMUTATIONS, _PERMUTATIONS_OF_A_RESAMPLE = 2000, 100
_NO_CORRELATION = 1e-9


def driver_importance(
    *,
    drivers: Mapping[str, Values],
    outcome: Values,
    method: ImportanceMethod = "lmg",
    remove_halo: bool = False,
    replicates: int = 500,
    confidence: float = 0.95,
    seed: int = 0,
) -> DriverImportance:
    """Importance of each driver for an outcome, both columns of one row a respondent.

    "lmg" (Lindeman, Merenda and Gold 1980) shares R² out by averaging over all orderings: exact up to
    18 drivers, above by 2,000 sampled orderings. "johnson" (2000) comes close at O(k³). "kruskal" (1987)
    averages squared partial correlations; it does not sum to R². Incomplete rows are left out. A driver
    without variation gets None with its reason; twins share evenly. `remove_halo` partials the
    respondent's mean over the drivers out of everything first, which leaves what sets drivers apart.
    Intervals are bootstrap percentiles (`replicates` 0: none).

    >>> driver_importance(drivers={"a": [1, 2, 3, 4], "b": [1, 3, 3, 1]}, outcome=[2, 4, 6, 8], replicates=0).r2
    1.0
    """
    _check(replicates, confidence)
    rows = complete_rows([*drivers.values(), outcome])
    asked = _Question(list(drivers), method, remove_halo, confidence, seed)
    counts = Counts(n=rows.n, missing=rows.missing, rejected=rows.rejected)
    if rows.n < 3:
        return _undefined(asked, counts, Undefined.NO_ANSWERS if rows.n == 0 else Undefined.TOO_FEW)
    drawn = cov.resampled(rows.values, replicates=replicates, seed=seed) if replicates else None
    return _importance(asked, cov.covariance(rows.values), drawn, counts)


def driver_importance_from_correlation(
    *,
    names: Sequence[str],
    among: Sequence[Sequence[float]],
    with_outcome: Sequence[float],
    n: int,
    method: ImportanceMethod = "lmg",
    replicates: int = 500,
    confidence: float = 0.95,
    seed: int = 0,
) -> DriverImportance:
    """Importance from the correlations among drivers (k × k) and with the outcome (k), of n complete rows.

    Intervals assume normal data (Wishart draws). Raises ValueError where the matrix cannot be one of
    correlations. See `driver_importance`.

    >>> found = driver_importance_from_correlation(names=["a", "b"], among=[[1, 0.5], [0.5, 1]],
    ...                                            with_outcome=[0.6, 0.4], n=200)
    >>> [round(driver.share, 3) for driver in found.drivers]
    [0.768, 0.232]
    """
    _check(replicates, confidence)
    matrix = _checked(names, among, with_outcome)
    asked = _Question(list(names), method, False, confidence, seed)
    (n,) = whole_counts(n=n)
    counts = Counts(n=n, missing=0, rejected=0)
    if n < 3:
        return _undefined(asked, counts, Undefined.TOO_FEW)
    possible = replicates and n > len(matrix) + 1
    drawn = cov.drawn(matrix, n=n, replicates=replicates, seed=seed) if possible else None
    return _importance(asked, matrix[:, :, None], drawn, counts)


@dataclass(frozen=True, slots=True)
class _Question:
    names: list[str]
    method: ImportanceMethod
    remove_halo: bool
    confidence: float
    seed: int

    @property
    def label(self) -> str:
        sampled = self.method == "lmg" and len(self.names) > _EXACT_UP_TO
        return f"{self.method}{' sampled' if sampled else ''}{', halo removed' if self.remove_halo else ''}"


def _importance(asked: _Question, covariances: Array, drawn: Array | None, counts: Counts) -> DriverImportance:
    n, k = counts["n"], len(asked.names)
    variances = covariances[:, :, 0].diagonal()
    varying = variances > 0
    if not varying[-1] or not varying[:-1].any():
        return _undefined(asked, counts, Undefined.NO_VARIATION)
    parameters = int(varying[:-1].sum())
    if n < parameters + 2:
        return _undefined(asked, counts, Undefined.TOO_FEW)
    matrix, halo = _correlations(covariances, variances, remove_halo=asked.remove_halo)
    if matrix[-1, -1, 0] == 0 or not matrix[:-1, :-1, 0].diagonal().any():
        return _undefined(asked, counts, Undefined.NO_VARIATION)
    importance = weigh(matrix, method=asked.method, seed=asked.seed)[:, 0]
    r2 = float(np.clip(matrix[:-1, -1, 0] @ subsets.coefficients(matrix[:, :, 0]), 0.0, 1.0))
    resampled = r2_drawn = None
    if drawn is not None:
        again, _ = _correlations(drawn, variances, remove_halo=asked.remove_halo)
        resampled = weigh(again, method=asked.method, seed=asked.seed, few=True)
        r2_drawn = resampled.sum(axis=0) if asked.method != "kruskal" else _r2(again)
    rank = int(np.linalg.matrix_rank(matrix[:-1, :-1, 0], tol=1e-9, hermitian=True))
    return DriverImportance(
        **counts,
        interval=None if r2_drawn is None else _percentiles(r2_drawn, asked.confidence),
        method=asked.label,
        r2=r2,
        adjusted_r2=1 - (1 - r2) * (n - 1) / (n - rank - 1) if n > rank + 1 else None,
        p_value=_p_of_r2(r2, n, used=rank + asked.remove_halo, rank=rank),
        drivers=tuple(
            _driver(asked, j, matrix[:, :, 0], importance, resampled) if varying[j] else _constant(asked.names[j])
            for j in range(k)
        ),
        halo=halo,
    )


def weigh(correlations: Array, *, method: ImportanceMethod, seed: int, few: bool = False) -> Array:
    """Importances (k, b) of a batch of correlation matrices; `few` orderings where there are many replicates."""
    drivers = len(correlations) - 1
    if method == "johnson":
        return subsets.johnson(correlations)
    if method == "kruskal":
        if drivers > _EXACT_UP_TO:
            message = f"Kruskal's average needs all orderings: at most {_EXACT_UP_TO} drivers, not {drivers}; use lmg."
            raise ValueError(message)
        return subsets.kruskal(correlations)
    if drivers > (_RESAMPLED_EXACTLY_UP_TO if few else _EXACT_UP_TO):
        permutations = _PERMUTATIONS_OF_A_RESAMPLE if few else _PERMUTATIONS
        return subsets.lmg_sampled(correlations, permutations=permutations, seed=seed)
    return subsets.lmg(correlations)


def _correlations(covariances: Array, variances: Array, *, remove_halo: bool) -> tuple[Array, float | None]:
    if not remove_halo:
        return cov.correlations(covariances, scale=variances), None
    left = cov.without_halo(covariances)
    return cov.correlations(left, scale=variances), float(1 - left[-1, -1, 0] / covariances[-1, -1, 0])


def _driver(asked: _Question, j: int, matrix: Array, importance: Array, resampled: Array | None) -> Driver:
    slope, correlation = float(subsets.coefficients(matrix)[j]), float(matrix[j, -1])
    total = float(importance.sum())
    against = slope * correlation < 0 and min(abs(slope), abs(correlation)) > _NO_CORRELATION
    return Driver(
        name=asked.names[j],
        importance=float(importance[j]),
        share=float(importance[j]) / total if total > 0 else None,
        interval=None if resampled is None else _percentiles(resampled[j], asked.confidence),
        first=None if resampled is None else float((resampled.argmax(axis=0) == j).mean()),
        coefficient=slope,
        correlation=correlation,
        suppressor=against,
    )


def _constant(name: str) -> Driver:
    return Driver(
        name=name,
        importance=None,
        share=None,
        interval=None,
        first=None,
        coefficient=None,
        correlation=None,
        suppressor=False,
        reason=Undefined.NO_VARIATION,
    )


def _undefined(asked: _Question, counts: Counts, reason: Undefined) -> DriverImportance:
    return DriverImportance(
        **counts, method=asked.label, reason=reason, r2=None, adjusted_r2=None, p_value=None, drivers=()
    )


def _percentiles(values: Array, confidence: float) -> Interval:
    low, high = np.quantile(values, [0.5 - confidence / 2, 0.5 + confidence / 2])
    return Interval(low=float(low), high=float(high), confidence=confidence)


def _r2(correlations: Array) -> Array:
    return np.array([c[:-1, -1] @ subsets.coefficients(c) for c in np.moveaxis(correlations, 2, 0)])


def _p_of_r2(r2: float, n: int, *, used: int, rank: int) -> float | None:
    from scipy.stats import f

    left = n - used - 1
    if left < 1 or rank == 0:
        return None
    return float(f.sf(r2 / rank / ((1 - r2) / left), rank, left)) if r2 < 1 else 0.0


def _check(replicates: int, confidence: float) -> None:
    normal_quantile(confidence)
    if replicates < 0:
        message = f"replicates must not be negative: {replicates}."
        raise ValueError(message)


def _checked(names: Sequence[str], among: Sequence[Sequence[float]], with_outcome: Sequence[float]) -> Array:
    k = len(names)
    matrix = np.eye(k + 1)
    if np.shape(among) != (k, k) or np.shape(with_outcome) != (k,):
        message = f"{k} names need a {k} × {k} matrix and {k} correlations with the outcome."
        raise ValueError(message)
    matrix[:k, :k] = among
    matrix[:k, k] = matrix[k, :k] = with_outcome
    ones, symmetric = np.allclose(np.diag(matrix), 1.0), np.allclose(matrix, matrix.T)
    if not (np.isfinite(matrix).all() and ones and symmetric and np.linalg.eigvalsh(matrix)[0] > -1e-8):
        message = "This is no correlation matrix: it must be symmetric with ones and no negative eigenvalue."
        raise ValueError(message)
    return matrix
