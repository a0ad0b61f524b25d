"""Who takes which case, and which case is next."""

from huiyin.lib.planning.assignment.least_loaded import Candidate, Choice, ChoiceReason, least_loaded
from huiyin.lib.planning.assignment.optimal import (
    PairWeights,
    Taker,
    Work,
    assign_batch,
    assign_by_cost,
    round_robin,
)
from huiyin.lib.planning.assignment.priority import breach_probability, priority_score, priority_scores
from huiyin.lib.planning.assignment.results import (
    AssignmentPlan,
    BreachProbability,
    LeftOver,
    Pair,
    PairReason,
    PriorityScore,
    Unassigned,
)

__all__ = [
    "AssignmentPlan",
    "BreachProbability",
    "Candidate",
    "Choice",
    "ChoiceReason",
    "LeftOver",
    "Pair",
    "PairReason",
    "PairWeights",
    "PriorityScore",
    "Taker",
    "Unassigned",
    "Work",
    "assign_batch",
    "assign_by_cost",
    "breach_probability",
    "least_loaded",
    "priority_score",
    "priority_scores",
    "round_robin",
]
