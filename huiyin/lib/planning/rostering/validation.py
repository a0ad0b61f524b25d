"""Whether a roster keeps every rule, checked in plain Python apart from the solver."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from huiyin.lib.planning.rostering.breaches import Breach, Rule
from huiyin.lib.planning.rostering.frame import clashes, covering_cells, past_shift, weekends
from huiyin.lib.planning.rostering.problem import Assignment, Person, RosterProblem, Shift
from huiyin.lib.planning.rostering.sheet import Sheet, overtime_by_week, sheet_of, worked


def validate_roster(problem: RosterProblem, assignments: Iterable[Assignment]) -> tuple[Breach, ...]:
    """Every rule that a roster breaks, () when it keeps all; for drafts, manual edits and tests."""
    entries = [entry for entry in assignments if entry.shift is not None]
    people = {person.id: person for person in problem.people}
    shifts = {shift.id: shift for shift in problem.shifts}
    known = []
    found = []
    for entry in entries:
        if entry.person in people and entry.shift in shifts and 0 <= entry.day < problem.days:
            known.append(entry)
        else:
            found.append(Breach(rule=Rule.UNKNOWN, person=entry.person, day=entry.day, detail=str(entry.shift)))
    seen: set[tuple[str, int]] = set()
    for entry in known:
        if (entry.person, entry.day) in seen:
            found.append(Breach(rule=Rule.ONE_SHIFT, person=entry.person, day=entry.day))
        seen.add((entry.person, entry.day))
    sheet = sheet_of(known)
    for person in problem.people:
        found += breaches_of(person, problem, sheet)
    return (*found, *required_breaches(problem, sheet))


def breaches_of(person: Person, problem: RosterProblem, sheet: Sheet) -> list[Breach]:
    """Every rule that one person's row breaks."""
    shifts = {shift.id: shift for shift in problem.shifts}
    checks = (_single_shifts, _absences, _rests, _runs, _weekends, _overtime, _fixed)
    return [breach for check in checks for breach in check(person, problem, sheet, shifts)]


Shifts = dict[str, Shift]


def _single_shifts(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    rules = problem.rules
    for day in range(problem.days):
        shift = worked(person, day, sheet, shifts)
        if shift is None:
            continue
        broken = {
            Rule.SKILL: shift.skill is not None and shift.skill not in person.skills,
            Rule.PERSONAL_SHIFTS: person.shifts is not None and shift.id not in person.shifts,
            Rule.PROTECTED_NIGHT: person.protected and shift.is_night,
            Rule.DAY_OVERTIME: shift.minutes > rules.standard_day + rules.overtime_day,
        }
        for rule in (rule for rule, is_broken in broken.items() if is_broken):
            yield Breach(rule=rule, person=person.id, day=day, detail=shift.id)


def _absences(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    for absence in person.absences:
        for day in (absence.day, absence.day - 1):
            shift = worked(person, day, sheet, shifts) if 0 <= day < problem.days else None
            away = (absence.day - day) * 1440
            if shift and shift.overlaps(absence.start + away, absence.end + away):
                yield Breach(rule=Rule.ABSENCE, person=person.id, day=day, detail=shift.id)


def _rests(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    days = range(-2, problem.days)
    working = [(day, shift) for day in days if (shift := worked(person, day, sheet, shifts)) is not None]
    for (day, first), (then, second) in pairwise(working):
        too_soon = clashes(first, second, days_apart=then - day, rest_minutes=problem.rules.rest_minutes)
        if then >= 0 and too_soon:
            yield Breach(rule=Rule.REST, person=person.id, day=then, detail=f"{first.id} → {second.id}")


def _runs(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    rules = problem.rules
    nights = 0
    for day in range(-len(person.ledger.before), problem.days):
        week = sum(worked(person, one, sheet, shifts) is not None for one in range(day - 6, day + 1))
        if day >= 0 and week > rules.days_in_seven:
            yield _beyond(Rule.DAYS_IN_SEVEN, person, week, rules.days_in_seven, day=day)
        shift = worked(person, day, sheet, shifts)
        nights = nights + 1 if shift and shift.is_night else 0
        if day >= 0 and nights > rules.nights_in_a_row:
            yield _beyond(Rule.NIGHTS_IN_A_ROW, person, nights, rules.nights_in_a_row, day=day)


def _weekends(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    whole = [days for days in weekends(problem).values() if len(days) == 2]
    free = sum(not any(worked(person, day, sheet, shifts) for day in days) for days in whole)
    wanted = min(problem.rules.weekends_off, len(whole))
    if free < wanted:
        figures = f"{free} < {wanted}"
        yield Breach(rule=Rule.WEEKENDS_OFF, person=person.id, figures=figures, excess=wanted - free)


def _overtime(person: Person, problem: RosterProblem, sheet: Sheet, shifts: Shifts) -> Iterator[Breach]:
    begins = problem.first_day
    months = {(begins.year, begins.month): person.ledger.overtime_minutes}
    for week, minutes in overtime_by_week(person, problem, sheet, shifts).items():
        monday = 7 * week - begins.weekday()
        if minutes and person.protected:
            rule, day = Rule.PROTECTED_OVERTIME, max(0, monday)
            yield Breach(rule=rule, person=person.id, day=day, figures=f"{minutes} min", excess=minutes)
        ends = problem.date_of(monday + 6)
        months[ends.year, ends.month] = months.get((ends.year, ends.month), 0) + minutes
    for (year, month), minutes in months.items():
        if minutes > problem.rules.overtime_month:
            month_overtime = problem.rules.overtime_month
            yield _beyond(
                Rule.MONTH_OVERTIME, person, minutes, month_overtime, detail=f"{year}-{month:02}", unit=" min"
            )


def _fixed(person: Person, problem: RosterProblem, sheet: Sheet, _: Shifts) -> Iterator[Breach]:
    for entry in problem.fixed:
        if entry.person == person.id and sheet.get((person.id, entry.day)) != entry.shift:
            yield Breach(rule=Rule.FIXED, person=person.id, day=entry.day, detail=str(entry.shift))


def required_breaches(problem: RosterProblem, sheet: Sheet) -> Iterator[Breach]:
    """Every floor of people that a roster does not keep."""
    there: dict[tuple[int, str], int] = {}
    for (_, day), shift in sheet.items():
        there[day, shift] = there.get((day, shift), 0) + 1
    for person in problem.people:
        before = past_shift(person, -1)
        if before is not None:
            there[-1, before] = there.get((-1, before), 0) + 1
    for need in problem.needs:
        if need.required:
            found = sum(there.get(cell, 0) for cell in covering_cells(need, problem.shifts))
            if found < need.required:
                named = [f"{_clock(need.start)}–{_clock(need.end)}", need.skill, need.shift]
                yield Breach(
                    rule=Rule.REQUIRED,
                    day=need.day,
                    detail=" ".join(name for name in named if name),
                    figures=f"{found} < {need.required}",
                    excess=need.required - found,
                )


def _beyond(
    rule: Rule, person: Person, found: int, limit: int, *, day: int | None = None, detail: str = "", unit: str = ""
) -> Breach:
    figures = f"{found}{unit} > {limit}{unit}"
    return Breach(rule=rule, person=person.id, day=day, detail=detail, figures=figures, excess=found - limit)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
