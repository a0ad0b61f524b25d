"""Rosters and their evaluation: E-roster, E-five."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from huiyin.lib import planning as p


def roster_family(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """One day without names (demand of intervals, 0/1 shifts), or people over several days."""
    if "people" in inputs or "days" in inputs or _is_table(inputs["demand"]):
        return _named(inputs)
    found = p.cover_demand(
        inputs["demand"],
        shifts=inputs["shifts"],
        cost=inputs.get("cost"),
        staff=inputs.get("staff"),
        under=inputs.get("under", 100),
        over=inputs.get("over", 10),
    )
    return {"objective": found.estimate, "under": found.under, "over": found.over, "staffed": dict(found.staffed)}


def five_family(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The five figures; `open` marks the intervals that count."""
    found = p.evaluate_roster(
        need=inputs["need"],
        scheduled=inputs["scheduled"],
        forecast=inputs["forecast"],
        actual=inputs["actual"],
        service_level=inputs["sl"],
        workload=inputs["workload_erlang"],
        target=inputs.get("sl_target", 0.8),
        within=inputs.get("within", 0.1),
        requested=inputs.get("requested", ()),
        granted=inputs.get("granted", ()),
        survey=inputs.get("survey", ()),
        cap=inputs.get("cap", 0.88),
        is_open=inputs.get("open"),
    )
    return {
        "forecast_accuracy": found.accuracy.estimate,
        "within_share": found.accuracy.within_share,
        "wape": found.accuracy.wape,
        "bias": found.accuracy.bias,
        "fit": found.fit.estimate,
        "cover": found.fit.cover,
        "under": found.fit.under,
        "over": found.fit.over,
        "schedule_satisfaction": found.satisfaction.estimate,
        "satisfaction": found.satisfaction.estimate,
        "survey_mean": found.satisfaction.survey_mean,
        "failing_share": found.failing.estimate,
        "service_level": found.failing.service_level,
        "staff_load": found.load.estimate,
        "alarm": found.load.alarm,
    }


def _is_table(demand: Any) -> bool:
    return bool(demand) and isinstance(demand[0], list)


def _named(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """`demand` a row a day of intervals of `minutes`; shifts as 0/1 patterns or {windows, paid, skill, cost}."""
    problem = _problem(inputs)
    effort = p.Effort(gap=0.0, seconds=inputs.get("seconds", 20))
    found = p.make_roster(problem, effort=effort)
    return {
        "objective": found.objective,
        "bound": found.bound,
        "under": found.under,
        "over": found.over,
        "feasible": found.status != "infeasible",
        "status": found.status,
        "wishes_granted": found.wishes_granted,
        "wishes_requested": found.wishes_requested,
        "overtime_hours": found.overtime_hours,
        "conflicts": [breach.rule.value for breach in found.conflicts],
        "breaches": len(p.validate_roster(problem, found.assignments)),
        "assignments": {f"{one.person}.{one.day}": one.shift for one in found.assignments},
    }


def _problem(inputs: Mapping[str, Any]) -> p.RosterProblem:
    minutes = inputs.get("minutes", 60)
    demand = inputs["demand"] if _is_table(inputs["demand"]) else [inputs["demand"]] * inputs.get("days", 1)
    costs = inputs.get("cost", {})
    shifts = tuple(_shift(name, given, minutes, costs.get(name, 0)) for name, given in inputs["shifts"].items())
    needs = tuple(
        p.Need(day=day, start=at * minutes, end=(at + 1) * minutes, people=wanted)
        for day, row in enumerate(demand)
        for at, wanted in enumerate(row)
    )
    people = inputs.get("people") or [{"id": str(number)} for number in range(inputs["staff"])]
    return p.RosterProblem(
        first_day=date.fromisoformat(inputs.get("first_day", "2026-01-05")),
        days=len(demand),
        people=tuple(_person(one) for one in people),
        shifts=shifts,
        needs=needs,
        rules=p.Rules(**inputs.get("rules", {})),
        weights=p.Weights(
            under=inputs.get("under", 100), over=inputs.get("over", 10), **inputs.get("weights", {"fairness": 0})
        ),
        fixed=tuple(p.Assignment(**one) for one in inputs.get("fixed", ())),
    )


def _person(given: Mapping[str, Any]) -> p.Person:
    return p.Person(
        id=given["id"],
        skills=frozenset(given.get("skills", ())),
        weekly_minutes=given.get("weekly_minutes", 2400),
        absences=tuple(p.Absence(day=day) for day in given.get("absent", ())),
        preferences=tuple(p.Preference(**one) for one in given.get("preferences", ())),
        protected=given.get("protected", False),
    )


def _shift(name: str, given: Any, minutes: int, cost: int) -> p.Shift:
    if isinstance(given, Mapping):
        windows = tuple((start, end) for start, end in given["windows"])
        return p.Shift(
            id=name,
            windows=windows,
            paid_minutes=given.get("paid"),
            skill=given.get("skill"),
            night=given.get("night"),
            cost=given.get("cost", cost),
        )
    marks = [0, *given, 0]
    begins = [at for at in range(len(given)) if marks[at + 1] and not marks[at]]
    ends = [at + 1 for at in range(len(given)) if marks[at + 1] and not marks[at + 2]]
    windows = tuple((begin * minutes, end * minutes) for begin, end in zip(begins, ends, strict=True))
    return p.Shift(id=name, windows=windows, cost=cost)


ADAPTERS = {"E-roster": roster_family, "E-five": five_family}
