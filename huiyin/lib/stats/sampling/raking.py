"""Weights that make a sample's margins those of the population: raking, from cells or from rows."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values, as_list
from huiyin.lib.stats.sampling.effective import design_effect, effective_n
from huiyin.lib.stats.sampling.fitting import Margin, fit, weighted_median
from huiyin.lib.stats.sampling.results import RakedWeights

Labels = Sequence[Hashable] | ArrowColumn | NumpyColumn
"""A column of categories; None, an Arrow null and NaN are missing."""

TRIM: Final = (0.3, 3.0)
"""Weights are cut to these multiples of their median, then raked once more."""

TOLERANCE: Final = 1e-8
"""Raking stops when no margin is further from its target, relatively."""

_TOTALS_AGREE = 1e-6


def rake_cells(
    counts: Mapping[tuple[Hashable, ...], float],
    *,
    targets: Sequence[Mapping[Hashable, float]],
    trim: tuple[float, float] | None = TRIM,
    tolerance: float = TOLERANCE,
) -> RakedWeights:
    """Raking from how many answers each cell has, a cell being one category of each margin in `targets`.

    Iterative proportional fitting (Deming and Stephan 1940) from equal weights; see `rake_rows`.

    >>> counts = {("f", "young"): 30, ("f", "old"): 10, ("m", "young"): 20, ("m", "old"): 40}
    >>> raked = rake_cells(counts, targets=[{"f": 510, "m": 490}, {"young": 450, "old": 550}])
    >>> [round(weight, 2) for weight in raked.weights], round(raked.effective_n, 1)
    ([11.1, 17.7, 5.85, 9.33], 91.0)
    """
    if any(len(cell) != len(targets) for cell in counts) or min(counts.values(), default=0) < 0:
        message = f"Each cell needs one category for each of the {len(targets)} margins, and a count of 0 or more."
        raise ValueError(message)
    margins = [_margin([cell[i] for cell in counts], target) for i, target in enumerate(targets)]
    answers = np.array([float(count) for count in counts.values()])
    return _rake(np.ones(len(answers)), answers, margins, trim=trim, tolerance=tolerance)


def rake_rows(
    columns: Sequence[Labels],
    *,
    targets: Sequence[Mapping[Hashable, float]],
    base_weights: Values | None = None,
    trim: tuple[float, float] | None = TRIM,
    tolerance: float = TOLERANCE,
) -> RakedWeights:
    """Raking of rows: `columns` hold each row's category on each margin of `targets`, in the same order.

    `base_weights` are design weights, one over each person's chance of being asked (1 unless given).
    Margins are fitted in turn until all are within `tolerance`; then weights outside `trim` times
    their median are cut and the margins fitted once more (`smallest` and `largest` tell how far the
    final weights go). A row with a missing category or without a positive base weight counts as missing.

    EMPTY_CELL when a category with a target has no answers: merge categories first; NOT_CONVERGED
    when the empty combinations leave no solution. Raises ValueError when the targets' totals differ
    or a category found has no target.
    """
    labels = [as_list(column) if hasattr(column, "tolist") or hasattr(column, "to_pylist") else column
              for column in columns]  # fmt: skip
    if len(labels) != len(targets) or len({len(column) for column in labels}) != 1:
        message = "Give one column for each margin, all of one length."
        raise ValueError(message)
    rows = len(labels[0])
    base = np.ones(rows) if base_weights is None else as_floats(base_weights)
    if len(base) != rows:
        message = f"Give one base weight a row: {rows}, not {len(base)}."
        raise ValueError(message)
    margins = [_margin(column, target) for column, target in zip(labels, targets, strict=True)]
    return _rake(base, np.ones(rows), margins, trim=trim, tolerance=tolerance)


def _rake(
    base: Array, answers: Array, margins: Sequence[Margin], *, trim: tuple[float, float] | None, tolerance: float
) -> RakedWeights:
    _check(margins, trim=trim)
    kept = np.isfinite(base) & (base > 0) & np.all([margin.codes >= 0 for margin in margins], axis=0)
    used = answers[kept]
    fitted = fit(base[kept], used, [margin.of(kept) for margin in margins], trim=trim, tolerance=tolerance)
    n, missing = round(float(used.sum())), round(float(answers[~kept].sum()))
    if fitted.reason is not None:
        return RakedWeights(
            n=n,
            missing=missing,
            method="raking",
            reason=fitted.reason,
            weights=(),
            effective_n=None,
            design_effect=None,
            iterations=fitted.iterations,
            max_error=fitted.max_error,
            trimmed=fitted.trimmed,
            smallest=None,
            largest=None,
        )
    weights = np.full(len(base), None, dtype=object)
    weights[kept] = fitted.weights.tolist()
    positive = fitted.weights[(fitted.weights > 0) & (used > 0)]
    middle = weighted_median(fitted.weights, used)
    return RakedWeights(
        n=n,
        missing=missing,
        method="raking",
        weights=tuple(weights.tolist()),
        effective_n=effective_n(fitted.weights, counts=used),
        design_effect=design_effect(fitted.weights, counts=used),
        iterations=fitted.iterations,
        max_error=fitted.max_error,
        trimmed=fitted.trimmed,
        smallest=float(positive.min()) / middle,
        largest=float(positive.max()) / middle,
    )


def _margin(labels: Sequence[Hashable], target: Mapping[Hashable, float]) -> Margin:
    names, rows = codes(labels)
    place = {name: index for index, name in enumerate(target)}
    unknown = [name for name in names if name is not None and name not in place]
    if unknown or not all(math.isfinite(value) and value >= 0 for value in target.values()):
        message = f"Every category needs a target of 0 or more; without one: {unknown}."
        raise ValueError(message)
    places = np.array([-1 if name is None else place[name] for name in names], dtype=np.intp)
    return Margin(places[rows] if names else rows, np.array(list(target.values()), dtype=np.float64))


def _check(margins: Sequence[Margin], *, trim: tuple[float, float] | None) -> None:
    totals = [float(margin.targets.sum()) for margin in margins]
    if not totals or min(totals) <= 0 or max(totals) - min(totals) > _TOTALS_AGREE * max(totals):
        message = f"The targets of all margins must have one positive total, not {totals}."
        raise ValueError(message)
    if trim is not None and not 0 <= trim[0] <= 1 <= trim[1]:
        message = f"trim must hold 1, the median itself, not {trim}"
        raise ValueError(message)
