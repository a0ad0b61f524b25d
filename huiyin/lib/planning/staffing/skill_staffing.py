"""How many agents of each group keep every skill's goal: a search over simulated days."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from huiyin.lib.planning.staffing.day import Policy
from huiyin.lib.planning.staffing.results import SimulationResult, SkillStaffing
from huiyin.lib.planning.staffing.simulation import AgentGroup, Skill, simulate_skills
from huiyin.lib.planning.staffing.waiting import Basis
from huiyin.lib.stats.reasons import Undefined

Plan = tuple[int, ...]

_MOST_STEPS = 400


def staff_skills(
    *,
    skills: Sequence[Skill],
    groups: Sequence[AgentGroup],
    interval_s: float,
    seed: int,
    routing: Mapping[str, Sequence[str]] | None = None,
    policy: Policy = "priority",
    target_s: float = 20,
    basis: Basis = "offered",
    replications: int = 10,
    costs: Mapping[str, float] | None = None,
    most_steps: int = _MOST_STEPS,
) -> SkillStaffing:
    """Agents of each group, the same all day, with which every skill keeps its `service_level`.

    Starts from load plus its square root, adds the agent who closes most of the shortfall for their
    cost, and then drops whoever is not needed, dearest first, all on the same simulated calls. A
    heuristic: nothing proves that no cheaper plan exists. `agents` of the groups are ignored. After
    `most_steps` simulations without success the result is NOT_CONVERGED.
    """
    search = _Search(
        skills,
        lambda plan: simulate_skills(
            skills=skills,
            groups=[replace(group, agents=number) for group, number in zip(groups, plan, strict=True)],
            interval_s=interval_s,
            seed=seed,
            routing=routing,
            policy=policy,
            target_s=target_s,
            basis=basis,
            replications=replications,
        ),
        [1.0 if costs is None else costs[group.name] for group in groups],
        most_steps,
    )
    plan = search.drop(search.add(_square_root_plan(skills, groups, interval_s)))
    found = search.simulated(plan)
    return SkillStaffing(
        n=replications,
        method="greedy_on_common_random_numbers",
        reason=None if search.shortfall(plan) <= 0 else Undefined.NOT_CONVERGED,
        agents=tuple((group.name, number) for group, number in zip(groups, plan, strict=True)),
        simulated=found,
        steps=len(search.known),
    )


class _Search:
    """Plans tried so far and their simulations."""

    def __init__(
        self, skills: Sequence[Skill], simulate: Callable[[Plan], SimulationResult], costs: Sequence[float], most: int
    ) -> None:
        self.skills, self.simulate, self.costs, self.most = skills, simulate, costs, most
        self.known: dict[Plan, SimulationResult] = {}

    def simulated(self, plan: Plan) -> SimulationResult:
        """The simulation of a plan, run once."""
        if plan not in self.known:
            self.known[plan] = self.simulate(plan)
        return self.known[plan]

    def shortfall(self, plan: Plan) -> float:
        """Points of service level that all skills together lack, by calls; 0 when every goal is kept."""
        found = self.simulated(plan).skills
        lacking = (
            figures.calls * (skill.service_level - figures.service_level.value)
            for skill, figures in zip(self.skills, found, strict=True)
            if figures.service_level and figures.service_level.value < skill.service_level
        )
        return sum(lacking)

    def add(self, plan: Plan) -> Plan:
        """Add one agent after the other, each where the shortfall falls most for the cost."""
        while (lacking := self.shortfall(plan)) > 0 and len(self.known) < self.most:
            groups = range(len(plan))
            plan = min(
                (_changed(plan, group, 1) for group in groups),
                key=lambda more: (self.shortfall(more) - lacking) / self._cost_of(more, plan),
            )
        return plan

    def drop(self, plan: Plan) -> Plan:
        """Drop agents, dearest groups first, as long as every goal is kept."""
        for group in sorted(range(len(plan)), key=lambda index: -self.costs[index]):
            while plan[group] and len(self.known) < self.most:
                fewer = _changed(plan, group, -1)
                if self.shortfall(fewer) > 0:
                    break
                plan = fewer
        return plan

    def _cost_of(self, more: Plan, plan: Plan) -> float:
        return sum(cost * (a - b) for cost, a, b in zip(self.costs, more, plan, strict=True))


def _changed(plan: Plan, group: int, by: int) -> Plan:
    return (*plan[:group], plan[group] + by, *plan[group + 1 :])


def _square_root_plan(skills: Sequence[Skill], groups: Sequence[AgentGroup], interval_s: float) -> Plan:
    """Each skill's peak load shared among its groups, and each group's square root as a reserve (Halfin–Whitt)."""
    loads = [0.0] * len(groups)
    for skill in skills:
        fit = [index for index, group in enumerate(groups) if skill.name in group.skills]
        for index in fit:
            loads[index] += max(skill.calls, default=0.0) * skill.aht_s / interval_s / len(fit)
    return tuple(math.ceil(load + 0.5 * math.sqrt(load)) for load in loads)
