"""What a roster costs and grants, reckoned in plain Python from the roster alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from huiyin.lib.planning.rostering.frame import (
    Burden,
    burden_days,
    carried,
    covering_cells,
    equals,
    past_shift,
    weekends,
)
from huiyin.lib.planning.rostering.problem import Assignment, Need, Person, Preference, RosterProblem
from huiyin.lib.planning.rostering.sheet import Sheet, overtime_by_week, sheet_of, worked


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMet:
    """How many people are there in a need."""

    need: Need
    scheduled: int

    @property
    def under(self) -> int:
        """People missing."""
        return max(0, self.need.people - self.scheduled)

    @property
    def over(self) -> int:
        """People more than wanted."""
        return max(0, self.scheduled - self.need.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fairness:
    """Least and most a burden weighs on people with the same contract hours, what they carried over included."""

    burden: Burden
    weekly_minutes: int
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The cost of a roster and what it is made of; weights of wishes, hours of overtime."""

    objective: int
    needs: tuple[NeedMet, ...]
    under: int
    over: int
    wishes_requested: int
    wishes_granted: int
    overtime_hours: int
    allowances: int
    fairness: tuple[Fairness, ...]


def roster_account(problem: RosterProblem, assignments: Iterable[Assignment]) -> Account:
    """What a roster costs by the weights of its problem."""
    sheet = sheet_of(assignments)
    shifts = {shift.id: shift for shift in problem.shifts}
    needs = _needs(problem, sheet)
    under, over = sum(met.under for met in needs), sum(met.over for met in needs)
    wishes = [(wish, is_granted(wish, sheet.get((person.id, wish.day)))) for person, wish in _wishes(problem)]
    requested = sum(wish.weight for wish, _ in wishes)
    granted = sum(wish.weight for wish, is_met in wishes if is_met)
    overtime = [overtime_by_week(person, problem, sheet, shifts).values() for person in problem.people]
    hours = sum(-(-minutes // 60) for weeks in overtime for minutes in weeks)
    allowances = sum(shifts[shift].cost for shift in sheet.values())
    fairness = tuple(_fairness(problem, sheet))
    weights = problem.weights
    objective = (
        weights.under * under
        + weights.over * over
        + weights.preference * (requested - granted)
        + weights.overtime * hours
        + weights.fairness * sum(one.most - one.least for one in fairness)
        + allowances
    )
    return Account(
        objective=objective,
        needs=needs,
        under=under,
        over=over,
        wishes_requested=requested,
        wishes_granted=granted,
        overtime_hours=hours,
        allowances=allowances,
        fairness=fairness,
    )


def is_granted(wish: Preference, shift: str | None) -> bool:
    """Whether the shift given (None: a free day) is what was wished."""
    return (shift == wish.shift) != wish.avoid


def burden_borne(person: Person, burden: Burden, problem: RosterProblem, sheet: Sheet) -> int:
    """How often a person bears a burden in the plan, without what was carried over."""
    shifts = {shift.id: shift for shift in problem.shifts}
    if burden is Burden.WEEKENDS:
        found = weekends(problem).values()
        return sum(any(worked(person, day, sheet, shifts) for day in days) for days in found)
    days = burden_days(problem) if burden is Burden.HOLIDAYS else range(problem.days)
    given = [shift for day in days if (shift := worked(person, day, sheet, shifts)) is not None]
    if burden is Burden.HOLIDAYS:
        return len(given)
    return sum(shift.is_night if burden is Burden.NIGHTS else shift.is_split for shift in given)


def _needs(problem: RosterProblem, sheet: Sheet) -> tuple[NeedMet, ...]:
    there: Counter[tuple[int, str]] = Counter((day, shift) for (_, day), shift in sheet.items())
    there.update((-1, shift) for person in problem.people if (shift := past_shift(person, -1)) is not None)
    return tuple(
        NeedMet(need=need, scheduled=sum(there[cell] for cell in covering_cells(need, problem.shifts)))
        for need in problem.needs
    )


def _wishes(problem: RosterProblem) -> list[tuple[Person, Preference]]:
    return [(person, wish) for person in problem.people for wish in person.preferences if 0 <= wish.day < problem.days]


def _fairness(problem: RosterProblem, sheet: Sheet) -> Iterable[Fairness]:
    for burden in Burden:
        for group in equals(problem, burden):
            counts = [carried(person, burden) + burden_borne(person, burden, problem, sheet) for person in group]
            yield Fairness(burden=burden, weekly_minutes=group[0].weekly_minutes, least=min(counts), most=max(counts))
