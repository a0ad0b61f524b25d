from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    Absence,
    Assignment,
    Burden,
    Effort,
    Ledger,
    Need,
    Person,
    Preference,
    Rule,
    Rules,
    Weights,
    contradicting_rules,
    cover_demand,
    make_roster,
    needs_from_intervals,
    roster_account,
    validate_roster,
)
from huiyin.lib.stats import Undefined
from tests.lib.planning.rostering.cast import EARLY, NIGHT, centre, person, plan, row

EXACT = Effort(gap=0.0, seconds=20)


def one_a_day(days, shift, people=1):
    return [Need(day=day, start=600, end=660, people=people, shift=shift) for day in range(days)]


def test_a_wish_decides_between_equals_and_cover_goes_before_wishes():
    people = [person("ann", preferences=(Preference(day=0),)), person("bo")]
    found = make_roster(plan(people, days=1, needs=one_a_day(1, "E")), effort=EXACT)
    assert found.assignments == (Assignment(person="bo", day=0, shift="E"),)
    assert (found.status, found.objective, found.wishes_granted) == ("optimal", 0, 1)
    found = make_roster(plan(people, days=1, needs=one_a_day(1, "E", people=2)), effort=EXACT)
    assert (len(found.assignments), found.under, found.objective) == (2, 0, 1)


def test_burdens_are_evened_out_with_what_was_carried_over():
    people = [person("ann", ledger=Ledger(nights=3)), person("bo")]
    needs_at_night = [Need(day=day, start=1380, end=1440, people=1) for day in range(2)]
    found = make_roster(plan(people, days=2, needs=needs_at_night, shifts=(EARLY, NIGHT)), effort=EXACT)
    assert {entry.person for entry in found.assignments} == {"bo"}
    nights = next(one for one in found.fairness if one.burden is Burden.NIGHTS)
    assert (nights.least, nights.most) == (2, 3)


def test_work_after_midnight_covers_the_next_day_also_from_before_the_plan():
    needs = [Need(day=0, start=60, end=120, people=1), Need(day=1, start=60, end=120, people=1)]
    people = [person(ledger=Ledger(before=("N",)))]
    found = make_roster(plan(people, days=2, needs=needs), effort=EXACT)
    assert [met.scheduled for met in found.needs] == [1, 1]
    assert found.assignments == (Assignment(person="ann", day=0, shift="N"),)


def test_contradictions_are_named_and_each_is_needed():
    people = [person("ann", absences=(Absence(day=0),)), person("bo", protected=True), person("cy")]
    needs = [Need(day=0, start=1380, end=1440, people=1, required=2)]
    found = make_roster(plan(people, days=1, needs=needs), effort=EXACT)
    assert (found.status, found.reason, found.assignments) == ("infeasible", Undefined.INFEASIBLE, ())
    named = {(one.rule, one.person) for one in found.conflicts}
    assert {(Rule.ABSENCE, "ann"), (Rule.PROTECTED_NIGHT, "bo"), (Rule.REQUIRED, None)} <= named
    assert named <= {(Rule.ABSENCE, "ann"), (Rule.PROTECTED_NIGHT, "bo"), (Rule.REQUIRED, None), (Rule.ONE_SHIFT, "cy")}
    assert "contradict" in found.describe("en")
    without = plan([replace(people[0], absences=()), *people[1:]], days=1, needs=needs)
    assert make_roster(without, effort=EXACT).status == "optimal"
    assert contradicting_rules(without) == ()


def test_no_bound_of_a_variable_hides_a_rule_that_contradicts():
    fixed = [Assignment(person="ann", day=day, shift="E") for day in range(6)]
    found = make_roster(plan([person()], fixed=fixed, rules=Rules(overtime_month=0)), effort=EXACT)
    assert {one.rule for one in found.conflicts} == {Rule.FIXED, Rule.MONTH_OVERTIME}
    floors = [
        Need(day=5, start=one.start, end=one.start + 60, people=1, required=1, shift=one.id) for one in (EARLY, NIGHT)
    ]
    found = make_roster(plan([person()], needs=floors), effort=EXACT)
    assert {one.rule for one in found.conflicts} == {Rule.ONE_SHIFT, Rule.REQUIRED}


def test_fixed_entries_stay_and_contradict_by_name():
    fixed = [Assignment(person="ann", day=0, shift="N"), Assignment(person="ann", day=1, shift=None)]
    found = make_roster(plan([person()], needs=one_a_day(7, "E"), fixed=fixed), effort=EXACT)
    sheet = {entry.day: entry.shift for entry in found.assignments}
    assert sheet[0] == "N"
    assert 1 not in sheet
    clash = [Assignment(person="ann", day=0, shift="N"), Assignment(person="ann", day=1, shift="E")]
    found = make_roster(plan([person()], fixed=clash), effort=EXACT)
    assert {(one.rule, one.day) for one in found.conflicts} == {(Rule.FIXED, 0), (Rule.FIXED, 1), (Rule.REST, None)}


@pytest.mark.parametrize("size", [20, 45])
def test_a_large_roster_keeps_every_rule_near_the_bound(size):
    problem = centre(size, days=14)
    found = make_roster(problem, effort=Effort(gap=0.08, seconds=20, starts=2))
    assert validate_roster(problem, found.assignments) == ()
    assert found.status in {"within_gap", "optimal"}
    assert 0 <= found.gap <= 0.08
    assert found.bound <= found.objective == roster_account(problem, found.assignments).objective
    again = make_roster(problem, effort=Effort(gap=0.08, seconds=20, starts=2))
    assert again.assignments == found.assignments


def test_large_problems_contradict_by_name_too():
    problem = centre(40, days=14)
    impossible = replace(problem, needs=(Need(day=0, start=0, end=30, people=1, required=41), *problem.needs))
    found = make_roster(impossible, effort=Effort(seconds=20))
    assert found.status == "infeasible"
    assert Rule.REQUIRED in {one.rule for one in found.conflicts}


def test_an_earlier_roster_is_kept_where_it_is_good_enough():
    problem = plan([person("ann"), person("bo")], needs=one_a_day(5, "E"))
    found = make_roster(problem, effort=EXACT, earlier=row("ann", "EEEEE"))
    assert found.objective <= roster_account(problem, row("ann", "EEEEE")).objective


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_roster_keeps_every_rule_and_its_cost_is_reckoned_alike(data):
    days = data.draw(st.integers(1, 4))
    people = [
        Person(
            id=f"p{number}",
            weekly_minutes=data.draw(st.sampled_from([960, 2400])),
            protected=data.draw(st.booleans()),
            absences=tuple(Absence(day=day) for day in data.draw(st.sets(st.integers(0, days - 1), max_size=1))),
            preferences=(Preference(day=0, shift=data.draw(st.sampled_from([None, "E", "N"])), weight=2),),
            ledger=Ledger(before=tuple(data.draw(st.lists(st.sampled_from([None, "E", "N"]), max_size=3)))),
        )
        for number in range(3)
    ]
    table = [[data.draw(st.integers(0, 3)) for _ in range(4)] for _ in range(days)]
    problem = plan(people, days=days, needs=needs_from_intervals(table, minutes=240, opens=360))
    found = make_roster(problem, effort=EXACT)
    broken = {breach.rule for breach in validate_roster(problem, found.assignments)}
    assert broken == set() or found.status == "infeasible"
    if found.status != "infeasible":
        assert found.bound == pytest.approx(found.objective)
        assert found.objective == roster_account(problem, found.assignments).objective


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6), st.integers(0, 8))
@settings(max_examples=20, deadline=None)
def test_more_staff_never_cost_more_without_names(demand, staff):
    shifts = {str(begin): [int(begin <= at < begin + 2) for at in range(len(demand))] for begin in range(len(demand))}
    found = [cover_demand(demand, shifts=shifts, staff=people).estimate for people in (staff, staff + 1)]
    assert found[1] <= found[0]


def test_cover_of_nothing_and_of_a_wrong_length():
    assert cover_demand([], shifts={}).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="2 marks"):
        cover_demand([1, 2], shifts={"A": [1]})


def test_an_empty_plan_is_no_crash():
    found = make_roster(plan([], days=1, needs=one_a_day(1, "E")), effort=EXACT)
    assert (found.n, found.under, found.objective) == (0, 1, 100)
    found = make_roster(plan([person()], days=1, needs=[]), effort=EXACT)
    assert (found.assignments, found.gap) == ((), 0.0)


def test_weights_and_rules_are_those_given():
    problem = plan([person()], days=7, needs=one_a_day(7, "E"), rules=Rules(days_in_seven=5), weights=Weights(under=3))
    found = make_roster(problem, effort=EXACT)
    assert (found.under, found.objective) == (2, 6)


def test_more_free_weekends_than_the_plan_has_means_all_of_them():
    problem = plan([person()], days=7, needs=one_a_day(7, "E"), rules=Rules(weekends_off=3))
    found = make_roster(problem, effort=EXACT)
    assert {entry.day for entry in found.assignments} == {0, 1, 2, 3, 4}
