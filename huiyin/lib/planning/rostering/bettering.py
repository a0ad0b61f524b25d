"""Bettering a roster: a few people at a time are planned anew, all others as they are (large neighbourhood search).

What the others supply is taken off the needs, so the part is itself a small roster problem for CP-SAT. The people
are drawn by the seed and each part ends by CP-SAT's deterministic time, so the steps do not depend on the machine.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from huiyin.lib.planning.rostering.frame import Cell, covering_cells, past_shift
from huiyin.lib.planning.rostering.problem import Assignment, Person, RosterProblem


def part_of(problem: RosterProblem, assignments: Iterable[Assignment], ids: frozenset[str]) -> RosterProblem:
    """The problem of some people, with what is left to them of the needs."""
    there: Counter[Cell] = Counter()
    for entry in assignments:
        if entry.person not in ids and entry.shift is not None:
            there[entry.day, entry.shift] += 1
    for person in problem.people:
        last = past_shift(person, -1)
        if person.id not in ids and last is not None:
            there[-1, last] += 1
    needs = []
    for need in problem.needs:
        others = sum(there[cell] for cell in covering_cells(need, problem.shifts))
        needs.append(replace(need, people=max(0, need.people - others), required=max(0, need.required - others)))
    return replace(
        problem,
        people=tuple(person for person in problem.people if person.id in ids),
        needs=tuple(needs),
        fixed=tuple(entry for entry in problem.fixed if entry.person in ids),
    )
