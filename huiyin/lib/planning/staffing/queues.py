"""Erlang C and Erlang A: what callers of one queue meet with a given number of agents."""

import math
from dataclasses import replace

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, check_whole
from huiyin.lib.planning.staffing.load import offered_load
from huiyin.lib.planning.staffing.results import QueueResult
from huiyin.lib.planning.staffing.waiting import Basis, Waiting, log_ratio_of_agents, waiting
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined

_TAIL = 1e-12
_NODES = 96


@takes_any_number
def erlang_c(*, calls: float, interval_s: float, aht_s: float, agents: int, target_s: float = 20) -> QueueResult:
    """An M/M/n queue whose callers never give up (Erlang 1917): the usual, pessimistic model.

    Times in seconds. Without more agents than erlang it is UNSTABLE: everybody waits (`p_wait` 1,
    `service_level` 0) and the mean wait is None.

    >>> queue = erlang_c(calls=100, interval_s=1800, aht_s=180, agents=14)
    >>> round(queue.service_level, 3), round(queue.mean_wait, 1)
    (0.888, 7.8)
    """
    return _queue(calls, interval_s, aht_s, agents, patience_s=None, target_s=target_s, basis="offered")


@takes_any_number
def erlang_a(
    *,
    calls: float,
    interval_s: float,
    aht_s: float,
    patience_s: float,
    agents: int,
    target_s: float = 20,
    basis: Basis = "offered",
) -> QueueResult:
    """An M/M/n+M queue whose callers wait `patience_s` on average (Palm 1957): stable with any staff.

    `service_level` is of the calls that `basis` names; all three bases are in the result.

    >>> queue = erlang_a(calls=100, interval_s=1800, aht_s=180, patience_s=120, agents=11)
    >>> round(queue.service_level, 3), round(queue.p_abandon, 3)
    (0.742, 0.094)
    """
    check_positive(patience_s=patience_s)
    return _queue(calls, interval_s, aht_s, agents, patience_s=patience_s, target_s=target_s, basis=basis)


def waiting_with(
    agents: Array, *, arrivals: Array, aht_s: Array | float, patience_s: float | None, target_s: Array | float
) -> Waiting:
    """The waiting of each queue with so many agents; arrivals per second, all > 0."""
    return waiting(
        arrivals=arrivals,
        capacity=agents / aht_s,
        patience_rate=0.0 if patience_s is None else 1 / patience_s,
        log_ratio=log_ratio_of_agents(agents, arrivals * aht_s),
        target_s=target_s,
    )


def _queue(
    calls: float,
    interval_s: float,
    aht_s: float,
    agents: int,
    *,
    patience_s: float | None,
    target_s: float,
    basis: Basis,
) -> QueueResult:
    check_whole(agents=agents)
    check_not_negative(target_s=target_s)
    load = offered_load(calls=calls, interval_s=interval_s, aht_s=aht_s)
    empty = QueueResult(
        n=1,
        method="erlang_c" if patience_s is None else "erlang_a",
        reason=Undefined.NO_EXPOSURE,
        agents=int(agents),
        load=load,
        target_s=float(target_s),
        patience_s=patience_s,
        basis=basis,
        occupancy=0.0 if agents else None,
    )
    if load == 0:
        return empty
    arrivals = np.array([calls / interval_s])
    found = waiting_with(
        np.array([float(agents)]), arrivals=arrivals, aht_s=aht_s, patience_s=patience_s, target_s=target_s
    )
    return _filled(empty, found, arrivals=float(arrivals[0]), aht_s=aht_s)


def _filled(empty: QueueResult, found: Waiting, *, arrivals: float, aht_s: float) -> QueueResult:
    abandons, mean_wait = float(found.abandons[0]), float(found.mean_wait[0])
    stable = math.isfinite(mean_wait)
    return replace(
        empty,
        reason=None if stable else Undefined.UNSTABLE,
        p_wait=float(found.waits[0]),
        p_abandon=None if empty.patience_s is None else abandons,
        service_level=float(found.service_level(empty.basis)[0]),
        sl_offered=float(found.service_level("offered")[0]),
        sl_answered=float(found.service_level("answered")[0]),
        sl_excluding_short_abandons=float(found.service_level("excluding_short_abandons")[0]),
        mean_wait=mean_wait if stable else None,
        mean_wait_served=_mean_wait_served(empty, found, arrivals=arrivals, aht_s=aht_s) if stable else None,
        queue_length=mean_wait * arrivals if stable else None,
        occupancy=min(1.0, empty.load * (1 - abandons) / empty.agents) if empty.agents else None,
    )


def _mean_wait_served(empty: QueueResult, found: Waiting, *, arrivals: float, aht_s: float) -> float | None:
    """The integral over t of the share served later than t, over the share served (Gauss–Legendre)."""
    if empty.patience_s is None or empty.agents == 0:
        return float(found.mean_wait[0]) if empty.agents else None
    served = 1 - float(found.abandons[0])

    def served_later(times: Array) -> Array:
        return (
            served
            - waiting_with(
                np.full_like(times, empty.agents),
                arrivals=np.full_like(times, arrivals),
                aht_s=aht_s,
                patience_s=empty.patience_s,
                target_s=times,
            ).served_within
        )

    horizon = np.array([aht_s / empty.agents])
    while served_later(horizon)[0] > _TAIL * served:
        horizon *= 2
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    half = float(horizon[0]) / 2
    return max(0.0, half * float(weights @ served_later(half * (nodes + 1)))) / served
