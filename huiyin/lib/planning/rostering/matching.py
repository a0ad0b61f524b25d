"""A roster day by day: people are matched to the shifts of each day at least cost, then each day again.

A heuristic, not an optimum. The first round keeps everybody's hours and weekends at an even pace, so that later
days find people; further rounds match one day anew with all others as they are. The Hungarian method does
each day (Kuhn 1955; SciPy).
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.planning.rostering.days import Days
from huiyin.lib.planning.rostering.frame import Cell, clashes, past_shift, weekends
from huiyin.lib.planning.rostering.problem import Person, RosterProblem
from huiyin.lib.planning.rostering.sheet import Sheet
from huiyin.lib.planning.rostering.workforce import can_work

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_FORBIDDEN, _HELD = 1e6, 1e5
_FREE = -1
_EDGE = 7
_BEHIND, _TIRED, _SAME_SHIFT, _WEEKEND, _RARE_SKILL = 20.0, 3.0, 6.0, 60.0, 3.0
_EVEN, _OPEN_WEEKEND = 0.5, 10.0


class DayByDay:
    """A roster that is filled by days. `given` (people, 7 + days + 7) has the number of a shift, or −1 for free."""

    def __init__(self, problem: RosterProblem, *, seed: int = 0) -> None:
        people, shifts, days = problem.people, problem.shifts, problem.days
        self.problem = problem
        self.random = np.random.default_rng(seed)
        number = {shift.id: index for index, shift in enumerate(shifts)}
        self.given = np.full((len(people), _EDGE + days + _EDGE), _FREE)
        for row, person in enumerate(people):
            for day in range(-_EDGE, 0):
                self.given[row, _EDGE + day] = number.get(past_shift(person, day) or "", _FREE)
        # One entry more than there are shifts: index −1, a free day, reads the last.
        standard = problem.rules.standard_day
        self.minutes = np.array([*(shift.minutes for shift in shifts), 0])
        self.beyond = np.maximum(0, self.minutes - standard)
        self.is_night = np.array([*(shift.is_night for shift in shifts), False])
        self.is_split = np.array([*(shift.is_split for shift in shifts), False])
        self.skilled = np.array([shift.skill is not None for shift in shifts])
        self.able: Flags = np.array(
            [[[can_work(person, day, shift, problem) for shift in shifts] for day in range(days)] for person in people]
        ).reshape(len(people), days, len(shifts))
        rest = problem.rules.rest_minutes
        clash = np.array([[clashes(a, b, days_apart=1, rest_minutes=rest) for b in shifts] for a in shifts])
        self.clash = np.pad(clash.reshape(len(shifts), len(shifts)), ((0, 1), (0, 1)))
        self.protected = np.array([person.protected for person in people], dtype=bool)
        self.allowance = np.array([_allowances(person, problem) for person in people])
        self.nights_before = np.array([person.ledger.nights for person in people])
        self.overtime_before = np.array([person.ledger.overtime_minutes for person in people])
        self.month_of_week = [problem.date_of(self._monday(week) + 6).month for week in range(self.allowance.shape[1])]
        self.whole = [found for found in weekends(problem).values() if len(found) == 2]
        self.held = {
            day: [row for row, one in enumerate(people) if (one.id, day) in _fixed_work(problem)] for day in range(days)
        }
        self.wish = self._wishes(number)
        self.kept_free = self._free_weekends()

    def fill(self, staffed: Mapping[Cell, int], days: Days = frozenset(), *, rounds: int = 8) -> Sheet:
        """The sheet that fills as many of the shifts as can be, first on `days` if given, then in more rounds."""
        if days:
            cells = [[(person.id, day) in days for day in range(self.problem.days)] for person in self.problem.people]
            self.kept_free = ~np.array(cells)
        wanted = [
            np.repeat(
                np.arange(len(self.problem.shifts)), [staffed.get((day, shift.id), 0) for shift in self.problem.shifts]
            )
            for day in range(self.problem.days)
        ]
        for day in range(self.problem.days):
            self._match(day, wanted[day], pace=True)
        for _ in range(rounds):
            for day in self.random.permutation(self.problem.days):
                self._match(int(day), wanted[day], pace=False)
        return {
            (person.id, day): self.problem.shifts[number].id
            for row, person in enumerate(self.problem.people)
            for day in range(self.problem.days)
            if (number := self.given[row, _EDGE + day]) != _FREE
        }

    def _match(self, day: int, slots: NDArray[np.int64], *, pace: bool) -> None:
        from scipy.optimize import linear_sum_assignment

        self.given[:, _EDGE + day] = _FREE
        without, added = self._overtime(day)
        allowed = self._allowed(day, added)
        cost = self._cost(day, added - without[:, None])
        if pace:
            cost = cost + self._pace(day)
            allowed &= ~self.kept_free[:, day][:, None]
        cost = np.where(allowed, cost, _FORBIDDEN)
        cost[self.held[day]] -= np.where(allowed[self.held[day]], _HELD, 0)
        rows, places = linear_sum_assignment(cost[:, slots])
        kept = allowed[rows, slots[places]]
        self.given[rows[kept], _EDGE + day] = slots[places][kept]

    def _allowed(self, day: int, added: Floats) -> Flags:
        rules, here, given = self.problem.rules, _EDGE + day, self.given
        allowed = self.able[:, day] & ~self.clash[given[:, here - 1]][:, :-1]
        allowed &= ~self.clash.T[given[:, here + 1]][:, :-1]
        working = given != _FREE
        allowed[_longest_run(working, here, 7) >= rules.days_in_seven] = False
        nights = _longest_run(self.is_night[given], here, rules.nights_in_a_row + 1) >= rules.nights_in_a_row
        allowed &= ~(nights[:, None] & self.is_night[:-1])
        allowed &= ~self._needs_weekend(day, working)[:, None]
        month = self.month_of_week[self.problem.week_of(day)]
        too_much = self._overtime_of_month(month, day) + added > rules.overtime_month
        return np.asarray(allowed & ~too_much & ~(self.protected[:, None] & (added > 0)), dtype=bool)

    def _needs_weekend(self, day: int, working: Flags) -> Flags:
        """Who has no weekend left to give and is free on the other day of this one."""
        taken = np.zeros(len(working), dtype=np.int64)
        here: Flags = np.asarray(np.zeros(len(working), dtype=bool))
        is_whole = any(day in days for days in self.whole)
        for days in self.whole:
            worked: Flags = np.asarray(working[:, [_EDGE + one for one in days]].any(axis=1))
            if day in days:
                here = worked
            else:
                taken += worked
        limit = max(0, len(self.whole) - self.problem.rules.weekends_off)
        return np.asarray(~here & (taken >= limit) if is_whole else np.zeros_like(here), dtype=bool)

    def _cost(self, day: int, overtime: Floats) -> Floats:
        weights, working = self.problem.weights, self.given != _FREE
        cost = weights.overtime * overtime / 60 - weights.preference * self.wish[:, day]
        cost = cost + _EVEN * np.outer(self.nights_before + self.is_night[self.given].sum(axis=1), self.is_night[:-1])
        cost = cost + _EVEN * np.outer(self.is_split[self.given].sum(axis=1), self.is_split[:-1])
        if self.problem.is_weekend(day):
            worked = np.array([working[:, [_EDGE + one for one in days]].any(axis=1) for days in self.whole])
            here = working[:, [_EDGE + day - 1, _EDGE + day + 1]].any(axis=1)
            opening = _OPEN_WEEKEND if self.problem.rules.weekends_off else _EVEN
            cost = cost + opening * ((1 + worked.sum(axis=0)) * ~here)[:, None]
        skilled = self.able[:, day][:, self.skilled].any(axis=1)
        cost = cost + _EVEN * np.outer(skilled, ~self.skilled)
        return np.asarray(cost + self.random.normal(0, 0.2, cost.shape), dtype=np.float64)

    def _pace(self, day: int) -> Floats:
        """What keeps the first round from using people up: hours, days in a row and weekends at an even rate."""
        week, here, working = self.problem.week_of(day), _EDGE + day, self.given != _FREE
        ends = min(self.problem.days, self._monday(week) + 7)
        ahead = self.able[:, day:ends].any(axis=2).sum(axis=1)
        so_far = self.minutes[self.given[:, self._days(week)]].sum(axis=1)
        behind = (self.allowance[:, week] - so_far) / max(1, self.minutes.max()) - ahead * 5 / 7
        cost = (_TIRED * working[:, here - 6 : here].sum(axis=1) - _BEHIND * behind)[:, None]
        cost = cost - _SAME_SHIFT * (self.given[:, here - 1][:, None] == np.arange(len(self.problem.shifts)))
        if self.problem.is_weekend(day):
            saturday = (
                working[:, here - 1] if day and self.problem.is_weekend(day - 1) else np.zeros(len(working), bool)
            )
            before = sum(
                (working[:, [_EDGE + one for one in days]].any(axis=1) for days in self.whole if days[1] < day), 0
            )
            cost = cost + _WEEKEND * np.where(saturday, -1, before)[:, None]
        skilled = self.able[:, day][:, self.skilled].any(axis=1)
        return np.asarray(cost + _RARE_SKILL * np.outer(skilled, ~self.skilled), dtype=np.float64)

    def _overtime(self, day: int) -> tuple[Floats, Floats]:
        """Overtime minutes of the day's week as it is without the day, and with each shift on it."""
        week = self.problem.week_of(day)
        given = self.given[:, self._days(week)]
        minutes = self.minutes[given].sum(axis=1) - self.allowance[:, week]
        beyond = self.beyond[given].sum(axis=1)
        without = np.maximum(0, np.maximum(minutes, beyond))
        added = np.maximum(0, np.maximum(minutes[:, None] + self.minutes[:-1], beyond[:, None] + self.beyond[:-1]))
        return without, added

    def _overtime_of_month(self, month: int, day: int) -> Floats:
        """Overtime minutes of the month's other weeks and of what was carried over (people, 1)."""
        first = self.problem.first_day.month == month
        total = self.overtime_before * first
        for week, its_month in enumerate(self.month_of_week):
            if its_month == month and week != self.problem.week_of(day):
                given = self.given[:, self._days(week)]
                minutes = self.minutes[given].sum(axis=1) - self.allowance[:, week]
                total = total + np.maximum(0, np.maximum(minutes, self.beyond[given].sum(axis=1)))
        return np.asarray(total, dtype=np.float64)[:, None]

    def _monday(self, week: int) -> int:
        return 7 * week - self.problem.first_day.weekday()

    def _days(self, week: int) -> slice:
        monday = self._monday(week)
        return slice(_EDGE + monday, _EDGE + min(monday + 7, self.problem.days))

    def _free_weekends(self) -> Flags:
        """The weekend days each person is kept free in the first round: their absences first, then by turns."""
        kept = np.zeros(self.able.shape[:2], dtype=bool)
        times = np.zeros(len(self.whole), dtype=np.int64)
        for row in range(len(kept)):
            away = [int(not self.able[row, days].any()) for days in self.whole]
            wished = [float(self.wish[row, days].sum()) for days in self.whole]
            order = sorted(
                range(len(self.whole)), key=lambda at: (-away[at], times[at] if not away[at] else 0, wished[at])
            )
            for at in order[: self.problem.rules.weekends_off]:
                kept[row, self.whole[at]] = True
                times[at] += 1
        return kept

    def _wishes(self, number: Mapping[str, int]) -> Floats:
        problem = self.problem
        wish = np.zeros((len(problem.people), problem.days, len(problem.shifts)))
        for row, person in enumerate(problem.people):
            for one in person.preferences:
                if 0 <= one.day < problem.days:
                    sign = -one.weight if one.avoid else one.weight
                    if one.shift is None:
                        wish[row, one.day] -= sign
                    elif one.shift in number:
                        wish[row, one.day, number[one.shift]] += sign
        return wish


def _longest_run(marks: Flags, here: int, length: int) -> NDArray[np.int64]:
    """The most marks, `here` left out, in any `length` days that contain `here`."""
    low = max(0, here - length + 1)
    lately = marks[:, low : here + length].copy()
    lately[:, here - low] = False
    sums = np.cumsum(np.pad(lately, ((0, 0), (1, 0))), axis=1)
    if sums.shape[1] <= length:
        return np.asarray(sums[:, -1])
    return np.asarray((sums[:, length:] - sums[:, :-length]).max(axis=1))


def _allowances(person: Person, problem: RosterProblem) -> list[int]:
    """The minutes of each week that are no overtime."""
    weeks = range(problem.week_of(problem.days - 1) + 1)
    credited = dict.fromkeys(weeks, 0)
    for absence in person.absences:
        if problem.week_of(absence.day) in credited:
            credited[problem.week_of(absence.day)] += absence.credited_minutes
    return [max(0, person.weekly_minutes - credited[week]) for week in weeks]


def _fixed_work(problem: RosterProblem) -> set[tuple[str, int]]:
    return {(entry.person, entry.day) for entry in problem.fixed if entry.shift is not None}
