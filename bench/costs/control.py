"""Costs of control charts over 10 million rows from counts, of rules over long series, of change points."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import alarm_budget, change_points, p_chart, run_length, run_rules, single_change, xmr_chart
from huiyin.lib.stats.control.run_lengths import _exact, _simulated


def p_counts(rows):
    """365 days over `rows` rows, as the group-by returns them: the cost does not depend on the rows."""
    rng = np.random.default_rng(0)
    n = rng.multinomial(rows, np.full(365, 1 / 365))
    counts = rng.binomial(n, 0.1)
    return lambda: p_chart(counts=counts, n=n, laney=True)


def long_p(points):
    rng = np.random.default_rng(0)
    n = rng.integers(50, 150, points)
    counts = rng.binomial(n, 0.1)
    return lambda: p_chart(counts=counts, n=n)


def series(method):
    def prepare(n):
        x = np.random.default_rng(0).normal(size=n)
        return lambda: method(x)

    return prepare


def stepped(method):
    def prepare(n):
        rng = np.random.default_rng(0)
        x = np.repeat(rng.normal(0, 3, n // 100), 100) + rng.normal(size=n)
        return lambda: method(x)

    return prepare


def budget(_):
    def fresh():
        _exact.cache_clear()
        _simulated.cache_clear()
        return alarm_budget(charts=200)

    return fresh


def chain(_):
    def fresh():
        _exact.cache_clear()
        return run_length([1, 2, 3, 4], family="western_electric")

    return fresh


COSTS = [
    Cost("Laney p′ chart of 365 days, from counts", (10_000, 1_000_000, 10_000_000), p_counts, growth=0.0, limit=0.05),
    Cost("p chart of n points", (1_000, 10_000, 100_000), long_p),
    Cost("XmR chart of n points", (1_000, 10_000, 100_000), series(xmr_chart)),
    Cost("Nelson rules 1–8 over n points", (10_000, 100_000, 1_000_000), series(run_rules)),
    Cost(
        "change points by KernelCPD",
        (500, 2_000, 8_000),
        stepped(change_points),
        growth=2.0,
        growth_in_words="up to n^2",
        limit=1.0,
    ),
    Cost("single change of level", (1_000, 10_000, 100_000), series(single_change)),
    Cost("run length of Western Electric 1–4 (Markov chain)", (1,), chain),
    Cost("alarm budget of five rule sets", (1,), budget),
]
