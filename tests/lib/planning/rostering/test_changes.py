import pytest

from huiyin.lib.planning import Assignment, Need, Rule, Rules, carry_over, edit_roster, swap_shifts
from tests.lib.planning.rostering.cast import person, plan, row

PEOPLE = [person("ann"), person("bo")]


def test_a_swap_exchanges_the_days_and_keeps_the_cover():
    problem = plan(PEOPLE, needs=[Need(day=0, start=600, end=660, people=1, shift="E")])
    given = [*row("ann", "EE-"), *row("bo", "LL-")]
    found = swap_shifts(problem, given, first="ann", second="bo", days=[0, 1])
    assert found.accepted
    assert (found.n, found.under_change, found.over_change) == (4, 0, 0)
    assert {(one.person, one.shift) for one in found.assignments} == {("ann", "L"), ("bo", "E")}
    back = swap_shifts(problem, found.assignments, first="ann", second="bo", days=[0, 1])
    assert set(back.assignments) == {entry for entry in given if entry.shift}


def test_a_swap_that_breaks_a_rule_leaves_the_roster_and_says_why():
    problem = plan(PEOPLE)
    given = [*row("ann", "EE-"), *row("bo", "-LL")]
    found = swap_shifts(problem, given, first="ann", second="bo", days=[0, 2])
    assert found.accepted
    refused = swap_shifts(problem, [*row("ann", "L--"), *row("bo", "-E-")], first="ann", second="bo", days=[1])
    assert not refused.accepted
    assert [one.rule for one in refused.breaches] == [Rule.REST]
    assert sorted((one.person, one.day, one.shift) for one in refused.assignments) == [("ann", 0, "L"), ("bo", 1, "E")]
    assert refused.describe("en").startswith("The change may not stand: ann, day 2, L → E")
    assert refused.describe("zh-Hans").startswith("不能调整：ann，第 2 天")


def test_what_was_broken_before_does_not_count_against_an_edit():
    problem = plan(PEOPLE)
    given = row("ann", "NE")
    found = edit_roster(problem, given, edits=[Assignment(person="ann", day=3, shift="E")])
    assert found.accepted


def test_an_edit_that_mends_a_broken_rule_in_part_may_stand():
    floor = plan(PEOPLE, needs=[Need(day=0, start=600, end=660, people=2, required=2)])
    assert edit_roster(floor, [], edits=row("ann", "E")).accepted
    tired = plan(PEOPLE, rules=Rules(days_in_seven=5))
    given = row("ann", "EEEEEEE")
    assert edit_roster(tired, given, edits=[Assignment(person="ann", day=1, shift=None)]).accepted
    worse = edit_roster(tired, row("ann", "EEEEEE-"), edits=[Assignment(person="ann", day=6, shift="E")])
    assert [(one.rule, one.excess) for one in worse.breaches] == [(Rule.DAYS_IN_SEVEN, 2)]
    assert "7 > 5" in worse.describe("en")


def test_a_floor_mended_at_the_cost_of_another_is_refused():
    needs = [Need(day=0, start=at, end=at + 60, people=1, required=1) for at in (480, 1200)]
    found = edit_roster(plan(PEOPLE, needs=needs), row("ann", "E"), edits=row("ann", "L"))
    assert [one.detail for one in found.breaches] == ["08:00–09:00"]


def test_an_edit_tells_what_it_does_to_the_cover_and_to_floors():
    problem = plan(PEOPLE, needs=[Need(day=0, start=600, end=660, people=1)])
    given = row("ann", "E")
    free = [Assignment(person="ann", day=0, shift=None)]
    found = edit_roster(problem, given, edits=free)
    assert (found.accepted, found.under_change) == (True, 1)
    assert "cover falls by 1" in found.describe("en")
    floor = plan(PEOPLE, needs=[Need(day=0, start=600, end=660, people=1, required=1)])
    assert [one.rule for one in edit_roster(floor, given, edits=free).breaches] == [Rule.REQUIRED]


@pytest.mark.parametrize("edit", [("zoe", 0, "E"), ("ann", 7, "E"), ("ann", 0, "Z")], ids=["person", "day", "shift"])
def test_unknown_things_cannot_be_edited(edit):
    name, day, shift = edit
    with pytest.raises(ValueError, match=r"unknown shift|does not have"):
        edit_roster(plan(PEOPLE), [], edits=[Assignment(person=name, day=day, shift=shift)])


def test_the_ledger_goes_on():
    problem = plan(PEOPLE, holidays=frozenset({0}))
    ledger = carry_over(problem, [*row("ann", "EEEEEE-"), *row("bo", "-NN--S-")])
    ann, bo = ledger["ann"], ledger["bo"]
    assert (ann.holidays, ann.weekends, ann.overtime_minutes, ann.before) == (1, 1, 480, ("E",) * 6 + (None,))
    assert (bo.nights, bo.splits, bo.weekends) == (2, 1, 1)
