"""An index over time whose weights change: recomputed and chained, so that only scores move it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.satisfaction.index import COVERED_AT_LEAST, check_weights, weighted_index
from huiyin.lib.stats.satisfaction.results import ChainedIndex, ChainedPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexWeights:
    """A version of the weights of a scene, in force from a day on."""

    version: str
    effective_from: date
    weights: Mapping[str, float]

    def __post_init__(self) -> None:
        check_weights(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPeriod:
    """The scores of one period by dimension; `day` decides which weights were in force."""

    name: str
    day: date
    scores: Mapping[str, float | None]


def chained_index(
    *,
    periods: Sequence[IndexPeriod],
    versions: Sequence[IndexWeights],
    covered_at_least: float = COVERED_AT_LEAST,
) -> ChainedIndex:
    """The index as published and as chained, periods from the oldest to the newest.

    Each step between two periods is measured with the weights of the later one on both, over the
    dimensions both have; the steps are added up backwards from the newest period, whose published
    level stays. Steps are differences, not ratios: scores are on interval scales without a true zero.
    A step over too little weight breaks the chain: what lies before it is None.
    """
    ordered = sorted(periods, key=lambda period: period.day)
    own = [_in_force(versions, period.day) for period in ordered]
    published = [
        weighted_index(
            scores=_weighted_only(period, version), weights=version.weights, covered_at_least=covered_at_least
        )
        for period, version in zip(ordered, own, strict=True)
    ]
    levels: list[float | None] = [published[-1].estimate] if published else []
    for position in range(len(ordered) - 1, 0, -1):
        step = _step(ordered[position - 1], ordered[position], own[position], covered_at_least=covered_at_least)
        level = levels[-1]
        levels.append(None if level is None or step is None else level - step)
    points = tuple(
        ChainedPoint(
            period=period.name,
            weights=version.version,
            published=index.estimate,
            chained=level,
            weight_covered=index.weight_covered,
        )
        for period, version, index, level in zip(ordered, own, published, reversed(levels), strict=True)
    )
    known = sum(point.chained is not None for point in points)
    reason = None if known else Undefined.TOO_LITTLE_WEIGHT if points else Undefined.NO_ANSWERS
    return ChainedIndex(
        n=known, missing=len(points) - known, method="chained_differences", reason=reason, points=points
    )


def _step(earlier: IndexPeriod, later: IndexPeriod, version: IndexWeights, *, covered_at_least: float) -> float | None:
    both = [name for name in version.weights if all(_is_number(period.scores.get(name)) for period in (earlier, later))]
    before, after = (
        weighted_index(
            scores={name: period.scores[name] for name in both},
            weights=version.weights,
            covered_at_least=covered_at_least,
        ).estimate
        for period in (earlier, later)
    )
    return None if before is None or after is None else after - before


def _in_force(versions: Sequence[IndexWeights], day: date) -> IndexWeights:
    begun = [version for version in versions if version.effective_from <= day]
    if not begun:
        message = f"No weights are in force on {day}; add a version that begins on or before it."
        raise ValueError(message)
    return max(begun, key=lambda version: version.effective_from)


def _weighted_only(period: IndexPeriod, version: IndexWeights) -> dict[str, float | None]:
    return {name: score for name, score in period.scores.items() if name in version.weights}


def _is_number(score: float | None) -> bool:
    return score is not None and math.isfinite(score)
