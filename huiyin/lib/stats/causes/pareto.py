"""Pareto: the few causes behind most cases."""

from collections.abc import Mapping
from itertools import accumulate

from huiyin.lib.stats.causes.ratios import plain_counts
from huiyin.lib.stats.causes.results import ParetoItem, ParetoResult
from huiyin.lib.stats.reasons import Undefined


def pareto(counts: Mapping[str, float], *, threshold: float = 0.8, other: str = "other") -> ParetoResult:
    """Categories by falling count with cumulative shares; the vital few reach `threshold` of the total.

    The category that crosses the threshold belongs to the vital few. `other` is a heap and not a cause, so it
    stands last whatever its size; ties are ordered by name. Counts may be fractional (a case shared by several
    causes). Raises ValueError for a negative count or a threshold outside (0, 1] (Juran 1951).

    >>> pareto({"late": 6, "damaged": 3, "rude": 1}).vital_few
    ('late', 'damaged')
    """
    if not 0 < threshold <= 1:
        message = f"The threshold is a share above 0 and at most 1, not {threshold}."
        raise ValueError(message)
    counts = plain_counts(counts, what="Counts")
    ordered = sorted(counts, key=lambda name: (name == other, -counts[name], name))
    sums = list(accumulate(counts[name] for name in ordered))
    total = sums[-1] if sums else 0.0
    if total == 0:
        return ParetoResult(
            n=0, method="pareto", reason=Undefined.NO_ANSWERS, items=(), vital_few=(), threshold=threshold, total=0.0
        )
    needed = threshold * total - 1e-9 * total  # 0.1 + 0.7 of a total means 0.8 of it
    items = tuple(
        ParetoItem(
            category=name,
            count=counts[name],
            share=counts[name] / total,
            cumulative=so_far / total,
            vital=so_far - counts[name] < needed,
        )
        for name, so_far in zip(ordered, sums, strict=True)
    )
    return ParetoResult(
        n=round(total),
        method="pareto",
        items=items,
        vital_few=tuple(item.category for item in items if item.vital),
        threshold=threshold,
        total=total,
    )
