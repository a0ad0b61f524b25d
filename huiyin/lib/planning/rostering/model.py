"""The roster as a constraint model for CP-SAT: x[person, day, shift], soft needs, hard rules.

A need's cost depends on how many work on the shifts that cover it, so needs covered by the same shifts
share one sum; each level of people wanted in it takes one variable for the people missing.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from huiyin.lib.planning.rostering.breaches import Breach, Rule
from huiyin.lib.planning.rostering.frame import (
    Burden,
    Supply,
    burden_days,
    carried,
    clashes,
    equals,
    past_shift,
    supplies,
    weekends,
)
from huiyin.lib.planning.rostering.problem import Person, RosterProblem

Literal = Any
"""A Boolean variable of CP-SAT, or 0 or 1 where the past decides."""


class RosterModel:
    """The model of one problem. `guarded` puts every rule under an assumption, to ask which contradict."""

    def __init__(self, problem: RosterProblem, *, guarded: bool = False) -> None:
        from ortools.sat.python import cp_model

        self.problem = problem
        self.cp = cp_model.CpModel()
        self.guards: dict[int, Breach] | None = {} if guarded else None
        self._guard_of: dict[Breach, Literal] = {}
        self.works: dict[tuple[str, int, str], Literal] = {}
        self.costs: list[Any] = []
        self._weekends_worked: dict[str, list[Literal]] = {}
        self._shifts = {shift.id: shift for shift in problem.shifts}
        for person in problem.people:
            self._person(person)
        self.staffed = self._staffing()
        for supply in supplies(problem):
            self._cover(supply)
        if not guarded:
            for burden in Burden:
                self._share_fairly(burden)
            self.cp.minimize(sum(self.costs))

    def work(self, person: Person, day: int, shift: str) -> Literal:
        """Whether a person has a shift on a day; days before the plan are known."""
        if day < 0:
            return int(past_shift(person, day) == shift)
        return self.works[person.id, day, shift]

    def day_worked(self, person: Person, day: int) -> Any:
        """Whether a person works at all on a day."""
        return sum(self.work(person, day, shift) for shift in self._shifts)

    def _keep(self, constraint: Any, breach: Breach) -> None:
        if not isinstance(constraint, bool):
            kept = self.cp.add(constraint)
        elif constraint:
            return
        else:
            kept = self.cp.add_bool_or([])
        if self.guards is None:
            return
        if breach not in self._guard_of:
            guard = self.cp.new_bool_var(str(breach))
            self._guard_of[breach] = guard
            self.guards[guard.index] = breach
        kept.only_enforce_if(self._guard_of[breach])

    @property
    def assumptions(self) -> list[Literal]:
        """The guards of all rules."""
        return list(self._guard_of.values())

    def _person(self, person: Person) -> None:
        for day in range(self.problem.days):
            for shift in self._shifts:
                self.works[person.id, day, shift] = self.cp.new_bool_var(f"{person.id}.{day}.{shift}")
            self._keep(self.day_worked(person, day) <= 1, Breach(rule=Rule.ONE_SHIFT, person=person.id))
        self._forbid(person)
        self._keep_fixed(person)
        self._rest(person)
        self._windows(person)
        self._weekends_off(person)
        self._hours(person)
        if self.guards is None:
            self._wishes(person)
            self._allowances(person)

    def _forbid(self, person: Person) -> None:
        rules = self.problem.rules
        for shift in self.problem.shifts:
            broken = {
                Rule.SKILL: shift.skill is not None and shift.skill not in person.skills,
                Rule.PERSONAL_SHIFTS: person.shifts is not None and shift.id not in person.shifts,
                Rule.PROTECTED_NIGHT: person.protected and shift.is_night,
                Rule.DAY_OVERTIME: shift.minutes > rules.standard_day + rules.overtime_day,
            }
            for rule in (rule for rule, is_broken in broken.items() if is_broken):
                for day in range(self.problem.days):
                    self._keep(self.works[person.id, day, shift.id] == 0, Breach(rule=rule, person=person.id))
        for absence in person.absences:
            self._absent(person, absence)

    def _absent(self, person: Person, absence: Any) -> None:
        for back in (0, 1):
            day = absence.day - back
            if not 0 <= day < self.problem.days:
                continue
            for shift in self.problem.shifts:
                if shift.overlaps(absence.start + back * 1440, absence.end + back * 1440):
                    breach = Breach(rule=Rule.ABSENCE, person=person.id, day=absence.day)
                    self._keep(self.works[person.id, day, shift.id] == 0, breach)

    def _keep_fixed(self, person: Person) -> None:
        for entry in self.problem.fixed:
            if entry.person == person.id and 0 <= entry.day < self.problem.days:
                breach = Breach(rule=Rule.FIXED, person=person.id, day=entry.day)
                if entry.shift is None:
                    self._keep(self.day_worked(person, entry.day) == 0, breach)
                else:
                    self._keep(self.works[person.id, entry.day, entry.shift] == 1, breach)

    def _rest(self, person: Person) -> None:
        rest = self.problem.rules.rest_minutes
        breach = Breach(rule=Rule.REST, person=person.id)
        for apart in (1, 2):
            after: dict[tuple[str, ...], list[str]] = defaultdict(list)
            for first in self.problem.shifts:
                too_soon = tuple(
                    second.id
                    for second in self.problem.shifts
                    if clashes(first, second, days_apart=apart, rest_minutes=rest)
                )
                if too_soon:
                    after[too_soon].append(first.id)
            for day in range(-apart, self.problem.days - apart):
                for too_soon, firsts in _nested(after):
                    before = sum(self.work(person, day, shift) for shift in firsts)
                    then = sum(self.work(person, day + apart, shift) for shift in too_soon)
                    self._keep(before + then <= 1, breach)

    def _windows(self, person: Person) -> None:
        rules, days = self.problem.rules, self.problem.days
        nights = [shift.id for shift in self.problem.shifts if shift.is_night]
        for last in range(days):
            week = sum(self.day_worked(person, day) for day in range(last - 6, last + 1))
            self._keep(week <= rules.days_in_seven, Breach(rule=Rule.DAYS_IN_SEVEN, person=person.id))
            if nights:
                run = range(last - rules.nights_in_a_row, last + 1)
                worked = sum(self.work(person, day, shift) for day in run for shift in nights)
                breach = Breach(rule=Rule.NIGHTS_IN_A_ROW, person=person.id)
                self._keep(worked <= rules.nights_in_a_row, breach)

    def _weekends_off(self, person: Person) -> None:
        worked = []
        most = 1 if self.guards is None else max(1, len(self._shifts))  # one shift a day is a rule in question
        for week, days in weekends(self.problem).items():
            weekend = self.cp.new_bool_var(f"weekend.{person.id}.{week}")
            for day in days:
                self.cp.add(most * weekend >= self.day_worked(person, day))
            self.cp.add(weekend <= sum(self.day_worked(person, day) for day in days))
            worked.append(weekend)
        self._weekends_worked[person.id] = worked
        whole = [
            weekend for weekend, days in zip(worked, weekends(self.problem).values(), strict=True) if len(days) == 2
        ]
        if self.problem.rules.weekends_off and whole:
            allowed = max(0, len(whole) - self.problem.rules.weekends_off)
            self._keep(sum(whole) <= allowed, Breach(rule=Rule.WEEKENDS_OFF, person=person.id))

    def _hours(self, person: Person) -> None:
        rules, problem = self.problem.rules, self.problem
        by_month: dict[tuple[int, int], list[Any]] = defaultdict(list)
        # Where rules are in question no bound of a variable may stand for one.
        most = rules.overtime_month if self.guards is None else 7 * sum(shift.minutes for shift in problem.shifts)
        for week in range(problem.week_of(problem.days - 1) + 1):
            first = 7 * week - problem.first_day.weekday()
            days = range(first, min(first + 7, problem.days))
            credited = sum(absence.credited_minutes for absence in person.absences if absence.day in days)
            minutes = sum(shift.minutes * self.work(person, day, shift.id) for day in days for shift in problem.shifts)
            daily = sum(
                (shift.minutes - rules.standard_day) * self.work(person, day, shift.id)
                for day in days
                for shift in problem.shifts
                if shift.minutes > rules.standard_day
            )
            overtime = self.cp.new_int_var(0, most, f"overtime.{person.id}.{week}")
            self.cp.add(overtime >= minutes - max(0, person.weekly_minutes - credited))
            self.cp.add(overtime >= daily)
            if person.protected:
                self._keep(overtime == 0, Breach(rule=Rule.PROTECTED_OVERTIME, person=person.id))
            ends = problem.date_of(first + 6)
            by_month[ends.year, ends.month].append(overtime)
            if self.guards is None and problem.weights.overtime:
                hours = self.cp.new_int_var(0, rules.overtime_month // 60 + 1, f"hours.{person.id}.{week}")
                self.cp.add(60 * hours >= overtime)
                self.costs.append(problem.weights.overtime * hours)
        for month, weeks in by_month.items():
            carried_over = (
                person.ledger.overtime_minutes if month == (problem.first_day.year, problem.first_day.month) else 0
            )
            self._keep(
                sum(weeks) + carried_over <= rules.overtime_month, Breach(rule=Rule.MONTH_OVERTIME, person=person.id)
            )

    def _wishes(self, person: Person) -> None:
        for wish in person.preferences:
            if not 0 <= wish.day < self.problem.days:
                continue
            if wish.shift is None:
                granted = 1 - self.day_worked(person, wish.day)
            else:
                granted = self.works.get((person.id, wish.day, wish.shift), 0)
            granted = 1 - granted if wish.avoid else granted
            self.costs.append(self.problem.weights.preference * wish.weight * (1 - granted))

    def _allowances(self, person: Person) -> None:
        for shift in self.problem.shifts:
            if shift.cost:
                days = range(self.problem.days)
                self.costs.append(shift.cost * sum(self.works[person.id, day, shift.id] for day in days))

    def _staffing(self) -> dict[tuple[int, str], Any]:
        people, staffed = self.problem.people, {}
        for day in range(-1, self.problem.days):
            for shift in self._shifts:
                given = sum(self.work(person, day, shift) for person in people)
                if day >= 0:
                    count = self.cp.new_int_var(0, len(people), f"staffed.{day}.{shift}")
                    self.cp.add(count == given)
                    staffed[day, shift] = count
                else:
                    staffed[day, shift] = given
        return staffed

    def _cover(self, supply: Supply) -> None:
        there = sum(self.staffed[cell] for cell in supply.cells)
        if supply.required:
            self._keep(there >= supply.required, Breach(rule=Rule.REQUIRED, day=supply.day))
        if self.guards is not None:
            return
        weights = self.problem.weights
        for wanted, times in supply.levels:
            missing = self.cp.new_int_var(0, wanted, "missing")
            self.cp.add(there + missing >= wanted)
            surplus = there + missing - wanted
            self.costs.append(times * (weights.under * missing + weights.over * surplus))

    def _share_fairly(self, burden: Burden) -> None:
        for group in equals(self.problem, burden):
            borne = [self._borne(person, burden) + carried(person, burden) for person in group]
            most = max(carried(person, burden) for person in group) + self.problem.days
            high, low = self.cp.new_int_var(0, most, "high"), self.cp.new_int_var(0, most, "low")
            for count in borne:
                self.cp.add(high >= count)
                self.cp.add(low <= count)
            self.costs.append(self.problem.weights.fairness * (high - low))

    def _borne(self, person: Person, burden: Burden) -> Any:
        days: Iterable[int] = range(self.problem.days)
        if burden is Burden.WEEKENDS:
            return sum(self._weekends_worked[person.id])
        shifts = list(self.problem.shifts)
        if burden is Burden.HOLIDAYS:
            days = burden_days(self.problem)
        else:
            shifts = [shift for shift in shifts if (shift.is_night if burden is Burden.NIGHTS else shift.is_split)]
        return sum(self.work(person, day, shift.id) for day in days for shift in shifts)


def _nested(after: dict[tuple[str, ...], list[str]]) -> list[tuple[tuple[str, ...], list[str]]]:
    """Shifts that end later forbid more: for each set of shifts too soon, all that forbid at least these."""
    return [
        (too_soon, [first for other, firsts in after.items() if set(too_soon) <= set(other) for first in firsts])
        for too_soon in after
    ]
