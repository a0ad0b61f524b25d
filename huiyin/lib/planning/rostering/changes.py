"""Swaps, takeovers and manual edits: only the people concerned and the cover are looked at again."""

from collections import Counter
from collections.abc import Iterable, Sequence

from huiyin.lib.planning.rostering.account import burden_borne, roster_account
from huiyin.lib.planning.rostering.breaches import Breach, Rule
from huiyin.lib.planning.rostering.frame import Burden, carried
from huiyin.lib.planning.rostering.problem import Assignment, Ledger, Person, RosterProblem
from huiyin.lib.planning.rostering.results import RosterChange
from huiyin.lib.planning.rostering.sheet import Sheet, assignments_of, overtime_by_week, sheet_of
from huiyin.lib.planning.rostering.validation import breaches_of, required_breaches


def swap_shifts(
    problem: RosterProblem, assignments: Iterable[Assignment], *, first: str, second: str, days: Sequence[int]
) -> RosterChange:
    """Two people exchange their entries on `days`; a free day of one makes it a takeover.

    The roster is returned whole, changed or as it was. Raises ValueError for unknown people or days.
    """
    given = tuple(assignments)
    sheet = sheet_of(given)
    edits = [
        Assignment(person=person, day=day, shift=sheet.get((other, day)))
        for day in days
        for person, other in ((first, second), (second, first))
    ]
    return edit_roster(problem, given, edits=edits)


def edit_roster(
    problem: RosterProblem, assignments: Iterable[Assignment], *, edits: Sequence[Assignment]
) -> RosterChange:
    """The roster with some entries replaced (`shift=None` frees a day), if that breaks no further rule.

    Rules that were broken before do not count against the edit, unless it breaks them further. Raises ValueError
    for unknown people, shifts, days.
    """
    _check(problem, edits)
    given = tuple(assignments)
    before = sheet_of(given)
    after = dict(before)
    for edit in edits:
        after.pop((edit.person, edit.day), None)
        if edit.shift is not None:
            after[edit.person, edit.day] = edit.shift
    concerned = {edit.person for edit in edits}
    people = [person for person in problem.people if person.id in concerned]
    old = Counter[_Place]()
    for breach in _breaches(problem, people, before):
        old[_place(breach)] += breach.excess
    breaches = tuple(breach for breach in _breaches(problem, people, after) if breach.excess > old[_place(breach)])
    then, now = roster_account(problem, given), roster_account(problem, assignments_of(after))
    return RosterChange(
        n=sum(before.get((edit.person, edit.day)) != edit.shift for edit in edits),
        method="revalidated people and cover",
        accepted=not breaches,
        assignments=assignments_of(before if breaches else after),
        breaches=breaches,
        under_change=now.under - then.under,
        over_change=now.over - then.over,
    )


def carry_over(problem: RosterProblem, assignments: Iterable[Assignment]) -> dict[str, Ledger]:
    """What each person takes into the next plan: burdens summed up, this month's overtime, the last seven days."""
    sheet = sheet_of(assignments)
    return {person.id: _ledger(person, problem, sheet) for person in problem.people}


def _ledger(person: Person, problem: RosterProblem, sheet: Sheet) -> Ledger:
    borne = {burden: carried(person, burden) + burden_borne(person, burden, problem, sheet) for burden in Burden}
    days = [sheet.get((person.id, day)) for day in range(problem.days)]
    return Ledger(
        nights=borne[Burden.NIGHTS],
        weekends=borne[Burden.WEEKENDS],
        holidays=borne[Burden.HOLIDAYS],
        splits=borne[Burden.SPLITS],
        overtime_minutes=_overtime_of_next_month(person, problem, sheet),
        before=(*person.ledger.before, *days)[-7:],
    )


def _overtime_of_next_month(person: Person, problem: RosterProblem, sheet: Sheet) -> int:
    shifts = {shift.id: shift for shift in problem.shifts}
    following = problem.date_of(problem.days)
    begins = problem.first_day
    same = (begins.year, begins.month) == (following.year, following.month)
    total = person.ledger.overtime_minutes if same else 0
    for week, minutes in overtime_by_week(person, problem, sheet, shifts).items():
        sunday = problem.date_of(7 * week - begins.weekday() + 6)
        is_over = sunday < following
        if is_over and (sunday.year, sunday.month) == (following.year, following.month):
            total += minutes
    return total


_Place = tuple[Rule, str | None, int | None, str]


def _place(breach: Breach) -> _Place:
    """What tells two breaches apart, however far each goes."""
    return breach.rule, breach.person, breach.day, breach.detail


def _breaches(problem: RosterProblem, people: Sequence[Person], sheet: Sheet) -> list[Breach]:
    found = [breach for person in people for breach in breaches_of(person, problem, sheet)]
    return [*found, *required_breaches(problem, sheet)]


def _check(problem: RosterProblem, edits: Sequence[Assignment]) -> None:
    people, shifts = {person.id for person in problem.people}, {shift.id for shift in problem.shifts}
    for edit in edits:
        if edit.person not in people or not 0 <= edit.day < problem.days:
            message = f"{edit} names a person or day that the plan does not have."
            raise ValueError(message)
        if edit.shift is not None and edit.shift not in shifts:
            message = f"{edit} names an unknown shift."
            raise ValueError(message)
