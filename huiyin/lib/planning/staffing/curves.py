"""What one agent more brings, and what pooling groups saves."""

from collections.abc import Sequence

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.goal import ServiceGoal
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, check_whole
from huiyin.lib.planning.staffing.queues import waiting_with
from huiyin.lib.planning.staffing.requirement import fewest_agents
from huiyin.lib.planning.staffing.results import CurvePoint, PoolingResult, StaffingCurve
from huiyin.lib.stats.reasons import Undefined


@takes_any_number
def staffing_curve(
    *,
    calls: float,
    interval_s: float,
    aht_s: float,
    agents: Sequence[int],
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
) -> StaffingCurve:
    """Service level, abandonment, mean wait and occupancy for each number of agents.

    Without stability (Erlang C at or below the load) the mean wait is None and the level 0.
    """
    goal = goal or ServiceGoal()
    check_not_negative(calls=calls)
    check_whole(**{f"agents[{index}]": number for index, number in enumerate(agents)})
    check_positive(interval_s=interval_s, aht_s=aht_s, **({} if patience_s is None else {"patience_s": patience_s}))
    method = "erlang_c" if patience_s is None else "erlang_a"
    if calls == 0 or len(agents) == 0:
        reason = Undefined.NO_EXPOSURE if len(agents) else Undefined.NO_ANSWERS
        return StaffingCurve(n=0, method=method, reason=reason, points=(), target=goal.service_level, fewest=0)
    arrivals = np.full(len(agents), calls / interval_s)
    numbers = np.asarray(agents, dtype=np.float64)
    found = waiting_with(numbers, arrivals=arrivals, aht_s=aht_s, patience_s=patience_s, target_s=goal.target_s)
    levels = found.service_level(goal.basis)
    carried = arrivals * aht_s * (1 - found.abandons)
    points = tuple(
        CurvePoint(
            agents=int(number),
            service_level=float(levels[index]),
            p_abandon=None if patience_s is None else float(found.abandons[index]),
            mean_wait=float(found.mean_wait[index]) if np.isfinite(found.mean_wait[index]) else None,
            occupancy=min(1.0, float(carried[index] / number)) if number else None,
        )
        for index, number in enumerate(agents)
    )
    fewest = fewest_agents(arrivals[:1], aht_s=aht_s, patience_s=patience_s, goal=goal)
    return StaffingCurve(n=len(points), method=method, points=points, target=goal.service_level, fewest=int(fewest[0]))


@takes_any_number
def pooling(
    *,
    calls: Sequence[float],
    interval_s: float,
    aht_s: float,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
) -> PoolingResult:
    """The agents that groups with so many `calls` each need apart, and together as one group.

    >>> pooling(calls=[50, 50], interval_s=1800, aht_s=180).pooled
    14
    """
    goal = goal or ServiceGoal()
    check_not_negative(**{f"calls[{index}]": number for index, number in enumerate(calls)})
    check_positive(interval_s=interval_s, aht_s=aht_s, **({} if patience_s is None else {"patience_s": patience_s}))
    arrivals = np.array([*calls, sum(calls)], dtype=np.float64) / interval_s
    *apart, pooled = (int(net) for net in fewest_agents(arrivals, aht_s=aht_s, patience_s=patience_s, goal=goal))
    return PoolingResult(
        n=len(calls),
        method="erlang_c" if patience_s is None else "erlang_a",
        reason=None if len(calls) else Undefined.NO_ANSWERS,
        separate=tuple(apart),
        pooled=pooled,
        saved=sum(apart) - pooled,
    )
