"""Costs of experiments: from rows, and from sums that one group-by yields."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    CupedSums,
    cuped,
    cuped_from_sums,
    did_from_moments,
    difference_in_differences,
    sequential_path,
    staggered_difference,
)
from huiyin.lib.stats.comparison.moments import Moments


def rows(n: int, *, clustered: bool):
    """n rows of 200 units."""
    rng = np.random.default_rng(1)
    unit = rng.integers(0, 200, n)
    given = {"y": rng.standard_normal(n), "treated": unit % 2, "post": rng.integers(0, 2, n)}
    return lambda: difference_in_differences(**given, cluster=unit if clustered else None)


def moments(n: int):
    """Four cells of n rows each."""
    cells = {
        name: Moments.from_sums(n=n, total=3.0 * n, sum_of_squares=10.0 * n)
        for name in ("treated_pre", "treated_post", "control_pre", "control_post")
    }

    def many():
        for _ in range(100):
            did_from_moments(**cells)

    return many


def before_and_after(n: int):
    """n customers with a past."""
    rng = np.random.default_rng(2)
    pre = rng.standard_normal(n)
    y, treated = pre + rng.standard_normal(n), rng.integers(0, 2, n)
    return lambda: cuped(y=y, pre=pre, treated=treated)


def sums(n: int):
    """Both arms of n customers as sums."""
    arm = CupedSums(n=n, y=3.0 * n, pre=2.0 * n, y_squares=10.0 * n, pre_squares=5.0 * n, products=6.5 * n)

    def many():
        for _ in range(100):
            cuped_from_sums(control=arm, treated=arm)

    return many


def looks(n: int):
    """n looks."""
    values = np.random.default_rng(3).standard_normal(n)
    return lambda: sequential_path(values, mixture_variance=0.05)


def staggered(n: int):
    """n units over 12 periods, three starts."""
    rng = np.random.default_rng(4)
    unit = np.repeat(np.arange(n), 12)
    period = np.tile(np.arange(12), n)
    start = np.array([np.nan, 4.0, 8.0])[unit % 3]
    y = rng.standard_normal(len(unit))
    return lambda: staggered_difference(y=y, unit=unit, period=period, start=start)


COSTS = [
    Cost("difference in differences, n rows", (10_000, 100_000, 1_000_000), lambda n: rows(n, clustered=False)),
    Cost("… clustered by 200 units, n rows", (10_000, 100_000, 1_000_000), lambda n: rows(n, clustered=True)),
    Cost("… from four cells of n rows", (10_000, 10_000_000), moments, growth=0.0, growth_in_words="none", calls=100),
    Cost("CUPED, n customers", (10_000, 100_000, 1_000_000), before_and_after),
    Cost("CUPED from sums of n customers", (10_000, 10_000_000), sums, growth=0.0, growth_in_words="none", calls=100),
    Cost("sequential test, n looks", (10_000, 100_000, 1_000_000), looks),
    Cost("staggered starts, n units × 12", (1_000, 10_000, 100_000), staggered),
]
