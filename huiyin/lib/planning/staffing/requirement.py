"""The fewest agents that keep a service goal, for one interval and for a whole day at once."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.goal import ServiceGoal, gross_staff
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, each_interval
from huiyin.lib.planning.staffing.load import offered_load
from huiyin.lib.planning.staffing.queues import waiting_with
from huiyin.lib.planning.staffing.results import DayRequirement, Limit, RequirementResult
from huiyin.lib.planning.staffing.waiting import Waiting
from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

T = TypeVar("T")

_MOST_LOAD = 1e7
_SLACK = 1e-12
"""For targets met exactly: 12 erlang on 15 agents is an occupancy of 0.8."""


@takes_any_number
def required_agents(
    *,
    calls: float,
    interval_s: float,
    aht_s: float,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
    shrinkage: float = 0.0,
) -> RequirementResult:
    """The fewest agents that keep the goal (80 % in 20 s by default), net and gross of shrinkage.

    With `patience_s` by Erlang A, without by Erlang C. No calls need nobody. `binding` names the
    limits that one agent fewer would break.

    >>> required_agents(calls=600, interval_s=1800, aht_s=300, patience_s=180).net
    100
    >>> required_agents(calls=600, interval_s=1800, aht_s=300).net
    108
    """
    goal = goal or ServiceGoal()
    check_not_negative(calls=calls)
    load = offered_load(calls=calls, interval_s=interval_s, aht_s=aht_s)
    if patience_s is not None:
        check_positive(patience_s=patience_s)
    arrivals = np.array([calls / interval_s])
    net = int(fewest_agents(arrivals, aht_s=aht_s, patience_s=patience_s, goal=goal)[0])
    found = _state(np.array([float(net)]), arrivals, aht_s, patience_s, goal) if load else None
    return RequirementResult(
        n=1,
        method="erlang_c" if patience_s is None else "erlang_a",
        net=net,
        gross=gross_staff(net, shrinkage=shrinkage),
        shrinkage=shrinkage,
        load=load,
        service_level=float(found.service_level(goal.basis)[0]) if found else None,
        p_abandon=float(found.abandons[0]) if found and patience_s is not None else None,
        mean_wait=float(found.mean_wait[0]) if found else None,
        occupancy=load * (1 - float(found.abandons[0])) / net if found and net else None,
        binding=_binding(net, arrivals, aht_s, patience_s, goal) if load else (),
        target=goal.service_level,
        target_s=goal.target_s,
        basis=goal.basis,
    )


@takes_any_number
def required_day(
    *,
    calls: Values,
    interval_s: float,
    aht_s: Values | float,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
    shrinkage: float = 0.0,
) -> DayRequirement:
    """The fewest agents for each interval of a forecast, net and gross, all intervals at once.

    `aht_s` may be one figure or one an interval. An interval without forecast has None. The service
    level of the day is weighted by calls, never a mean over intervals. For loads that rise and fall
    quickly give the calls of `interval_loads(method="lagged")`.
    """
    goal = goal or ServiceGoal()
    check_positive(interval_s=interval_s, **({} if patience_s is None else {"patience_s": patience_s}))
    given = as_floats(calls)
    handling = each_interval("aht_s", aht_s, intervals=len(given))
    known = np.isfinite(given) & np.isfinite(handling)
    if (given[known] < 0).any() or (handling[known] <= 0).any():
        message = "Calls cannot be negative, and handling times must be positive."
        raise ValueError(message)
    arrivals, aht = given[known] / interval_s, handling[known]
    net = fewest_agents(arrivals, aht_s=aht, patience_s=patience_s, goal=goal)
    levels = _levels(net, arrivals, aht, patience_s, goal)
    busy = arrivals > 0
    rejected = int((np.isinf(given) | np.isinf(handling)).sum())
    return DayRequirement(
        n=int(known.sum()),
        missing=len(given) - int(known.sum()) - rejected,
        rejected=rejected,
        method="erlang_c" if patience_s is None else "erlang_a",
        reason=None if known.any() else Undefined.NO_ANSWERS,
        net=_spread(known, [int(agents) for agents in net]),
        gross=_spread(known, [gross_staff(int(agents), shrinkage=shrinkage) for agents in net]),
        loads=_spread(known, [float(load) for load in arrivals * aht]),
        service_levels=_spread(known, [float(x) if b else None for x, b in zip(levels, busy, strict=True)]),
        service_level=float(levels @ arrivals / arrivals.sum()) if busy.any() else None,
        agent_hours=float(net.sum()) * interval_s / 3600,
        peak=int(net.max()) if len(net) else 0,
        target=goal.service_level,
        target_s=goal.target_s,
        basis=goal.basis,
    )


def fewest_agents(arrivals: Array, *, aht_s: Array | float, patience_s: float | None, goal: ServiceGoal) -> Array:
    """The fewest agents for each queue of `arrivals` per second, by bisection on all at once.

    Every limit of the goal is easier to keep with one agent more.
    """
    net = np.zeros_like(arrivals)
    busy = arrivals > 0
    if not busy.any():
        return net
    rates, aht = arrivals[busy], np.broadcast_to(np.asarray(aht_s, dtype=np.float64), arrivals.shape)[busy]
    load = rates * aht
    if load.max() > _MOST_LOAD:
        message = f"A load of {load.max():.3g} erlang is no contact centre: check calls, interval_s and aht_s."
        raise ValueError(message)
    low, step = np.floor(load) * (patience_s is None), 4 * np.ceil(np.sqrt(load)) + 4
    high = np.floor(load) + step
    while not (kept := _keeps(high, rates, aht, patience_s, goal)).all():
        low, high = np.where(kept, low, high), np.where(kept, high, high + step)
        step = 2 * step
    while (wide := high - low > 1).any():
        middle = np.floor((low + high) / 2)
        kept = _keeps(middle, rates, aht, patience_s, goal)
        high, low = np.where(wide & kept, middle, high), np.where(wide & ~kept, middle, low)
    net[busy] = high
    return net


def _spread(known: NDArray[np.bool_], values: Sequence[T]) -> tuple[T | None, ...]:
    """The values in the places that are known, None in the others."""
    following = iter(values)
    return tuple(next(following) if there else None for there in known)


def _state(
    agents: Array, arrivals: Array, aht_s: Array | float, patience_s: float | None, goal: ServiceGoal
) -> Waiting:
    return waiting_with(agents, arrivals=arrivals, aht_s=aht_s, patience_s=patience_s, target_s=goal.target_s)


def _keeps(
    agents: Array, arrivals: Array, aht_s: Array | float, patience_s: float | None, goal: ServiceGoal
) -> NDArray[np.bool_]:
    found = _state(agents, arrivals, aht_s, patience_s, goal)
    kept = np.ones_like(agents, dtype=bool)
    for limit in _limits(agents, arrivals * aht_s, found, goal).values():
        kept &= limit
    return kept


def _limits(agents: Array, load: Array, found: Waiting, goal: ServiceGoal) -> dict[Limit, NDArray[np.bool_]]:
    """Which limits each queue keeps; without patience stability is one of them."""
    limits: dict[Limit, NDArray[np.bool_]] = {
        "stability": np.isfinite(found.mean_wait),
        "service_level": found.service_level(goal.basis) >= goal.service_level - _SLACK,
    }
    if goal.max_occupancy is not None:
        limits["occupancy"] = load * (1 - found.abandons) <= goal.max_occupancy * agents * (1 + _SLACK)
    if goal.max_abandonment is not None:
        limits["abandonment"] = found.abandons <= goal.max_abandonment + _SLACK
    if goal.max_wait_s is not None:
        limits["mean_wait"] = found.mean_wait <= goal.max_wait_s * (1 + _SLACK)
    return limits


def _binding(net: int, arrivals: Array, aht_s: float, patience_s: float | None, goal: ServiceGoal) -> tuple[Limit, ...]:
    if net == 0:
        return ()
    fewer = np.array([net - 1.0])
    found = _state(fewer, arrivals, aht_s, patience_s, goal)
    return tuple(name for name, kept in _limits(fewer, arrivals * aht_s, found, goal).items() if not kept[0])


def _levels(net: Array, arrivals: Array, aht_s: Array, patience_s: float | None, goal: ServiceGoal) -> Array:
    levels = np.ones_like(arrivals)
    busy = arrivals > 0
    if busy.any():
        found = _state(net[busy], arrivals[busy], aht_s[busy], patience_s, goal)
        levels[busy] = found.service_level(goal.basis)
    return levels
