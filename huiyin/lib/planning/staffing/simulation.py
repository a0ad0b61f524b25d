"""Simulated service of one queue or of many skills, over replications, with its uncertainty.

There is no closed form for agents with several skills; what simulation says is never sharper than
its interval. The same seed gives the same calls whatever the staff (common random numbers), so that
two plans differ by their staff alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.day import Calls, DayLog, Floor, Policy, draw_calls, run_day
from huiyin.lib.planning.staffing.inputs import check_not_negative, check_positive, check_whole
from huiyin.lib.planning.staffing.results import Simulated, SimulationResult, SkillFigures
from huiyin.lib.planning.staffing.waiting import Basis
from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Expected `calls` by interval, handling and patience in seconds (None: nobody gives up)."""

    name: str
    calls: tuple[float, ...]
    aht_s: float
    patience_s: float | None = None
    service_level: float = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentGroup:
    """`agents` in all intervals or by interval; `skills` in the order in which they take calls."""

    name: str
    skills: tuple[str, ...]
    agents: int | tuple[int, ...] = 0


@takes_any_number
def simulate_queue(
    *,
    calls: Values,
    interval_s: float,
    aht_s: float,
    agents: int | Sequence[int],
    seed: int,
    patience_s: float | None = None,
    target_s: float = 20,
    basis: Basis = "offered",
    replications: int = 20,
    warmup_s: float = 0.0,
    confidence: float = 0.95,
) -> SimulationResult:
    """One queue served in order, calls and agents by interval: the check of Erlang's formulas.

    The day starts empty; calls of the first `warmup_s` seconds are simulated and not counted.
    """
    rates = tuple(as_floats(calls).tolist())
    skill = Skill(name="all", calls=rates, aht_s=aht_s, patience_s=patience_s)
    group = AgentGroup(name="all", skills=("all",), agents=agents if isinstance(agents, int) else tuple(agents))
    return simulate_skills(
        skills=[skill],
        groups=[group],
        interval_s=interval_s,
        seed=seed,
        target_s=target_s,
        basis=basis,
        replications=replications,
        warmup_s=warmup_s,
        confidence=confidence,
    )


@takes_any_number
def simulate_skills(
    *,
    skills: Sequence[Skill],
    groups: Sequence[AgentGroup],
    interval_s: float,
    seed: int,
    routing: Mapping[str, Sequence[str]] | None = None,
    policy: Policy = "priority",
    target_s: float = 20,
    basis: Basis = "offered",
    replications: int = 20,
    warmup_s: float = 0.0,
    confidence: float = 0.95,
) -> SimulationResult:
    """Skills served by groups of agents who have some of them.

    A call goes to the first group of `routing[skill]` with somebody idle, by default to the group
    with the fewest skills; a free agent takes by `policy`. Levels are ratios of totals over the
    replications, their intervals by the t distribution of the linearised ratio. Raises ValueError
    for skills nobody has, unknown names, or intervals of different number.
    """
    _check(
        skills,
        groups,
        interval_s=interval_s,
        replications=replications,
        target_s=target_s,
        confidence=confidence,
    )
    floor = _floor(skills, groups, interval_s=interval_s, routing=routing, policy=policy)
    tallies, busy = [], []
    for replication in range(replications):
        day = _drawn(skills, interval_s, [seed, replication])
        log = run_day(day, floor)
        tallies.append(_tally(day, log, len(skills), target_s=target_s, warmup_s=warmup_s))
        busy.append(log.busy)
    counted = np.stack(tallies)
    total = _figures("all", counted.sum(axis=1), basis, confidence)
    level = total.service_level
    staffed = [sum(agents) * interval_s for agents in floor.agents]
    shares = np.mean(busy, axis=0)
    return SimulationResult(
        n=replications,
        method=f"event_simulation_{policy}",
        estimate=level.value if level else None,
        interval=level.interval if level else None,
        reason=None if level else Undefined.NO_EXPOSURE,
        total=total,
        skills=tuple(_figures(skill.name, counted[:, index], basis, confidence) for index, skill in enumerate(skills)),
        occupancy=tuple(
            (group.name, float(shares[index]) / staffed[index] if staffed[index] else None)
            for index, group in enumerate(groups)
        ),
        target_s=float(target_s),
        basis=basis,
    )


def _drawn(skills: Sequence[Skill], interval_s: float, seed: Sequence[int]) -> Calls:
    return draw_calls(
        [np.array(skill.calls, dtype=np.float64) for skill in skills],
        interval_s=interval_s,
        aht_s=[skill.aht_s for skill in skills],
        patience_s=[math.inf if skill.patience_s is None else skill.patience_s for skill in skills],
        seed=seed,
    )


def _floor(
    skills: Sequence[Skill],
    groups: Sequence[AgentGroup],
    *,
    interval_s: float,
    routing: Mapping[str, Sequence[str]] | None,
    policy: Policy,
) -> Floor:
    number = {skill.name: index for index, skill in enumerate(skills)}
    place = {group.name: index for index, group in enumerate(groups)}
    specialists = sorted(groups, key=lambda group: len(group.skills))
    by_skill = routing or {name: [group.name for group in specialists if name in group.skills] for name in number}
    unfit = [
        name
        for name in number
        if not by_skill.get(name) or any(name not in groups[place[one]].skills for one in by_skill[name])
    ]
    if unfit:
        message = f"Each skill needs at least one group that has it, and only such groups: {unfit}."
        raise ValueError(message)
    intervals = len(skills[0].calls)
    return Floor(
        agents=tuple(
            (group.agents,) * intervals if isinstance(group.agents, int) else tuple(int(one) for one in group.agents)
            for group in groups
        ),
        skills_of=tuple(tuple(number[name] for name in group.skills) for group in groups),
        groups_of=tuple(tuple(place[name] for name in by_skill[skill.name]) for skill in skills),
        interval_s=interval_s,
        policy=policy,
    )


def _check(
    skills: Sequence[Skill],
    groups: Sequence[AgentGroup],
    *,
    interval_s: float,
    replications: int,
    target_s: float,
    confidence: float,
) -> None:
    check_positive(interval_s=interval_s, replications=replications)
    if not 0 < confidence < 1:
        message = f"confidence must lie between 0 and 1, not {confidence}"
        raise ValueError(message)
    check_whole(replications=replications)
    check_not_negative(target_s=target_s)
    for skill in skills:
        check_positive(**{f"aht_s of {skill.name}": skill.aht_s})
        if skill.patience_s is not None:
            check_positive(**{f"patience_s of {skill.name}": skill.patience_s})
        check_not_negative(**{f"calls[{index}] of {skill.name}": rate for index, rate in enumerate(skill.calls)})
    for group in groups:
        agents = (group.agents,) if isinstance(group.agents, int) else group.agents
        check_whole(**{f"agents[{index}] of {group.name}": number for index, number in enumerate(agents)})
    lengths = {len(skill.calls) for skill in skills}
    lengths |= {len(group.agents) for group in groups if not isinstance(group.agents, int)}
    names = {skill.name for skill in skills}
    if len(lengths) != 1 or any(not names.issuperset(group.skills) for group in groups):
        message = "Skills and groups must have the same intervals, and groups only skills that are listed."
        raise ValueError(message)


def _tally(day: Calls, log: DayLog, skills: int, *, target_s: float, warmup_s: float) -> Array:
    """For each skill (k, 6): calls, answered in time, delayed, gave up, gave up in time, wait, wait of the answered."""
    counted = day.at >= warmup_s
    skill = day.skill[counted]
    waited, answered = log.waited[counted], log.answered[counted]
    in_time = waited <= target_s
    columns: list[NDArray[np.bool_] | Array] = [
        np.ones_like(waited),
        answered & in_time,
        ~answered | (waited > 0),
        ~answered,
        ~answered & in_time,
        waited,
        waited * answered,
    ]
    return np.stack([np.bincount(skill, weights=values, minlength=skills) for values in columns], axis=1)


def _figures(name: str, tallies: Array, basis: Basis, confidence: float) -> SkillFigures:
    """Figures of one skill from its tallies (replications, 7)."""
    calls, in_time, delayed, gave_up, gave_up_early, wait, wait_answered = tallies.T
    answered = calls - gave_up
    whole = {"offered": calls, "answered": answered, "excluding_short_abandons": calls - gave_up_early}[basis]
    return SkillFigures(
        name=name,
        calls=float(calls.mean()),
        service_level=_ratio(in_time, whole, confidence),
        p_wait=_ratio(delayed, calls, confidence),
        p_abandon=_ratio(gave_up, calls, confidence),
        mean_wait=_ratio(wait, calls, confidence),
        mean_wait_served=_ratio(wait_answered, answered, confidence),
    )


def _ratio(part: Array, whole: Array, confidence: float) -> Simulated | None:
    """A ratio of totals with the t interval of its linearisation (Law 2015, 9.4)."""
    from scipy.special import stdtrit

    if whole.sum() <= 0:
        return None
    value, runs = float(part.sum() / whole.sum()), len(part)
    if runs < 2:
        return Simulated(value=value, interval=None)
    deviation = float(np.std(part - value * whole, ddof=1)) / float(whole.mean())
    half = float(stdtrit(runs - 1, 0.5 + confidence / 2)) * deviation / math.sqrt(runs)
    return Simulated(value=value, interval=Interval(low=value - half, high=value + half, confidence=confidence))
