"""Tiny rosters by exhaustive enumeration, and evaluation figures in fractions; no code of huiyin is used.

Run `python tests/oracles/r/rostering_brute.py > tests/oracles/own/rostering.json`.
"""

import json
from fractions import Fraction
from itertools import product

THIRDS = {"E": [[0, 480]], "L": [[480, 960]], "N": [[960, 1440]]}


def enumerate_best(row):
    """The least cost over every roster that keeps the rules; None when there is none."""
    days, minutes = len(row["demand"]), row["minutes"]
    shifts, people, rules = row["shifts"], row["people"], row["rules"]
    own = list(people)
    choices = [
        [pattern for pattern in product([None, *shifts], repeat=days) if lawful(pattern, p, shifts, rules)] for p in own
    ]
    best = None
    for roster in product(*choices):
        cost = under = over = 0
        for day, wanted in enumerate(row["demand"]):
            for index, need in enumerate(wanted):
                there = sum(covers(shifts, pattern[day], index * minutes, (index + 1) * minutes) for pattern in roster)
                under += max(0, need - there)
                over += max(0, there - need)
        cost = row["under"] * under + row["over"] * over
        for person, pattern in zip(own, roster, strict=True):
            cost += 5 * -(-overtime(pattern, person, shifts) // 60)
            for wish in person.get("preferences", []):
                cost += wish.get("weight", 1) * (
                    (pattern[wish["day"]] == wish.get("shift")) == wish.get("avoid", False)
                )
        if best is None or cost < best[0]:
            best = (cost, under, over)
    return best


def covers(shifts, name, start, end):
    return name is not None and any(a <= start and end <= b for a, b in shifts[name]["windows"])


def overtime(pattern, person, shifts):
    return max(0, sum(length(shifts, one) for one in pattern) - person.get("weekly_minutes", 2400))


def length(shifts, name):
    return sum(b - a for a, b in shifts[name]["windows"]) if name else 0


def lawful(pattern, person, shifts, rules):
    nights = 0
    for day, name in enumerate(pattern):
        if name is not None:
            if day in person.get("absent", []):
                return False
            if shifts[name].get("night") and person.get("protected"):
                return False
            if day and pattern[day - 1] is not None:
                free = 1440 + shifts[name]["windows"][0][0] - shifts[pattern[day - 1]]["windows"][-1][1]
                if free < rules.get("rest_minutes", 660):
                    return False
        nights = nights + 1 if name and shifts[name].get("night") else 0
        if nights > rules.get("nights_in_a_row", 4):
            return False
    if sum(name is not None for name in pattern) > rules.get("days_in_seven", 6):
        return False
    return not (person.get("protected") and overtime(pattern, person, shifts))


def shifts_of(*names):
    return {name: {"windows": THIRDS[name], "night": name == "N"} for name in names}


def roster_rows():
    common = {"minutes": 480, "under": 100, "over": 10}
    plain = [{"id": name} for name in "abc"]
    yield (
        "three people, three days, early and late",
        common
        | {"demand": [[1, 2, 0], [2, 1, 0], [1, 1, 0]], "shifts": shifts_of("E", "L"), "people": plain, "rules": {}},
    )
    yield (
        "two days in seven bind",
        common
        | {
            "demand": [[1, 1, 1]] * 3,
            "shifts": shifts_of("E", "L", "N"),
            "people": plain,
            "rules": {"days_in_seven": 2},
        },
    )
    wishes = [
        {"id": "a", "preferences": [{"day": 0}, {"day": 1, "shift": "L", "weight": 3}]},
        {"id": "b", "preferences": [{"day": 0, "shift": "E", "avoid": True, "weight": 2}], "absent": [2]},
        {"id": "c", "preferences": [{"day": 2, "shift": "E"}, {"day": 1}]},
    ]
    yield (
        "wishes and an absence",
        common
        | {"demand": [[1, 1, 0], [1, 1, 0], [1, 1, 0]], "shifts": shifts_of("E", "L"), "people": wishes, "rules": {}},
    )
    guarded = [{"id": "a", "protected": True, "weekly_minutes": 960}, {"id": "b", "weekly_minutes": 960}, {"id": "c"}]
    yield (
        "protection and overtime beyond a contract of two days",
        common | {"demand": [[2, 0, 1]] * 3, "shifts": shifts_of("E", "N"), "people": guarded, "rules": {}},
    )
    yield (
        "one night in a row, two people, four days",
        common
        | {
            "demand": [[1, 0, 1]] * 4,
            "shifts": shifts_of("E", "N"),
            "people": [{"id": "a"}, {"id": "b"}],
            "rules": {"nights_in_a_row": 1},
        },
    )


def five_rows():
    need, there, forecast, actual = [4, 0, 6, 5], [5, 2, 4, 5], [40, 3, 66, 0], [50, 0, 60, 10]
    level, load, is_open = [0.9, None, 0.6, 0.8], [3, 0, 4, 3], [True, False, True, True]
    used = [0, 2, 3]
    total = sum(actual[i] for i in used)
    wape = Fraction(sum(abs(forecast[i] - actual[i]) for i in used), total)
    needed = sum(need[i] for i in used)
    yield (
        {
            "need": need,
            "scheduled": there,
            "forecast": forecast,
            "actual": actual,
            "sl": level,
            "sl_target": 0.8,
            "within": 0.1,
            "workload_erlang": load,
            "open": is_open,
            "requested": [2, 1, 1],
            "granted": [2, 0, 1],
            "survey": [3, 4, 5, 4],
        },
        {
            "forecast_accuracy": float(1 - wape),
            "within_share": float(Fraction(sum(10 * abs(forecast[i] - actual[i]) <= actual[i] for i in used), 3)),
            "fit": float(1 - Fraction(sum(abs(there[i] - need[i]) for i in used), needed)),
            "cover": float(Fraction(sum(min(there[i], need[i]) for i in used), needed)),
            "schedule_satisfaction": float(Fraction(3, 4)),
            "survey_mean": float(Fraction(16, 4)),
            "failing_share": float(Fraction(1, 3)),
            "service_level": float((Fraction(9, 10) * 50 + Fraction(6, 10) * 60 + Fraction(8, 10) * 10) / 120),
            "staff_load": float(Fraction(sum(load[i] for i in used), sum(there[i] for i in used))),
        },
    )
    yield (
        {
            "need": [3],
            "scheduled": [9],
            "forecast": [30],
            "actual": [10],
            "sl": [1.0],
            "workload_erlang": [2],
        },
        {
            "forecast_accuracy": 0.0,
            "within_share": 0.0,
            "fit": -1.0,
            "cover": 1.0,
            "failing_share": 0.0,
            "schedule_satisfaction": None,
            "survey_mean": None,
            "staff_load": float(Fraction(2, 9)),
        },
    )


def main():
    rows = []
    for number, (method, inputs) in enumerate(roster_rows(), 1):
        objective = enumerate_best(inputs)[0]
        rows.append(
            {
                "id": f"E-roster-own-{number}",
                "section": "E",
                "method": method,
                "inputs": inputs,
                "expected": {"objective": objective, "feasible": True, "breaches": 0},
                "tolerance": 0,
                "source": "exhaustive enumeration, tests/oracles/r/rostering_brute.py",
                "verification": "cross",
                "family": "E-roster",
            }
        )
    for number, (inputs, expected) in enumerate(five_rows(), 1):
        rows.append(
            {
                "id": f"E-five-own-{number}",
                "section": "E",
                "method": "closed interval left out, floor at 0, negative fit, wishes, weighted service level",
                "inputs": inputs,
                "expected": expected,
                "tolerance": 1e-12,
                "source": "exact fractions, tests/oracles/r/rostering_brute.py",
                "verification": "cross",
                "family": "E-five",
            }
        )
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
