"""Stated importance: what respondents say matters to them, and whether their answers tell items apart."""

import math
from collections.abc import Mapping

import numpy as np

from huiyin.lib.stats.arrays import Column, groups
from huiyin.lib.stats.drivers.results import StatedImportance, StatedItem
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_CEILING = 0.5


def stated_importance(
    *, ratings: Mapping[str, Values], scale: tuple[float, float], confidence: float = 0.95
) -> StatedImportance:
    """Mean stated importance of each item with its t interval; ratings outside `scale` are rejected.

    `compressed` is set when at least half of all ratings are the scale's highest: stated importance
    then hardly tells items apart (Oliver 1997), and derived importance is the better question.
    `n` counts ratings, not respondents.
    """
    normal_quantile(confidence)
    low, high = scale
    if low >= high:
        message = f"scale is (lowest, highest), not {scale}."
        raise ValueError(message)
    columns = {name: _within(column, low, high) for name, column in groups(ratings).items()}
    items = tuple(_item(name, column, high, confidence) for name, column in columns.items())
    n = sum(column.n for column in columns.values())
    at_top = sum(int((column.values == high).sum()) for column in columns.values())
    return StatedImportance(
        n=n,
        missing=sum(column.missing for column in columns.values()),
        rejected=sum(column.rejected for column in columns.values()),
        method="mean rating",
        reason=None if n else Undefined.NO_ANSWERS,
        items=items,
        top_share=at_top / n if n else None,
        compressed=bool(n) and at_top / n >= _CEILING,
    )


def _within(column: Column, low: float, high: float) -> Column:
    inside = (column.values >= low) & (column.values <= high)
    return Column(values=column.values[inside], missing=column.missing, rejected=column.rejected + int((~inside).sum()))


def _item(name: str, column: Column, high: float, confidence: float) -> StatedItem:
    n = column.n
    mean = float(column.values.mean()) if n else None
    return StatedItem(
        name=name,
        n=n,
        missing=column.missing,
        mean=mean,
        interval=None
        if mean is None or n < 2
        else _t_interval(mean, float(np.std(column.values, ddof=1)), n, confidence),
        top_share=float((column.values == high).mean()) if n else None,
        reason=None if n > 1 else Undefined.ONE_ANSWER if n else Undefined.NO_ANSWERS,
    )


def _t_interval(mean: float, sd: float, n: int, confidence: float) -> Interval:
    from scipy.special import stdtrit

    half = float(stdtrit(n - 1, 0.5 + confidence / 2)) * sd / math.sqrt(n)
    return Interval(low=mean - half, high=mean + half, confidence=confidence)
