"""Fair figures of units with few answers: shrinkage, random effects, ranks with probabilities, funnels, case mix."""

from huiyin.lib.stats.shrinkage.effects import random_effects, random_effects_from_moments
from huiyin.lib.stats.shrinkage.funnel import funnel, funnel_limits, standardised_ratios
from huiyin.lib.stats.shrinkage.normal import james_stein, shrink_means
from huiyin.lib.stats.shrinkage.ranking import rank_units
from huiyin.lib.stats.shrinkage.rates import shrink_counts, shrink_shares
from huiyin.lib.stats.shrinkage.reliability import n_for_reliability, reliability
from huiyin.lib.stats.shrinkage.results import (
    FunnelPoint,
    FunnelResult,
    RankedUnit,
    Ranking,
    RatesResult,
    ReliabilityResult,
    ShrinkageResult,
    ShrunkRate,
    ShrunkUnit,
    StandardisedResult,
    StandardisedUnit,
)

__all__ = [
    "FunnelPoint",
    "FunnelResult",
    "RankedUnit",
    "Ranking",
    "RatesResult",
    "ReliabilityResult",
    "ShrinkageResult",
    "ShrunkRate",
    "ShrunkUnit",
    "StandardisedResult",
    "StandardisedUnit",
    "funnel",
    "funnel_limits",
    "james_stein",
    "n_for_reliability",
    "random_effects",
    "random_effects_from_moments",
    "rank_units",
    "reliability",
    "shrink_counts",
    "shrink_means",
    "shrink_shares",
    "standardised_ratios",
]
