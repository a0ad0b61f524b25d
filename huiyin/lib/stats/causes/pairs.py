"""Which two problems occur together more often than chance: all pairs of tags over millions of cases."""

from collections.abc import Mapping, Sequence, Set
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.causes.kin import related
from huiyin.lib.stats.causes.measures import (
    associations,
    conviction,
    fisher_greater,
    least_count,
    measures,
    rule_at,
)
from huiyin.lib.stats.causes.results import AssociationResult, AssociationsResult
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_ROWS_AT_ONCE = 16_384  # their bits stay in the cache


def tag_pairs(
    present: Any,
    *,
    tags: Sequence[str],
    parents: Mapping[str, str] | None = None,
    min_support: float = 0.0,
    min_confidence: float = 0.0,
    min_count: int = 5,
    alpha: float = 0.05,
    confidence: float = 0.95,
) -> AssociationsResult:
    """Rules left → right over every pair of tags; `present` (cases, tags) is 1 or True where a case has a tag.

    A NumPy array, a SciPy sparse matrix, nested lists, or for each case the set of its tags. The rest is as in
    `tag_pairs_from_counts`. Raises ValueError for other numbers than 0 and 1, or a tag that is not among `tags`.
    """
    joint, n = pair_counts(present if hasattr(present, "shape") else _of_cases(list(present), tags))
    return tag_pairs_from_counts(
        joint,
        n=n,
        tags=tags,
        parents=parents,
        min_support=min_support,
        min_confidence=min_confidence,
        min_count=min_count,
        alpha=alpha,
        confidence=confidence,
    )


def tag_pairs_from_counts(
    joint: Sequence[Sequence[float]] | Array,
    *,
    n: int,
    tags: Sequence[str],
    parents: Mapping[str, str] | None = None,
    min_support: float = 0.0,
    min_confidence: float = 0.0,
    min_count: int = 5,
    alpha: float = 0.05,
    confidence: float = 0.95,
) -> AssociationsResult:
    """The same from the (k, k) counts of cases with both tags, on the diagonal with the one; `n` cases in all.

    Tested by Fisher's one-sided test is every pair that could reach max(min_count, min_support · n), both tags
    being that frequent, and whose tags are no parent and child (`parents`: child → parent); Benjamini–Hochberg
    runs over all of these, in both directions (`tested`). A finding has the count, the confidence, lift > 1 and an
    adjusted p ≤ alpha. Raises ValueError for a matrix that is not (k, k), symmetric and within its diagonal.
    """
    from huiyin.lib.stats.comparison import adjust_p

    check_confidence(confidence)
    (n,), tags = whole_counts(n=n), [str(tag) for tag in tags]
    counts = _checked(joint, n, tags)
    needed = least_count(n, min_support=min_support, min_count=min_count)
    rows, columns = np.triu_indices(len(tags), k=1)
    single = np.diag(counts)
    able = (np.minimum(single[rows], single[columns]) >= needed) & ~related(tags, parents)[rows, columns]
    rows, columns = rows[able], columns[able]
    both, left, right = (
        np.tile(counts[rows, columns], 2),
        single[np.concatenate([rows, columns])],
        single[np.concatenate([columns, rows])],
    )
    p = fisher_greater(both=counts[rows, columns], left=single[rows], right=single[columns], n=n)
    found = measures(both=both, left=left, right=right, p=np.tile(p, 2), n=n, level=confidence)
    adjusted = adjust_p(p.tolist(), method="bh")
    ends = [*zip(rows.tolist(), columns.tolist(), strict=True), *zip(columns.tolist(), rows.tolist(), strict=True)]
    kept = np.flatnonzero((both >= needed) & (found.confidence >= min_confidence)).tolist()
    rules = [
        rule_at(
            index,
            of=found,
            counts=(both, left, right),
            n=n,
            sides=((tags[ends[index][0]],), (tags[ends[index][1]],)),
            level=confidence,
            p_adjusted=float(adjusted[index % len(rows)] or 0.0),
            alpha=alpha,
        )
        for index in kept
    ]
    return associations(rules, n=n, tested=2 * len(rows), method="pairs_fisher_bh")


def pair_counts(present: Any) -> tuple[Array, int]:
    """How many cases have both tags (k, k), and how many cases there are; raises ValueError unless 0/1 (n, k)."""
    if hasattr(present, "tocsr"):
        table = present.tocsr().astype(np.float64)
        if not (table.data == 1).all():
            raise ValueError(_NOT_BINARY)
        return np.asarray((table.T @ table).todense(), dtype=np.float64), int(table.shape[0])
    table = np.asarray(present)
    if table.ndim != 2:
        raise ValueError(_NOT_BINARY)
    joint = np.zeros((table.shape[1], table.shape[1]))
    for start in range(0, len(table), _ROWS_AT_ONCE):
        joint += _chunk_counts(table[start : start + _ROWS_AT_ONCE])
    return joint, len(table)


def _chunk_counts(rows: NDArray[Any]) -> Array:
    # Bits and not a matrix product: as quick, exact, and BLAS threads that share cores with others take minutes.
    if rows.dtype != np.bool_ and not ((rows == 0) | (rows == 1)).all():
        raise ValueError(_NOT_BINARY)
    bits = np.packbits(np.ascontiguousarray(rows.T, dtype=np.bool_), axis=1)
    words = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8))).view(np.uint64)
    upper = np.zeros((len(words), len(words)))
    for tag, of_tag in enumerate(words):
        upper[tag, tag:] = np.bitwise_count(of_tag & words[tag:]).sum(axis=1)
    return np.asarray(np.maximum(upper, upper.T))


def _of_cases(cases: list[Any], tags: Sequence[str]) -> Any:
    """Sets of tags as a sparse matrix (cases, tags); anything else as it is, an empty list as no rows."""
    if cases and not isinstance(cases[0], Set):
        return cases
    from scipy.sparse import csr_array

    place = {tag: index for index, tag in enumerate(tags)}
    ends = np.cumsum([0, *map(len, cases)])
    try:
        columns = np.fromiter(map(place.__getitem__, chain.from_iterable(cases)), dtype=np.int64, count=ends[-1])
    except KeyError as unknown:
        message = f"{unknown} is not among the tags."
        raise ValueError(message) from None
    return csr_array((np.ones(len(columns)), columns, ends), shape=(len(cases), len(tags)))


def association_from_counts(
    *, both: int, left: int, right: int, n: int, min_count: int = 5, alpha: float = 0.05, confidence: float = 0.95
) -> AssociationResult:
    """One rule left → right declared beforehand: of `n` cases `left` have the one, `right` the other, `both` both.

    The estimate is the lift. `finding` needs the count, lift > 1 and Fisher's one-sided p ≤ alpha. Raises
    ValueError for impossible counts.

    >>> association_from_counts(both=40, left=100, right=200, n=1000).estimate
    2.0
    """
    check_confidence(confidence)
    both, left, right, n = whole_counts(both=both, left=left, right=right, n=n)
    if not (0 <= both <= min(left, right) and left + right - both <= n):
        message = f"{both} of {left} and {right} among {n} is impossible."
        raise ValueError(message)
    if left == 0 or right == 0:
        reason = Undefined.NO_EXPOSURE if n else Undefined.NO_ANSWERS
        return AssociationResult(n=n, estimate=None, method="fisher", reason=reason)
    counts = (np.array([both], float), np.array([left], float), np.array([right], float))
    tail = fisher_greater(both=counts[0], left=counts[1], right=counts[2], n=n)
    found = measures(both=counts[0], left=counts[1], right=counts[2], p=tail, n=n, level=confidence)
    p, lift = float(tail[0]), float(found.lift[0])
    low, high = float(found.lift_low[0]), float(found.lift_high[0])
    return AssociationResult(
        n=n,
        estimate=lift,
        interval=Interval(low=low, high=high, confidence=confidence) if low < high else None,
        method="fisher",
        reason=None if low < high else Undefined.NO_VARIATION if both else Undefined.TOO_FEW,
        count=both,
        support=both / n,
        confidence=both / left,
        leverage=float(found.leverage[0]),
        conviction=conviction(both=both, left=left, right=right, n=n),
        p=p,
        finding=both >= min_count and lift > 1 and p <= alpha,
    )


_NOT_BINARY = "The cases are rows and the tags columns of a matrix of 0 and 1 (or bool); or each case is a set of tags."


def _checked(joint: Sequence[Sequence[float]] | Array, n: int, tags: Sequence[str]) -> Array:
    counts = np.asarray(joint, dtype=np.float64)
    if counts.size == 0:
        counts = counts.reshape(0, 0)
    if counts.shape != (len(tags), len(tags)) or len(set(tags)) < len(tags):
        message = f"The counts must be ({len(tags)}, {len(tags)}), one row and column for each distinct tag."
        raise ValueError(message)
    single = np.diag(counts)
    possible = (counts >= 0) & (counts <= np.minimum.outer(single, single))
    if not ((counts == counts.T) & possible).all() or (single > n).any():
        message = "Counts of pairs are symmetric, not negative, and at most those of each tag, which are at most n."
        raise ValueError(message)
    return counts
