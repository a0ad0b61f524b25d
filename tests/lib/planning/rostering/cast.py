"""A small call centre to be rostered."""

from datetime import date
from random import Random

from huiyin.lib import planning as p

MONDAY = date(2026, 1, 5)
EARLY = p.Shift(id="E", windows=((7 * 60, 15 * 60 + 30),), paid_minutes=480)
LATE = p.Shift(id="L", windows=((13 * 60 + 30, 22 * 60),), paid_minutes=480)
NIGHT = p.Shift(id="N", windows=((22 * 60, 31 * 60),), paid_minutes=480)
SPLIT = p.Shift(id="S", windows=((9 * 60, 13 * 60), (17 * 60, 21 * 60)), cost=1)
SHIFTS = (EARLY, LATE, NIGHT, SPLIT)


def plan(people, *, days=7, needs=(), rules=None, **more):
    return p.RosterProblem(
        first_day=MONDAY,
        days=days,
        people=tuple(people),
        shifts=more.pop("shifts", SHIFTS),
        needs=tuple(needs),
        rules=rules or p.Rules(),
        **more,
    )


def person(name="ann", **more):
    return p.Person(id=name, **more)


def row(name, text):
    """ "EE-N" → assignments from day 0 on."""
    return [p.Assignment(person=name, day=day, shift=None if one == "-" else one) for day, one in enumerate(text)]


def centre(size, *, days, seed=1, load=0.8):
    """People with leave, wishes, part-time and protection, and half-hour needs round the clock."""
    draw = Random(seed)
    shape = [0.3] * 14 + [0.6, 0.8, 1, 1, 1, 1, 1, 1, 0.9, 0.9, 0.9, 0.9, 1, 1, 1, 1, 0.9, 0.9] + [0.8] * 8 + [0.4] * 8
    scale = load * size * 20 / 28 * 16 / sum(shape)
    table = [
        [max(1, round(scale * part * (0.75 if day % 7 > 4 else 1) * draw.uniform(0.9, 1.1))) for part in shape]
        for day in range(days)
    ]
    people = [
        p.Person(
            id=f"p{number:03}",
            weekly_minutes=1200 if number % 11 == 10 else 2400,
            absences=(p.Absence(day=draw.randrange(days), credited_minutes=480),) if number % 4 == 0 else (),
            preferences=tuple(
                p.Preference(day=draw.randrange(days), shift=draw.choice([None, "E", "L"])) for _ in range(3)
            ),
            protected=number % 17 == 16,
            ledger=p.Ledger(nights=draw.randrange(3)),
        )
        for number in range(size)
    ]
    return plan(people, days=days, needs=p.needs_from_intervals(table), rules=p.Rules(weekends_off=days // 28))
