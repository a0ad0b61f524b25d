"""Costs of comparisons: units over 10 million rows, from one group-by and from rows; ranks, tables, many tests."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    adjust_p,
    anova,
    chi_square,
    compare_units,
    compare_units_from_sums,
    correlation,
    heat_map,
    kruskal_wallis,
    mann_whitney,
)


def unit_sums(rows):
    """200 units over `rows` rows, as the group-by returns them: the cost does not depend on the rows."""
    rng = np.random.default_rng(0)
    n = rng.multinomial(rows, np.full(200, 1 / 200))
    means, variances = rng.normal(7, 0.1, 200), rng.uniform(3, 5, 200)
    names = [f"unit {i}" for i in range(200)]
    sums = {"n": n.tolist(), "totals": (n * means).tolist()}
    squares = ((n - 1) * variances + n * means**2).tolist()
    return lambda: compare_units_from_sums(units=names, sums_of_squares=squares, **sums)


def unit_rows(rows):
    rng = np.random.default_rng(0)
    values, units = rng.normal(7, 2, rows), rng.integers(0, 200, rows)
    return lambda: compare_units(values=values, units=units)


def many_units(k):
    n, totals = [100] * k, np.random.default_rng(0).normal(700, 20, k)
    squares = totals**2 / 100 + 400
    return lambda: compare_units_from_sums(
        units=[str(i) for i in range(k)], n=n, totals=totals, sums_of_squares=squares
    )


def two_columns(method):
    def prepare(n):
        rng = np.random.default_rng(0)
        x = rng.integers(0, 11, n).astype(float)
        y = np.clip(np.round(x + rng.normal(0, 2, n)), 0, 10)
        return lambda: method(x, y)

    return prepare


def groups(method):
    def prepare(n):
        rng = np.random.default_rng(0)
        columns = {str(i): rng.normal(0.1 * i, 1, n // 5) for i in range(5)}
        return lambda: method(columns)

    return prepare


def cells(k):
    counts = np.random.default_rng(0).poisson(20, (k // 96, 4, 24))
    dimensions = {"type": [str(i) for i in range(k // 96)], "channel": "abcd", "hour": [str(i) for i in range(24)]}
    return lambda: heat_map(counts=counts, dimensions=dimensions)


def table(rows):
    counts = np.random.default_rng(0).poisson(50, (rows, 10)).tolist()
    return lambda: chi_square(counts)


def family(n):
    p = np.random.default_rng(0).uniform(size=n).tolist()
    return lambda: adjust_p(p, method="holm")


MILLION = (10_000, 100_000, 1_000_000)

COSTS = [
    Cost("200 units against the rest, from sums", (100_000, 1_000_000, 10_000_000), unit_sums, growth=0.0, limit=0.05),
    Cost("200 units against the rest, from rows", (100_000, 1_000_000, 10_000_000), unit_rows),
    Cost("n units against the rest, from sums", (100, 1_000, 10_000), many_units),
    Cost("five groups: Welch and Games–Howell", MILLION, groups(anova)),
    Cost("five groups: Kruskal–Wallis and Dunn", MILLION, groups(kruskal_wallis), growth_in_words="n log n"),
    Cost(
        "Mann–Whitney with Cliff's delta",
        MILLION,
        two_columns(lambda x, y: mann_whitney(first=x, second=y)),
        growth_in_words="n log n",
    ),
    Cost("Pearson", MILLION, two_columns(lambda x, y: correlation(x=x, y=y))),
    Cost(
        "Kendall",
        MILLION,
        two_columns(lambda x, y: correlation(x=x, y=y, method="kendall")),
        growth_in_words="n log n",
    ),
    Cost("chi-square of n × 10 cells", (10, 100, 1_000), table),
    Cost("heat map of n cells", (96, 960, 9_600), cells),
    Cost("Holm over n tests", (1_000, 10_000, 100_000), family, growth_in_words="n log n"),
]
