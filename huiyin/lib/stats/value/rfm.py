"""RFM: quintiles of recency, frequency and money, and named segments as data."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.value.results import RfmResult, RfmSegment, SegmentSize

Scores = NDArray[np.int64]

RFM_SEGMENTS: Final = tuple(
    RfmSegment(code=code, recency=recency, frequency=frequency, name={"zh-Hans": hans, "zh-Hant": hant, "en": en})
    for code, recency, frequency, hans, hant, en in (
        ("champions", (5, 5), (4, 5), "重要价值客户", "重要價值客戶", "champions"),
        ("loyal", (3, 4), (4, 5), "忠诚客户", "忠誠客戶", "loyal customers"),
        ("potential_loyal", (4, 5), (2, 3), "潜在忠诚客户", "潛在忠誠客戶", "potential loyalists"),
        ("new", (5, 5), (1, 1), "新客户", "新客戶", "new customers"),
        ("promising", (4, 4), (1, 1), "有潜力的客户", "有潛力的客戶", "promising"),
        ("need_attention", (3, 3), (3, 3), "需要关注的客户", "需要關注的客戶", "need attention"),
        ("about_to_sleep", (3, 3), (1, 2), "即将沉睡的客户", "即將沉睡的客戶", "about to sleep"),
        ("cannot_lose", (1, 2), (5, 5), "不能失去的客户", "不能失去的客戶", "cannot lose them"),
        ("at_risk", (1, 2), (3, 4), "流失风险客户", "流失風險客戶", "at risk"),
        ("hibernating", (1, 2), (1, 2), "沉睡客户", "沉睡客戶", "hibernating"),
    )
)
"""The usual ten segments of the 5 × 5 grid of recency and frequency; an administrator's table may replace them."""


def rfm(
    *,
    customers: Sequence[Hashable],
    recency: Values,
    frequency: Values,
    monetary: Values,
    classes: int = 5,
    segments: Sequence[RfmSegment] = RFM_SEGMENTS,
) -> RfmResult:
    """Score customers 1 to `classes` (best) by days since the last purchase, purchases, and money.

    Classes are equal-sized by rank, ties broken by the order given (pandas: qcut of rank "first"); a small
    recency is good. Rows with a missing value are left out. Segments are for five classes: with another
    number give your own.

    >>> rfm(customers="ab", recency=[3, 90], frequency=[9, 1], monetary=[800, 20]).cells
    ('555', '111')
    """
    columns = [as_floats(values) for values in (recency, frequency, monetary)]
    if {len(column) for column in columns} != {len(customers)} or classes < 2:
        message = "customers, recency, frequency and monetary must be of one length, classes at least 2"
        raise ValueError(message)
    table = np.column_stack(columns)
    known = np.asarray(np.isfinite(table).all(axis=1))
    n, missing = int(known.sum()), int(np.isnan(table).any(axis=1).sum())
    shared: dict[str, Any] = {
        "n": n,
        "missing": missing,
        "rejected": len(table) - n - missing,
        "method": "rank_first_quantiles",
    }
    if n < 2:
        return RfmResult(**shared, reason=Undefined.ONE_ANSWER if n else Undefined.NO_ANSWERS)
    r, f, m = (_quantile_scores(values, classes) for values in table[known].T)
    r = classes + 1 - r
    codes = _segment_codes(r, f, segments)
    return RfmResult(
        **shared,
        customers=tuple(customer for customer, ok in zip(customers, known.tolist(), strict=True) if ok),
        recency=tuple(r.tolist()),
        frequency=tuple(f.tolist()),
        monetary=tuple(m.tolist()),
        segments=codes,
        sizes=_sizes(codes, segments),
        few_distinct=_few_distinct(table[known], classes),
    )


def _quantile_scores(values: Array, classes: int) -> Scores:
    """1 to `classes`: the class of each value's rank among interpolated quantiles of the ranks."""
    n = len(values)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(values, kind="stable")] = np.arange(n)
    return np.maximum(1, -(-rank * classes // (n - 1)))


def _segment_codes(r: Scores, f: Scores, segments: Sequence[RfmSegment]) -> tuple[str | None, ...]:
    grid: dict[tuple[int, int], str] = {}
    for segment in segments:
        for one in range(segment.recency[0], segment.recency[1] + 1):
            for other in range(segment.frequency[0], segment.frequency[1] + 1):
                grid.setdefault((one, other), segment.code)
    return tuple(map(grid.get, zip(r.tolist(), f.tolist(), strict=True)))


def _sizes(codes: tuple[str | None, ...], segments: Sequence[RfmSegment]) -> tuple[SegmentSize, ...]:
    counts = Counter(codes)
    return tuple(
        SegmentSize(code=segment.code, customers=counts[segment.code], share=counts[segment.code] / len(codes))
        for segment in segments
    )


def _few_distinct(table: Array, classes: int) -> tuple[str, ...]:
    names = ("recency", "frequency", "monetary")
    return tuple(name for name, values in zip(names, table.T, strict=True) if len(np.unique(values)) < classes)
