"""Assignments by all permutations and priorities in fractions; Kaplan–Meier from R survival. No code of huiyin is used.

Run `python tests/oracles/r/assignment_brute.py > tests/oracles/own/assignment.json` (needs Rscript).
"""

import json
import random
import subprocess
from fractions import Fraction
from itertools import product


def best(cost, capacities):
    """Most pairs first, then least cost, over every way to give each row a column or none."""
    found = None
    for choice in product([None, *range(len(capacities))], repeat=len(cost)):
        if any(choice.count(column) > limit for column, limit in enumerate(capacities)):
            continue
        if any(column is not None and cost[row][column] is None for row, column in enumerate(choice)):
            continue
        pairs = [cost[row][column] for row, column in enumerate(choice) if column is not None]
        if found is None or (-len(pairs), sum(pairs)) < found:
            found = (-len(pairs), sum(pairs))
    return found


def assignments():
    draw = random.Random(7)
    for rows, columns, forbidden, capacities in [
        (4, 4, 0.3, None),
        (5, 3, 0.2, None),
        (3, 5, 0.4, None),
        (5, 3, 0.2, [2, 1, 2]),
        (4, 3, 0.7, [1, 2, 1]),
    ]:
        cost = [
            [None if draw.random() < forbidden else draw.randint(-9, 30) for _ in range(columns)] for _ in range(rows)
        ]
        yield cost, capacities


R_CODE = """
library(survival)
t <- c({times}); e <- c({events})
f <- survfit(Surv(t, e) ~ 1)
s <- summary(f, times = c({elapsed}, {allowed}), extend = TRUE)$surv
cat(sprintf("%.15g", s[2] / s[1]))
"""


def main():
    rows = []
    for number, (cost, capacities) in enumerate(assignments(), 1):
        pairs, total = best(cost, capacities or [1] * len(cost[0]))
        inputs = {"cost": cost} | ({"capacities": capacities} if capacities else {})
        rows.append(
            {
                "id": f"F-assign-own-{number}",
                "section": "F",
                "method": "forbidden pairs, rectangular, capacities",
                "inputs": inputs,
                "expected": {"optimal": total, "assigned": -pairs},
                "tolerance": 1e-12,
                "source": "every possible choice, tests/oracles/r/assignment_brute.py",
                "verification": "cross",
                "family": "F-assign",
            }
        )
    weights = {"severity": 0.4, "value": 0.25, "sla": 0.25, "sentiment": 0.1}
    exact = (Fraction(2, 5) * Fraction(1, 2) + Fraction(1, 4) * Fraction(4, 5)) / (Fraction(2, 5) + Fraction(1, 4))
    rows.append(
        {
            "id": "F-prio-own-1",
            "section": "F",
            "method": "two parts missing, renormalised",
            "inputs": {"weights": weights, "case": {"severity": 0.5, "sla": 0.8, "value": None}},
            "expected": {"score": float(exact), "missing": 2},
            "tolerance": 1e-12,
            "source": "exact fractions",
            "verification": "cross",
            "family": "F-prio",
        }
    )
    rows.append(
        {
            "id": "F-prio-own-2",
            "section": "F",
            "method": "ageing without limit",
            "inputs": {
                "weights": weights,
                "case": {"severity": 0.5, "sla": 0.8},
                "waited_hours": 48,
                "ageing_per_hour": 0.02,
            },
            "expected": {"score": float(exact + Fraction(96, 100))},
            "tolerance": 1e-12,
            "source": "exact fractions",
            "verification": "cross",
            "family": "F-prio",
        }
    )
    times, events = [2, 3, 3, 5, 8, 8, 9, 12, 16, 20], [1, 1, 0, 1, 1, 1, 0, 1, 1, 0]
    for number, (elapsed, allowed) in enumerate([(4, 10), (0, 18), (3, 8)], 1):
        code = R_CODE.format(
            times=",".join(map(str, times)), events=",".join(map(str, events)), elapsed=elapsed, allowed=allowed
        )
        found = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True).stdout
        rows.append(
            {
                "id": f"F-breach-own-{number}",
                "section": "F",
                "method": "P(open at allowed | open at elapsed)",
                "inputs": {
                    "past_hours": times,
                    "is_resolved": [bool(one) for one in events],
                    "elapsed": elapsed,
                    "allowed": allowed,
                },
                "expected": {"probability": float(found)},
                "tolerance": 1e-9,
                "source": "R survival::survfit",
                "verification": "cross",
                "family": "F-breach",
            }
        )
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
