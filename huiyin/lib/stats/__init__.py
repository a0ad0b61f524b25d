"""Figures of customer experience with their uncertainty: NPS, CSAT, means.

Every result is a frozen dataclass with n, missing, estimate, interval, method and version.
What cannot be computed is None with a reason, never NaN. `describe(language)` says it in words.
"""

from huiyin.lib.stats.intervals import clopper_pearson_interval, mean_interval, wilson_interval
from huiyin.lib.stats.results import CsatResult, Interval, MeanResult, NpsResult, Undefined
from huiyin.lib.stats.satisfaction import csat, csat_from_counts, nps, nps_from_counts

__all__ = [
    "CsatResult",
    "Interval",
    "MeanResult",
    "NpsResult",
    "Undefined",
    "clopper_pearson_interval",
    "csat",
    "csat_from_counts",
    "mean_interval",
    "nps",
    "nps_from_counts",
    "wilson_interval",
]
