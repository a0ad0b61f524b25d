"""One figure out of several dimensions: the weighted index, and the ACSI-style score of three items."""

import math
import operator
from collections.abc import Mapping, Sequence
from typing import Final

from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.means import mean_interval
from huiyin.lib.stats.satisfaction.results import IndexResult, MeanResult

COVERED_AT_LEAST: Final = 0.6
"""The part of the weight without which an index would be of other dimensions than its name says."""

_SUM_OF_WEIGHTS_WITHIN = 1e-9


def weighted_index(
    *,
    scores: Mapping[str, float | None],
    weights: Mapping[str, float],
    standard_errors: Mapping[str, float | None] | None = None,
    correlation: float = 0.0,
    covered_at_least: float = COVERED_AT_LEAST,
    confidence: float = 0.95,
) -> IndexResult:
    """Σ w·x / Σ w over the dimensions that have a score; None below `covered_at_least` of the weight.

    `weights` are non-negative and sum to 1 (± 1e-9). With a standard error for each score present there
    is an interval; `correlation` (0 to 1) is the one assumed between the scores' errors: 0 when the
    dimensions were asked of different people, up to 1 (the widest) when of the same.

    >>> weights = {"response": 0.3, "resolution": 0.4, "attitude": 0.3}
    >>> weighted_index(scores={"response": 80, "resolution": 90, "attitude": None}, weights=weights).estimate
    85.71428571428572
    """
    weights = {name: float(weight) for name, weight in weights.items()}
    check_weights(weights)
    unknown = scores.keys() - weights.keys()
    if unknown or not 0 <= correlation <= 1:
        message = f"Each score needs a weight (missing: {sorted(unknown)}), the correlation a value from 0 to 1."
        raise ValueError(message)
    present = {name: score for name in weights if (score := _finite(scores.get(name))) is not None}
    covered = math.fsum(weights[name] for name in present)
    enough = bool(present) and covered > 0 and covered >= covered_at_least - _SUM_OF_WEIGHTS_WITHIN
    parts = tuple((name, weights[name] / covered * score) for name, score in present.items()) if enough else ()
    estimate = math.fsum(part for _, part in parts) if enough else None
    errors = [_finite((standard_errors or {}).get(name)) for name in present]
    if any(error is not None and error < 0 for error in errors):
        message = f"Standard errors must not be negative: {standard_errors}."
        raise ValueError(message)
    se = None
    if enough and None not in errors:
        shares = [weights[name] / covered * (error or 0.0) for name, error in zip(present, errors, strict=True)]
        se = _error_of_sum(shares, correlation=correlation)
    return IndexResult(
        n=len(present),
        missing=len(weights) - len(present),
        estimate=estimate,
        interval=_around(estimate, se, confidence=confidence),
        method="weighted_mean_of_present_dimensions",
        reason=None if enough else Undefined.TOO_LITTLE_WEIGHT if present else Undefined.NO_ANSWERS,
        weight_covered=covered,
        parts=parts,
        se=se,
    )


def acsi_from_means(
    *, means: Sequence[float], weights: Sequence[float] | None = None, scale: tuple[float, float] = (1, 10)
) -> IndexResult:
    """ACSI-style score 100·(Σ w·x̄ − Σ w·min) / ((max − min)·Σ w) of item means (Fornell and others 1996).

    Equal weights unless given; they need not sum to 1. The official ACSI estimates its weights by PLS.
    """
    low, high = scale
    shares = _shares(weights, items=len(means))
    if not all(low <= mean <= high for mean in means):
        message = f"Means must lie on the scale from {low} to {high}: {list(means)}."
        raise ValueError(message)
    names = [str(position) for position in range(1, len(means) + 1)]
    return weighted_index(
        scores={name: 100 * (float(mean) - low) / (high - low) for name, mean in zip(names, means, strict=True)},
        weights=dict(zip(names, shares, strict=True)),
    )


def acsi(
    items: Sequence[Values],
    *,
    weights: Sequence[float] | None = None,
    scale: tuple[float, float] = (1, 10),
    confidence: float = 0.95,
) -> MeanResult:
    """ACSI-style score with its interval from the items' answers, one column an item, rows the same people.

    Each person's own score is averaged, so that the interval holds however the items hang together.
    Rows with a missing answer count as missing, with one off the scale as rejected.
    """
    columns = [as_list(item) for item in items]
    if not columns or len({len(column) for column in columns}) > 1:
        message = f"The items must have the same people, not {[len(column) for column in columns]}."
        raise ValueError(message)
    shares = _shares(weights, items=len(columns))
    complete = [row for row in zip(*columns, strict=True) if None not in row]
    low, high = scale
    people = [
        100 * (math.fsum(map(operator.mul, shares, row)) - low) / (high - low)
        if all(low <= answer <= high for answer in row)
        else math.inf  # rejected
        for row in complete
    ]
    return mean_interval([*people, *[None] * (len(columns[0]) - len(complete))], confidence=confidence)


def _shares(weights: Sequence[float] | None, *, items: int) -> list[float]:
    given = [1.0] * items if weights is None else [float(weight) for weight in weights]
    total = math.fsum(given)
    if len(given) != items or min(given, default=-1) < 0 or total <= 0:
        message = "Give each item a weight; weights must be non-negative and not all zero."
        raise ValueError(message)
    return [weight / total for weight in given]


def check_weights(weights: Mapping[str, float]) -> None:
    """Raise ValueError unless the weights are non-negative and sum to 1 ± 1e-9."""
    total = math.fsum(weights.values())
    if not weights or min(weights.values()) < 0 or not abs(total - 1) <= _SUM_OF_WEIGHTS_WITHIN:
        message = f"Weights must be non-negative and sum to 1, not {total}: {dict(weights)}."
        raise ValueError(message)


def _error_of_sum(errors: Sequence[float], *, correlation: float) -> float:
    alone, together = math.fsum(error**2 for error in errors), math.fsum(errors) ** 2
    return math.sqrt((1 - correlation) * alone + correlation * together)


def _around(estimate: float | None, se: float | None, *, confidence: float) -> Interval | None:
    half = normal_quantile(confidence) * (se or 0.0)
    if estimate is None or se is None:
        return None
    return Interval(low=estimate - half, high=estimate + half, confidence=confidence)


def _finite(value: float | None) -> float | None:
    return float(value) if value is not None and math.isfinite(value) else None
