"""Days first, shifts later: who works on which days, before anybody has a shift (HiGHS).

The workforce plan says how many of each kind of people are to work each day; this model finds whose days those are
under the rules on days: absences, days in seven, free weekends, overtime. Free days wished for decide between equals.
"""

from collections import defaultdict
from typing import Any

from huiyin.lib.planning.rostering.frame import past_shift, suits, weekends
from huiyin.lib.planning.rostering.problem import Person, RosterProblem
from huiyin.lib.planning.rostering.workforce import Workforce, can_work, days_of, kinds_of, overtime_steps

Days = frozenset[tuple[str, int]]
"""Person and day."""

_SHORT = 1_000
"""What a person short of the workforce plan on a day costs, against a wish of weight one."""
_HALF = 0.5


def plan_days(problem: RosterProblem, workforce: Workforce, *, seconds: float, nodes: int | None = None) -> Days:
    """The days each person is to work, or none where `seconds` did not suffice.

    With `nodes` the search ends after so many nodes instead, on every machine at the same plan.
    """
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    works: dict[tuple[str, int], Any] = {}
    costs: list[Any] = []
    for number, people in enumerate(kinds_of(problem)):
        for person in people:
            _keep_rules(cp, person, problem, works)
            costs += _wishes(person, problem, works)
        for day in range(problem.days):
            wanted = workforce.working.get((number, day), 0)
            short = cp.new_int_var(0, wanted, "short")
            cp.add(sum(works[person.id, day] for person in people) + short == wanted)
            costs.append(_SHORT * short)
    cp.minimize(sum(costs))
    found = _solve_linear(cp.proto, {"time_limit": seconds} if nodes is None else {"node_limit": nodes})
    return frozenset(cell for cell, value in works.items() if found and found[value.index] > _HALF)


def most_days(person: Person, problem: RosterProblem) -> int:
    """The most days the rules on days let a person work in the plan."""
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    works: dict[tuple[str, int], Any] = {}
    _keep_rules(cp, person, problem, works)
    cp.maximize(sum(works.values()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 0.1
    solver.solve(cp)
    return min(problem.days, int(solver.best_objective_bound))


def _solve_linear(model: Any, limit: dict[str, float]) -> list[float]:
    """A model of linear constraints solved by HiGHS, whose cuts suit it better than CP-SAT's search."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import coo_array

    rows = [constraint.linear for constraint in model.constraints if constraint.has_linear()]
    at = [row for row, linear in enumerate(rows) for _ in linear.vars]
    columns = [column for linear in rows for column in linear.vars]
    values = [value for linear in rows for value in linear.coeffs]
    limits = np.array([[list(linear.domain)[end] for end in (0, -1)] for linear in rows], dtype=np.float64)
    limits[np.abs(limits) > 1e15] *= np.inf
    bounds = np.array([[list(one.domain)[end] for end in (0, -1)] for one in model.variables], dtype=np.float64)
    cost = np.zeros(len(bounds))
    np.add.at(cost, list(model.objective.vars), list(model.objective.coeffs))
    table = coo_array((values, (at, columns)), shape=(len(rows), len(bounds))).tocsc()
    solved = milp(
        cost,
        constraints=LinearConstraint(table, limits[:, 0], limits[:, 1]),
        integrality=np.ones(len(bounds)),
        bounds=Bounds(bounds[:, 0], bounds[:, 1]),
        options={**limit, "mip_rel_gap": 0.02},
    )
    return [] if solved.x is None else list(solved.x)


def _keep_rules(cp: Any, person: Person, problem: RosterProblem, works: dict[Any, Any]) -> None:
    rules = problem.rules
    held = {entry.day for entry in problem.fixed if entry.person == person.id and entry.shift is not None}
    for day in range(problem.days):
        works[person.id, day] = cp.new_bool_var("")
        if not any(can_work(person, day, shift, problem) for shift in problem.shifts):
            cp.add(works[person.id, day] == 0)
        elif day in held:
            cp.add(works[person.id, day] == 1)
    for last in range(problem.days):
        days = range(last - 6, last + 1)
        past = sum(past_shift(person, day) is not None for day in days if day < 0)
        cp.add(sum(works[person.id, day] for day in days if day >= 0) <= max(0, rules.days_in_seven - past))
    _keep_weekends_free(cp, person, problem, works)
    _bound_overtime(cp, person, problem, works)


def _wishes(person: Person, problem: RosterProblem, works: dict[Any, Any]) -> list[Any]:
    return [
        (-wish.weight if wish.avoid else wish.weight) * works[person.id, wish.day]
        for wish in person.preferences
        if wish.shift is None and 0 <= wish.day < problem.days
    ]


def _keep_weekends_free(cp: Any, person: Person, problem: RosterProblem, works: dict[Any, Any]) -> None:
    whole = [days for days in weekends(problem).values() if len(days) == 2]
    worked = []
    for days in whole:
        weekend = cp.new_bool_var("")
        for day in days:
            cp.add(works[person.id, day] <= weekend)
        worked.append(weekend)
    cp.add(sum(worked) <= max(0, len(whole) - problem.rules.weekends_off))


def _bound_overtime(cp: Any, person: Person, problem: RosterProblem, works: dict[Any, Any]) -> None:
    """Each day of a week with the shortest shift; the overtime of its months stays within the limit."""
    shortest = min((shift.minutes for shift in problem.shifts if suits(person, shift)), default=0)
    if not shortest:
        return
    months: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for week in range(problem.week_of(problem.days - 1) + 1):
        days = days_of(problem, week)
        steps = overtime_steps(person, problem, week, unit=shortest, most=len(days))
        worked = sum(works[person.id, day] for day in days)
        cp.add(worked <= len(steps))
        sunday = problem.date_of(7 * week - problem.first_day.weekday() + 6)
        overtime = cp.new_int_var(0, problem.rules.overtime_month, "")
        total = 0
        for units, step in enumerate(steps):
            total += step
            if step:
                # Overtime is convex in the days worked: each step is a line below it.
                cp.add(overtime >= total + step * (worked - units - 1))
        months[sunday.year, sunday.month].append(overtime)
    for month, weeks in months.items():
        first = (problem.first_day.year, problem.first_day.month)
        before = person.ledger.overtime_minutes if month == first else 0
        cp.add(sum(weeks) <= max(0, problem.rules.overtime_month - before))
