"""Allocations found by trying all of them; prints JSON rows. Run: python tests/oracles/r/sampling_brute.py."""

import itertools
import json
import math

CASES = [
    ("A-strat-own-2", "a small wild stratum is taken whole", [12, 90, 150], [300, 20, 9], 40, 2),
    ("A-strat-own-3", "a calm stratum keeps its minimum", [60, 80, 40, 100], [5, 0.2, 9, 3], 30, 2),
    ("A-strat-own-4", "every stratum keeps five", [60, 80, 40], [1, 12, 2], 36, 5),
]


def best(sizes, spreads, n, least):
    """The allocation of smallest variance, and its standard error, of all within the limits."""
    every = itertools.product(*(range(min(least, size), size + 1) for size in sizes[:-1]))
    found = []
    for head in every:
        last = n - sum(head)
        if min(least, sizes[-1]) <= last <= sizes[-1]:
            found.append((variance([*head, last], sizes, spreads), [*head, last]))
    smallest, whole = min(found)
    return whole, math.sqrt(smallest)


def variance(whole, sizes, spreads):
    total = sum(sizes)
    terms = zip(whole, sizes, spreads, strict=True)
    return sum((size / total) ** 2 * (1 - m / size) * spread**2 / m for m, size, spread in terms)


def rows():
    for name, method, sizes, spreads, n, least in CASES:
        whole, se = best(sizes, spreads, n, least)
        yield {
            "id": name,
            "section": "A",
            "family": "A-strat",
            "method": f"Neyman allocation: {method}",
            "inputs": {"N": sizes, "S": spreads, "n": n, "min": least},
            "expected": {"neyman": whole, "se": se},
            "tolerance": 1e-9,
            "source": "exhaustive search over integer allocations (tests/oracles/r/sampling_brute.py)",
            "verification": "cross",
        }


if __name__ == "__main__":
    print(json.dumps(list(rows()), indent=2))
