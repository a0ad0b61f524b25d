"""Costs of the diffusion family: cascades and seeds on random repost networks, Hawkes, early warning."""

from collections.abc import Callable

import numpy as np

from bench.costs import Cost
from huiyin.lib.stats import (
    Network,
    best_seeds,
    cascade_spread,
    epidemic,
    fit_hawkes,
    key_spreaders,
    poisson_cusum,
    repost_network,
)


def edges(n: int, *, degree: int = 5) -> dict[str, np.ndarray]:
    generator = np.random.default_rng(1)
    popular = (n * generator.random(n * degree) ** 3).astype(int)  # few accounts have most followers
    return {"sources": popular, "targets": generator.integers(0, n, n * degree)}


def network(n: int) -> Network:
    return repost_network(**edges(n), probability=0.1, nodes=range(n))


def building(n: int) -> Callable[[], object]:
    columns = edges(n)
    return lambda: repost_network(**columns)


def exact(n: int) -> Callable[[], object]:
    chain = repost_network(sources=range(n), targets=range(1, n + 1), probability=0.5)
    return lambda: cascade_spread(chain, seeds=[0])


def monte_carlo(n: int) -> Callable[[], object]:
    net = network(n)
    return lambda: cascade_spread(net, seeds=range(5), method="monte_carlo", runs=500)


def by_simulation(n: int) -> Callable[[], object]:
    net = network(n)
    return lambda: best_seeds(net, k=5, method="celf", runs=100)


def by_sets(n: int) -> Callable[[], object]:
    net = network(n)
    return lambda: best_seeds(net, k=10, method="rr_sets")


def spreaders(n: int) -> Callable[[], object]:
    net = network(n)
    return lambda: key_spreaders(net, samples=50)


def course(n: int) -> Callable[[], object]:
    return lambda: epidemic(reproduction=2, recovery_rate=0.5, times=np.linspace(0, 60, n).tolist())


def warning(n: int) -> Callable[[], object]:
    counts = np.random.default_rng(1).poisson(4, n)
    return lambda: poisson_cusum(counts=counts, baseline=4, threshold=12)


def hawkes(n: int) -> Callable[[], object]:
    times = np.sort(np.random.default_rng(1).exponential(6, n).clip(max=48))
    return lambda: fit_hawkes(times=times, until=48, background=True)


COSTS = [
    Cost("repost network, 5 edges a node", (10_000, 100_000), building, growth_in_words="m log m"),
    Cost("spread by enumeration, n edges", (10, 15, 20), exact, growth=14, growth_in_words="2^m"),
    Cost("spread by 500 cascades", (1_000, 10_000, 100_000), monte_carlo, repeats=1),
    Cost("5 best seeds by CELF, 100 cascades", (100, 200, 400), by_simulation, growth=1.5, repeats=1),
    Cost("10 best seeds by RR sets", (1_000, 10_000, 100_000), by_sets, repeats=1),
    Cost("key spreaders, 50 origins", (1_000, 10_000), spreaders, repeats=1),
    Cost("SIR course of n points", (100, 1_000, 10_000), course),
    Cost("early warning by CUSUM", (1_000, 10_000, 100_000), warning),
    Cost("Hawkes fit to n reposts", (1_000, 10_000, 100_000), hawkes, repeats=1),
]
