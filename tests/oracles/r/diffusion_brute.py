"""Worked examples of the diffusion family by other algorithms: `python tests/oracles/r/diffusion_brute.py` prints JSON.

Spread by walking every live-edge graph; best seeds by trying every pair; Hawkes reach by simulating event by event.
"""

import json
from itertools import combinations, product

import numpy as np

CYCLE = [
    [0, 1, 0.5], [1, 2, 0.4], [2, 0, 0.7], [2, 3, 0.9], [3, 4, 0.2], [4, 1, 0.3], [1, 5, 1.0], [5, 3, 0.6], [0, 5, 0.0],
]  # fmt: skip
STARS = [[0, 1, 0.5], [0, 2, 0.5], [0, 3, 0.5], [4, 5, 0.6], [4, 6, 0.6], [7, 1, 0.9], [7, 2, 0.9], [3, 8, 0.4]]


def spread(edges, seeds):
    """Expected reach and each node's probability, one live-edge graph after the other."""
    nodes = sorted({end for edge in edges for end in edge[:2]})
    chances = dict.fromkeys(nodes, 0.0)
    for live in product((0, 1), repeat=len(edges)):
        weight = np.prod([p if on else 1 - p for on, (_, _, p) in zip(live, edges, strict=True)])
        reached, open_nodes = set(seeds), list(seeds)
        while open_nodes:
            node = open_nodes.pop()
            for on, (source, target, _) in zip(live, edges, strict=True):
                if on and source == node and target not in reached:
                    reached.add(target)
                    open_nodes.append(target)
        for node in reached:
            chances[node] += weight
    return sum(chances.values()), chances


def cycle_row():
    total, chances = spread(CYCLE, [0])
    expected = {"spread": total, "activation": {str(node): chance for node, chance in chances.items()}}
    method = "spread in a network with cycles, a certain and an impossible edge"
    source = "depth-first walk of all 512 live-edge graphs"
    return row("H-ic-own-1", method, {"edges": CYCLE, "seed": [0]}, expected, 1e-10, source)


def pair_row():
    pairs = {pair: spread(STARS, pair)[0] for pair in combinations(range(9), 2)}
    expected = {"best_spread": max(pairs.values()), "spread": pairs[0, 4]}
    inputs = {"edges": STARS, "seed": [0, 4], "k": 2}
    source = "every pair, every live-edge graph"
    return row("H-ic-own-2", "best pair of seeds", inputs, expected, 1e-10, source)


def large_row():
    """A binary tree of 30 edges: too many to enumerate, but a tree has a closed form."""
    edges = [[child // 2 - (child % 2 == 0), child, 0.6] for child in range(1, 31)]
    depth = [int(np.log2(node + 1)) for node in range(31)]
    total = sum(0.6**one for one in depth)
    return row("H-ic-own-3", "spread in a binary tree of 30 edges", {"edges": edges, "seed": [0], "runs": 40000},
               {"spread": total}, 0.01, "sum of 0.6^depth; our result is simulated")  # fmt: skip


def hawkes_row():
    """Reach at hour 12 by thinning, event by event (Ogata 1981)."""
    times, now, horizon, n, beta, mu = [0.1, 0.3, 0.35, 0.9, 1.7], 2.0, 12.0, 0.8, 1.3, 0.4
    generator = np.random.default_rng(2)
    counts = []
    for _ in range(20000):
        excited = n * beta * sum(np.exp(-beta * (now - one)) for one in [0.0, *times])
        clock, more = now, 0
        while True:
            bound = mu + excited
            wait = generator.exponential(1 / bound)
            clock += wait
            if clock > horizon:
                break
            excited *= np.exp(-beta * wait)
            if generator.random() * bound < mu + excited:
                more += 1
                excited += n * beta
        counts.append(len(times) + more)
    inputs = {
        "times": times,
        "now": now,
        "horizon": horizon,
        "branching": n,
        "decay": beta,
        "background": mu,
        "runs": 4000,
    }
    expected = {"expected": float(np.mean(counts)), "ci": np.quantile(counts, [0.025, 0.975]).tolist()}
    return row("H-hawkes-own-3", "reposts by hour 12", inputs, expected, {"expected": 0.02, "ci": 0.08},
               "20,000 continuations by Ogata's thinning, seed 2")  # fmt: skip


def row(name, method, inputs, expected, tolerance, source):  # noqa: PLR0917 - a row of a table
    return {
        "id": name,
        "section": "H",
        "method": method,
        "inputs": inputs,
        "expected": expected,
        "tolerance": tolerance,
        "source": source,
        "verification": "brute force",
        "family": name.rsplit("-own-", 1)[0],
    }


if __name__ == "__main__":
    print(json.dumps([make() for make in (cycle_row, pair_row, large_row, hawkes_row)], indent=1))
