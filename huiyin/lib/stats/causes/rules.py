"""Association rules among the tags of cases: which problems lead to which others, chance filtered out."""

import math
import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from huiyin.lib.stats.causes.kin import ancestors, related
from huiyin.lib.stats.causes.measures import associations, fisher_greater, least_count, measures, rule_at
from huiyin.lib.stats.causes.results import AssociationsResult, Itemset, ItemsetsResult
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import check_confidence
from huiyin.lib.stats.reasons import Undefined

Baskets = Mapping[frozenset[str], int]
_Items = frozenset[str]


def frequent_itemsets(
    transactions: Iterable[Collection[str]], *, min_support: float = 0.01, min_count: int = 5, max_len: int = 3
) -> ItemsetsResult:
    """Sets of up to `max_len` tags found in at least max(min_count, min_support · n) cases (FP-growth, mlxtend)."""
    return frequent_itemsets_from_counts(
        _compressed(transactions), min_support=min_support, min_count=min_count, max_len=max_len
    )


def frequent_itemsets_from_counts(
    baskets: Baskets, *, min_support: float = 0.01, min_count: int = 5, max_len: int = 3
) -> ItemsetsResult:
    """The same from each distinct set of tags and how many cases have it (one group-by)."""
    baskets = _whole(baskets)
    n = _size(baskets, max_len)
    counts = _itemset_counts(
        baskets, needed=least_count(n, min_support=min_support, min_count=min_count), max_len=max_len
    )
    ordered = sorted(counts, key=lambda items: (len(items), -counts[items], sorted(items)))
    return ItemsetsResult(
        n=n,
        method="fpgrowth",
        reason=None if n else Undefined.NO_ANSWERS,
        itemsets=tuple(
            Itemset(items=tuple(sorted(items)), count=counts[items], support=counts[items] / n) for items in ordered
        ),
    )


def association_rules(
    transactions: Iterable[Collection[str]],
    *,
    min_support: float = 0.01,
    min_confidence: float = 0.5,
    min_count: int = 5,
    max_len: int = 3,
    parents: Mapping[str, str] | None = None,
    alpha: float = 0.05,
    confidence: float = 0.95,
) -> AssociationsResult:
    """Rules left → right among the distinct tags of each case (Agrawal and Srikant 1994), as below.

    >>> cases = [{"late", "rude"}] * 30 + [{"late"}] * 10 + [set()] * 60
    >>> [(rule.left, rule.right) for rule in association_rules(cases).findings]
    [(('late',), ('rude',)), (('rude',), ('late',))]
    """
    return association_rules_from_counts(
        _compressed(transactions),
        min_support=min_support,
        min_confidence=min_confidence,
        min_count=min_count,
        max_len=max_len,
        parents=parents,
        alpha=alpha,
        confidence=confidence,
    )


def association_rules_from_counts(
    baskets: Baskets,
    *,
    min_support: float = 0.01,
    min_confidence: float = 0.5,
    min_count: int = 5,
    max_len: int = 3,
    parents: Mapping[str, str] | None = None,
    alpha: float = 0.05,
    confidence: float = 0.95,
) -> AssociationsResult:
    """Rules from each distinct set of tags and how many cases have it; at most `max_len` tags in a rule.

    `rules` have the count max(min_count, min_support · n) and the confidence, and are not redundant: no rule with
    fewer tags on the left and the same right side is as confident. Tags of one line of the taxonomy (`parents`:
    child → parent) never meet in a rule. `findings` also have lift > 1 and a one-sided Fisher p that stays ≤ alpha
    after Benjamini–Hochberg over every rule whose sides are frequent enough to be found (`tested`); those too rare
    together count with p = 1. Raises ValueError for thresholds out of range or negative counts.
    """
    check_confidence(confidence)
    baskets = _whole(baskets)
    n = _size(baskets, max_len)
    needed = least_count(n, min_support=min_support, min_count=min_count)
    counts = _without_kin(_itemset_counts(baskets, needed=needed, max_len=max_len), parents or {})
    splits = [(left, items - left) for items in counts if len(items) > 1 for left in _parts(items)]
    tested = _could_be_found(counts, parents, max_len=max_len)
    numbers = np.array([(counts[a | b], counts[a], counts[b]) for a, b in splits], dtype=np.float64).reshape(-1, 3)
    both, left, right = numbers.T
    p = fisher_greater(both=both, left=left, right=right, n=n)
    found = measures(both=both, left=left, right=right, p=p, n=n, level=confidence)
    adjusted = _adjusted(p.tolist(), tested)
    sure = dict(zip(splits, found.confidence.tolist(), strict=True))
    rules = [
        rule_at(
            index,
            of=found,
            counts=(both, left, right),
            n=n,
            sides=(tuple(sorted(a)), tuple(sorted(b))),
            level=confidence,
            p_adjusted=adjusted[index],
            alpha=alpha,
        )
        for index, (a, b) in enumerate(splits)
        if sure[a, b] >= min_confidence and not any(sure[part, b] >= sure[a, b] for part in _parts(a))
    ]
    return associations(rules, n=n, tested=tested, method="fpgrowth_fisher_bh")


def _compressed(transactions: Iterable[Collection[str]]) -> Counter[_Items]:
    return Counter(map(frozenset, transactions))


def _whole(baskets: Baskets) -> Baskets:
    return {items: whole_counts(cases=times)[0] for items, times in baskets.items()}


def _size(baskets: Baskets, max_len: int) -> int:
    if max_len < 1:
        message = "max_len must be at least 1."
        raise ValueError(message)
    return sum(baskets.values())


def _itemset_counts(baskets: Baskets, *, needed: int, max_len: int) -> dict[_Items, int]:
    """FP-growth of mlxtend on its own tree, into which each distinct basket goes once with its multiplicity.

    Its front door `fpgrowth` wants a row for each case and no multiplicities: twice as slow, and no use for counts
    of ten million cases. A test holds both to the same sets.
    """
    with warnings.catch_warnings():  # on import mlxtend shows every DeprecationWarning of the process
        from mlxtend.frequent_patterns.fpcommon import FPTree
        from mlxtend.frequent_patterns.fpgrowth import fpg_step

    single: Counter[str] = Counter()
    for items, times in baskets.items():
        for item in items:
            single[item] += times
    frequent = sorted((item for item in single if single[item] >= needed), key=lambda item: (single[item], item))
    rank = {item: index for index, item in enumerate(frequent)}
    pruned: Counter[tuple[int, ...]] = Counter()
    for items, times in baskets.items():
        pruned[tuple(sorted((rank[item] for item in items if item in rank), reverse=True))] += times
    tree = FPTree({index: index for index in range(len(frequent))})
    for path, times in pruned.items():
        if path and times:
            tree.insert_itemset(list(path), times)
    found = fpg_step(tree, needed, None, max_len, 0)
    return {frozenset(frequent[index] for index in items): int(count) for count, items in found}


def _without_kin(counts: dict[_Items, int], parents: Mapping[str, str]) -> dict[_Items, int]:
    above = {item: set(ancestors(item, parents)) for items in counts if len(items) == 1 for item in items}
    return {items: count for items, count in counts.items() if not any(above[item] & items for item in items)}


def _parts(items: _Items) -> Iterable[_Items]:
    """The proper subsets that are not empty."""
    ordered = sorted(items)
    return (frozenset(part) for size in range(1, len(ordered)) for part in combinations(ordered, size))


def _could_be_found(counts: dict[_Items, int], parents: Mapping[str, str] | None, *, max_len: int) -> int:
    """How many pairs of frequent sides without a common or related tag there are, in both directions."""
    tags = sorted({item for items in counts for item in items})
    place = {tag: index for index, tag in enumerate(tags)}
    clash = (np.eye(len(tags)) + related(tags, parents)).astype(np.float32)
    sides: dict[int, list[_Items]] = {}
    for items in counts:
        sides.setdefault(len(items), []).append(items)
    matrices = {size: _membership(of_size, place) for size, of_size in sides.items()}
    return sum(
        int((lefts @ clash @ rights.T == 0).sum())
        for a, lefts in matrices.items()
        for b, rights in matrices.items()
        if a + b <= max_len
    )


def _membership(sides: Sequence[_Items], place: Mapping[str, int]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    table = np.zeros((len(sides), len(place)), dtype=np.float32)
    for row, items in enumerate(sides):
        table[row, [place[item] for item in items]] = 1
    return table


def _adjusted(p_values: list[float], tested: int) -> list[float]:
    from huiyin.lib.stats.comparison import adjust_p

    if not p_values:
        return []
    padded = adjust_p([*p_values, *[1.0] * (tested - len(p_values))], method="bh")
    return [1.0 if p is None or math.isnan(p) else p for p in padded[: len(p_values)]]
