"""The iceberg of many segments; everything else takes a handful of numbers."""

from bench.costs import Cost
from huiyin.lib.stats import iceberg_from_complaints, iceberg_of_segments, money_at_risk, wilson_interval

_CALLS = 100


def segments(n):
    interval = wilson_interval(successes=14, n=240)
    parts = [iceberg_from_complaints(complaints=10 + i, rate=14 / 240, rate_interval=interval) for i in range(n)]
    return lambda: iceberg_of_segments(parts)


def money(n):
    def call():
        for _ in range(_CALLS):
            money_at_risk(customers=n, value_per_customer=200, solved_quickly=0.5, solved_late=0.3)

    return call


COSTS = [
    Cost("silent customers of segments", (1_000, 10_000, 100_000), segments),
    Cost("money at risk with tornado (customers)", (1_000, 10_000_000), money, growth=0, calls=_CALLS, limit=1e-2),
]
