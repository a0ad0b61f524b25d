"""Offered load: calls times handling time, and where the load lags behind the calls."""

import math
from typing import Literal

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive
from huiyin.lib.planning.staffing.results import LoadResult
from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

LoadMethod = Literal["stationary", "lagged", "infinite_server"]


@takes_any_number
def offered_load(*, calls: float, interval_s: float, aht_s: float) -> float:
    """Erlang: calls an interval times handling seconds over the interval's seconds.

    >>> offered_load(calls=100, interval_s=1800, aht_s=180)
    10.0
    """
    check_not_negative(calls=calls)
    check_positive(interval_s=interval_s, aht_s=aht_s)
    return calls * aht_s / interval_s


@takes_any_number
def interval_loads(
    *, calls: Values, interval_s: float, aht_s: float, method: LoadMethod = "stationary", calls_before: float = 0.0
) -> LoadResult:
    """The load of each interval of a day, in erlang; a missing interval is None and counts no calls.

    Erlang's formulas suppose that calls come evenly for long. Where they rise and fall, work follows
    calls by about a handling time: "lagged" takes the calls of an AHT earlier, a(t − AHT) (Green,
    Kolesar and Whitt 2007), "infinite_server" the mean of the M(t)/M/∞ queue, which the lag
    approximates. `calls_before` is the rate per interval before the first.
    """
    check_positive(interval_s=interval_s, aht_s=aht_s)
    check_not_negative(calls_before=calls_before)
    given = as_floats(calls)
    known = np.isfinite(given)
    rates = np.where(known, given, 0.0)
    if (rates < 0).any():
        message = "Calls cannot be negative."
        raise ValueError(message)
    if method == "lagged":
        loads = _lagged(rates, aht_s / interval_s, calls_before) * aht_s / interval_s
    elif method == "infinite_server":
        loads = _infinite_server(rates * aht_s / interval_s, interval_s / aht_s, calls_before * aht_s / interval_s)
    else:
        loads = rates * aht_s / interval_s
    return LoadResult(
        n=int(known.sum()),
        missing=int(np.isnan(given).sum()),
        rejected=int(np.isinf(given).sum()),
        method=method,
        reason=None if known.any() else Undefined.NO_ANSWERS,
        loads=tuple(float(load) if there else None for load, there in zip(loads, known, strict=True)),
        peak=float(loads[known].max()) if known.any() else None,
    )


def _lagged(rates: Array, lag: float, before: float) -> Array:
    """Calls in [t − lag, t + 1 − lag) for each interval, calls spread evenly within intervals."""
    start = -math.ceil(lag)
    arrived = np.concatenate([[0.0], np.cumsum(np.concatenate([np.full(-start, before), rates]))])
    edges = np.arange(start, len(rates) + 1, dtype=np.float64)
    return np.diff(np.interp(np.arange(len(rates) + 1) - lag, edges, arrived))


def _infinite_server(target: Array, lifetimes: float, before: float) -> Array:
    """Mean load of each interval: it approaches the stationary load exponentially, interval by interval."""
    decay = math.exp(-lifetimes)
    share = -math.expm1(-lifetimes) / lifetimes
    means, level = np.empty_like(target), before
    for index, goal in enumerate(target):
        means[index] = goal + (level - goal) * share
        level = goal + (level - goal) * decay
    return means
