"""Questionnaires: Kano's classes of requirements, SERVQUAL's gaps, Cronbach's alpha."""

from huiyin.lib.stats.kano.features import BERGER_SCORES, kano, kano_continuous, kano_from_counts
from huiyin.lib.stats.kano.reliability import cronbach_alpha, cronbach_alpha_from_covariance
from huiyin.lib.stats.kano.results import (
    AlphaItem,
    AlphaResult,
    ContinuousKano,
    Gap,
    KanoResult,
    Need,
    ServqualResult,
)
from huiyin.lib.stats.kano.servqual import SERVQUAL_WEIGHTS, servqual, servqual_by_segment, servqual_from_means
from huiyin.lib.stats.kano.table import KANO_TABLE, Answer, KanoClass, kano_class

__all__ = [
    "BERGER_SCORES",
    "KANO_TABLE",
    "SERVQUAL_WEIGHTS",
    "AlphaItem",
    "AlphaResult",
    "Answer",
    "ContinuousKano",
    "Gap",
    "KanoClass",
    "KanoResult",
    "Need",
    "ServqualResult",
    "cronbach_alpha",
    "cronbach_alpha_from_covariance",
    "kano",
    "kano_class",
    "kano_continuous",
    "kano_from_counts",
    "servqual",
    "servqual_by_segment",
    "servqual_from_means",
]
