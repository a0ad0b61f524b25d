"""Brute force for causes: counts by looking at every basket, Fisher by summing exact fractions, Shapley by orders.

Reads the rows of causes.R from standard input and writes them with its own, the content of own/causes.json.
"""

import json
import math
import random
import sys
from fractions import Fraction
from itertools import combinations, permutations


def fisher(both, left, right, n):
    """P(at least `both`) by exact fractions."""
    ways = math.comb(n, left)
    found = sum(math.comb(right, k) * math.comb(n - right, left - k) for k in range(both, min(left, right) + 1))
    return Fraction(found, ways)


def rules_row():
    """Three tags that go together, others by chance, a parent of one."""
    draw = random.Random(5)
    tags = "abcdef"
    baskets = []
    for _ in range(200):
        basket = {tag for tag in tags if draw.random() < 0.25}
        if "a" in basket and draw.random() < 0.7:
            basket.add("b")
        if {"a", "b"} <= basket and draw.random() < 0.6:
            basket.add("c")
        if "d" in basket:
            basket.add("parent of d")
        baskets.append(sorted(basket))
    n, needed, kin = len(baskets), max(5, 10), {frozenset({"d", "parent of d"})}

    def count(items):
        return sum(set(items) <= set(basket) for basket in baskets)

    every = sorted({tag for basket in baskets for tag in basket})
    sets = {
        frozenset(items): count(items)
        for size in (1, 2, 3)
        for items in combinations(every, size)
        if count(items) >= needed
    }
    clean = [items for items in sets if not any(pair <= items for pair in kin)]
    tested = [
        (left, right)
        for left in clean
        for right in clean
        if not left & right and len(left | right) <= 3 and not any(pair & left and pair & right for pair in kin)
    ]
    able = [(left, right) for left, right in tested if count(left | right) >= needed]
    p = {one: float(fisher(count(one[0] | one[1]), count(one[0]), count(one[1]), n)) for one in able}
    steps = {one: p[one] * len(tested) / sum(p[other] <= p[one] for other in able) for one in able}
    adjusted = {one: min(1.0, *(steps[other] for other in able if p[other] >= p[one])) for one in able}
    sure = {one: Fraction(count(one[0] | one[1]), count(one[0])) for one in able}

    def redundant(one):
        left, right = one
        parts = [frozenset(part) for size in range(1, len(left)) for part in combinations(sorted(left), size)]
        return any(sure[part, right] >= sure[one] for part in parts)

    kept = [one for one in able if sure[one] >= Fraction(1, 2) and not redundant(one)]
    names = {one: f"{'|'.join(sorted(one[0]))}>{'|'.join(sorted(one[1]))}" for one in able}
    figures = {
        names[one]: {
            "support": count(one[0] | one[1]) / n,
            "confidence": float(sure[one]),
            "lift": float(sure[one] / Fraction(count(one[1]), n)),
            "p": p[one],
            "p_adjusted": adjusted[one],
        }
        for one in kept
    }
    findings = [
        names[one]
        for one in sorted(kept, key=lambda one: (-(sure[one] / count(one[1])), sorted(one[0]), sorted(one[1])))
        if adjusted[one] <= 0.05 and sure[one] * n > count(one[1])
    ]
    return {
        "id": "C-assoc-own-2",
        "section": "C",
        "method": "rules of three tags, parent and child apart, BH over all that could be found",
        "inputs": {
            "transactions": baskets,
            "min_support": 0.05,
            "min_confidence": 0.5,
            "min_count": 5,
            "parents": {"d": "parent of d"},
        },
        "expected": {
            "itemsets": {"|".join(sorted(items)): times / n for items, times in sets.items()},
            "n_rules": len(kept),
            "tested": len(tested),
            "rules": figures,
            "findings": findings,
        },
        "tolerance": 1e-9,
        "source": "brute force over every basket and subset; Fisher by exact fractions; BH by its definition",
        "verification": "cross",
        "family": "C-assoc",
    }


def shapley_row():
    """A game of four without symmetry, by all 24 orders."""
    players = ["app", "branch", "call", "desk"]
    draw = random.Random(8)
    worth = {frozenset(): 0}
    for size in range(1, 5):
        worth |= {frozenset(one): draw.randint(0, 40) for one in combinations(players, size)}
    values = dict.fromkeys(players, Fraction(0))
    for order in permutations(players):
        for place, player in enumerate(order):
            values[player] += Fraction(worth[frozenset(order[: place + 1])] - worth[frozenset(order[:place])], 24)
    return {
        "id": "C-shapley-own-1",
        "section": "C",
        "method": "Shapley value of a game of four",
        "inputs": {"players": players, "worth": {"|".join(sorted(one)): value for one, value in worth.items()}},
        "expected": {
            "values": {player: float(value) for player, value in values.items()},
            "total": worth[frozenset(players)],
        },
        "tolerance": 1e-12,
        "source": "brute force: mean contribution over all 24 orders in exact fractions",
        "verification": "cross",
        "family": "C-shapley",
    }


def shared_causes_row():
    """1/k of each case, found as the Shapley value of "cases explained by these causes alone"."""
    cases = [
        ["sorting"],
        ["sorting", "transit"],
        ["transit", "van", "sorting"],
        ["van"],
        [],
        ["transit"],
        ["van", "transit"],
    ]
    players = ["sorting", "transit", "van"]

    def explained(causes):
        return sum(bool(case) and set(case) <= set(causes) for case in cases)

    values = dict.fromkeys(players, Fraction(0))
    for order in permutations(players):
        for place, player in enumerate(order):
            values[player] += Fraction(explained(order[: place + 1]) - explained(order[:place]), 6)
    return {
        "id": "C-attr-own-2",
        "section": "C",
        "method": "cases with several causes: fractional weights are Shapley values",
        "inputs": {"cases": cases},
        "expected": {
            "count": {player: float(value) for player, value in values.items()} | {"unknown": 1.0},
            "unknown_share": 1 / 7,
        },
        "tolerance": 1e-12,
        "source": "brute force: Shapley value over all 6 orders of the game of explained cases",
        "verification": "cross",
        "family": "C-attr",
    }


def pareto_row():
    """Ties by name, other last though largest, crossing at other itself."""
    counts = {"b": 10, "a": 10, "other": 60, "c": 20}
    return {
        "id": "C-pareto-own-1",
        "section": "C",
        "method": "Pareto with ties and a large heap of others",
        "inputs": {"counts": counts, "threshold": 0.8},
        "expected": {
            "order": ["c", "a", "b", "other"],
            "cumulative": {"c": 0.2, "a": 0.3, "b": 0.4, "other": 1.0},
            "vital_few": ["c", "a", "b", "other"],
        },
        "tolerance": 1e-12,
        "source": "hand: other last whatever its size, ties by name, the crossing category included",
        "verification": "single",
        "family": "C-pareto",
    }


if __name__ == "__main__":
    rows = [*json.load(sys.stdin), rules_row(), shapley_row(), shared_causes_row(), pareto_row()]
    print(json.dumps(rows, indent=1, ensure_ascii=False))
