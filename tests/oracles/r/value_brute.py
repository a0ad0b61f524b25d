"""Worked examples of the value family by other algorithms: `python tests/oracles/r/value_brute.py` prints JSON.

RFM by pandas.qcut of ranks; purchase histories by sets of days; AUC by all pairs; lifetime value month by month
from simulated customers; NPV bounds by summing.
"""

import json
import random
from datetime import date
from itertools import product

import numpy as np
import pandas as pd


def rfm_row():
    chance = random.Random(4)
    rows = [[f"c{i}", chance.randrange(1, 90), chance.randrange(1, 9), chance.randrange(10, 400)] for i in range(23)]
    frame = pd.DataFrame(rows, columns=["who", "r", "f", "m"])
    scores = {
        name: pd.qcut(frame[name].rank(method="first"), 5, labels=labels).astype(str)
        for name, labels in (("r", [5, 4, 3, 2, 1]), ("f", [1, 2, 3, 4, 5]), ("m", [1, 2, 3, 4, 5]))
    }
    cells = scores["r"] + scores["f"] + scores["m"]
    return row("G-rfm-own-1", "G-rfm", "RFM of 23 customers with ties", {"customers": rows},
               dict(zip(frame["who"], cells, strict=True)), 0, "pandas.qcut of rank(method='first')")  # fmt: skip


def few_distinct_row():
    rows = [["a", 1, 1, 10], ["b", 2, 1, 20], ["c", 3, 1, 30], ["d", 4, 2, 40], ["e", 5, 2, 50]]
    expected = {"a": "511", "b": "422", "c": "333", "d": "244", "e": "155", "flag": True, "few_distinct": ["frequency"]}
    return row("G-rfm-own-2", "G-rfm", "two distinct frequencies cannot make five classes", {"customers": rows},
               expected, 0, "by hand: ranks 1 to 5 in the order given")  # fmt: skip


def history_row():
    chance = random.Random(7)
    begin = date(2024, 1, 1).toordinal()
    rows = [
        [f"c{chance.randrange(6)}", date.fromordinal(begin + chance.randrange(60)).isoformat(), chance.randrange(5, 90)]
        for _ in range(40)
    ]
    end = date(2024, 2, 20)
    expected = {}
    for who in sorted({one[0] for one in rows}):
        days = {}
        for name, day, amount in rows:
            if name == who and date.fromisoformat(day) <= end:
                days.setdefault(date.fromisoformat(day), []).append(amount)
        order = sorted(days)
        repeats = [sum(days[day]) for day in order[1:]]
        expected[who] = {
            "x": len(repeats),
            "t_x": (order[-1] - order[0]).days / 7,
            "T": (end - order[0]).days / 7,
            "m": sum(repeats) / len(repeats) if repeats else None,
        }
    inputs = {"transactions": rows, "end": end.isoformat()}
    method = "purchase histories of 40 transactions, several a day"
    return row("G-history-own-1", "G-history", method, inputs, expected, 1e-12, "sets of days, customer by customer")


def auc_row():
    chance = random.Random(5)
    p = [round(chance.random(), 1) for _ in range(30)]
    y = [int(chance.random() < one) for one in p]
    ill = [one for one, seen in zip(p, y, strict=True) if seen]
    well = [one for one, seen in zip(p, y, strict=True) if not seen]
    wins = np.array([[(a > b) + (a == b) / 2 for b in well] for a in ill])
    variance = wins.mean(1).var(ddof=1) / len(ill) + wins.mean(0).var(ddof=1) / len(well)
    half = 1.959963984540054 * variance**0.5
    p = [min(max(one, 0.01), 0.99) for one in p]
    expected = {
        "auc": wins.mean(),
        "auc_ci": [max(0, wins.mean() - half), min(1, wins.mean() + half)],
        "brier": sum((a - b) ** 2 for a, b in zip(p, y, strict=True)) / len(p),
    }
    return row("G-calibration-own-2", "G-calibration", "AUC with ties and DeLong's interval", {"p": p, "y": y},
               expected, 1e-9, "all pairs; DeLong, DeLong and Clarke-Pearson 1988, structural components")  # fmt: skip


def npv_row():
    low, likely, high = [-120, 20, 30], [-100, 60, 70], [-90, 80, 100]
    means = [(a + b + c) / 3 for a, b, c in zip(low, likely, high, strict=True)]
    npv = sum(mean / 1.1**period for period, mean in enumerate(means))
    return row("G-npv-own-6", "G-npv", "mean NPV of triangular cash flows",
               {"low": low, "likely": likely, "high": high, "rate": 0.1, "draws": 200000}, {"npv": npv}, 0.02,
               "the mean of a triangular distribution is the mean of its three corners")  # fmt: skip


def equity_row():
    before, after = [10.0, 20.0, 5.0, 40.0], [12.0, 19.0, 9.0, 47.0]
    changes = [b - a for a, b in zip(before, after, strict=True)]
    half = 1.959963984540054 * (np.var(changes, ddof=1) * 4) ** 0.5
    return row("G-equity-own-1", "G-equity", "change of customer equity of four customers",
               {"before": before, "after": after}, {"change": 12.0, "ci": [12 - half, 12 + half], "relative": 0.16},
               1e-9, "variance of a sum of n changes is n times their variance")  # fmt: skip


def matrix_row():
    items = [[f"{a}{b}", a, b] for a, b in product((0.2, 0.5, 0.8), repeat=2)]
    names = {(1, 1): "do_now", (1, 0): "plan", (0, 1): "delegate", (0, 0): "later"}
    expected = {item: names[int(a >= 0.5), int(b >= 0.8)] for item, a, b in items}
    return row("G-matrix-own-1", "G-matrix", "two cuts, both inclusive",
               {"items": items, "cut": 0.5, "urgency_cut": 0.8},
               expected, 0, "by hand")  # fmt: skip


def clv_row():
    """Lifetime margin of a newcomer by simulation of a million customers."""
    r, alpha, a, b, months, discount, month = 0.6, 5.0, 1.4, 2.5, 6, 0.02, 4.0
    generator = np.random.default_rng(1)
    n = 1_000_000
    rate, leave = generator.gamma(r, 1 / alpha, n), generator.beta(a, b, n)
    value, now, active = np.zeros(n), np.zeros(n), np.ones(n, dtype=bool)
    while active.any():
        now[active] += generator.exponential(1 / np.maximum(rate[active], 1e-12))
        active &= now <= months * month
        value[active] += 12.5 * 0.4 / (1 + discount) ** np.ceil(now[active] / month)
        active &= generator.random(n) >= leave
    inputs = {"r": r, "alpha": alpha, "a": a, "b": b, "x": 0, "t_x": 0, "T": 0, "spend": 12.5, "margin": 0.4,
              "months": months, "monthly_discount": discount, "units_per_month": month}  # fmt: skip
    return row("G-clv-own-3", "G-clv", "discounted margin of a newcomer over six months", inputs,
               {"clv": float(value.mean())}, 0.005, "a million simulated customers, seed 1")  # fmt: skip


def row(name, family, method, inputs, expected, tolerance, source):  # noqa: PLR0917 - a row of a table
    return {
        "id": name,
        "section": "G",
        "method": method,
        "inputs": inputs,
        "expected": expected,
        "tolerance": tolerance,
        "source": source,
        "verification": "brute force",
        "family": family,
    }


if __name__ == "__main__":
    makers = (rfm_row, few_distinct_row, history_row, auc_row, npv_row, equity_row, matrix_row, clv_row)
    print(json.dumps([make() for make in makers], indent=1))
