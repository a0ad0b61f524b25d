"""What model and greedy start both look up: which shifts clash, what covers a need, who shares a burden."""

from dataclasses import dataclass
from enum import StrEnum

from huiyin.lib.planning.rostering.problem import DAY, Need, Person, RosterProblem, Shift

Cell = tuple[int, str]
"""A shift on a day."""


class Burden(StrEnum):
    """What is shared out fairly."""

    NIGHTS = "nights"
    WEEKENDS = "weekends"
    HOLIDAYS = "holidays"
    SPLITS = "splits"


@dataclass(frozen=True, slots=True)
class Supply:
    """Needs that the same cells cover: `levels` are the people wanted, with how many needs want so many."""

    cells: tuple[Cell, ...]
    levels: tuple[tuple[int, int], ...]
    required: int
    day: int


def clashes(first: Shift, second: Shift, *, days_apart: int, rest_minutes: int) -> bool:
    """Whether `second`, so many days after `first`, begins before the rest is over."""
    return days_apart * DAY + second.start - first.end < rest_minutes


def covering_cells(need: Need, shifts: tuple[Shift, ...]) -> tuple[Cell, ...]:
    """The shifts, of its day or the day before, that are at work during all of a need."""
    return tuple(
        (need.day - back, shift.id)
        for back in (0, 1)
        for shift in shifts
        if need.shift in (None, shift.id)
        and need.skill in (None, shift.skill)
        and shift.spans(need.start + back * DAY, need.end + back * DAY)
    )


def supplies(problem: RosterProblem) -> tuple[Supply, ...]:
    """All needs, those covered by the same cells drawn together: what they cost depends on one sum."""
    together: dict[tuple[Cell, ...], list[Need]] = {}
    for need in problem.needs:
        together.setdefault(covering_cells(need, problem.shifts), []).append(need)
    return tuple(
        Supply(
            cells=cells,
            levels=tuple(
                sorted((level, sum(need.people == level for need in needs)) for level in {n.people for n in needs})
            ),
            required=max(need.required for need in needs),
            day=needs[0].day,
        )
        for cells, needs in together.items()
    )


def past_shift(person: Person, day: int) -> str | None:
    """The shift a person had on a day before the plan (day < 0), None if free or not known."""
    before = person.ledger.before
    return before[day] if -day <= len(before) else None


def carried(person: Person, burden: Burden) -> int:
    """How often a person bore a burden before the plan."""
    return int(getattr(person.ledger, burden.value))


def may_bear(person: Person, burden: Burden, problem: RosterProblem) -> bool:
    """Whether a person could be given such a shift at all; who cannot is left out of the comparison."""
    open_to = [shift for shift in problem.shifts if suits(person, shift)]
    if burden is Burden.NIGHTS:
        return any(shift.is_night for shift in open_to)
    return any(shift.is_split or burden is not Burden.SPLITS for shift in open_to)


def suits(person: Person, shift: Shift) -> bool:
    """Whether skill, agreement and protection let a person work a shift on some day."""
    return (
        (shift.skill is None or shift.skill in person.skills)
        and (person.shifts is None or shift.id in person.shifts)
        and not (person.protected and shift.is_night)
    )


def equals(problem: RosterProblem, burden: Burden) -> tuple[tuple[Person, ...], ...]:
    """Groups of two or more people with the same contract hours who may all bear a burden."""
    groups: dict[int, list[Person]] = {}
    for person in problem.people:
        if may_bear(person, burden, problem):
            groups.setdefault(person.weekly_minutes, []).append(person)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def weekends(problem: RosterProblem) -> dict[int, list[int]]:
    """The weekend days of the plan by the number of their week."""
    found: dict[int, list[int]] = {}
    for day in range(problem.days):
        if problem.is_weekend(day):
            found.setdefault(problem.week_of(day), []).append(day)
    return found


def burden_days(problem: RosterProblem) -> list[int]:
    """The holidays that lie in the plan."""
    return sorted(day for day in problem.holidays if 0 <= day < problem.days)
