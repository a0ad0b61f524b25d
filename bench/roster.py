"""Rosters of 20, 50 and 100 people × 28 days with every rule: gap, cover, wishes, against days filled one by one.

The baseline plans each day on its own, as a supervisor with a table does: for every day the cheapest shifts for its
need without a look at the rest of the plan, then people in turn who may work. Each roster is checked by
`validate_roster`, which shares no code with the solver.
"""

import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report
from huiyin.lib import planning as p

HOUR = 60
SHIFTS = (
    p.Shift(id="E", windows=((7 * HOUR, 15 * HOUR + 30),), paid_minutes=480),
    p.Shift(id="M", windows=((9 * HOUR, 17 * HOUR + 30),), paid_minutes=480),
    p.Shift(id="L", windows=((13 * HOUR + 30, 22 * HOUR),), paid_minutes=480),
    p.Shift(id="S", windows=((9 * HOUR, 13 * HOUR), (17 * HOUR, 21 * HOUR)), cost=1),
    p.Shift(id="N", windows=((22 * HOUR, 31 * HOUR),), paid_minutes=480),
    p.Shift(id="F", windows=((8 * HOUR, 16 * HOUR + 30),), paid_minutes=480, skill="en"),
)
SHAPE = [0.25] * 14 + [0.5, 0.7, 0.8, 0.9, 1, 1, 1, 1, 0.95, 0.95, 0.9, 0.85, 0.85, 0.9, 0.9, 0.95]
SHAPE += [0.95, 0.9, 0.9, 0.85, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5, 0.5, 0.4, 0.35, 0.3, 0.3, 0.25, 0.25]


def call_centre(size: int, *, days: int = 28, seed: int = 1, load: float = 0.8) -> p.RosterProblem:
    """Half-hour needs round the clock, a language desk, leave, part-time, wishes, protection, carried burdens."""
    draw = Random(seed)
    scale = load * size * 20 / 28 * 16 / sum(SHAPE)
    needs = []
    for day in range(days):
        level = (1.05 if day % 7 < 5 else 0.85) * draw.uniform(0.95, 1.05) * scale
        for at, part in enumerate(SHAPE):
            people = max(1, round(level * part * draw.uniform(0.95, 1.05)))
            needs.append(p.Need(day=day, start=30 * at, end=30 * at + 30, people=people))
            if 18 <= at < 32:
                people = max(1, size // 25)
                needs.append(p.Need(day=day, start=30 * at, end=30 * at + 30, people=people, skill="en"))
    return p.RosterProblem(
        first_day=date(2026, 1, 5),
        days=days,
        people=tuple(_person(number, days, draw) for number in range(size)),
        shifts=SHIFTS,
        needs=tuple(needs),
        rules=p.Rules(weekends_off=1),
        holidays=frozenset({3, 4}),
    )


def desk_of_three_skills(size: int = 100) -> p.RosterProblem:
    """Telephone, mail and a VIP desk, each with its own early and late shift, shut at night."""
    windows = {"E": ((8 * HOUR, 16 * HOUR + 30),), "L": ((12 * HOUR + 30, 21 * HOUR),)}
    shares = {"tel": 0.6, "mail": 0.25, "vip": 0.15}
    shifts = [
        p.Shift(id=f"{name}-{skill}", windows=window, paid_minutes=480, skill=skill)
        for name, window in windows.items()
        for skill in shares
    ]
    return plain(size, shifts=shifts, shape=DOUBLE_PEAK, weekend=0.6, load=0.7, weekends_off=1, shares=shares)


def round_the_clock(size: int = 100) -> p.RosterProblem:
    """The same need every hour of every day, every second weekend free: weekends bind."""
    return plain(size, shifts=THREE_SHIFTS, shape=[1.0] * 48, weekend=1, load=0.8, weekends_off=2)


def double_peak(size: int = 100) -> p.RosterProblem:
    """Peaks before noon and in the afternoon, every second weekend free."""
    return plain(size, shifts=DAY_SHIFTS, shape=DOUBLE_PEAK, weekend=0.7, load=0.85, weekends_off=2)


def understaffed(size: int = 100) -> p.RosterProblem:
    """A sixth more work than the people's contracts hold."""
    return plain(size, shifts=DAY_SHIFTS, shape=DOUBLE_PEAK, weekend=0.9, load=1.15, weekends_off=1)


THREE_SHIFTS = [
    p.Shift(id=name, windows=((start * HOUR, (start + 8) * HOUR),)) for name, start in (("E", 6), ("L", 14), ("N", 22))
]
DAY_SHIFTS = [
    p.Shift(id="E", windows=((8 * HOUR, 16 * HOUR + 30),), paid_minutes=480),
    p.Shift(id="M", windows=((10 * HOUR, 18 * HOUR + 30),), paid_minutes=480),
    p.Shift(id="L", windows=((12 * HOUR + 30, 21 * HOUR),), paid_minutes=480),
    p.Shift(id="S", windows=((9 * HOUR, 13 * HOUR), (17 * HOUR, 21 * HOUR)), cost=1),
]
DOUBLE_PEAK = [0] * 16 + [0.3, 0.5, 0.8, 1, 1, 0.9, 0.8, 0.6, 0.5, 0.6, 0.8, 1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.6, 0.7]
DOUBLE_PEAK += [0.6, 0.5, 0.4, 0.3, 0.2, 0.2] + [0] * 6


def plain(size, *, shifts, shape, weekend, load, weekends_off, shares=None, days=28, seed=1) -> p.RosterProblem:
    """Needs of one shape a day, scaled to `load` of what the people's contracts hold; people as in `call_centre`."""
    draw = Random(seed)
    scale = load * size * 80 / sum(shape) / (5 + 2 * weekend)
    needs = []
    for day in range(days):
        level = (1 if day % 7 < 5 else weekend) * draw.uniform(0.95, 1.05) * scale
        for at, part in enumerate(shape):
            for skill, share in (shares or {None: 1.0}).items():
                if people := round(level * part * share):
                    needs.append(p.Need(day=day, start=30 * at, end=30 * at + 30, people=people, skill=skill))
    skills = list(shares or ())
    people = [_person(number, days, draw) for number in range(size)]
    if skills:
        people = [
            replace(one, skills=frozenset(k for i, k in enumerate(skills) if n % 3 == i or draw.random() < 0.3))
            for n, one in enumerate(people)
        ]
    known = {shift.id for shift in shifts}
    people = [
        replace(one, preferences=tuple(w for w in one.preferences if w.shift is None or w.shift in known))
        for one in people
    ]
    return p.RosterProblem(
        first_day=date(2026, 1, 5),
        days=days,
        people=tuple(people),
        shifts=tuple(shifts),
        needs=tuple(needs),
        rules=p.Rules(weekends_off=weekends_off),
    )


HARDER = (desk_of_three_skills, round_the_clock, double_peak, understaffed)


def _person(number: int, days: int, draw: Random) -> p.Person:
    away = draw.randrange(days - 3)
    wishes = [p.Preference(day=draw.randrange(days), shift=draw.choice([None, "E", "L"])) for _ in range(4)]
    return p.Person(
        id=f"p{number:03}",
        skills=frozenset({"en"} if draw.random() < 0.3 else ()),
        weekly_minutes=1200 if draw.random() < 0.1 else 2400,
        absences=tuple(p.Absence(day=away + more, credited_minutes=480) for more in range(3) if number % 4 == 0),
        preferences=tuple(wishes),
        protected=draw.random() < 0.04,
        ledger=p.Ledger(nights=draw.randrange(3), weekends=draw.randrange(3)),
    )


def one_by_one(problem: p.RosterProblem) -> tuple[p.Assignment, ...]:
    """Each day on its own: its cheapest shifts, then people in turn where the checker finds nothing against it."""
    given: tuple[p.Assignment, ...] = ()
    empty = replace(problem, needs=())
    turn = 0
    for day in range(problem.days):
        for shift, people in _shifts_of_day(problem, day):
            for _ in range(people):
                for step in range(len(problem.people)):
                    person = problem.people[(turn + step) % len(problem.people)]
                    if any((one.person, one.day) == (person.id, day) for one in given[-len(problem.people) :]):
                        continue
                    own = [one for one in given if one.person == person.id]
                    entry = p.Assignment(person=person.id, day=day, shift=shift)
                    alone = replace(empty, people=(person,), rules=replace(empty.rules, weekends_off=0))
                    worked = {one.day // 7 for one in (*own, entry) if one.day % 7 > 4}
                    if len(worked) <= 3 and not p.validate_roster(alone, [*own, entry]):
                        given, turn = (*given, entry), turn + step + 1
                        break
    return given


def _shifts_of_day(problem: p.RosterProblem, day: int) -> tuple[tuple[str, int], ...]:
    demand = [0] * 62
    for need in problem.needs:
        if need.day == day and need.skill is None:
            demand[need.start // 30] = need.people
    marks = {
        shift.id: [int(shift.spans(30 * at, 30 * at + 30)) for at in range(62)]
        for shift in problem.shifts
        if shift.skill is None
    }
    desk = max(need.people for need in problem.needs if need.skill == "en")
    return (("F", desk), *p.cover_demand(demand, shifts=marks, staff=len(problem.people)).staffed)


def main() -> int:
    """Measure and write the report."""
    columns = [
        "people",
        "load",
        "roster",
        "seconds",
        "objective",
        "bound",
        "gap",
        "missing",
        "surplus",
        "wishes",
        "rules",
    ]
    report = Report("roster", "Rosters of 28 days with every rule", columns)
    for size, load in ((20, 0.8), (50, 0.8), (100, 0.7), (100, 0.8), (100, 0.85)):
        problem = call_centre(size, load=load)
        made, seconds = _made(problem)
        _row(report, problem, (size, load, "huiyin", f"{seconds:.1f}"), made.assignments, made.bound or 0.0)
        began = time.perf_counter()
        simple = one_by_one(problem)
        took = f"{time.perf_counter() - began:.1f}"
        _row(report, problem, (size, load, "one by one", took), simple, made.bound or 0.0)
        broken = p.validate_roster(problem, made.assignments)
        good = made.gap is not None and made.gap <= 0.05 and not broken and seconds <= 60
        text = f"{size} people, load {load}: gap {made.gap or 0:.1%} in {seconds:.1f} s, {len(broken)} rules broken"
        report.promise(f"{text} (≤ 5 %, ≤ 60 s, none)", kept=good)
        cost = p.roster_account(problem, simple).objective
        report.promise(
            f"costs {1 - (made.objective or 0) / cost:.0%} less than one by one", kept=(made.objective or 0) < cost
        )
    for harder in HARDER:
        problem = harder()
        made, seconds = _made(problem)
        name = harder.__name__.replace("_", " ")
        _row(report, problem, (100, name, "huiyin", f"{seconds:.1f}"), made.assignments, made.bound or 0.0)
        text = f"100 people, {name}: gap {made.gap or 0:.1%} in {seconds:.1f} s (≤ 5 %, ≤ 60 s)"
        report.promise(text, kept=made.gap is not None and made.gap <= 0.05 and seconds <= 60)
    report.write()
    return 0 if report.kept else 1


def _made(problem: p.RosterProblem) -> tuple[p.Roster, float]:
    began = time.perf_counter()
    made = p.make_roster(problem, effort=p.Effort(seconds=50, gap=0.05))
    return made, time.perf_counter() - began


def _row(report, problem, names, assignments, bound) -> None:
    costs = p.roster_account(problem, assignments)
    broken = p.validate_roster(problem, assignments)
    report.row(
        *names,
        costs.objective,
        f"{bound:.0f}",
        f"{1 - bound / costs.objective:.1%}",
        costs.under,
        costs.over,
        f"{costs.wishes_granted}/{costs.wishes_requested}",
        "kept" if not broken else f"{len(broken)} broken",
    )


if __name__ == "__main__":
    sys.exit(main())
