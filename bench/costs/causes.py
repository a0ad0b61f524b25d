"""Costs of causes: pairs of tags over a million cases, rules, strata, Shapley values."""

from collections import Counter

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    association_rules_from_counts,
    attribute_cases,
    mantel_haenszel,
    pareto,
    shapley_values,
    tag_pairs,
    tag_pairs_from_counts,
)

TAGS = [f"tag {index}" for index in range(80)]


def drawn(n: int, tags: int = 80) -> np.ndarray:
    """Cases with about three tags each, some frequent, most rare, one pair that goes together."""
    rng = np.random.default_rng(1)
    frequency = 0.3 / np.arange(1, tags + 1) ** 0.8
    present = rng.random((n, tags), dtype=np.float32) < frequency.astype(np.float32)
    present[:, 5] |= present[:, 3] & (rng.random(n) < 0.5)
    return present


def pairs(n: int):
    """Every pair of 80 tags over n cases."""
    present = drawn(n)
    return lambda: tag_pairs(present, tags=TAGS)


def pairs_from_counts(n: int):
    """The same from the counts of n tags (80, 160)."""
    present = drawn(20_000, n).astype(np.float32)
    joint = present.T @ present
    tags = [f"tag {index}" for index in range(n)]
    return lambda: tag_pairs_from_counts(joint, n=20_000, tags=tags)


def baskets(n: int) -> Counter:
    """Distinct baskets of n cases with their multiplicity."""
    distinct, times = np.unique(np.packbits(drawn(n), axis=1), axis=0, return_counts=True)
    rows = np.unpackbits(distinct, axis=1, count=80)
    return Counter(
        {
            frozenset(TAGS[index] for index in np.flatnonzero(row)): int(often)
            for row, often in zip(rows, times, strict=True)
        }
    )


def rules(n: int):
    """Rules of up to three tags from compressed baskets."""
    given = baskets(n)
    return lambda: association_rules_from_counts(given, min_support=0.005)


def shapley(k: int):
    """A game of k players given as a function."""
    players = [str(index) for index in range(k)]
    return lambda: shapley_values(players=players, worth=lambda coalition: len(coalition) ** 0.5)


def shared(n: int):
    """Cases with one to three causes."""
    rng = np.random.default_rng(2)
    cases = [frozenset(rng.integers(0, 12, size).tolist()) for size in rng.integers(1, 4, n)]
    named = [{str(cause) for cause in case} for case in cases]
    return lambda: attribute_cases(named)


def strata(k: int):
    """k strata of two groups."""
    tables = np.random.default_rng(3).integers(1, 100, (k, 2, 2))
    return lambda: mantel_haenszel(tables)


def categories(k: int):
    """k categories."""
    counts = {str(index): int(count) for index, count in enumerate(np.random.default_rng(4).integers(0, 999, k))}
    return lambda: pareto(counts)


COSTS = [
    Cost("pairs of 80 tags, n cases", (10_000, 100_000, 1_000_000), pairs, limit=2.0),
    Cost("pairs of n tags from counts", (40, 80, 160), pairs_from_counts, growth=2.0),
    Cost("rules of 3 among 80 tags, n cases compressed", (1_000, 10_000, 100_000), rules),
    Cost("Shapley values of k players", (12, 14, 16), shapley, growth=20.0, growth_in_words="2^k"),
    Cost("causes of n cases", (10_000, 100_000), shared),
    Cost("Mantel–Haenszel over k strata", (10, 100, 1_000), strata),
    Cost("Pareto of k categories", (100, 1_000, 10_000), categories),
]
