"""The roster of a workforce without names: how many of each kind of people work each shift.

People with the same suitable shifts, hours and protection are counted together. Whatever roster there is,
its counts solve this model, so its optimum is a bound for every roster; and its counts are a good target.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from huiyin.lib.planning.rostering.frame import Cell, clashes, past_shift, suits, supplies, weekends
from huiyin.lib.planning.rostering.problem import DAY, Person, RosterProblem, Shift


@dataclass(frozen=True, slots=True)
class Workforce:
    """How many should work each shift of each day, and a cost no roster can undercut; bound None: no roster."""

    staffed: dict[Cell, int]
    bound: float | None
    working: dict[tuple[int, int], int] = field(default_factory=dict)
    seconds: float = 0.0


def plan_workforce(problem: RosterProblem, *, seconds: float, seed: int) -> Workforce:
    """Counts of people by day and shift of least cost."""
    from ortools.sat.python import cp_model

    from huiyin.lib.planning.rostering.days import most_days

    model = _WorkforceModel(problem, {person.id: most_days(person, problem) for person in problem.people})
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.relative_gap_limit = 0.002
    status = solver.solve(model.cp)
    if status == cp_model.INFEASIBLE:
        return Workforce(staffed={}, bound=None, seconds=solver.wall_time)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Workforce(staffed={}, bound=0.0, seconds=solver.wall_time)
    staffed: dict[Cell, int] = defaultdict(int)
    working: dict[tuple[int, int], int] = defaultdict(int)
    for (kind, day, shift), count in model.counts.items():
        staffed[day, shift] += solver.value(count)
        working[kind, day] += solver.value(count)
    bound = max(0.0, solver.best_objective_bound)
    return Workforce(staffed=dict(staffed), bound=bound, working=dict(working), seconds=solver.wall_time)


def can_work(person: Person, day: int, shift: Shift, problem: RosterProblem) -> bool:
    """Whether skill, protection, absences, fixed entries and the day before the plan allow a shift on a day."""
    rules = problem.rules
    if not suits(person, shift) or shift.minutes > rules.standard_day + rules.overtime_day:
        return False
    for absence in person.absences:
        away = (absence.day - day) * DAY
        if 0 <= away <= DAY and shift.overlaps(absence.start + away, absence.end + away):
            return False
    if any(entry.shift != shift.id for entry in problem.fixed if (entry.person, entry.day) == (person.id, day)):
        return False
    last = past_shift(person, -1) if day == 0 else None
    before = next((one for one in problem.shifts if one.id == last), None)
    return before is None or not clashes(before, shift, days_apart=1, rest_minutes=rules.rest_minutes)


class _WorkforceModel:
    def __init__(self, problem: RosterProblem, most: dict[str, int]) -> None:
        from ortools.sat.python import cp_model

        self.problem = problem
        self.most = most
        self.cp = cp_model.CpModel()
        self.counts: dict[tuple[int, int, str], Any] = {}
        self.weekend: dict[tuple[int, int], Any] = {}
        self.able: set[tuple[str, int]] = set()
        self.costs: list[Any] = []
        for number, people in enumerate(kinds_of(problem)):
            self._kind(number, people)
        self._cover()
        self.cp.minimize(sum(self.costs))

    def _kind(self, number: int, people: list[Person]) -> None:
        problem = self.problem
        able = {
            (person.id, day, shift.id)
            for person in people
            for day in range(problem.days)
            for shift in problem.shifts
            if can_work(person, day, shift, problem)
        }
        self.able |= {(person, day) for person, day, _ in able}
        fixed = [(entry.day, entry.shift) for entry in problem.fixed if (entry.person, entry.day, entry.shift) in able]
        for day in range(problem.days):
            for shift in problem.shifts:
                most = sum((person.id, day, shift.id) in able for person in people)
                count = self.cp.new_int_var(fixed.count((day, shift.id)), most, f"{number}.{day}.{shift.id}")
                self.counts[number, day, shift.id] = count
                self.costs.append(shift.cost * count)
            there = sum(any((person.id, day, shift.id) in able for shift in problem.shifts) for person in people)
            self.cp.add(self._on(number, day) <= there)
        self._rest(number, len(people))
        self._weekends_off(number, people)
        self._windows(number, people)
        self._hours(number, people)
        everything = sum(self._on(number, day) for day in range(problem.days))
        self.cp.add(everything <= sum(self.most[person.id] for person in people))

    def _on(self, number: int, day: int) -> Any:
        return sum(self.counts[number, day, shift.id] for shift in self.problem.shifts)

    def _rest(self, number: int, size: int) -> None:
        for day in range(self.problem.days - 1):
            self._rest_within(number, day, size)

    def _rest_within(self, number: int, day: int, people: Any) -> None:
        """Who ends late on a day and who begins too soon on the next are different ones of so many people."""
        shifts, rest = self.problem.shifts, self.problem.rules.rest_minutes
        for first in shifts:
            too_soon = [two.id for two in shifts if clashes(first, two, days_apart=1, rest_minutes=rest)]
            if too_soon:
                late = sum(self.counts[number, day, one.id] for one in shifts if one.end >= first.end)
                self.cp.add(late + sum(self.counts[number, day + 1, two] for two in too_soon) <= people)

    def _windows(self, number: int, people: list[Person]) -> None:
        """Seven days in a row: fewer for who is away, and fewer again for who has the weekend in them free."""
        rules = self.problem.rules
        whole = {days[0]: days for days in weekends(self.problem).values() if len(days) == 2}
        for last in range(self.problem.days):
            days = range(last - 6, last + 1)
            now = sum(self._on(number, day) for day in days if day >= 0)
            left = [
                rules.days_in_seven - sum(past_shift(one, day) is not None for day in days if day < 0) for one in people
            ]
            most = [
                max(0, min(days_left, self._able_days(one, days))) for one, days_left in zip(people, left, strict=True)
            ]
            self.cp.add(now <= sum(most))
            for saturday, weekend in whole.items():
                if saturday in days and saturday + 1 in days:
                    others = [day for day in days if day not in weekend]
                    free = [max(0, min(n, self._able_days(one, others))) for one, n in zip(people, left, strict=True)]
                    more = max(high - low for high, low in zip(most, free, strict=True))
                    self.cp.add(now <= sum(free) + more * self.weekend[number, saturday])

    def _weekends_off(self, number: int, people: list[Person]) -> None:
        whole = [days for days in weekends(self.problem).values() if len(days) == 2]
        for days in whole:
            weekend = self.cp.new_int_var(0, len(people), "weekend")
            self.weekend[number, days[0]] = weekend
            for day in days:
                self.cp.add(weekend >= self._on(number, day))
            self._rest_within(number, days[0], weekend)
        limit = max(0, len(whole) - self.problem.rules.weekends_off)
        allowed = sum(min(limit, sum(self._able_days(one, days) > 0 for days in whole)) for one in people)
        self.cp.add(sum(self.weekend[number, days[0]] for days in whole) <= allowed)

    def _able_days(self, person: Person, days: Iterable[int]) -> int:
        return sum((person.id, day) in self.able for day in days)

    def _hours(self, number: int, people: list[Person]) -> None:
        problem, rules = self.problem, self.problem.rules
        unit = math.gcd(*(shift.minutes for shift in problem.shifts)) or 1
        longest = max(shift.minutes for shift in problem.shifts)
        most_units = rules.days_in_seven * longest // unit
        overtime: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for week in range(problem.week_of(problem.days - 1) + 1):
            days = days_of(problem, week)
            steps: dict[int, int] = defaultdict(int)
            for person in people:
                for step in overtime_steps(person, problem, week, unit=unit, most=most_units):
                    steps[step] += 1
            taken = {step: self.cp.new_int_var(0, times, "units") for step, times in steps.items()}
            worked = sum(
                shift.minutes // unit * self.counts[number, day, shift.id] for day in days for shift in problem.shifts
            )
            self.cp.add(sum(taken.values()) == worked)
            sunday = problem.date_of(7 * week - problem.first_day.weekday() + 6)
            for step, units in taken.items():
                self.costs.append(problem.weights.overtime * step // 60 * units)
                overtime[sunday.year, sunday.month].append(step * units)
        for weeks in overtime.values():
            self.cp.add(sum(weeks) <= rules.overtime_month * len(people))

    def _cover(self) -> None:
        weights = self.problem.weights
        kinds = range(len(kinds_of(self.problem)))
        before = [past_shift(person, -1) for person in self.problem.people]
        for supply in supplies(self.problem):
            there = sum(
                sum(self.counts[kind, day, shift] for kind in kinds) if day >= 0 else before.count(shift)
                for day, shift in supply.cells
            )
            if supply.required:
                self._floor(there, supply.required)
            for wanted, times in supply.levels:
                missing = self.cp.new_int_var(0, wanted, "missing")
                self.cp.add(there + missing >= wanted)
                self.costs.append(times * (weights.under * missing + weights.over * (there + missing - wanted)))

    def _floor(self, there: Any, required: int) -> None:
        if isinstance(there, int):
            self.cp.add_bool_or([] if there < required else [True])
        else:
            self.cp.add(there >= required)


def kinds_of(problem: RosterProblem) -> list[list[Person]]:
    """People who count as alike: same suitable shifts, hours and protection."""
    kinds: dict[tuple[Any, ...], list[Person]] = defaultdict(list)
    for person in problem.people:
        suitable = tuple(shift.id for shift in problem.shifts if suits(person, shift))
        kinds[suitable, person.weekly_minutes, person.protected].append(person)
    return list(kinds.values())


def days_of(problem: RosterProblem, week: int) -> list[int]:
    """The days of the plan in a week."""
    first = 7 * week - problem.first_day.weekday()
    return [day for day in range(first, first + 7) if 0 <= day < problem.days]


def overtime_steps(person: Person, problem: RosterProblem, week: int, *, unit: int, most: int) -> list[int]:
    """The overtime minutes that each further unit of work in a week would add, by the contract alone."""
    days = days_of(problem, week)
    first = 7 * week - problem.first_day.weekday()
    minutes = {shift.id: shift.minutes for shift in problem.shifts}
    past = sum(minutes.get(past_shift(person, day) or "", 0) for day in range(first, 0))
    credited = sum(
        absence.credited_minutes for absence in person.absences if first <= absence.day < min(first + 7, problem.days)
    )
    allowance = max(0, max(0, person.weekly_minutes - credited) - past)
    able = sum(any(can_work(person, day, shift, problem) for shift in problem.shifts) for day in days)
    longest = max(shift.minutes for shift in problem.shifts)
    steps = []
    for units in range(1, min(most, able * longest // unit) + 1):
        step = max(0, units * unit - allowance) - max(0, (units - 1) * unit - allowance)
        if step and person.protected:
            break
        steps.append(step)
    return steps
