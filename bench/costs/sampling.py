"""Raking of a million rows by five margins, and plans over many strata."""

import random

from bench.costs import Cost
from huiyin.lib.stats import neyman_allocation, poststratified_share, rake_rows, weighted_mean

_MARGINS = (2, 5, 8, 12, 31)


def raking(n):
    rng = random.Random(2)
    columns = [rng.choices(range(k), weights=range(1, k + 1), k=n) for k in _MARGINS]
    targets = [dict.fromkeys(range(k), 1 / k) for k in _MARGINS]
    return lambda: rake_rows(columns, targets=targets)


def weighted(n):
    rng = random.Random(2)
    values, weights = rng.choices(range(11), k=n), [rng.uniform(0.3, 3) for _ in range(n)]
    return lambda: weighted_mean(values=values, weights=weights)


def allocation(n):
    rng = random.Random(2)
    sizes = {str(i): rng.randint(10, 5_000) for i in range(n)}
    sds = {name: rng.uniform(0.1, 30) for name in sizes}
    return lambda: neyman_allocation(n=20 * n, sizes=sizes, sds=sds)


def poststratification(n):
    counts = {str(i): (7 + i % 5, 15) for i in range(n)}
    population = {name: 100 + int(name) for name in counts}
    return lambda: poststratified_share(counts=counts, population=population)


COSTS = [
    Cost("raking of rows, 5 margins", (10_000, 100_000, 1_000_000), raking, limit=5.0, growth_in_words="n log n"),
    Cost("weighted mean", (10_000, 100_000, 1_000_000), weighted),
    Cost("Neyman allocation over strata", (100, 1_000, 4_000), allocation, growth=2),
    Cost("post-stratified share over strata", (100, 1_000, 10_000), poststratification),
]
