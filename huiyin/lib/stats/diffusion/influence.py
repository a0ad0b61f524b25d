"""Whom to address first so that a correction reaches as many as possible (or who could spread a complaint most)."""

import heapq
import math
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.diffusion.cascade import MOST_EXACT_EDGES, cascades, exact_activation, rows_at_once, simulate
from huiyin.lib.stats.diffusion.network import Network, Nodes
from huiyin.lib.stats.diffusion.results import BestSeeds
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

SeedMethod = Literal["auto", "exact_greedy", "celf", "rr_sets"]

_SIMULATION_UP_TO = 300
_FIRST_SETS, _MOST_SETS = 2_000, 2_000_000
_GREEDY = 1 - 1 / math.e


class _Sets(NamedTuple):
    """Reverse-reachable sets as pairs (set, node), sorted by set; `n` sets."""

    owner: Nodes
    node: Nodes
    n: int


def best_seeds(
    network: Network,
    *,
    k: int,
    method: SeedMethod = "auto",
    runs: int = 300,
    accuracy: float = 0.1,
    seed: int = 0,
    confidence: float = 0.95,
) -> BestSeeds:
    """The k nodes whose joint spread is largest, greedily: at least (1 − 1/e) of the best possible.

    "exact_greedy" (up to 20 uncertain edges) adds no error; "celf" (Leskovec 2007) compares `runs` simulated
    cascades, the guarantee holding for the sampled spread; "rr_sets" (above 300 nodes) samples
    reverse-reachable sets until the result is certified within `accuracy` (OPIM-C: Tang 2018), and `guarantee`
    is the share of the optimum that it certifies at `confidence`.
    """
    normal_quantile(confidence)
    chosen = _method(network, method)
    k = min(k, network.n)
    if k < 1:
        return BestSeeds(n=network.n, method=chosen, estimate=None, reason=Undefined.NO_ANSWERS)
    if chosen == "rr_sets":
        return _by_rr_sets(network, k, accuracy=accuracy, seed=seed, confidence=confidence)
    found, gains = _lazy_greedy(_Spread(network, runs=0 if chosen == "exact_greedy" else runs, seed=seed), k)
    shared: dict[str, Any] = {"n": network.n, "method": chosen, "guarantee": _GREEDY}
    interval = None
    if chosen == "celf":
        # Fresh cascades: those the seeds were chosen by flatter them.
        sizes = simulate(network, [np.array(found)], runs=max(runs, 1000), seed=seed + 1).sizes
        half = normal_quantile(confidence) * float(sizes.std(ddof=1)) / len(sizes) ** 0.5
        mean = float(sizes.mean())
        interval = Interval(low=max(k, mean - half), high=min(network.n, mean + half), confidence=confidence)
    return BestSeeds(
        **shared,
        estimate=mean if interval else math.fsum(gains),
        interval=interval,
        seeds=tuple(network.labels[place] for place in found),
        gains=tuple(gains),
    )


class _Spread:
    """The spread of a set of nodes: exact, or the mean over the same sampled live-edge graphs."""

    def __init__(self, network: Network, *, runs: int, seed: int) -> None:
        self.network, self.runs, self.seed = network, runs, seed

    def of_each(self) -> list[float]:
        """The spread of every single node."""
        if not self.runs:
            return [self.of([node]) for node in range(self.network.n)]
        nodes = [np.array([node]) for node in range(self.network.n)]
        sizes = simulate(self.network, nodes, runs=self.runs, seed=self.seed).sizes
        return [float(mean) for mean in sizes.reshape(-1, self.runs).mean(axis=1)]

    def of(self, nodes: list[int]) -> float:
        """The joint spread of some nodes."""
        start = np.array(nodes, dtype=np.int64)
        if not self.runs:
            return float(exact_activation(self.network, start).sum())
        return float(simulate(self.network, [start], runs=self.runs, seed=self.seed).sizes.mean())


def _lazy_greedy(spread: _Spread, k: int) -> tuple[list[int], list[float]]:
    """CELF: a node's gain can only fall, so most need no second look. Ties go to the earlier node."""
    heap = [(-gain, node, 0) for node, gain in enumerate(spread.of_each())]
    heapq.heapify(heap)
    chosen: list[int] = []
    gains: list[float] = []
    while len(chosen) < k:
        gain, node, seen = heapq.heappop(heap)
        if seen == len(chosen):
            chosen.append(node)
            gains.append(-gain)
        else:
            fresh = spread.of([*chosen, node]) - math.fsum(gains)
            heapq.heappush(heap, (-fresh, node, len(chosen)))
    return chosen, gains


def _by_rr_sets(network: Network, k: int, *, accuracy: float, seed: int, confidence: float) -> BestSeeds:
    """OPIM-C (Tang, Tang, Xiao and Yuan 2018): choose on one half of the sets, certify on the other."""
    backward = network.reversed()
    size, begin = _FIRST_SETS, 0
    rounds = math.ceil(math.log2(_MOST_SETS / _FIRST_SETS)) + 1
    log_risk = math.log(3 * rounds / (1 - confidence))
    choosing = judging = _Sets(np.empty(0, np.int64), np.empty(0, np.int64), 0)
    while True:
        choosing = _joined(choosing, _rr_sets(backward, range(begin, begin + size), seed))
        judging = _joined(judging, _rr_sets(backward, range(begin + size, begin + 2 * size), seed))
        begin += 2 * size
        chosen, gains = _cover(choosing, network.n, k)
        hits = _hits(judging, chosen)
        low = _lower(hits, log_risk) * network.n / judging.n
        best = _upper(sum(gains) / _GREEDY, log_risk) * network.n / choosing.n
        if low / best >= _GREEDY - accuracy or choosing.n >= _MOST_SETS:
            break
        size = choosing.n
    high = _upper(hits, log_risk) * network.n / judging.n
    return BestSeeds(
        n=network.n,
        method="rr_sets",
        estimate=hits * network.n / judging.n,
        interval=Interval(low=max(k, low), high=min(network.n, high), confidence=confidence),
        seeds=tuple(network.labels[place] for place in chosen),
        gains=tuple(gain * network.n / choosing.n for gain in gains),
        guarantee=min(1.0, low / best),
    )


def _rr_sets(backward: Network, which: range, seed: int) -> _Sets:
    """For each number in `which` a random node and all from whom it would be reached."""
    runs = np.arange(which.start, which.stop)
    roots = np.random.default_rng([seed, which.start]).integers(backward.n, size=len(runs))
    batch = rows_at_once(backward)
    owners, nodes = [], []
    for begin in range(0, len(runs), batch):
        some = runs[begin : begin + batch]
        row, node = cascades(backward, np.arange(len(some)), roots[begin : begin + batch], runs=some, seed=seed)
        order = np.argsort(row, kind="stable")
        owners.append(row[order] + begin)
        nodes.append(node[order])
    return _Sets(np.concatenate(owners), np.concatenate(nodes), len(runs))


def _joined(one: _Sets, other: _Sets) -> _Sets:
    owner = np.concatenate([one.owner, other.owner + one.n])
    return _Sets(owner, np.concatenate([one.node, other.node]), one.n + other.n)


def _cover(sets: _Sets, n: int, k: int) -> tuple[list[int], list[int]]:
    """Greedy maximum coverage: nodes and how many new sets each covers."""
    counts = np.bincount(sets.node, minlength=n)
    order = np.argsort(sets.node, kind="stable")
    owners = sets.owner[order]
    starts = np.searchsorted(sets.node[order], np.arange(n + 1))
    begins = np.searchsorted(sets.owner, np.arange(sets.n + 1))
    open_sets = np.ones(sets.n, dtype=bool)
    chosen: list[int] = []
    gains: list[int] = []
    for _ in range(k):
        counts[chosen] = -1
        node = int(np.argmax(counts))
        new = owners[starts[node] : starts[node + 1]]
        new = new[open_sets[new]]
        open_sets[new] = False
        counts -= np.bincount(_members(sets, begins, new), minlength=n)
        chosen.append(node)
        gains.append(len(new))
    return chosen, gains


def _members(sets: _Sets, begins: Nodes, which: Nodes) -> NDArray[np.int64]:
    counts = begins[which + 1] - begins[which]
    ends = np.cumsum(counts)
    places = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts - begins[which], counts)
    return np.asarray(sets.node[places])


def _hits(sets: _Sets, chosen: list[int]) -> int:
    return len(np.unique(sets.owner[np.isin(sets.node, chosen)]))


def _lower(hits: float, log_risk: float) -> float:
    return max(0.0, (math.sqrt(hits + 2 * log_risk / 9) - math.sqrt(log_risk / 2)) ** 2 - log_risk / 18)


def _upper(hits: float, log_risk: float) -> float:
    return (math.sqrt(hits + log_risk / 2) + math.sqrt(log_risk / 2)) ** 2


def _method(network: Network, method: SeedMethod) -> SeedMethod:
    if method != "auto":
        return method
    uncertain = int(((network.probabilities > 0) & (network.probabilities < 1)).sum())
    if uncertain <= MOST_EXACT_EDGES:
        return "exact_greedy"
    return "celf" if network.n <= _SIMULATION_UP_TO else "rr_sets"
