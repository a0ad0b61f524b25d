"""Writes of understand: judging voices once per model, and judging old ones again."""

from huiyin.understand.services.analysing import analyse_voices
from huiyin.understand.services.asking import ASK_JOB, is_model_named
from huiyin.understand.services.engine import ENCODERS, analyzer, current_version, usable_profile, warm_up
from huiyin.understand.services.own_heads import activate, deactivate
from huiyin.understand.services.promoting import NotActivated, check_labels, compare, measure_in_use, own_task
from huiyin.understand.services.reanalysing import REANALYSE_JOB, notice_model, reanalyse, reanalyse_next

__all__ = [
    "ASK_JOB",
    "ENCODERS",
    "REANALYSE_JOB",
    "NotActivated",
    "activate",
    "analyse_voices",
    "analyzer",
    "check_labels",
    "compare",
    "current_version",
    "deactivate",
    "is_model_named",
    "measure_in_use",
    "notice_model",
    "own_task",
    "reanalyse",
    "reanalyse_next",
    "usable_profile",
    "warm_up",
]
