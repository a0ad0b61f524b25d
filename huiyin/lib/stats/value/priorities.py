"""Which suggestion comes first: the value matrix, and scores of influence, feasibility and business value."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from huiyin.lib.stats.arrays import as_floats
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.returns import CommitteeScore, MatrixItem, Quadrant, SuggestionScore, ValueMatrix

SUGGESTION_WEIGHTS: Final[Mapping[str, float]] = {"influence": 0.4, "feasibility": 0.25, "business_value": 0.35}
"""A policy, not a finding: an administrator's table replaces it."""

_QUADRANTS: Final[Mapping[tuple[bool, bool], Quadrant]] = {
    (True, True): "do_now",
    (True, False): "plan",
    (False, True): "delegate",
    (False, False): "later",
}


def value_matrix(
    *,
    items: Sequence[Hashable],
    importance: Values,
    urgency: Values,
    cut: float = 0.5,
    urgency_cut: float | None = None,
) -> ValueMatrix:
    """Sort items by importance and urgency: do now, plan, delegate, later; a value on the cut counts as high.

    Items with a missing score are left out. One cut serves both axes unless `urgency_cut` is given.
    """
    high, soon = as_floats(importance), as_floats(urgency)
    items = as_list(items)  # type: ignore[arg-type]
    if not len(items) == len(high) == len(soon):
        message = "items, importance and urgency must be of one length"
        raise ValueError(message)
    second = cut if urgency_cut is None else urgency_cut
    placed = tuple(
        MatrixItem(item=item, importance=a, urgency=b, quadrant=_QUADRANTS[a >= cut, b >= second])
        for item, a, b in zip(items, high.tolist(), soon.tolist(), strict=True)
        if math.isfinite(a) and math.isfinite(b)
    )
    counts = Counter(one.quadrant for one in placed)
    return ValueMatrix(
        n=len(placed),
        missing=len(items) - len(placed),
        method="importance_urgency",
        reason=None if placed else Undefined.NO_ANSWERS,
        items=placed,
        sizes=tuple((quadrant, counts[quadrant]) for quadrant in _QUADRANTS.values()),
    )


def suggestion_score(
    *,
    influence: float | None,
    feasibility: float | None,
    business_value: float | None,
    weights: Mapping[str, float] = SUGGESTION_WEIGHTS,
    least_weight: float = 0.6,
) -> SuggestionScore:
    """Weighted mean of three scores in [0, 1], times 100; missing parts are left out and their weight reported.

    None when the parts present carry less than `least_weight` of the weight.
    """
    given = {"influence": influence, "feasibility": feasibility, "business_value": business_value}
    parts = {name: None if value is None else float(value) for name, value in given.items()}
    if any(value is not None and not 0 <= value <= 1 for value in parts.values()):
        message = "Each part of the score must lie between 0 and 1."
        raise ValueError(message)
    if set(weights) != set(parts) or min(weights.values()) < 0 or not math.fsum(weights.values()) > 0:
        message = f"The weights must be non-negative, for {', '.join(parts)}."
        raise ValueError(message)
    present = {name: value for name, value in parts.items() if value is not None}
    weight = math.fsum(weights[name] for name in present)
    covered = weight / math.fsum(weights.values())
    shared: dict[str, Any] = {"n": len(present), "missing": 3 - len(present), "method": "weighted_mean"}
    if not present or covered < least_weight or weight == 0:
        reason = Undefined.TOO_LITTLE_WEIGHT if present else Undefined.NO_ANSWERS
        return SuggestionScore(**shared, estimate=None, weight_covered=covered, reason=reason)
    score = 100 * math.fsum(weights[name] * value for name, value in present.items()) / weight
    return SuggestionScore(**shared, estimate=score, weight_covered=covered)


def influence_share(
    *,
    affected: Mapping[str, int],
    customers: Mapping[str, int],
    tier_weights: Mapping[str, float] | None = None,
    affected_revenue: float | None = None,
    revenue: float | None = None,
) -> float | None:
    """Share of the customers, weighted by tier, whom a suggestion concerns; with revenue, the mean of both shares.

    Both mappings go from tier to number of customers. None without any customer.
    """
    if any(count > customers.get(tier, 0) or count < 0 for tier, count in affected.items()):
        message = "No tier can have more customers affected than it has."
        raise ValueError(message)
    weights = tier_weights or {}
    base = math.fsum(weights.get(tier, 1.0) * count for tier, count in customers.items())
    if not base:
        return None
    share = math.fsum(weights.get(tier, 1.0) * count for tier, count in affected.items()) / base
    return share if affected_revenue is None or not revenue else (share + float(affected_revenue) / float(revenue)) / 2


def committee_score(
    *, votes: Mapping[str, Values], scale: tuple[float, float] = (1, 5), confidence: float = 0.95
) -> CommitteeScore:
    """Feasibility in [0, 1] from the votes of a committee: criterion (interfaces, migration, effort) to votes.

    The members stand in the same order for each criterion; high is easy. The estimate is the mean of the
    members' means with Student's t interval between members; `criteria` has the mean of each criterion.
    """
    from huiyin.lib.stats.satisfaction import mean_interval

    low, high = scale
    if not low < high:
        message = "The scale needs two ends, the lower first."
        raise ValueError(message)
    table = {name: [(value - low) / (high - low) for value in as_floats(column)] for name, column in votes.items()}
    if len({len(column) for column in table.values()}) > 1:
        message = "Each member needs a place in each criterion (None for no vote)."
        raise ValueError(message)
    if any(not (0 <= value <= 1 or value != value) for column in table.values() for value in column):  # noqa: PLR0124
        message = f"Votes must lie between {low:g} and {high:g}."
        raise ValueError(message)
    members = [_mean(member) for member in zip(*table.values(), strict=True)]
    found = mean_interval(members, confidence=confidence)
    return CommitteeScore(
        n=found.n,
        missing=found.missing,
        method="mean_of_members",
        estimate=found.estimate,
        interval=found.interval and _within_share(found.interval),
        reason=found.reason,
        criteria=tuple((name, _mean(column)) for name, column in table.items()),
    )


def _mean(values: Sequence[float]) -> float | None:
    present = [value for value in values if math.isfinite(value)]
    return math.fsum(present) / len(present) if present else None


def _within_share(interval: Interval) -> Interval:
    return replace(interval, low=max(0.0, interval.low), high=min(1.0, interval.high))
