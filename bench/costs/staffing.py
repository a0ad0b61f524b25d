"""Staffing: a day of requirements at once, queues, simulated days."""

import math
from collections.abc import Callable

from bench.costs import Cost
from huiyin.lib.planning import (
    AgentGroup,
    ServiceGoal,
    Skill,
    erlang_a,
    erlang_b,
    required_day,
    simulate_queue,
    simulate_skills,
    staff_to_quantile_from_moments,
)

GOAL = ServiceGoal(max_occupancy=0.9, max_abandonment=0.05)


def curve(intervals: int, peak: float = 600) -> list[float]:
    """Calls of a day that rises and falls, from a handful to `peak` an interval."""
    return [5 + peak * math.sin(math.pi * (index + 0.5) / intervals) ** 2 for index in range(intervals)]


def day(intervals: int) -> Callable[[], object]:
    """Erlang A for every interval, with limits of occupancy and abandonment."""
    calls = curve(intervals)
    return lambda: required_day(calls=calls, interval_s=900, aht_s=300, patience_s=180, goal=GOAL, shrinkage=0.3)


def uncertain(intervals: int) -> Callable[[], object]:
    """Agents for the 0.8 quantile of a Gamma rate."""
    means = curve(intervals)
    return lambda: staff_to_quantile_from_moments(means=means, cv=0.1, interval_s=900, aht_s=300, patience_s=180)


def queue(agents: int) -> Callable[[], object]:
    """One Erlang A queue near its load."""
    return lambda: erlang_a(calls=agents * 6, interval_s=1800, aht_s=300, patience_s=180, agents=agents)


def blocking(agents: int) -> Callable[[], object]:
    """Erlang B by its recursion."""
    return lambda: erlang_b(load=agents * 0.95, agents=agents)


def one_queue(calls: int) -> Callable[[], object]:
    """One simulated day of about so many calls."""
    rates = curve(96)
    rates = [rate * calls / sum(rates) for rate in rates]
    agents = [
        number or 0 for number in required_day(calls=rates, interval_s=900, aht_s=300, patience_s=180, goal=GOAL).net
    ]
    return lambda: simulate_queue(
        calls=rates, interval_s=900, aht_s=300, patience_s=180, agents=agents, replications=1, seed=1
    )


def three_skills(calls: int) -> Callable[[], object]:
    """One simulated day of three skills and four groups."""
    rates = tuple(rate * calls / 3 / sum(curve(96)) for rate in curve(96))
    skills = [Skill(name=name, calls=rates, aht_s=300, patience_s=180) for name in "abc"]
    busy = math.ceil(max(rates) * 300 / 900)
    groups = [AgentGroup(name=name, skills=(name,), agents=busy) for name in "abc"]
    groups.append(AgentGroup(name="all", skills=("a", "b", "c"), agents=busy))
    return lambda: simulate_skills(skills=skills, groups=groups, interval_s=900, replications=1, seed=1)


COSTS = [
    Cost("Erlang A requirement of a day (n = intervals)", (24, 96), day, 1, limit=0.02, repeats=9),
    Cost("quantile staffing of a day (n = intervals)", (96, 960), uncertain, 1),
    Cost("Erlang A queue (n = agents)", (10, 100, 10_000), queue, 0, "constant"),
    Cost("Erlang B (n = lines)", (1_000, 100_000), blocking, 1),
    Cost("simulated day, one queue (n = calls)", (10_000, 100_000), one_queue, 1, "n log n"),
    Cost("simulated day, three skills (n = calls)", (10_000, 100_000), three_skills, 1, "n log n"),
]
