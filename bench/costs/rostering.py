"""Rosters of 28 days with all rules, their check, and the evaluation figures."""

from random import Random

import numpy as np

from bench.costs import Cost
from bench.roster import call_centre
from huiyin.lib import planning as p


def _roster(n):
    problem = call_centre(n)
    return lambda: p.make_roster(problem, effort=p.Effort(seconds=50, gap=0.05))


def _check(n):
    problem = call_centre(n)
    draw = Random(1)
    sheet = [
        p.Assignment(person=person.id, day=day, shift=draw.choice(["E", "M", "L"]))
        for person in problem.people
        for day in range(problem.days)
        if draw.random() < 0.7
    ]
    return lambda: p.validate_roster(problem, sheet)


def _figures(n):
    draw = np.random.default_rng(1)
    need, actual = draw.integers(3, 50, n), draw.integers(1, 400, n)
    return lambda: p.evaluate_roster(
        need=need,
        scheduled=need + draw.integers(-2, 3, n),
        forecast=actual * 1.1,
        actual=actual,
        service_level=draw.random(n),
        workload=need * 0.8,
    )


COSTS = [
    Cost("roster of n people × 28 days to 5 % of the bound", (20, 50, 100), _roster, limit=60, repeats=1, growth=2),
    Cost("independent check of a roster", (20, 50, 100), _check),
    Cost("five figures over n intervals", (10_000, 100_000, 1_000_000), _figures),
]
