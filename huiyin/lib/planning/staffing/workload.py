"""Work that can wait (e-mail, letters, back office): enough hands before each deadline, not Erlang."""

import math

import numpy as np

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.goal import gross_staff
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, check_whole
from huiyin.lib.planning.staffing.results import WorkloadRequirement
from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined


@takes_any_number
def staff_workload(
    *,
    arrivals: Values,
    minutes_each: float,
    minutes_per_agent: float,
    deadline_days: int = 1,
    backlog: float = 0.0,
    shrinkage: float = 0.0,
) -> WorkloadRequirement:
    """The fewest agents, the same each day, that finish every item within its deadline.

    `arrivals` are items by day, `minutes_per_agent` productive minutes of one agent a day. What came
    on day d must be done by the end of day d + deadline_days − 1 (1: the same day), the backlog with
    the first day's items. The oldest item is done first, so n agents suffice exactly when, for any two
    days, what comes from the first to the second fits into their time until it is due.
    """
    check_positive(minutes_each=minutes_each, minutes_per_agent=minutes_per_agent, deadline_days=deadline_days)
    check_not_negative(backlog=backlog)
    check_whole(deadline_days=deadline_days)
    given = as_floats(arrivals)
    if (given < 0).any() or not np.isfinite(given).all():
        message = "Arrivals must be numbers of at least 0, one for each day."
        raise ValueError(message)
    needed = _most_needed(given, backlog, deadline_days) * minutes_each / minutes_per_agent
    net = math.ceil(float(needed.max(initial=0.0)) - 1e-9)
    left = _left_each_day(given, backlog, net * minutes_per_agent / minutes_each)
    work = float(given.sum() + backlog) * minutes_each
    return WorkloadRequirement(
        n=len(given),
        method="work_due_by_deadline",
        reason=None if len(given) else Undefined.NO_ANSWERS,
        net=net,
        gross=gross_staff(net, shrinkage=shrinkage),
        work_hours=work / 60,
        backlog_each_day=left,
        utilisation=work / (net * minutes_per_agent * len(given)) if net and len(given) else None,
        tightest_day=int(needed.argmax()) + 1 if len(given) else None,
        deadline_days=deadline_days,
    )


def _most_needed(arrivals: Array, backlog: float, deadline_days: int) -> Array:
    """Items an average day must finish, by the last day of the stretch that asks for most."""
    arrived = np.concatenate([[0.0], np.cumsum(arrivals) + backlog])
    first, last = np.arange(len(arrivals))[:, None], np.arange(len(arrivals))[None, :]
    stretch = np.where(first <= last, last - first + deadline_days, np.inf)
    return np.asarray(((arrived[None, 1:] - arrived[:-1, None]) / stretch).max(axis=0, initial=0.0))


def _left_each_day(arrivals: Array, backlog: float, capacity: float) -> tuple[float, ...]:
    """Items left at the end of each day: a queue reflected at zero (Lindley 1952)."""
    net_flow = np.cumsum(arrivals - capacity) + backlog
    left = net_flow - np.minimum(np.minimum.accumulate(net_flow), 0.0)
    return tuple(float(items) for items in np.where(left < 1e-9, 0.0, left))
