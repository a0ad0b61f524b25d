"""Making a roster: bound from the workforce without names, a day-by-day start, CP-SAT to better it.

Small problems go to CP-SAT at once. In large ones the workforce model says in about a second what no roster can
undercut; the start often lies within a few per cent of it and CP-SAT works on what is left.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from huiyin.lib.planning.rostering.account import roster_account
from huiyin.lib.planning.rostering.breaches import Breach
from huiyin.lib.planning.rostering.days import Days, plan_days
from huiyin.lib.planning.rostering.model import RosterModel
from huiyin.lib.planning.rostering.problem import Assignment, RosterProblem
from huiyin.lib.planning.rostering.results import Roster, Status
from huiyin.lib.planning.rostering.sheet import assignments_of, sheet_of
from huiyin.lib.planning.rostering.validation import validate_roster
from huiyin.lib.planning.rostering.workforce import Workforce, plan_workforce
from huiyin.lib.stats.reasons import Undefined

_SMALL = 2_000
"""Person-days × shifts up to which CP-SAT needs no start."""

_LARGE = 5_000
"""Person-days × shifts from which planning days first does more than the same time of CP-SAT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard to try: stop within `gap` of the bound or after about `seconds` of the clock.

    One worker gives the same roster for the same seed where the gap ends the search. Where the clock may end it,
    give `work` (CP-SAT's deterministic time, roughly seconds): the same roster on every machine. At most `starts`
    day-by-day rosters are tried; where half of them do not come near enough to the bound, days are planned first,
    for at most a third of `seconds`.
    """

    seconds: float = 50.0
    gap: float = 0.02
    workers: int = 1
    seed: int = 0
    work: float | None = None
    starts: int = 16


@dataclass(slots=True)
class _Best:
    """The best roster so far and the best bound."""

    assignments: tuple[Assignment, ...] | None = None
    objective: int = 0
    bound: float = 0.0
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        return max(0.0, self.objective - self.bound) / self.objective if self.objective else 0.0

    def offer(self, assignments: tuple[Assignment, ...], problem: RosterProblem) -> None:
        """Take a roster if it keeps the rules and costs less."""
        objective = roster_account(problem, assignments).objective
        if (self.assignments is None or objective < self.objective) and not validate_roster(problem, assignments):
            self.assignments, self.objective = assignments, objective


def make_roster(
    problem: RosterProblem,
    *,
    effort: Effort = Effort(),
    earlier: Iterable[Assignment] = (),
) -> Roster:
    """The roster of least cost that keeps every rule, or the rules that contradict each other.

    `earlier` is a roster to start from (last version of the plan). Without a roster the reason is INFEASIBLE with
    `conflicts`, or NOT_CONVERGED when the time ended first.
    """
    best = _Best()
    hint = tuple(earlier)
    if hint:
        best.offer(hint, problem)
    if _size(problem) > _SMALL:
        workforce = plan_workforce(problem, seconds=effort.seconds / 3, seed=effort.seed)
        if workforce.bound is None:
            return _contradiction(problem, effort)
        best.bound, best.seconds = workforce.bound, workforce.seconds
        _try_starts(problem, workforce, best, effort)
    if best.assignments is None or best.gap > effort.gap or best.bound == 0:
        status = _search(problem, best, effort, hint=best.assignments or hint)
        if status == "infeasible":
            return _contradiction(problem, effort)
    return _roster(problem, best, effort)


def rotating_roster(
    problem: RosterProblem, *, workforce: Workforce, seed: int = 0, days: Days = frozenset()
) -> tuple[Assignment, ...]:
    """A roster filled day by day to the counts of a workforce plan, on planned days where given, without search."""
    from huiyin.lib.planning.rostering.matching import DayByDay

    return assignments_of(DayByDay(problem, seed=seed).fill(workforce.staffed, days))


def _size(problem: RosterProblem) -> int:
    return len(problem.people) * problem.days * len(problem.shifts)


def _try_starts(problem: RosterProblem, workforce: Workforce, best: _Best, effort: Effort) -> None:
    """Days filled as they come; where that falls short, days planned for everybody first."""
    days: Days = frozenset()
    for number in range(effort.starts):
        if number == effort.starts // 2 and _size(problem) > _LARGE:
            nodes = None if effort.work is None else max(1, round(effort.work))
            days = plan_days(problem, workforce, seconds=effort.seconds / 3, nodes=nodes)
            best.seconds += effort.seconds / 2  # what it may take, with building the models and the starts
        best.offer(rotating_roster(problem, workforce=workforce, seed=effort.seed + number, days=days), problem)
        if best.assignments is not None and best.gap <= effort.gap:
            return


def _search(problem: RosterProblem, best: _Best, effort: Effort, *, hint: Iterable[Assignment]) -> Status:
    from ortools.sat.python import cp_model

    model = RosterModel(problem)
    hinted = sheet_of(hint)
    if hinted:
        _hint(model, hinted)
    solver = _solver(effort, seconds=max(1.0, effort.seconds - best.seconds))
    status = solver.solve(model.cp, _StopWithin(model, effort.gap, best.bound).callback)
    best.seconds += solver.wall_time
    if status == cp_model.INFEASIBLE:
        return "infeasible"
    best.bound = max(best.bound, solver.best_objective_bound)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return "out_of_time"
    found = {cell[:2]: cell[2] for cell, works in model.works.items() if solver.boolean_value(works)}
    best.offer(assignments_of(found), problem)
    return "optimal"


def _solver(effort: Effort, *, seconds: float) -> Any:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = effort.seed
    solver.parameters.relative_gap_limit = effort.gap
    if effort.work is not None:
        solver.parameters.max_deterministic_time = effort.work
    return solver


class _StopWithin:
    """Stops the search at the first roster near enough to the bound known from outside."""

    def __init__(self, model: RosterModel, gap: float, bound: float) -> None:
        from ortools.sat.python import cp_model

        class Callback(cp_model.CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                if bound > 0 and self.objective_value - bound <= gap * self.objective_value:
                    self.stop_search()

        self.callback = Callback()


def _hint(model: RosterModel, sheet: dict[tuple[str, int], str]) -> None:
    """Hint every variable: CP-SAT completes the shifts given, then starts from the whole."""
    from ortools.sat.python import cp_model

    for (person, day, shift), works in model.works.items():
        model.cp.add_hint(works, sheet.get((person, day)) == shift)
    completing = cp_model.CpSolver()
    completing.parameters.num_workers = 1
    completing.parameters.max_time_in_seconds = 5
    completing.parameters.fix_variables_to_their_hinted_value = True
    if completing.solve(model.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return
    clear: Callable[[], object] = model.cp.clear_hints
    clear()
    for index in range(len(model.cp.proto.variables)):
        variable = model.cp.get_int_var_from_proto_index(index)
        model.cp.add_hint(variable, completing.value(variable))


def _roster(problem: RosterProblem, best: _Best, effort: Effort) -> Roster:
    method = f"cp-sat/{effort.workers} worker/seed {effort.seed}"
    if best.assignments is None:
        return Roster(
            n=len(problem.people),
            method=method,
            status="out_of_time",
            reason=Undefined.NOT_CONVERGED,
            bound=best.bound,
            seconds=best.seconds,
        )
    costs = roster_account(problem, best.assignments)
    status: Status = "within_gap" if best.gap <= effort.gap else "out_of_time"
    return Roster(
        n=len(problem.people),
        method=method,
        status="optimal" if best.bound >= best.objective - 1e-6 else status,
        assignments=best.assignments,
        objective=best.objective,
        bound=min(best.bound, float(best.objective)),
        gap=best.gap,
        needs=costs.needs,
        under=costs.under,
        over=costs.over,
        wishes_requested=costs.wishes_requested,
        wishes_granted=costs.wishes_granted,
        overtime_hours=costs.overtime_hours,
        fairness=costs.fairness,
        seconds=best.seconds,
    )


def _contradiction(problem: RosterProblem, effort: Effort) -> Roster:
    return Roster(
        n=len(problem.people),
        method=f"cp-sat/{effort.workers} worker/seed {effort.seed}",
        status="infeasible",
        reason=Undefined.INFEASIBLE,
        conflicts=contradicting_rules(problem, effort=effort),
    )


def contradicting_rules(problem: RosterProblem, *, effort: Effort = Effort()) -> tuple[Breach, ...]:
    """Rules that cannot all be kept, each of them needed for the contradiction; () if there is a roster.

    CP-SAT names assumptions that suffice for infeasibility; each is then left out in turn and stays only if
    the others alone can be kept.
    """
    from ortools.sat.python import cp_model

    model = RosterModel(problem, guarded=True)
    guards = {guard.index: guard for guard in model.assumptions}
    core = list(guards)
    for candidate in [None, *core]:
        if candidate is not None and candidate not in core:
            continue
        kept = [guard for guard in core if guard != candidate]
        model.cp.clear_assumptions()
        model.cp.add_assumptions([guards[guard] for guard in kept])
        solver = _solver(effort, seconds=effort.seconds)
        solver.parameters.num_workers = 1
        if solver.solve(model.cp) == cp_model.INFEASIBLE:
            core = [guard for guard in solver.sufficient_assumptions_for_infeasibility() if guard in kept]
        elif candidate is None:
            return ()
    named = ((model.guards or {})[guard] for guard in core)
    return tuple(sorted(named, key=lambda one: (one.rule, one.person or "", -1 if one.day is None else one.day)))
