"""How many people the contacts need: Erlang B, C and A, whole days, uncertain forecasts, many skills.

Times are seconds, loads erlang. Erlang A (callers give up) is the model to plan with once patience
is known; Erlang C is the cautious one. What has no formula is simulated, with its uncertainty.
"""

from huiyin.lib.planning.staffing.blocking import erlang_b, lines_for_blocking
from huiyin.lib.planning.staffing.chat import required_chat_agents
from huiyin.lib.planning.staffing.curves import pooling, staffing_curve
from huiyin.lib.planning.staffing.goal import ServiceGoal, gross_staff
from huiyin.lib.planning.staffing.load import interval_loads, offered_load
from huiyin.lib.planning.staffing.queues import erlang_a, erlang_c
from huiyin.lib.planning.staffing.requirement import required_agents, required_day
from huiyin.lib.planning.staffing.results import (
    BlockingResult,
    ChatRequirement,
    CurvePoint,
    DayRequirement,
    LoadResult,
    PatienceResult,
    PoolingResult,
    QuantileRequirement,
    QueueResult,
    RequirementResult,
    Simulated,
    SimulationResult,
    SkillFigures,
    SkillStaffing,
    StaffingCurve,
    WorkloadRequirement,
)
from huiyin.lib.planning.staffing.simulation import AgentGroup, Skill, simulate_queue, simulate_skills
from huiyin.lib.planning.staffing.skill_staffing import staff_skills
from huiyin.lib.planning.staffing.uncertain import staff_to_quantile, staff_to_quantile_from_moments
from huiyin.lib.planning.staffing.waits import patience, patience_from_counts
from huiyin.lib.planning.staffing.workload import staff_workload

__all__ = [
    "AgentGroup",
    "BlockingResult",
    "ChatRequirement",
    "CurvePoint",
    "DayRequirement",
    "LoadResult",
    "PatienceResult",
    "PoolingResult",
    "QuantileRequirement",
    "QueueResult",
    "RequirementResult",
    "ServiceGoal",
    "Simulated",
    "SimulationResult",
    "Skill",
    "SkillFigures",
    "SkillStaffing",
    "StaffingCurve",
    "WorkloadRequirement",
    "erlang_a",
    "erlang_b",
    "erlang_c",
    "gross_staff",
    "interval_loads",
    "lines_for_blocking",
    "offered_load",
    "patience",
    "patience_from_counts",
    "pooling",
    "required_agents",
    "required_chat_agents",
    "required_day",
    "simulate_queue",
    "simulate_skills",
    "staff_skills",
    "staff_to_quantile",
    "staff_to_quantile_from_moments",
    "staff_workload",
    "staffing_curve",
]
