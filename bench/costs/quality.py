"""What agreement of reviewers and the drawing of reviews cost."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    cohen_kappa,
    cohen_kappa_from_table,
    draw_reviews,
    fleiss_kappa,
    intraclass_correlation,
    krippendorff_alpha,
    reviews_to_detect,
)


def labels(n):
    rng = np.random.default_rng(0)
    first = rng.integers(0, 5, size=n)
    second = np.where(rng.random(n) < 0.7, first, rng.integers(0, 5, size=n))
    return first, second


def pairs(n):
    first, second = (column.tolist() for column in labels(n))
    return lambda: cohen_kappa(first=first, second=second, weights="quadratic")


def table(n):
    counts = (np.full((5, 5), n // 50) + np.eye(5, dtype=int) * (n // 10)).tolist()
    return lambda: cohen_kappa_from_table(table=counts)


def fleiss(n):
    counts = np.random.default_rng(0).multinomial(5, [0.5, 0.3, 0.2], size=n)
    return lambda: fleiss_kappa(counts=counts)


def alpha(level):
    def prepare(n):
        first, second = labels(n)
        return lambda: krippendorff_alpha(ratings=[first, second, first[::-1]], level=level)

    return prepare


def icc(n):
    rng = np.random.default_rng(0)
    scores = rng.normal(size=(n, 4)) + rng.normal(size=(n, 1))
    return lambda: intraclass_correlation(raters={str(j): scores[:, j] for j in range(4)})


def reviews(n):
    rng = np.random.default_rng(0)
    strata, risk = rng.integers(0, 8, size=n).tolist(), rng.random(n)
    return lambda: draw_reviews(strata=strata, n=200, risk=risk, extra=100, seed=1)


def detect(n):
    return lambda: reviews_to_detect(population=n, fatal=n // 50)


ROWS = (1_000, 10_000, 100_000)
COSTS = [
    Cost("Cohen, pairs of labels", ROWS, pairs),
    Cost("Cohen from the table", (10_000, 10_000_000), table, growth=0),
    Cost("Fleiss, 1,000 resamples", (100, 1_000, 10_000), fleiss),
    Cost("Krippendorff nominal, 1,000 resamples", (100, 1_000, 10_000), alpha("nominal")),
    Cost("Krippendorff ordinal, 1,000 resamples", (100, 1_000, 10_000), alpha("ordinal")),
    Cost("ICC, 4 reviewers", ROWS, icc),
    Cost("draw reviews", ROWS, reviews),
    Cost("reviews to detect", (10_000, 10_000_000), detect, growth=0, growth_in_words="log n"),
]
