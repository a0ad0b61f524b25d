"""Erlang B: how often all lines are taken where nobody can wait."""

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_whole
from huiyin.lib.planning.staffing.results import BlockingResult
from huiyin.lib.stats.reasons import Undefined


@takes_any_number
def erlang_b(*, load: float, agents: int) -> BlockingResult:
    """The share of calls blocked by `agents` lines under `load` erlang (Erlang 1917).

    By the stable recursion b ← a·b/(k + a·b) from b = 1.

    >>> round(erlang_b(load=10, agents=14).estimate, 4)
    0.0568
    """
    check_not_negative(load=load)
    check_whole(agents=agents)
    blocked = 1.0
    for lines in range(1, int(agents) + 1):
        blocked = load * blocked / (lines + load * blocked)
    estimate = blocked if load else None
    return _result(load, agents, estimate)


@takes_any_number
def lines_for_blocking(*, load: float, blocking: float) -> BlockingResult:
    """The fewest lines that block at most the share `blocking` of calls; 0 for no load."""
    check_not_negative(load=load)
    if not 0 < blocking < 1:
        message = f"blocking must lie between 0 and 1, not {blocking}"
        raise ValueError(message)
    blocked, lines = 1.0, 0
    while load and blocked > blocking:
        lines += 1
        blocked = load * blocked / (lines + load * blocked)
    return _result(load, lines, blocked if load else None)


def _result(load: float, agents: int, estimate: float | None) -> BlockingResult:
    return BlockingResult(
        n=1,
        method="erlang_b",
        estimate=estimate,
        reason=Undefined.NO_EXPOSURE if estimate is None else None,
        load=float(load),
        agents=int(agents),
        occupancy=None if estimate is None or not agents else load * (1 - estimate) / agents,
    )
