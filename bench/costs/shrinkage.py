"""What shrinkage, random effects, ranking and funnels cost, by units; rows need one group-by before."""

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    funnel,
    james_stein,
    random_effects,
    random_effects_from_moments,
    rank_units,
    shrink_counts,
    shrink_means,
    shrink_shares,
    standardised_ratios,
)


def moments(units):
    rng = np.random.default_rng(0)
    n = rng.integers(2, 20_000_000 // units, size=units)
    means = rng.normal(4, 0.3, size=units) + rng.normal(size=units) / np.sqrt(n)
    return {"units": [f"u{i}" for i in range(units)], "n": n, "means": means}


def means(method):
    def prepare(units):
        data = moments(units)
        return lambda: shrink_means(**data, within_variance=1.0, method=method)

    return prepare


def effects(units):
    data = moments(units)
    return lambda: random_effects_from_moments(**data, variances=np.ones(units))


def effects_of_rows(n):
    rng = np.random.default_rng(0)
    unit, x = rng.integers(0, 200, size=n), rng.normal(size=n)
    y, units = rng.normal(size=200)[unit] + x + rng.normal(size=n), unit.tolist()
    return lambda: random_effects(values=y, units=units, covariates={"x": x})


def stein(units):
    data = moments(units)
    return lambda: james_stein(units=data["units"], estimates=data["means"], variance=0.01)


def counted(units):
    rng = np.random.default_rng(0)
    n = rng.integers(5, 500, size=units)
    return [f"u{i}" for i in range(units)], rng.binomial(n, rng.beta(16, 4, size=units)), n


def shares(method):
    def prepare(units):
        names, x, n = counted(units)
        return lambda: shrink_shares(units=names, successes=x, n=n, method=method)

    return prepare


def counts(units):
    names, x, n = counted(units)
    return lambda: shrink_counts(units=names, events=x, exposure=n)


def ranking(units):
    found = shrink_means(**moments(units), within_variance=1.0)
    return lambda: rank_units(found)


def funnels(units):
    names, x, n = counted(units)
    return lambda: funnel(units=names, successes=x, n=n)


def case_mix(units):
    names, x, n = counted(units)
    strata = [str(i % 7) for i in range(units)]
    return lambda: standardised_ratios(units=names, strata=strata, events=x, n=n)


UNITS = (100, 1_000, 10_000)
COSTS = [
    Cost("shrink means, DerSimonian–Laird, units", UNITS, means("dl")),
    Cost("shrink means, REML, units", UNITS, means("reml")),
    Cost("James–Stein, units", UNITS, stein),
    Cost("random effects from moments, units (of 10 million rows)", UNITS, effects),
    Cost("random effects, one covariate, rows", (10_000, 100_000, 1_000_000), effects_of_rows),
    Cost("beta-binomial, likelihood, units", UNITS, shares("mle")),
    Cost("beta-binomial, moments, units", UNITS, shares("moments")),
    Cost("gamma-Poisson, units", UNITS, counts),
    Cost("ranking, 4,000 draws, units", (100, 300, 1_000), ranking, growth_in_words="n log n"),
    Cost("funnel, units", UNITS, funnels),
    Cost("standardised ratios, units", UNITS, case_mix),
]
