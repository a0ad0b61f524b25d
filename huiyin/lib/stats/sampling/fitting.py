"""Iterative proportional fitting of weights to margins, with trimming; the arithmetic under raking."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined

MOST_ITERATIONS: Final = 1_000

Codes = NDArray[np.intp]

_MOST_COMBINATIONS = 2**62
"""What an int64 can number; beyond it the combinations found so far are numbered anew."""


@dataclass(frozen=True, slots=True)
class Margin:
    """The category of each element (n,), −1 where missing, and the target of each category (k,)."""

    codes: Codes
    targets: Array

    def of(self, kept: NDArray[np.bool_] | Codes) -> "Margin":
        """The same margin of some elements."""
        return Margin(self.codes[kept], self.targets)

    def totals(self, weights: Array) -> Array:
        """The weight in each category."""
        totals: Array = np.bincount(self.codes, weights=weights, minlength=len(self.targets)).astype(np.float64)
        return totals


@dataclass(frozen=True, slots=True)
class Fit:
    """The weight of one answer of each element, and how the fitting went."""

    weights: Array
    iterations: int
    max_error: float | None
    trimmed: int
    reason: Undefined | None


def fit(
    base: Array, answers: Array, margins: Sequence[Margin], *, trim: tuple[float, float] | None, tolerance: float
) -> Fit:
    """Weights of elements that stand for `answers` answers of weight `base` each, meeting all margins."""
    if not answers.sum():
        return Fit(base, 0, None, 0, Undefined.NO_ANSWERS)
    if any(((margin.targets > 0) & (margin.totals(answers) == 0)).any() for margin in margins):
        return Fit(base, 0, None, 0, Undefined.EMPTY_CELL)
    firsts, cell = _cells(margins)
    cells = [margin.of(firsts) for margin in margins]
    weights, iterations, error = _fitted(base, answers, cell=cell, margins=cells, tolerance=tolerance)
    trimmed = 0
    if trim is not None and error <= tolerance:
        low, high = np.array(trim) * weighted_median(weights, answers)
        cut = np.where(weights > 0, np.clip(weights, low, high), 0.0)
        trimmed = round(float(answers[cut != weights].sum()))
        if trimmed:
            weights, more, error = _fitted(cut, answers, cell=cell, margins=cells, tolerance=tolerance)
            iterations += more
    return Fit(weights, iterations, error, trimmed, None if error <= tolerance else Undefined.NOT_CONVERGED)


def weighted_median(weights: Array, answers: Array) -> float:
    """The median weight of an answer with a positive weight, of elements that stand for `answers` each."""
    counted = (weights > 0) & (answers > 0)
    order = np.argsort(weights[counted], kind="stable")
    reached = np.cumsum(answers[counted][order])
    half = reached[-1] / 2
    places = [np.searchsorted(reached, half, side=side) for side in ("left", "right")]
    last = len(order) - 1
    return float(np.mean([weights[counted][order][min(place, last)] for place in places]))


def _cells(margins: Sequence[Margin]) -> tuple[Codes, Codes]:
    """One element of each combination of categories, and the combination each element is of.

    Raking changes all of a combination alike, so that it can iterate over these instead of rows.
    """
    combined, possible = np.zeros(len(margins[0].codes), dtype=np.int64), 1
    for margin in margins:
        if possible * len(margin.targets) >= _MOST_COMBINATIONS:
            found, combined = np.unique(combined, return_inverse=True)
            possible = len(found)
        combined = combined * len(margin.targets) + margin.codes
        possible *= len(margin.targets)
    _, firsts, cell = np.unique(combined, return_index=True, return_inverse=True)
    return firsts, cell


def _fitted(
    base: Array, answers: Array, *, cell: Codes, margins: Sequence[Margin], tolerance: float
) -> tuple[Array, int, float]:
    """Fitted weights, iterations, largest relative error of a margin."""
    start: Array = np.bincount(cell, weights=base * answers).astype(np.float64)
    current, error, iteration = start.copy(), np.inf, 0
    while error > tolerance and iteration < MOST_ITERATIONS:
        iteration += 1
        for margin in margins:
            totals = margin.totals(current)
            factors = np.divide(margin.targets, totals, out=np.zeros_like(totals), where=totals > 0)
            current *= factors[margin.codes]
        error = max(_error(margin, current) for margin in margins)
    factor = np.divide(current, start, out=np.zeros_like(start), where=start > 0)
    return base * factor[cell], iteration, error


def _error(margin: Margin, weights: Array) -> float:
    wanted = margin.targets > 0
    return float(np.abs(margin.totals(weights)[wanted] / margin.targets[wanted] - 1).max(initial=0.0))
