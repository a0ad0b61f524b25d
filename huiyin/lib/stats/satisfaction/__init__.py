"""Scores of answers: NPS, CSAT, means. Plain Python, because web processes need it at start."""

from huiyin.lib.stats.satisfaction.means import mean_interval
from huiyin.lib.stats.satisfaction.results import CsatResult, MeanResult, NpsResult
from huiyin.lib.stats.satisfaction.scores import csat, csat_from_counts, nps, nps_from_counts

__all__ = [
    "CsatResult",
    "MeanResult",
    "NpsResult",
    "csat",
    "csat_from_counts",
    "mean_interval",
    "nps",
    "nps_from_counts",
]
