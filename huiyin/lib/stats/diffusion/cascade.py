"""The independent cascade: how many a post reaches when each who has it tries each follower once.

Kempe, Kleinberg and Tardos (2003). A run throws a coin for each edge; who is reached from the seeds over live
edges is reached by the post. Coins come from a hash of (seed, run, edge), so that different seeds meet the same
luck: differences are less noisy, and the sampled spread is submodular like the true one.
"""

from collections.abc import Hashable, Iterable
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.diffusion.network import Network, Nodes
from huiyin.lib.stats.diffusion.results import CascadeSpread
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

SpreadMethod = Literal["auto", "exact", "monte_carlo"]

MOST_EXACT_EDGES = 20
_AT_ONCE = 8_000_000
"""Marks (run × node) held in memory at once."""


class Reached(NamedTuple):
    """Of `runs` cascades: nodes reached in each (runs,), and how often each node was (n,)."""

    sizes: Array
    times: Array


def cascade_spread(
    network: Network,
    *,
    seeds: Iterable[Hashable],
    method: SpreadMethod = "auto",
    runs: int = 10_000,
    seed: int = 0,
    confidence: float = 0.95,
) -> CascadeSpread:
    """Expected number of nodes reached from `seeds` (which count), and each node's probability.

    Exact by enumeration of the live-edge graphs while at most 20 edges are uncertain, else the mean of `runs`
    simulated cascades with standard error and normal interval (of the mean, given the probabilities: that they
    are known is the larger doubt, see `reach_scenarios`).

    >>> from huiyin.lib.stats import repost_network
    >>> pair = repost_network(sources=["a", "b"], targets=["b", "c"], probability=0.5)
    >>> cascade_spread(pair, seeds=["a"]).estimate
    1.75
    """
    normal_quantile(confidence)
    if runs < 2:
        message = "At least two runs are needed."
        raise ValueError(message)
    start = network.position(seeds)
    uncertain = _open_edges(network, start)
    chosen = _method(method, len(uncertain))
    shared: dict[str, Any] = {"n": network.n, "method": chosen, "seeds": len(start)}
    if not len(start):
        return CascadeSpread(**shared, estimate=None, reason=Undefined.NO_ANSWERS)
    if chosen == "exact":
        chances = exact_activation(network, start)
        spread, se, interval = float(chances.sum()), 0.0, None
    else:
        reached = simulate(network, [start], runs=runs, seed=seed)
        chances, spread = reached.times / runs, float(reached.sizes.mean())
        se = float(reached.sizes.std(ddof=1) / runs**0.5)
        half = normal_quantile(confidence) * se
        interval = Interval(
            low=max(len(start), spread - half), high=min(network.n, spread + half), confidence=confidence
        )
    activation = tuple(zip(network.labels, chances.tolist(), strict=True))
    return CascadeSpread(**shared, estimate=spread, interval=interval, se=se, activation=activation)


def exact_activation(network: Network, start: Nodes) -> Array:
    """Each node's probability of being reached (n,), over all 2^m live-edge graphs of m uncertain edges."""
    edges = _open_edges(network, start)
    if len(edges) > MOST_EXACT_EDGES:
        message = f"{len(edges)} uncertain edges are too many to enumerate (at most {MOST_EXACT_EDGES})."
        raise ValueError(message)
    certain = np.flatnonzero((network.probabilities == 1) & _reachable(network, start)[network.sources])
    weight = np.ones(1)
    for edge in edges:
        p = network.probabilities[edge]
        weight = np.concatenate([weight * (1 - p), weight * p])
    graphs = np.arange(len(weight))
    touched = np.unique(np.concatenate([start, network.targets[edges], network.targets[certain]]))
    active = {int(node): np.full(len(weight), bool(node in start)) for node in touched}
    live = [(int(edge), (graphs >> bit) & 1 == 1) for bit, edge in enumerate(edges)]
    always = np.ones(len(weight), dtype=bool)
    _fill(network, active, [*live, *((int(edge), always) for edge in certain)])
    chances = np.zeros(network.n)
    for node, flags in active.items():
        chances[node] = weight @ flags
    return np.clip(chances, 0, 1)


def _fill(network: Network, active: dict[int, NDArray[np.bool_]], live: list[tuple[int, NDArray[np.bool_]]]) -> None:
    """Pass the post over live edges until nobody new is reached, in all graphs at once."""
    changed = True
    while changed:
        changed = False
        for edge, flags in live:
            source, target = int(network.sources[edge]), int(network.targets[edge])
            new = active[source] & flags & ~active[target]
            if new.any():
                active[target] |= new
                changed = True


def simulate(network: Network, starts: list[Nodes], *, runs: int, seed: int) -> Reached:
    """`runs` cascades from each of `starts`: sizes (starts · runs,), start by start, and times in all (n,)."""
    total = len(starts) * runs
    batch = rows_at_once(network)
    sizes, times = np.zeros(total), np.zeros(network.n)
    for begin in range(0, total, batch):
        rows = np.arange(begin, min(begin + batch, total))
        first = [starts[row // runs] for row in rows.tolist()]
        row = np.repeat(np.arange(len(rows)), [len(start) for start in first])
        row, node = cascades(network, row, np.concatenate(first), runs=rows % runs, seed=seed)
        sizes[rows] = np.bincount(row, minlength=len(rows))
        times += np.bincount(node, minlength=network.n)
    return Reached(sizes, times)


def rows_at_once(network: Network) -> int:
    """How many cascades fit in memory together."""
    return max(1, _AT_ONCE // max(network.n, 1))


def cascades(network: Network, row: Nodes, node: Nodes, *, runs: Nodes, seed: int) -> tuple[Nodes, Nodes]:
    """Who is reached in each row from the starts (row, node): all pairs, wave by wave for all rows together.

    `runs` (rows,) says whose coins a row throws.
    """
    seen = np.full(len(runs) * network.n, -1, dtype=np.int32)
    waves = [(row, node)]
    seen[row * network.n + node] = 0
    while len(node):
        row, edge = out_edges(network, row, node)
        hit = coins(seed, runs[row], edge) < network.probabilities[edge]
        row, node = row[hit], network.targets[edge[hit]]
        place = row * network.n + node
        new = seen[place] < 0
        row, node, place = row[new], node[new], place[new]
        order = np.arange(len(place), dtype=np.int32)
        seen[place] = order
        once = seen[place] == order  # of those who reach a node in one wave the last one stands
        row, node = row[once], node[once]
        waves.append((row, node))
    return np.concatenate([one for one, _ in waves]), np.concatenate([one for _, one in waves])


def out_edges(network: Network, row: Nodes, node: Nodes) -> tuple[Nodes, Nodes]:
    """Every edge that leaves the nodes, with the row each belongs to."""
    counts = network.first[node + 1] - network.first[node]
    ends = np.cumsum(counts)
    edge = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts - network.first[node], counts)
    return np.repeat(row, counts), edge


def coins(seed: int, run: Nodes, edge: Nodes) -> Array:
    """A uniform number in [0, 1) for each (seed, run, edge): SplitMix64 (Steele, Lea and Flood 2014)."""
    with np.errstate(over="ignore"):
        z = _mixed(_mixed(run.astype(np.uint64) + np.uint64(seed % 2**32) * np.uint64(2**32)) + edge.astype(np.uint64))
    return np.asarray((z >> np.uint64(11)) * 2.0**-53, dtype=np.float64)


def _mixed(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    z = z + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def _method(method: SpreadMethod, uncertain: int) -> Literal["exact", "monte_carlo"]:
    if method == "auto":
        return "exact" if uncertain <= MOST_EXACT_EDGES else "monte_carlo"
    return method


def _open_edges(network: Network, start: Nodes) -> Nodes:
    """Edges whose coin can matter: uncertain, reachable, and not into a seed."""
    uncertain = (network.probabilities > 0) & (network.probabilities < 1)
    uncertain &= _reachable(network, start)[network.sources] & ~np.isin(network.targets, start)
    return np.flatnonzero(uncertain)


def _reachable(network: Network, start: Nodes) -> NDArray[np.bool_]:
    possible = np.where(network.probabilities > 0, 1.0, 0.0)
    sure = Network(network.labels, network.sources, network.targets, possible, network.first)
    _, reached = cascades(sure, np.zeros_like(start), start, runs=np.zeros(1, dtype=np.int64), seed=0)
    return np.asarray(np.bincount(reached, minlength=network.n) > 0)
