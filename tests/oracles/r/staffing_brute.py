"""Oracles of work that can wait and of pooling, by trying staff from 0 on.

Run: python -m tests.oracles.r.staffing_brute

Workload: items one by one, the oldest first, day after day. Pooling: Erlang C in exact fractions.
"""

import json
import math
from collections import deque
from fractions import Fraction


def in_time(agents, *, arrivals, minutes_each, minutes_per_agent, deadline_days, backlog):
    """Whether a first-in-first-out queue of whole items meets every deadline; what is left each day."""
    waiting = deque([deadline_days - 1] * backlog)
    left, spent = [], Fraction(0)
    for day in range(len(arrivals) + deadline_days):
        waiting.extend([day + deadline_days - 1] * (arrivals[day] if day < len(arrivals) else 0))
        minutes = Fraction(agents * minutes_per_agent)
        while waiting and minutes > 0:
            used = min(minutes, minutes_each - spent)
            spent, minutes = spent + used, minutes - used
            if spent == minutes_each:
                waiting.popleft()
                spent = Fraction(0)
        left.append(float(len(waiting) - spent / minutes_each) if waiting else 0.0)
        if waiting and waiting[0] <= day:
            return False, left
    return True, left[: len(arrivals)]


def workload(identity, **inputs):
    """One row: the first number of agents that is in time."""
    agents = 0
    while not (found := in_time(agents, **inputs))[0]:
        agents += 1
    return {
        "id": identity,
        "section": "E",
        "method": "fewest agents for work with deadlines, oldest first",
        "inputs": inputs,
        "expected": {"net": agents, "backlog": found[1]},
        "tolerance": 1e-9,
        "source": "item-by-item simulation, agents tried from 0 (tests/oracles/r/staffing_brute.py)",
        "verification": "cross",
        "family": "E-workload",
    }


def erlang_c_level(load, agents, patience_ratio):
    """Service level of M/M/n by the sum of aⁿ/n! in fractions; e^(−(n−a)·t/AHT) at the end."""
    top = load**agents / math.factorial(agents) * agents / (agents - load)
    waits = top / (sum(load**k / math.factorial(k) for k in range(agents)) + top)
    return 1 - float(waits) * math.exp(-float(agents - load) * patience_ratio)


def fewest(calls):
    """Agents for 80/20, AHT 240 s, calls in half an hour."""
    load = Fraction(calls * 240, 1800)
    agents = math.floor(load) + 1
    while erlang_c_level(load, agents, 20 / 240) < 0.8:
        agents += 1
    return agents


def pooled(calls):
    """One row of groups apart and together."""
    return {
        "id": "E-pool-own-1",
        "section": "E",
        "method": "three groups of different size, apart and together, 80/20",
        "inputs": {"calls": calls, "interval_s": 1800, "aht_s": 240, "sl": 0.8, "target_s": 20},
        "expected": {"separate": [fewest(one) for one in calls], "pooled": fewest(sum(calls))},
        "tolerance": 0,
        "source": "Erlang C in exact fractions, agents tried one by one (tests/oracles/r/staffing_brute.py)",
        "verification": "cross",
        "family": "E-pool",
    }


ROWS = [
    workload(
        "E-workload-own-1",
        arrivals=[120, 80, 200, 40, 10],
        minutes_each=6,
        minutes_per_agent=360,
        deadline_days=2,
        backlog=50,
    ),
    workload(
        "E-workload-own-2", arrivals=[0, 0, 90, 5], minutes_each=7, minutes_per_agent=300, deadline_days=1, backlog=0
    ),
    pooled([40, 75, 130]),
]

if __name__ == "__main__":
    print(json.dumps(ROWS))
