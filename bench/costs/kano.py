"""What Kano classes, SERVQUAL gaps and Cronbach's alpha cost."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import cronbach_alpha, cronbach_alpha_from_covariance, kano, kano_from_counts, servqual


def answers(n):
    rng = np.random.default_rng(0)
    functional, dysfunctional = rng.integers(1, 6, size=(2, n))
    return lambda: kano(functional=functional, dysfunctional=dysfunctional)


def counts(n):
    tally = dict.fromkeys("AOMIRQ", n // 6)
    return lambda: kano_from_counts(counts=tally)


def gaps(n):
    rng = np.random.default_rng(0)
    names = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
    both = [{name: {f"q{j}": rng.uniform(1, 7, n) for j in range(4)} for name in names} for _ in range(2)]
    return lambda: servqual(expected=both[0], perceived=both[1])


def items(n):
    rng = np.random.default_rng(0)
    columns = {f"q{j}": rng.normal(size=n) for j in range(10)}
    return lambda: cronbach_alpha(items=columns)


def covariance(k):
    matrix = (np.full((k, k), 0.3) + 0.7 * np.eye(k)).tolist()
    return lambda: cronbach_alpha_from_covariance(names=[str(j) for j in range(k)], covariance=matrix, n=10_000_000)


ROWS = (1_000, 10_000, 100_000)
COSTS = [
    Cost("Kano from answers", ROWS, answers),
    Cost("Kano from counts", (10_000, 10_000_000), counts, growth=0),
    Cost("SERVQUAL, 20 items", ROWS, gaps),
    Cost("Cronbach, 10 items", ROWS, items),
    Cost("Cronbach from covariances, by items", (10, 20, 40), covariance, growth=3),
]
