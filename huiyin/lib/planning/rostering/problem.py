"""What a roster is made from: people, shifts, needs, rules, weights, and what is carried over.

Days are numbered from 0, the first day of the plan; minutes count from the midnight that begins a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = 1440
"""Minutes of a day."""

_NIGHT = (22 * 60, 30 * 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Hours worked on a day: one window, or several for a split shift; an end past 1440 is after midnight.

    `paid_minutes` is the length of the windows unless given (an unpaid break makes it shorter). `night` is
    work between 22:00 and 06:00 unless given. `skill` is what the work counts for and needs; `cost` is what
    one such shift costs beside a preference (an allowance).
    """

    id: str
    windows: tuple[tuple[int, int], ...]
    paid_minutes: int | None = None
    night: bool | None = None
    skill: str | None = None
    cost: int = 0

    def __post_init__(self) -> None:
        edges = [edge for window in self.windows for edge in window]
        if not edges or edges != sorted(set(edges)) or edges[0] < 0 or edges[0] >= DAY or edges[-1] > edges[0] + DAY:
            message = f"Shift {self.id}: windows must be ordered, begin on its day and end within 24 hours."
            raise ValueError(message)

    @property
    def start(self) -> int:
        """The minute it begins."""
        return self.windows[0][0]

    @property
    def end(self) -> int:
        """The minute it ends, past 1440 for the next day."""
        return self.windows[-1][1]

    @property
    def minutes(self) -> int:
        """The minutes that count as working time."""
        return sum(end - start for start, end in self.windows) if self.paid_minutes is None else self.paid_minutes

    @property
    def is_split(self) -> bool:
        """Whether it comes in several parts."""
        return len(self.windows) > 1

    @property
    def is_night(self) -> bool:
        """Whether it counts as night work (Labour Law practice: 22:00 to 06:00)."""
        if self.night is not None:
            return self.night
        low, high = _NIGHT
        nights = ((low - DAY, high - DAY), (low, high), (low + DAY, high + DAY))
        return any(self.overlaps(*night) for night in nights)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of its work lies in [start, end) of its day."""
        return any(begin < end and start < finish for begin, finish in self.windows)

    def spans(self, start: int, end: int) -> bool:
        """Whether [start, end) of its day lies within one of its windows."""
        return any(begin <= start and end <= finish for begin, finish in self.windows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Minutes [start, end) of a day on which a person cannot work; half a day off is `end=720`.

    `credited_minutes` of paid leave count towards the hours of the week's contract.
    """

    day: int
    start: int = 0
    end: int = DAY
    credited_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """A wish for one day: that shift, or a free day (`shift=None`); `avoid` turns it round."""

    day: int
    shift: str | None = None
    avoid: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What a person carries over: burdens so far, overtime minutes of this month, the last days' shifts.

    `before` lists the shift of each day before the plan, the last day last, None for a free day.
    """

    nights: int = 0
    weekends: int = 0
    holidays: int = 0
    splits: int = 0
    overtime_minutes: int = 0
    before: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone to be rostered; `protected` is pregnant from the seventh month or nursing a child under one.

    `shifts` restricts to certain shifts (a team that contracted one shift class, dedicated split-shift staff).
    """

    id: str
    skills: frozenset[str] = frozenset()
    weekly_minutes: int = 2400
    absences: tuple[Absence, ...] = ()
    preferences: tuple[Preference, ...] = ()
    protected: bool = False
    shifts: frozenset[str] | None = None
    ledger: Ledger = Ledger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """People wanted at every moment of [start, end) of a day, for a skill or on one shift where named.

    `people` is soft: missing and surplus people cost. `required` is a floor that must be kept.
    """

    day: int
    start: int
    end: int
    people: int
    skill: str | None = None
    shift: str | None = None
    required: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Limits that a roster must keep; the defaults follow the Labour Law of the PRC, art. 36–44 and 61–63.

    Overtime is a day's minutes over `standard_day`, or a week's over the person's contract, whichever is
    more; `overtime_day` bounds the first, `overtime_month` the sum. Weeks run from Monday. Have a lawyer
    check what applies to you.
    """

    rest_minutes: int = 11 * 60
    days_in_seven: int = 6
    standard_day: int = 8 * 60
    overtime_day: int = 3 * 60
    overtime_month: int = 36 * 60
    nights_in_a_row: int = 4
    weekends_off: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What one unit costs: a person missing or surplus in one need, a wish not granted (times its weight),
    one step of unfairness (the range of a burden among equals), an hour of overtime.
    """

    under: int = 100
    over: int = 10
    preference: int = 1
    fairness: int = 1
    overtime: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A person's shift on a day; None is a free day."""

    person: str
    day: int
    shift: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterProblem:
    """Everything a roster is made from; `fixed` entries must stay as they are (published days)."""

    first_day: date
    days: int
    people: tuple[Person, ...]
    shifts: tuple[Shift, ...]
    needs: tuple[Need, ...]
    rules: Rules = Rules()
    weights: Weights = Weights()
    holidays: frozenset[int] = frozenset()
    fixed: tuple[Assignment, ...] = ()

    def __post_init__(self) -> None:
        _unique("people", [person.id for person in self.people])
        _unique("shifts", [shift.id for shift in self.shifts])
        _known(self)

    def date_of(self, day: int) -> date:
        """The calendar date of a day of the plan (or before it)."""
        return self.first_day + timedelta(days=day)

    def is_weekend(self, day: int) -> bool:
        """Whether a day is a Saturday or Sunday."""
        return self.date_of(day).weekday() >= 5

    def week_of(self, day: int) -> int:
        """The number of its week; weeks begin on Monday, the plan's first week is 0."""
        return (day + self.first_day.weekday()) // 7


def needs_from_intervals(
    people: Sequence[Sequence[int]], *, minutes: int = 30, opens: int = 0, skill: str | None = None
) -> tuple[Need, ...]:
    """Needs from a table of required people, a row a day, a column an interval of `minutes` from `opens` on.

    Intervals without need are closed: nobody is missed or surplus there.
    """
    return tuple(
        Need(day=day, start=opens + index * minutes, end=opens + (index + 1) * minutes, people=wanted, skill=skill)
        for day, row in enumerate(people)
        for index, wanted in enumerate(row)
        if wanted > 0
    )


def _unique(what: str, ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        message = f"The ids of {what} must differ."
        raise ValueError(message)


def _known(problem: RosterProblem) -> None:
    people, shifts = {person.id for person in problem.people}, {shift.id for shift in problem.shifts}
    for fixed in problem.fixed:
        if fixed.person not in people or (fixed.shift is not None and fixed.shift not in shifts):
            message = f"The fixed entry {fixed} names an unknown person or shift."
            raise ValueError(message)
    for need in problem.needs:
        inside = 0 <= need.day < problem.days and 0 <= need.start < need.end <= 2 * DAY and need.start < DAY
        if not inside or need.people < 0 or need.required < 0:
            message = f"{need} lies outside the plan or is negative."
            raise ValueError(message)
        if need.shift is not None and need.shift not in shifts:
            message = f"{need} names an unknown shift."
            raise ValueError(message)
