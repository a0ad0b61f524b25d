"""Chat: one agent holds several conversations, each slower the more there are."""

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.goal import ServiceGoal, gross_staff
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, check_whole
from huiyin.lib.planning.staffing.results import ChatRequirement
from huiyin.lib.planning.staffing.waiting import Waiting, waiting
from huiyin.lib.stats.arrays import Array

_MOST_LOAD = 10_000


@takes_any_number
def required_chat_agents(
    *,
    chats: float,
    interval_s: float,
    aht_s: float,
    concurrency: int,
    inflation: float = 0.0,
    patience_s: float | None = None,
    goal: ServiceGoal | None = None,
    shrinkage: float = 0.0,
) -> ChatRequirement:
    """The fewest agents when each holds up to `concurrency` chats.

    `aht_s` is of a chat held alone; each further chat of its agent lengthens it by the share
    `inflation`. n agents are n·c slots in a birth–death queue whose slots slow down as they fill
    (chats spread evenly): with inflation 0 an Erlang queue of n·c agents, with inflation 1 an agent
    finishes no more with several chats than with one. Raises ValueError for a goal of occupancy,
    which slots do not have.
    """
    goal = goal or ServiceGoal()
    if goal.max_occupancy is not None:
        message = "Chat has no occupancy of agents; bound `concurrency` instead of max_occupancy."
        raise ValueError(message)
    check_not_negative(chats=chats, inflation=inflation)
    check_positive(interval_s=interval_s, aht_s=aht_s, concurrency=concurrency)
    check_whole(concurrency=concurrency)
    if patience_s is not None:
        check_positive(patience_s=patience_s)
    arrivals = chats / interval_s
    if arrivals * aht_s > _MOST_LOAD:
        message = f"A load of {arrivals * aht_s:.3g} chats at once is too large: check chats, interval_s and aht_s."
        raise ValueError(message)
    net, found = 0, None
    while chats and not (found and _keeps(found, goal)):
        net += 1
        held = np.arange(1, net * concurrency + 1)
        slowing = 1 + inflation * (np.maximum(held / net, 1) - 1)
        found = _chat_waiting(arrivals, held / (aht_s * slowing), patience_s=patience_s, target_s=goal.target_s)
    return ChatRequirement(
        n=1,
        method="slots_slowing_down",
        net=net,
        gross=gross_staff(net, shrinkage=shrinkage),
        slots=net * concurrency,
        concurrency=concurrency,
        service_level=float(found.service_level(goal.basis)[0]) if found else None,
        p_abandon=float(found.abandons[0]) if found and patience_s is not None else None,
        mean_wait=float(found.mean_wait[0]) if found else None,
        target=goal.service_level,
        target_s=goal.target_s,
    )


def _chat_waiting(arrivals: float, rates: Array, *, patience_s: float | None, target_s: float) -> Waiting:
    """The waiting when 1, 2, … all slots are taken and chats end at `rates` per second."""
    return waiting(
        arrivals=np.array([arrivals]),
        capacity=rates[-1:],
        patience_rate=0.0 if patience_s is None else 1 / patience_s,
        log_ratio=_log_ratio(arrivals, rates),
        target_s=target_s,
    )


def _log_ratio(arrivals: float, rates: Array) -> Array:
    """log of the chance of all slots taken over that of a free one, from the balance of a birth–death chain."""
    weights = np.concatenate([[0.0], np.cumsum(np.log(arrivals / rates))])
    return np.array([weights[-1] - np.logaddexp.reduce(weights[:-1])])


def _keeps(found: Waiting, goal: ServiceGoal) -> bool:
    level, wait = float(found.service_level(goal.basis)[0]), float(found.mean_wait[0])
    return (
        np.isfinite(wait)
        and level >= goal.service_level
        and (goal.max_abandonment is None or float(found.abandons[0]) <= goal.max_abandonment)
        and (goal.max_wait_s is None or wait <= goal.max_wait_s)
    )
