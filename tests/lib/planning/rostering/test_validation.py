import pytest

from huiyin.lib.planning import Absence, Assignment, Ledger, Need, Rule, Rules, Shift, validate_roster
from tests.lib.planning.rostering.cast import EARLY, SHIFTS, person, plan, row


def rules_broken(problem, entries):
    return {breach.rule for breach in validate_roster(problem, entries)}


LONG = Shift(id="X", windows=((6 * 60, 18 * 60),))


@pytest.mark.parametrize(
    ("who", "text", "rules", "broken"),
    [
        ({}, "EEEEE--", {}, set()),
        ({}, "EEEEEEE", {}, {Rule.DAYS_IN_SEVEN}),
        ({}, "EEEEEE-", {"days_in_seven": 5}, {Rule.DAYS_IN_SEVEN}),
        ({}, "NE", {}, {Rule.REST}),
        ({}, "LE", {}, {Rule.REST}),
        ({}, "L-E", {}, set()),
        ({}, "NNNNN--", {}, {Rule.NIGHTS_IN_A_ROW}),
        ({}, "-----E-", {"weekends_off": 1}, {Rule.WEEKENDS_OFF}),
        ({}, "X------", {}, {Rule.DAY_OVERTIME}),
        ({"ledger": Ledger(overtime_minutes=2000)}, "EEEEEE-", {}, {Rule.MONTH_OVERTIME}),
        ({"protected": True}, "N------", {}, {Rule.PROTECTED_NIGHT}),
        ({"protected": True}, "EEEEEE-", {}, {Rule.PROTECTED_OVERTIME}),
        ({"shifts": frozenset({"S"})}, "S-E----", {}, {Rule.PERSONAL_SHIFTS}),
        ({"absences": (Absence(day=1, end=12 * 60),)}, "-E-----", {}, {Rule.ABSENCE}),
        ({"absences": (Absence(day=1, end=12 * 60),)}, "-L-----", {}, set()),
        ({"absences": (Absence(day=1),)}, "N------", {}, {Rule.ABSENCE}),
        ({"ledger": Ledger(before=("E",) * 6)}, "E------", {}, {Rule.DAYS_IN_SEVEN}),
        ({"ledger": Ledger(before=("N",))}, "E------", {}, {Rule.REST}),
        ({"ledger": Ledger(before=("N",) * 4)}, "N------", {}, {Rule.NIGHTS_IN_A_ROW}),
        ({"ledger": Ledger(before=(None, "E"))}, "EEEEE--", {}, set()),
    ],
)
def test_each_rule_is_seen(who, text, rules, broken):
    problem = plan([person(**who)], rules=Rules(**rules), shifts=(*SHIFTS, LONG))
    assert rules_broken(problem, row("ann", text)) == broken


def test_skill_fixed_entries_floors_and_unknown_things_are_seen():
    legal = Shift(id="J", windows=((540, 1020),), skill="legal")
    problem = plan(
        [person()],
        shifts=(EARLY, legal),
        fixed=[Assignment(person="ann", day=0, shift="E"), Assignment(person="ann", day=2, shift=None)],
        needs=[Need(day=3, start=600, end=660, people=1, required=1, skill="legal")],
    )
    assert rules_broken(problem, row("ann", "-JE")) == {Rule.SKILL, Rule.FIXED, Rule.REQUIRED}
    unknown = [Assignment(person="bo", day=0, shift="E"), Assignment(person="ann", day=9, shift="E")]
    assert [breach.rule for breach in validate_roster(plan([person()]), unknown)] == [Rule.UNKNOWN] * 2
    twice = [Assignment(person="ann", day=0, shift="E"), Assignment(person="ann", day=0, shift="L")]
    assert rules_broken(plan([person()]), twice) == {Rule.ONE_SHIFT}


def test_a_breach_is_said_in_three_languages():
    (breach,) = validate_roster(plan([person()]), row("ann", "NE"))
    assert breach.describe("en") == "ann, day 2, N → E, the rest between two shifts"
    assert breach.describe("zh-Hans") == "ann，第 2 天，N → E，两班之间要有规定的休息时间"
    assert "兩班" in breach.describe("zh-Hant")


@pytest.mark.parametrize("windows", [(), ((600, 500),), ((1500, 1600),), ((0, 1500),), ((0, 100), (50, 200))], ids=str)
def test_impossible_shifts_are_refused(windows):
    with pytest.raises(ValueError, match="windows must be ordered"):
        Shift(id="x", windows=windows)


def test_night_and_split_are_seen_from_the_hours():
    night = Shift(id="n", windows=((1320, 1860),))
    early = Shift(id="e", windows=((300, 700),))
    split = Shift(id="s", windows=((540, 780), (1020, 1260)))
    assert [shift.is_night for shift in (night, early, split)] == [True, True, False]
    assert (split.is_split, split.minutes, split.end) == (True, 480, 1260)


def test_unknown_needs_and_twins_are_refused():
    with pytest.raises(ValueError, match="must differ"):
        plan([person(), person()])
    with pytest.raises(ValueError, match="outside the plan"):
        plan([person()], needs=[Need(day=7, start=0, end=60, people=1)])
    with pytest.raises(ValueError, match="unknown shift"):
        plan([person()], needs=[Need(day=0, start=0, end=60, people=1, shift="Z")])
    with pytest.raises(ValueError, match="unknown person"):
        plan([person()], fixed=[Assignment(person="bo", day=0, shift="E")])
