"""Costs of resolution: cases, contacts and targets by rows."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    first_contact_from_counts,
    first_contact_resolution,
    repeat_contact_rate,
    satisfaction_by_contacts,
    sla_attainment,
)


def cases(n: int):
    """n cases, a tenth with an open window."""
    rng = np.random.default_rng(1)
    followed = rng.integers(0, 70, n).astype(float)
    back = np.where(rng.random(n) < 0.2, rng.integers(0, 30, n), np.nan)
    back = np.where(back <= followed, back, np.nan)
    given = {"contacts": rng.integers(1, 4, n), "resolved": rng.random(n) < 0.9, "days_to_repeat": back}
    return lambda: first_contact_resolution(**given, days_followed=followed)


def counts(n: int):
    """The same from counts."""

    def many():
        for _ in range(100):
            first_contact_from_counts(first_contact=n // 2, resolved=n, censored=n // 10)

    return many


def contacts(n: int):
    """n contacts of n / 3 customers."""
    rng = np.random.default_rng(2)
    given = {"customer": rng.integers(0, n // 3, n), "issue": rng.integers(0, 5, n), "day": rng.random(n) * 90}
    return lambda: repeat_contact_rate(**given, until=90)


def answers(n: int):
    """n answered cases."""
    rng = np.random.default_rng(3)
    given = {"contacts": rng.integers(1, 9, n), "satisfied": rng.integers(0, 2, n)}
    return lambda: satisfaction_by_contacts(**given)


def targets(n: int):
    """n targets of n / 3 cases."""
    rng = np.random.default_rng(4)
    given = {"case": rng.integers(0, n // 3, n), "due": rng.random(n), "met_at": rng.random(n)}
    return lambda: sla_attainment(**given, now=0.8)


COSTS = [
    Cost("first-contact resolution, n cases", (10_000, 100_000, 1_000_000), cases),
    Cost("… from counts of n cases", (10_000, 10_000_000), counts, growth=0.0, growth_in_words="none", calls=100),
    Cost("repeat contacts, n contacts", (10_000, 100_000, 1_000_000), contacts),
    Cost("satisfaction by contacts, n cases", (10_000, 100_000, 1_000_000), answers),
    Cost("SLA attainment, n targets", (10_000, 100_000, 1_000_000), targets),
]
