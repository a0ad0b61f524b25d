"""Days planned before shifts: the rules on days hold, and a work limit makes the whole roster repeatable."""

from datetime import date

import pytest

from huiyin.lib.planning import Absence, Effort, Need, Person, RosterProblem, Rules, Shift, make_roster, validate_roster
from huiyin.lib.planning.rostering.days import most_days, plan_days
from huiyin.lib.planning.rostering.workforce import plan_workforce

DAYS = 28
SHIFTS = tuple(Shift(id=name, windows=((60 * start, 60 * start + 480),)) for name, start in (("E", 6), ("L", 14)))
PEOPLE = tuple(
    Person(id=f"p{n:02}", absences=(Absence(day=n % 20, credited_minutes=480),) if n % 3 == 0 else ())
    for n in range(40)
)


def weekend_bound() -> RosterProblem:
    """The same need every day, every second weekend free: more weekend work than people may do."""
    needs = tuple(
        Need(day=day, start=60 * start, end=60 * start + 480, people=13) for day in range(DAYS) for start in (6, 14)
    )
    first = date(2026, 1, 5)
    return RosterProblem(
        first_day=first, days=DAYS, people=PEOPLE, shifts=SHIFTS, needs=needs, rules=Rules(weekends_off=2)
    )


@pytest.fixture(scope="module")
def planned():
    problem = weekend_bound()
    workforce = plan_workforce(problem, seconds=10, seed=0)
    return problem, plan_days(problem, workforce, seconds=10, nodes=1)


def test_planned_days_keep_the_rules_on_days(planned):
    problem, days = planned
    assert days
    for person in problem.people:
        worked = {day for one, day in days if one == person.id}
        assert not worked & {absence.day for absence in person.absences}
        assert all(len(worked & set(range(day, day + 7))) <= problem.rules.days_in_seven for day in range(DAYS - 6))
        weekends = [{5 + 7 * week, 6 + 7 * week} for week in range(4)]
        assert sum(bool(worked & weekend) for weekend in weekends) <= 2


def test_the_most_days_of_a_person_are_those_of_the_rules():
    problem = weekend_bound()
    free = next(person for person in problem.people if not person.absences)
    # Two weekends of four are free, hence at most 24 days; no seven days hold more than the rule's.
    assert most_days(free, problem) <= 24
    assert most_days(free, problem) >= 20


def test_a_limit_of_work_gives_the_same_roster_again():
    problem = weekend_bound()
    effort = Effort(seconds=20, gap=0.05, work=1, starts=4)
    first, second = make_roster(problem, effort=effort), make_roster(problem, effort=effort)
    assert first.assignments == second.assignments
    assert validate_roster(problem, first.assignments) == ()
    assert first.bound <= first.objective
