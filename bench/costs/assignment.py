"""Assignment: the cost matrix from people and cases, and the optimal pairs; priorities of a queue."""

from random import Random

import numpy as np

from bench.costs import Cost
from huiyin.lib import planning as p

_SKILLS = [f"skill {number}" for number in range(40)]


def _batch(n):
    draw = Random(1)
    cases = [
        p.Work(
            id=number,
            skills=frozenset(draw.sample(_SKILLS, 2)),
            language=draw.choice(["zh-Hans", "zh-Hant", "en"]),
            known_to={draw.randrange(n): 1.0} if number % 3 == 0 else None,
            tier=int(number % 20 == 0),
            priority=draw.random(),
        )
        for number in range(n)
    ]
    people = [
        p.Taker(
            id=number,
            skills=frozenset(draw.sample(_SKILLS, 8)),
            languages=frozenset({"zh-Hans", draw.choice(["zh-Hant", "en"])}),
            load=draw.randrange(12),
            tier=int(number % 10 == 0),
        )
        for number in range(n)
    ]
    return lambda: p.assign_batch(cases, people)


def _scores(n):
    draw = np.random.default_rng(1)
    parts = {name: draw.random(n) for name in ("severity", "value", "sla", "sentiment")}
    weights = {"severity": 0.4, "value": 0.25, "sla": 0.25, "sentiment": 0.1}
    return lambda: p.priority_scores(parts, weights=weights, waited_hours=draw.random(n), ageing_per_hour=0.02)


COSTS = [
    Cost("optimal assignment n × n with its cost matrix", (250, 500, 1_000), _batch, growth=3, limit=0.2),
    Cost("priority scores of a queue", (10_000, 100_000, 1_000_000), _scores),
]
