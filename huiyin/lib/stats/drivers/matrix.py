"""The importance–performance matrix and how sure its quadrants are (Martilla and James 1977)."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, Rows, as_floats, complete_rows
from huiyin.lib.stats.drivers.covariances import correlations, covariance
from huiyin.lib.stats.drivers.importance import weigh
from huiyin.lib.stats.drivers.results import Counts, MatrixPoint, MatrixResult, Quadrant
from huiyin.lib.stats.inputs import Values, whole_counts
from huiyin.lib.stats.reasons import Undefined

Centre = Literal["mean"] | tuple[float, float]

_QUADRANTS = (Quadrant.LOW_PRIORITY, Quadrant.POSSIBLE_OVERKILL, Quadrant.CONCENTRATE_HERE, Quadrant.KEEP_UP)
_Places = tuple[Array, Array, Array, Array]
"""Importance and performance of the attributes (k,), and of the replicates (b, k)."""
_AT_ONCE = 4_000_000


def midpoint(*, importance: tuple[float, float], performance: tuple[float, float]) -> tuple[float, float]:
    """Cross-hairs in the middle of two scales, each (lowest, highest): importance first, performance second.

    >>> midpoint(importance=(1, 5), performance=(0, 10))
    (3.0, 5.0)
    """
    return (sum(importance) / 2, sum(performance) / 2)


def importance_performance(
    *,
    attributes: Sequence[str],
    importance: Sequence[float | None],
    performance: Sequence[float | None],
    n: int,
    centre: Centre = "mean",
    importance_se: Sequence[float] | None = None,
    performance_se: Sequence[float] | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> MatrixResult:
    """The quadrant of each attribute from its importance and performance, means over `n` respondents.

    Cross-hairs: the grand means (default) or a point (importance, performance), say `midpoint(…)`.
    At the line or above is high. With both standard errors, independent normal draws give each
    quadrant's probability. An attribute with a None has no quadrant and does not move the means.
    """
    x, y = as_floats(importance), as_floats(performance)
    _same_length(attributes, x, y)
    probabilities = None
    if importance_se is not None and performance_se is not None:
        rng = np.random.default_rng(seed)
        across = x + rng.standard_normal((draws, len(x))) * as_floats(importance_se)
        up = y + rng.standard_normal((draws, len(y))) * as_floats(performance_se)
        probabilities = _probabilities(across, up, centre)
    return _matrix(
        attributes, x, y, centre, probabilities, counts=Counts(n=whole_counts(n=n)[0], missing=0, rejected=0)
    )


def importance_performance_from_rows(
    *,
    performance: Mapping[str, Values],
    importance: Mapping[str, Values] | None = None,
    outcome: Values | None = None,
    centre: Centre = "mean",
    replicates: int = 500,
    seed: int = 0,
) -> MatrixResult:
    """The matrix from ratings, one row a respondent, with bootstrap probabilities of the quadrants.

    Give either `importance` ratings of the same attributes (stated; each mean over who answered it) or
    an `outcome` (derived: LMG of the performance ratings for the outcome, on complete rows). Whole
    respondents are drawn anew, and mean cross-hairs move with them.
    """
    if (importance is None) == (outcome is None):
        message = "Give either importance ratings or an outcome to derive importance from, not both."
        raise ValueError(message)
    names = list(performance)
    if not names or replicates < 0:
        message = "Give at least one attribute, and replicates that are not negative."
        raise ValueError(message)
    if importance is not None and set(importance) != set(names):
        message = f"Importance and performance must rate the same attributes: {sorted(set(importance) ^ set(names))}."
        raise ValueError(message)
    if outcome is not None:
        rows = complete_rows([*performance.values(), outcome])
    else:
        rows = _rows_with_answers([*performance.values(), *((importance or {})[name] for name in names)])
    counts = Counts(n=rows.n, missing=rows.missing, rejected=rows.rejected)
    if rows.n < 2:
        return _empty(counts, Undefined.TOO_FEW if rows.n else Undefined.NO_ANSWERS)
    place = _stated if outcome is None else _derived
    places = place(rows.values, len(names), replicates, seed)
    if places is None:
        return _empty(counts, Undefined.NO_VARIATION)
    x, y, across, up = places
    return _matrix(names, x, y, centre, _probabilities(across, up, centre) if replicates else None, counts=counts)


def _rows_with_answers(columns: Sequence[Values]) -> Rows:
    table = _table(columns)
    rejected = np.isinf(table).any(axis=1)
    empty = np.isnan(table).all(axis=1)
    return Rows(values=table[~rejected & ~empty], missing=int(empty.sum()), rejected=int(rejected.sum()))


def _stated(table: Array, k: int, replicates: int, seed: int) -> _Places:
    present = np.isfinite(table)
    filled = np.where(present, table, 0.0)
    all_once = np.ones((1, len(table)))
    means = np.concatenate([_means(all_once, filled, present), *_resampled_means(filled, present, replicates, seed)])
    return means[0, k:], means[0, :k], means[1:, k:], means[1:, :k]


def _resampled_means(filled: Array, present: NDArray[np.bool_], replicates: int, seed: int) -> list[Array]:
    rng = np.random.default_rng(seed)
    n = len(filled)
    together = max(1, _AT_ONCE // n)
    sizes = [min(together, replicates - start) for start in range(0, replicates, together)]
    even = np.full(n, 1 / n)
    return [_means(rng.multinomial(n, even, size=size).astype(np.float64), filled, present) for size in sizes]


def _means(times: Array, filled: Array, present: NDArray[np.bool_]) -> Array:
    counts = times @ present.astype(np.float64)
    return np.asarray(np.divide(times @ filled, counts, out=np.full(counts.shape, np.nan), where=counts > 0))


def _derived(table: Array, k: int, replicates: int, seed: int) -> _Places | None:
    whole = covariance(table)
    variances = whole[:, :, 0].diagonal()
    if variances[-1] == 0 or not variances[:-1].any():
        return None
    rng = np.random.default_rng(seed)
    drawn = [table[rng.integers(len(table), size=len(table))] for _ in range(replicates)]
    point = weigh(correlations(whole, scale=variances), method="lmg", seed=seed)[:, 0]
    across, up = np.empty((replicates, k)), np.empty((replicates, k))
    if drawn:
        again = correlations(np.concatenate([covariance(rows) for rows in drawn], axis=2), scale=variances)
        across = weigh(again, method="lmg", seed=seed, few=True).T
        up = np.array([rows[:, :k].mean(axis=0) for rows in drawn])
    return point, table[:, :k].mean(axis=0), across, up


def _matrix(
    attributes: Sequence[str],
    x: Array,
    y: Array,
    centre: Centre,
    probabilities: Array | None,
    *,
    counts: Counts,
) -> MatrixResult:
    placed = np.isfinite(x) & np.isfinite(y)
    if not placed.any():
        return _empty(counts, Undefined.NO_ANSWERS)
    line = _centre(x[placed], y[placed], centre)
    fields = _fields(x, y, *line)
    points = []
    for j, name in enumerate(attributes):
        known = bool(placed[j])
        points.append(
            MatrixPoint(
                name=name,
                importance=float(x[j]) if np.isfinite(x[j]) else None,
                performance=float(y[j]) if np.isfinite(y[j]) else None,
                quadrant=_QUADRANTS[fields[j]] if known else None,
                probabilities=_named(probabilities[:, j]) if known and probabilities is not None else None,
                reason=None if known else Undefined.NO_ANSWERS,
            )
        )
    return MatrixResult(
        **counts,
        method="mean cross-hairs" if centre == "mean" else "given cross-hairs",
        centre=(float(line[0]), float(line[1])),
        points=tuple(points),
    )


def _probabilities(across: Array, up: Array, centre: Centre) -> Array:
    placed = np.isfinite(across) & np.isfinite(up)
    if centre == "mean":
        both = placed.sum(axis=1, keepdims=True)
        x = np.where(placed, across, 0.0).sum(axis=1, keepdims=True) / np.maximum(both, 1)
        y = np.where(placed, up, 0.0).sum(axis=1, keepdims=True) / np.maximum(both, 1)
    else:
        x, y = np.array(centre[0]), np.array(centre[1])
    fields = np.where(placed, _fields(across, up, x, y), -1)
    times = np.array([(fields == field).sum(axis=0) for field in range(4)])
    return np.asarray(times / np.maximum(times.sum(axis=0), 1))


def _fields(x: Array, y: Array, x_line: Array | float, y_line: Array | float) -> NDArray[np.intp]:
    # One rounding error below a mean line is on the line: equal attributes are all high.
    high_x = x >= x_line - 1e-12 * (1 + np.abs(x_line))
    high_y = y >= y_line - 1e-12 * (1 + np.abs(y_line))
    return np.asarray(2 * high_x + high_y, dtype=np.intp)


def _centre(x: Array, y: Array, centre: Centre) -> tuple[float, float]:
    return (float(x.mean()), float(y.mean())) if centre == "mean" else (float(centre[0]), float(centre[1]))


def _named(probabilities: Array) -> dict[Quadrant, float]:
    return {quadrant: float(share) for quadrant, share in zip(_QUADRANTS, probabilities, strict=True)}


def _empty(counts: Counts, reason: Undefined) -> MatrixResult:
    return MatrixResult(**counts, method="mean cross-hairs", reason=reason, centre=None, points=())


def _table(columns: Sequence[Values]) -> Array:
    arrays = [as_floats(values) for values in columns]
    _same_length(*arrays)
    return np.column_stack(arrays)


def _same_length(*columns: Sequence[object] | Array) -> None:
    if len({len(column) for column in columns}) > 1:
        message = f"The columns must be of one length, not {[len(column) for column in columns]}."
        raise ValueError(message)
