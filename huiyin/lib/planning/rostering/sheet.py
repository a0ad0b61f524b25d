"""A roster as a sheet: who has which shift on which day, the days before the plan included."""

from collections.abc import Iterable, Mapping

from huiyin.lib.planning.rostering.frame import past_shift
from huiyin.lib.planning.rostering.problem import Assignment, Person, RosterProblem, Shift

Sheet = Mapping[tuple[str, int], str]
"""Person and day to shift; a free day has no entry."""


def sheet_of(assignments: Iterable[Assignment]) -> dict[tuple[str, int], str]:
    """The sheet of some assignments; the first of two on one day counts."""
    found: dict[tuple[str, int], str] = {}
    for entry in assignments:
        if entry.shift is not None:
            found.setdefault((entry.person, entry.day), entry.shift)
    return found


def assignments_of(sheet: Sheet) -> tuple[Assignment, ...]:
    """The entries of a sheet by day, then person."""
    ordered = sorted(sheet.items(), key=lambda item: (item[0][1], item[0][0]))
    return tuple(Assignment(person=person, day=day, shift=shift) for (person, day), shift in ordered)


def worked(person: Person, day: int, sheet: Sheet, shifts: Mapping[str, Shift]) -> Shift | None:
    """The shift a person has on a day, in the plan or before it."""
    shift = past_shift(person, day) if day < 0 else sheet.get((person.id, day))
    return shifts.get(shift) if shift is not None else None


def overtime_by_week(
    person: Person, problem: RosterProblem, sheet: Sheet, shifts: Mapping[str, Shift]
) -> dict[int, int]:
    """Overtime minutes of each week of the plan: over the contract, or over standard days, whichever is more."""
    standard = problem.rules.standard_day
    found = {}
    for week in range(problem.week_of(problem.days - 1) + 1):
        first = 7 * week - problem.first_day.weekday()
        days = range(first, min(first + 7, problem.days))
        minutes = [shift.minutes for shift in (worked(person, day, sheet, shifts) for day in days) if shift]
        credited = sum(absence.credited_minutes for absence in person.absences if absence.day in days)
        over_contract = sum(minutes) - max(0, person.weekly_minutes - credited)
        found[week] = max(0, over_contract, sum(max(0, value - standard) for value in minutes))
    return found
