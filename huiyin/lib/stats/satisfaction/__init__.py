"""Scores of answers: NPS, CSAT, effort, indices. Plain Python, because web processes need it at start."""

from huiyin.lib.stats.satisfaction.chaining import IndexPeriod, IndexWeights, chained_index
from huiyin.lib.stats.satisfaction.changes import (
    csat_change,
    nps_change,
    nps_panel_change,
    nps_panel_change_from_counts,
)
from huiyin.lib.stats.satisfaction.effort import ces, ces_from_counts
from huiyin.lib.stats.satisfaction.employees import enps, enps_from_counts, nps_gap
from huiyin.lib.stats.satisfaction.index import acsi, acsi_from_means, weighted_index
from huiyin.lib.stats.satisfaction.means import mean_from_moments, mean_interval
from huiyin.lib.stats.satisfaction.results import (
    CesResult,
    ChainedIndex,
    ChainedPoint,
    CsatChange,
    CsatResult,
    EffortDirection,
    EnpsResult,
    IndexResult,
    MeanResult,
    NpsChange,
    NpsGap,
    NpsResult,
)
from huiyin.lib.stats.satisfaction.rollup import csat_of_units, mean_of_units, nps_of_units
from huiyin.lib.stats.satisfaction.scores import csat, csat_from_counts, nps, nps_from_counts

__all__ = [
    "CesResult",
    "ChainedIndex",
    "ChainedPoint",
    "CsatChange",
    "CsatResult",
    "EffortDirection",
    "EnpsResult",
    "IndexPeriod",
    "IndexResult",
    "IndexWeights",
    "MeanResult",
    "NpsChange",
    "NpsGap",
    "NpsResult",
    "acsi",
    "acsi_from_means",
    "ces",
    "ces_from_counts",
    "chained_index",
    "csat",
    "csat_change",
    "csat_from_counts",
    "csat_of_units",
    "enps",
    "enps_from_counts",
    "mean_from_moments",
    "mean_interval",
    "mean_of_units",
    "nps",
    "nps_change",
    "nps_from_counts",
    "nps_gap",
    "nps_of_units",
    "nps_panel_change",
    "nps_panel_change_from_counts",
    "weighted_index",
]
