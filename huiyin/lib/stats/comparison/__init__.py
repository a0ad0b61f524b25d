"""Is a difference a difference: tests of units, groups, tables and correlations, with effect sizes and multiplicity."""

from huiyin.lib.stats.comparison.anova import anova, anova_from_moments, variance_check
from huiyin.lib.stats.comparison.association_results import (
    ChiSquareResult,
    CorrelationPair,
    CorrelationResult,
    CorrelationsResult,
    FisherResult,
    HeatCell,
    HeatMapResult,
)
from huiyin.lib.stats.comparison.correlations import correlation, correlations
from huiyin.lib.stats.comparison.figure_results import FigureDifference, TargetComparison
from huiyin.lib.stats.comparison.figures import against_target, compare_figures
from huiyin.lib.stats.comparison.group_results import (
    AnovaResult,
    KruskalResult,
    MannWhitneyResult,
    PairDifference,
    VarianceCheck,
)
from huiyin.lib.stats.comparison.heat_maps import heat_map
from huiyin.lib.stats.comparison.means import (
    compare_clustered_means,
    compare_means,
    compare_means_from_moments,
    compare_pairs,
)
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.comparison.multiplicity import adjust_p, e_bh
from huiyin.lib.stats.comparison.ranks import kruskal_wallis, mann_whitney
from huiyin.lib.stats.comparison.results import MeanDifference, ShareDifference, UnitComparison, UnitsResult
from huiyin.lib.stats.comparison.shares import compare_shares
from huiyin.lib.stats.comparison.tables import chi_square, fisher_exact
from huiyin.lib.stats.comparison.units import compare_units, compare_units_from_sums

__all__ = [
    "AnovaResult",
    "ChiSquareResult",
    "CorrelationPair",
    "CorrelationResult",
    "CorrelationsResult",
    "FigureDifference",
    "FisherResult",
    "HeatCell",
    "HeatMapResult",
    "KruskalResult",
    "MannWhitneyResult",
    "MeanDifference",
    "Moments",
    "PairDifference",
    "ShareDifference",
    "TargetComparison",
    "UnitComparison",
    "UnitsResult",
    "VarianceCheck",
    "adjust_p",
    "against_target",
    "anova",
    "anova_from_moments",
    "chi_square",
    "compare_clustered_means",
    "compare_figures",
    "compare_means",
    "compare_means_from_moments",
    "compare_pairs",
    "compare_shares",
    "compare_units",
    "compare_units_from_sums",
    "correlation",
    "correlations",
    "e_bh",
    "fisher_exact",
    "heat_map",
    "kruskal_wallis",
    "mann_whitney",
    "variance_check",
]
