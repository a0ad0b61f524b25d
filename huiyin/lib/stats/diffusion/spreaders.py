"""Key spreaders: who passes much on, who stands between, who sits in the core. networkx does the arithmetic."""

from typing import Any

from huiyin.lib.stats.diffusion.network import Network
from huiyin.lib.stats.diffusion.results import KeySpreaders, Spreader
from huiyin.lib.stats.reasons import Undefined

_EXACT_UP_TO = 500
"""Nodes up to which betweenness is computed from all of them."""


def key_spreaders(
    network: Network,
    *,
    top: int = 10,
    directed: bool = True,
    damping: float = 0.85,
    samples: int | None = None,
    seed: int = 0,
) -> KeySpreaders:
    """PageRank, betweenness and core number of the `top` nodes by PageRank (ties: the earlier node).

    PageRank runs against the spread, because a repost endorses its source; accounts nobody reposts do not sink
    it (networkx shares their rank out). Betweenness is the share of shortest paths through a node, from
    `samples` random origins (all up to 500 nodes, else 100) and then an estimate. The core number ignores
    direction. A prominent place shows who could spread, not who will.
    """
    import networkx as nx

    if top < 1:
        message = "top must be at least 1"
        raise ValueError(message)
    if network.n == 0:
        return KeySpreaders(n=0, method="pagerank", reason=Undefined.NO_ANSWERS)
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(network.n))
    graph.add_edges_from(zip(network.sources.tolist(), network.targets.tolist(), strict=True))
    rank = nx.pagerank(graph.reverse(copy=False) if directed else graph, alpha=damping, tol=1e-12, max_iter=1000)
    origins = _origins(network.n, samples)
    between = nx.betweenness_centrality(graph, k=origins, seed=seed)
    core = nx.core_number(graph.to_undirected() if directed else graph)
    order = sorted(range(network.n), key=lambda node: (-round(rank[node], 12), node))
    highest = max(core.values())
    return KeySpreaders(
        n=network.n,
        method="exact" if origins is None else "sampled_betweenness",
        spreaders=tuple(_spreader(network, node, rank, between, core) for node in order[:top]),
        highest_core=highest,
        in_highest_core=sum(value == highest for value in core.values()),
        origins=network.n if origins is None else origins,
    )


def _origins(n: int, samples: int | None) -> int | None:
    wanted = (n if n <= _EXACT_UP_TO else 100) if samples is None else samples
    return None if wanted >= n else max(1, wanted)


def _spreader(network: Network, node: int, rank: Any, between: Any, core: Any) -> Spreader:
    return Spreader(
        node=network.labels[node],
        pagerank=float(rank[node]),
        betweenness=float(between[node]),
        core=int(core[node]),
        followers=int(network.first[node + 1] - network.first[node]),
    )
