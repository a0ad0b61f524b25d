"""Assignment and priority: F-assign, F-prio, F-breach."""

from collections.abc import Mapping
from typing import Any

from huiyin.lib import planning as p


def assign_family(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """A cost matrix with null for forbidden pairs; `capacities` of the columns."""
    found = p.assign_by_cost(inputs["cost"], capacities=inputs.get("capacities", inputs.get("capacity")))
    return {
        "optimal": found.estimate,
        "total": found.estimate,
        "greedy": found.greedy,
        "assigned": len(found.pairs),
        "pairs": [[pair.case, pair.person] for pair in found.pairs],
        "unassigned": [left.case for left in found.left_over],
    }


def prio_family(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """One case; parts absent or null are missing."""
    found = p.priority_score(
        inputs["case"],
        weights=inputs["weights"],
        waited_hours=inputs.get("waited_hours", inputs.get("age_hours", 0.0)),
        ageing_per_hour=inputs.get("ageing_per_hour", inputs.get("ageing", 0.0)),
    )
    return {"score": found.estimate, "base": found.base, "ageing": found.ageing, "missing": found.missing}


def breach_family(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Past hours, elapsed and allowed hours."""
    found = p.breach_probability(
        inputs["past_hours"],
        is_resolved=inputs.get("is_resolved"),
        elapsed=inputs["elapsed"],
        allowed=inputs["allowed"],
    )
    return {"probability": found.estimate, "at_risk": found.at_risk}


ADAPTERS = {"F-assign": assign_family, "F-prio": prio_family, "F-breach": breach_family}
