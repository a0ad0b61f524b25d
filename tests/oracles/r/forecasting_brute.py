"""Oracles of forecasting by brute force and from published tables: python tests/oracles/r/forecasting_brute.py.

The refit of the weights: every support of the simplex is tried, its equality-constrained least
squares solved by Lagrange, and the best feasible one kept (the library uses SLSQP). The conformal
band: the smallest width that enough past errors fit into, found by search.
"""

import itertools
import json
import random
from fractions import Fraction


def best_on_simplex(rows, target):
    """Exact rational arithmetic over all 15 supports."""
    best = None
    for size in range(1, 5):
        for support in itertools.combinations(range(4), size):
            weights = lagrange([[row[i] for i in support] for row in rows], target)
            if weights is None or min(weights) < 0:
                continue
            full = [Fraction(0)] * 4
            for i, weight in zip(support, weights, strict=True):
                full[i] = weight
            errors = [
                sum(w * x for w, x in zip(full, row, strict=True)) - y for row, y in zip(rows, target, strict=True)
            ]
            mse = sum(error * error for error in errors) / len(errors)
            if best is None or mse < best[0]:
                best = (mse, full)
    return best


def lagrange(rows, target):
    k = len(rows[0])
    system = [[2 * sum(row[i] * row[j] for row in rows) for j in range(k)] + [Fraction(1)] for i in range(k)]
    right = [2 * sum(row[i] * y for row, y in zip(rows, target, strict=True)) for i in range(k)]
    system.append([Fraction(1)] * k + [Fraction(0)])
    right.append(Fraction(1))
    return solve(system, right, k)


def solve(system, right, k):
    table = [[*row, value] for row, value in zip(system, right, strict=True)]
    for column in range(len(table)):
        pivot = next((r for r in range(column, len(table)) if table[r][column] != 0), None)
        if pivot is None:
            return None
        table[column], table[pivot] = table[pivot], table[column]
        table[column] = [value / table[column][column] for value in table[column]]
        for r in range(len(table)):
            if r != column:
                factor = table[r][column]
                table[r] = [a - factor * b for a, b in zip(table[r], table[column], strict=True)]
    return [table[i][-1] for i in range(k)]


def weights_row(identifier, months):
    rows = [[Fraction(months[t - lag]) for lag in (12, 3, 2, 1)] for t in range(12, len(months))]
    target = [Fraction(month) for month in months[12:]]
    mse, weights = best_on_simplex(rows, target)
    return {
        "id": identifier,
        "section": "D",
        "family": "D-wma",
        "method": "refit of the four weights on the simplex by least squares",
        "inputs": {"months": months},
        "expected": {"weights": [float(weight) for weight in weights], "mse": float(mse), "n": len(target)},
        "tolerance": 1e-4,
        "source": "brute force: Lagrange on every support in rational arithmetic (forecasting_brute.py)",
    }


def conformal_row():
    actual = [98, 110, 87, 130, 101, 95, 118, 104, 92, 85]
    forecast = [100, 100, 90, 110, 100, 100, 110, 100, 100, 100]
    errors = [Fraction(abs(a - f), f) for a, f in zip(actual, forecast, strict=True)]
    enough = Fraction(8, 10) * (len(errors) + 1)
    width = min(w for w in errors if sum(error <= w for error in errors) >= enough)
    return {
        "id": "D-distribution-own-4",
        "section": "D",
        "family": "D-distribution",
        "method": "split conformal band of relative errors, 80 %",
        "inputs": {"actual": actual, "forecast": forecast, "point": [200, 50], "confidence": 0.8},
        "expected": {
            "low": [float(200 * (1 - width)), float(50 * (1 - width))],
            "high": [float(200 * (1 + width)), float(50 * (1 + width))],
        },
        "tolerance": 1e-9,
        "source": "brute force: smallest width covering 0.8 (n + 1) past errors (forecasting_brute.py)",
    }


def calendar_rows():
    def days(text, worked):
        return dict.fromkeys(text.split(), worked)

    y2024 = days(
        "2024-01-01 2024-02-10 2024-02-16 2024-02-17 2024-04-04 2024-05-01 2024-06-10 2024-09-16 2024-10-07", False
    )
    y2024 |= days("2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12", True)
    new_years = {
        "2019": "2019-02-05",
        "2020": "2020-01-25",
        "2021": "2021-02-12",
        "2022": "2022-02-01",
        "2023": "2023-01-22",
        "2029": "2029-02-13",
        "2030": "2030-02-03",
    }
    common = {"section": "D", "family": "D-cn", "tolerance": 0}
    return [
        common
        | {
            "id": "D-cn-own-1",
            "method": "China 2024: days off and the adjusted workdays",
            "inputs": {"dates": sorted(y2024)},
            "expected": {"workday": {day: y2024[day] for day in sorted(y2024)}, "raises": False},
            "source": "State Council General Office notice on the holidays of 2024 (国办发明电〔2023〕7号)",
        },
        common
        | {
            "id": "D-cn-own-2",
            "method": "first day of the lunar year",
            "inputs": {"years": [int(year) for year in new_years]},
            "expected": new_years,
            "source": "Hong Kong Observatory, Gregorian-lunar calendar conversion tables",
        },
        common
        | {
            "id": "D-cn-own-3",
            "method": "a year nobody has published raises; lunar offset of a date still known",
            "inputs": {"dates": ["2031-01-20"]},
            "expected": {
                "error": "MissingCalendarYear",
                "raises": True,
                "year": 2031,
                "lunar_offset": {"2031-01-20": -3},
            },
            "source": "lunar new year 2031-01-23, Hong Kong Observatory tables; no State Council notice for 2031 yet",
        },
    ]


random.seed(20)
flat = [1000 + 15 * t + random.randint(-60, 60) for t in range(40)]
seasonal = [
    (900, 700, 950, 1000, 1010, 1100, 1200, 1150, 1000, 900, 1300, 1250)[t % 12] + random.randint(-30, 30)
    for t in range(48)
]
print(
    json.dumps(
        [weights_row("D-wma-own-1", flat), weights_row("D-wma-own-2", seasonal), conformal_row(), *calendar_rows()],
        ensure_ascii=False,
    )
)
