"""Charts over time: limits, run rules and what their alarms cost, memory charts, changes of level."""

from huiyin.lib.stats.control.budgets import alarm_budget
from huiyin.lib.stats.control.change_points import change_points, single_change
from huiyin.lib.stats.control.change_results import Change, ChangePoints, Segment
from huiyin.lib.stats.control.charts import freeze_baseline, p_chart, u_chart
from huiyin.lib.stats.control.individuals import xmr_chart
from huiyin.lib.stats.control.memory_charts import cusum_chart, ewma_chart
from huiyin.lib.stats.control.results import (
    AlarmBudget,
    Baseline,
    ChartResult,
    MemoryChart,
    RuleChoice,
    RuleHits,
    RulesResult,
    RunLength,
    XmrResult,
)
from huiyin.lib.stats.control.rules import run_rules
from huiyin.lib.stats.control.run_lengths import run_length

__all__ = [
    "AlarmBudget",
    "Baseline",
    "Change",
    "ChangePoints",
    "ChartResult",
    "MemoryChart",
    "RuleChoice",
    "RuleHits",
    "RulesResult",
    "RunLength",
    "Segment",
    "XmrResult",
    "alarm_budget",
    "change_points",
    "cusum_chart",
    "ewma_chart",
    "freeze_baseline",
    "p_chart",
    "run_length",
    "run_rules",
    "single_change",
    "u_chart",
    "xmr_chart",
]
