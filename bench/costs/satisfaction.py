"""Scores from raw answers, and from the counts of one group-by however many answers they hold."""

import random

from bench.costs import Cost
from huiyin.lib.stats import acsi, ces, mean_from_moments, nps, nps_change, nps_from_counts, nps_of_units

_CALLS = 1_000


def from_answers(n):
    scores = random.Random(1).choices(range(11), k=n)
    return lambda: nps(scores)


def effort(n):
    scores = random.Random(1).choices(range(1, 8), k=n)
    return lambda: ces(scores)


def people(n):
    items = [random.Random(seed).choices(range(1, 11), k=n) for seed in range(3)]
    return lambda: acsi(items)


def change_from_counts(n):
    waves = [nps_from_counts(promoters=n // 2, passives=n // 4, detractors=n // 4 - shift) for shift in (0, n // 100)]

    def call():
        for _ in range(_CALLS):
            nps_change(before=waves[0], after=waves[1])

    return call


def mean_of_sums(n):
    def call():
        for _ in range(_CALLS):
            mean_from_moments(n=n, total=4 * n, total_of_squares=17 * n)

    return call


def units(n):
    parts = [nps_from_counts(promoters=5 + unit % 7, passives=3, detractors=unit % 5) for unit in range(n)]
    return lambda: nps_of_units(parts)


COSTS = [
    Cost("NPS from answers", (10_000, 100_000, 1_000_000), from_answers),
    Cost("CES from answers", (10_000, 100_000, 1_000_000), effort),
    Cost("ACSI-style score of people", (10_000, 100_000), people),
    Cost("NPS change from counts (answers behind them)", (10_000, 10_000_000), change_from_counts,
         growth=0, calls=_CALLS, limit=1e-3),
    Cost("mean from sums (answers behind them)", (10_000, 10_000_000), mean_of_sums,
         growth=0, calls=_CALLS, limit=1e-3),
    Cost("NPS of units", (100, 1_000, 10_000), units),
]  # fmt: skip
