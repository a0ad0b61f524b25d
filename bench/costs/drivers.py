"""What importance and performance cost: the limit of the issue is LMG with 15 drivers in 3 s."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    driver_importance,
    driver_importance_from_correlation,
    importance_performance_from_rows,
    penalty_reward,
)


def survey(n, k):
    rng = np.random.default_rng(k)
    x = rng.normal(size=(n, k)) @ rng.normal(size=(k, k))
    return {f"d{j}": x[:, j] for j in range(k)}, x.sum(axis=1) + rng.normal(size=n)


def importance(k, **options):
    def prepare(n):
        drivers, outcome = survey(n, k)
        return lambda: driver_importance(drivers=drivers, outcome=outcome, **options)

    return prepare


def by_drivers(**options):
    def prepare(k):
        drivers, outcome = survey(5_000, k)
        return lambda: driver_importance(drivers=drivers, outcome=outcome, **options)

    return prepare


def from_correlation(k):
    drivers, outcome = survey(5_000, k)
    matrix = np.corrcoef(np.column_stack([*drivers.values(), outcome]), rowvar=False)
    moments = {"among": matrix[:-1, :-1].tolist(), "with_outcome": matrix[:-1, -1].tolist()}
    return lambda: driver_importance_from_correlation(names=list(drivers), n=10_000_000, replicates=0, **moments)


def matrix(n):
    x = np.random.default_rng(0).integers(1, 6, size=(n, 20)).astype(float)
    performance = {f"a{j}": x[:, j] for j in range(10)}
    importance = {f"a{j}": x[:, 10 + j] for j in range(10)}
    return lambda: importance_performance_from_rows(performance=performance, importance=importance)


def asymmetry(n):
    rng = np.random.default_rng(0)
    x = rng.integers(1, 6, size=(n, 8))
    ratings = {f"a{j}": x[:, j] for j in range(8)}
    y = x.mean(axis=1) + rng.normal(size=n)
    return lambda: penalty_reward(ratings=ratings, outcome=y, low=2, high=4)


ROWS = (1_000, 10_000, 100_000)
COSTS = [
    Cost("LMG, 15 drivers, rows", ROWS, importance(15, replicates=0), limit=3),
    Cost("LMG by drivers", (9, 12, 15), by_drivers(replicates=0), growth=9.5, growth_in_words="2^k", limit=3),
    Cost("LMG by drivers, 500 resamples", (9, 12, 15), by_drivers(), growth=9.5, growth_in_words="2^k", limit=3),
    Cost("LMG, 10 drivers, 500 resamples, rows", ROWS, importance(10)),
    Cost(
        "LMG from correlations, by drivers", (9, 12, 15), from_correlation, growth=9.5, growth_in_words="2^k", limit=3
    ),
    Cost("LMG sampled, by drivers", (20, 40), by_drivers(replicates=0), growth=3),
    Cost("Johnson, by drivers, 500 resamples", (20, 40), by_drivers(method="johnson"), growth=3),
    Cost("matrix, 10 attributes, 500 resamples", (1_000, 10_000), matrix),
    Cost("penalty–reward, 8 attributes", ROWS, asymmetry),
]
