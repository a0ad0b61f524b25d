"""Writes of understand: judging voices once per model, and judging old ones again."""

from huiyin.understand.services.analysing import analyse_voices
from huiyin.understand.services.engine import analyzer, current_version, warm_up
from huiyin.understand.services.own_heads import activate, deactivate
from huiyin.understand.services.reanalysing import REANALYSE_JOB, notice_model, reanalyse, reanalyse_next

__all__ = [
    "REANALYSE_JOB",
    "activate",
    "analyse_voices",
    "analyzer",
    "current_version",
    "deactivate",
    "notice_model",
    "reanalyse",
    "reanalyse_next",
    "warm_up",
]
