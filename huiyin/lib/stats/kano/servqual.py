"""Gaps between expected and perceived service: item, dimension, weighted total (Parasuraman et al. 1988, 1991)."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.kano.results import Gap, ServqualResult
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

SERVQUAL_WEIGHTS: Final = {
    "tangibles": 11.0,
    "reliability": 32.0,
    "responsiveness": 22.0,
    "assurance": 19.0,
    "empathy": 16.0,
}
"""Points of 100 that customers gave to the dimensions (Parasuraman, Zeithaml and Berry 1991)."""

Segments = Sequence[Hashable] | ArrowColumn | NumpyColumn
"""The segment of each respondent."""

Expected = Mapping[str, Mapping[str, Values | float]]
"""Dimension, then item, to the respondents' expectations, or to one number where it was promised."""


def servqual(
    *,
    expected: Expected,
    perceived: Mapping[str, Mapping[str, Values]],
    weights: Mapping[str, float] | None = None,
    confidence: float = 0.95,
) -> ServqualResult:
    """Gaps P − E of each item, each dimension and in all, from ratings with one row a respondent.

    A respondent who lacks either side of an item is left out of that item only. A dimension's gap is
    the mean of its items' gaps, the weighted gap Σw·gap/Σw over the dimensions present. Intervals are t
    intervals around linearised means, so that a respondent's answers may depend on each other.
    """
    chosen = _weights(weights, list(perceived))
    tables = _tables(expected, perceived)
    return _result(tables, chosen, confidence)


def servqual_by_segment(
    *,
    segments: Segments,
    expected: Expected,
    perceived: Mapping[str, Mapping[str, Values]],
    weights: Mapping[str, float] | None = None,
    confidence: float = 0.95,
) -> dict[Hashable, ServqualResult]:
    """`servqual` for each segment, in order of first appearance; `segments` names each respondent's."""
    chosen = _weights(weights, list(perceived))
    tables = _tables(expected, perceived)
    labels, index = codes(as_list(segments))  # type: ignore[arg-type]
    if len(next(iter(tables.values())).values) != len(index):
        message = f"segments must name one segment for each respondent, not {len(index)}."
        raise ValueError(message)
    return {
        label: _result({name: table.rows(index == code) for name, table in tables.items()}, chosen, confidence)
        for code, label in enumerate(labels)
    }


def servqual_from_means(
    *,
    expected: Mapping[str, Sequence[float | None]],
    perceived: Mapping[str, Sequence[float | None]],
    n: int,
    weights: Mapping[str, float] | None = None,
) -> ServqualResult:
    """Gaps from the items' mean ratings by dimension, over `n` respondents; a pair with a None is left out.

    >>> servqual_from_means(expected={"empathy": [6.0, 5.0]}, perceived={"empathy": [5.5, None]}, n=80).weighted
    -0.5
    """
    chosen = _weights(weights, list(perceived))
    if {name: len(means) for name, means in expected.items()} != {name: len(m) for name, m in perceived.items()}:
        message = "expected and perceived must have the same dimensions with as many items each."
        raise ValueError(message)
    dimensions, items = [], []
    for name, means in perceived.items():
        gaps = as_floats(means) - as_floats(expected[name])
        items += [_mean_gap(str(place), gap, n) for place, gap in enumerate(gaps)]
        present = gaps[np.isfinite(gaps)]
        dimensions.append(_mean_gap(name, float(present.mean()) if len(present) else np.nan, n))
    return _total(tuple(dimensions), tuple(items), chosen, n=n, missing=0, interval=None)


@dataclass(frozen=True, slots=True)
class _Gaps:
    names: list[str]
    values: Array

    def rows(self, chosen: Array) -> "_Gaps":
        return _Gaps(self.names, self.values[chosen])


def _tables(expected: Expected, perceived: Mapping[str, Mapping[str, Values]]) -> dict[str, _Gaps]:
    if {name: set(items) for name, items in expected.items()} != {name: set(i) for name, i in perceived.items()}:
        message = "expected and perceived must have the same dimensions and items."
        raise ValueError(message)
    if not all(perceived.values()):
        message = "Each dimension needs at least one item."
        raise ValueError(message)
    lengths = {len(as_floats(ratings)) for items in perceived.values() for ratings in items.values()}
    if len(lengths) > 1:
        message = f"Each item needs a rating or None of each respondent, not {sorted(lengths)}."
        raise ValueError(message)
    return {name: _gaps(expected[name], items) for name, items in perceived.items()}


def _gaps(expected: Mapping[str, Values | float], perceived: Mapping[str, Values]) -> _Gaps:
    columns = []
    for item, ratings in perceived.items():
        seen, hoped = as_floats(ratings), expected[item]
        wanted = np.full(len(seen), float(hoped)) if isinstance(hoped, int | float) else as_floats(hoped)
        if len(wanted) != len(seen):
            message = f"{item}: {len(wanted)} expectations for {len(seen)} perceptions."
            raise ValueError(message)
        gap = seen - wanted
        columns.append(np.where(np.isfinite(gap), gap, np.nan))
    return _Gaps(list(perceived), np.column_stack(columns))


def _result(tables: Mapping[str, _Gaps], weights: Mapping[str, float], confidence: float) -> ServqualResult:
    n_rows = len(next(iter(tables.values())).values)
    dimensions: list[Gap] = []
    items: list[Gap] = []
    influences = []
    for name, table in tables.items():
        means, influence = _means_and_influence(table.values)
        items += [
            _gap(item, means[j], influence[:, j], int(np.isfinite(table.values[:, j]).sum()), confidence)
            for j, item in enumerate(table.names)
        ]
        present = np.isfinite(means)
        mean = float(means[present].mean()) if present.any() else np.nan
        pull = influence[:, present].mean(axis=1) if present.any() else np.zeros(n_rows)
        answered = int(np.isfinite(table.values).any(axis=1).sum())
        dimensions.append(_gap(name, mean, pull, answered, confidence))
        influences.append(pull)
    answered = int(np.any([np.isfinite(table.values).any(axis=1) for table in tables.values()], axis=0).sum())
    used = np.array([weights[gap.name] if gap.mean is not None else 0.0 for gap in dimensions])
    interval = None
    if used.sum() > 0:
        mean = sum(w * (gap.mean or 0.0) for w, gap in zip(used, dimensions, strict=True)) / used.sum()
        interval = _interval(mean, np.column_stack(influences) @ used / used.sum(), answered, confidence)
    return _total(tuple(dimensions), tuple(items), weights, n=answered, missing=n_rows - answered, interval=interval)


def _means_and_influence(values: Array) -> tuple[Array, Array]:
    # How much each respondent moves each item's mean: (value − mean)/n, 0 where the pair is missing.
    present = np.isfinite(values)
    n = present.sum(axis=0)
    totals = np.where(present, values, 0.0).sum(axis=0)
    means = np.divide(totals, n, out=np.full(len(n), np.nan), where=n > 0)
    return means, np.where(present, values - means, 0.0) / np.maximum(n, 1)


def _gap(name: str, mean: float, influence: Array, n: int, confidence: float) -> Gap:
    known = bool(np.isfinite(mean))
    return Gap(
        name=name,
        n=n,
        mean=float(mean) if known else None,
        interval=_interval(float(mean), influence, n, confidence) if known else None,
        reason=None if known else Undefined.NO_ANSWERS,
    )


def _interval(mean: float, influence: Array, n: int, confidence: float) -> Interval | None:
    from scipy.special import stdtrit

    normal_quantile(confidence)
    if n < 2:
        return None
    se = float(np.sqrt((influence**2).sum() * n / (n - 1)))
    half = float(stdtrit(n - 1, 0.5 + confidence / 2)) * se
    return Interval(low=mean - half, high=mean + half, confidence=confidence)


def _mean_gap(name: str, gap: float, n: int) -> Gap:
    known = bool(np.isfinite(gap))
    return Gap(name=name, n=n, mean=float(gap) if known else None, reason=None if known else Undefined.NO_ANSWERS)


def _total(
    dimensions: tuple[Gap, ...],
    items: tuple[Gap, ...],
    weights: Mapping[str, float],
    *,
    n: int,
    missing: int,
    interval: Interval | None,
) -> ServqualResult:
    present = [(weights[gap.name], gap.mean) for gap in dimensions if gap.mean is not None]
    covered = sum(weight for weight, _ in present)
    return ServqualResult(
        n=n,
        missing=missing,
        interval=interval,
        method="P − E, weighted",
        reason=None if covered > 0 else Undefined.NO_ANSWERS,
        dimensions=dimensions,
        items=items,
        unweighted=sum(mean for _, mean in present) / len(present) if present else None,
        weighted=sum(weight * mean for weight, mean in present) / covered if covered > 0 else None,
        weight_covered=covered / sum(weights.values()),
    )


def _weights(weights: Mapping[str, float] | None, dimensions: list[str]) -> dict[str, float]:
    given = SERVQUAL_WEIGHTS if weights is None else weights
    lacking = [name for name in dimensions if name not in given]
    if lacking or any(given[name] < 0 for name in dimensions) or not sum(given[name] for name in dimensions) > 0:
        message = f"Each dimension needs a non-negative weight, not all zero; without one: {lacking}."
        raise ValueError(message)
    return {name: float(given[name]) for name in dimensions}
