# The public names of huiyin.lib.stats, a block for each family; loaded on first use by __init__.py.

from .intervals import clopper_pearson_interval as clopper_pearson_interval
from .intervals import normal_quantile as normal_quantile
from .intervals import wilson_interval as wilson_interval
from .reasons import Undefined as Undefined
from .results import Figure as Figure
from .results import Interval as Interval
from .results import Result as Result
from .rounding import half_up as half_up
from .rounding import largest_remainder as largest_remainder

# satisfaction: scores of answers
from .satisfaction import CesResult as CesResult
from .satisfaction import ChainedIndex as ChainedIndex
from .satisfaction import ChainedPoint as ChainedPoint
from .satisfaction import CsatChange as CsatChange
from .satisfaction import CsatResult as CsatResult
from .satisfaction import EffortDirection as EffortDirection
from .satisfaction import EnpsResult as EnpsResult
from .satisfaction import IndexPeriod as IndexPeriod
from .satisfaction import IndexResult as IndexResult
from .satisfaction import IndexWeights as IndexWeights
from .satisfaction import MeanResult as MeanResult
from .satisfaction import NpsChange as NpsChange
from .satisfaction import NpsGap as NpsGap
from .satisfaction import NpsResult as NpsResult
from .satisfaction import acsi as acsi
from .satisfaction import acsi_from_means as acsi_from_means
from .satisfaction import ces as ces
from .satisfaction import ces_from_counts as ces_from_counts
from .satisfaction import chained_index as chained_index
from .satisfaction import csat as csat
from .satisfaction import csat_change as csat_change
from .satisfaction import csat_from_counts as csat_from_counts
from .satisfaction import csat_of_units as csat_of_units
from .satisfaction import enps as enps
from .satisfaction import enps_from_counts as enps_from_counts
from .satisfaction import mean_from_moments as mean_from_moments
from .satisfaction import mean_interval as mean_interval
from .satisfaction import mean_of_units as mean_of_units
from .satisfaction import nps as nps
from .satisfaction import nps_change as nps_change
from .satisfaction import nps_from_counts as nps_from_counts
from .satisfaction import nps_gap as nps_gap
from .satisfaction import nps_of_units as nps_of_units
from .satisfaction import nps_panel_change as nps_panel_change
from .satisfaction import nps_panel_change_from_counts as nps_panel_change_from_counts
from .satisfaction import weighted_index as weighted_index

# sampling: how many to ask, and what their answers weigh

# iceberg: those who did not complain

# drivers: what satisfaction depends on
from .drivers import Asymmetry as Asymmetry
from .drivers import Driver as Driver
from .drivers import DriverImportance as DriverImportance
from .drivers import MatrixPoint as MatrixPoint
from .drivers import MatrixResult as MatrixResult
from .drivers import PenaltyReward as PenaltyReward
from .drivers import PenaltyRewardResult as PenaltyRewardResult
from .drivers import Quadrant as Quadrant
from .drivers import StatedImportance as StatedImportance
from .drivers import StatedItem as StatedItem
from .drivers import driver_importance as driver_importance
from .drivers import driver_importance_from_correlation as driver_importance_from_correlation
from .drivers import importance_performance as importance_performance
from .drivers import importance_performance_from_rows as importance_performance_from_rows
from .drivers import midpoint as midpoint
from .drivers import penalty_reward as penalty_reward
from .drivers import stated_importance as stated_importance

# kano: questionnaires of requirements and service quality

# quality: score cards, agreement of reviewers, samples of reviews

# shrinkage: fair rankings of few answers

# comparison: is a difference a difference
from .comparison import AnovaResult as AnovaResult
from .comparison import ChiSquareResult as ChiSquareResult
from .comparison import CorrelationPair as CorrelationPair
from .comparison import CorrelationResult as CorrelationResult
from .comparison import CorrelationsResult as CorrelationsResult
from .comparison import FisherResult as FisherResult
from .comparison import HeatCell as HeatCell
from .comparison import HeatMapResult as HeatMapResult
from .comparison import KruskalResult as KruskalResult
from .comparison import MannWhitneyResult as MannWhitneyResult
from .comparison import MeanDifference as MeanDifference
from .comparison import Moments as Moments
from .comparison import PairDifference as PairDifference
from .comparison import ShareDifference as ShareDifference
from .comparison import UnitComparison as UnitComparison
from .comparison import UnitsResult as UnitsResult
from .comparison import VarianceCheck as VarianceCheck
from .comparison import adjust_p as adjust_p
from .comparison import anova as anova
from .comparison import anova_from_moments as anova_from_moments
from .comparison import chi_square as chi_square
from .comparison import compare_clustered_means as compare_clustered_means
from .comparison import compare_means as compare_means
from .comparison import compare_means_from_moments as compare_means_from_moments
from .comparison import compare_pairs as compare_pairs
from .comparison import compare_shares as compare_shares
from .comparison import compare_units as compare_units
from .comparison import compare_units_from_sums as compare_units_from_sums
from .comparison import correlation as correlation
from .comparison import correlations as correlations
from .comparison import e_bh as e_bh
from .comparison import fisher_exact as fisher_exact
from .comparison import heat_map as heat_map
from .comparison import kruskal_wallis as kruskal_wallis
from .comparison import mann_whitney as mann_whitney
from .comparison import variance_check as variance_check

# control: charts over time, their alarms, change points

# causes: where complaints come from
from .causes import AlarmResult as AlarmResult
from .causes import AssociationResult as AssociationResult
from .causes import AssociationRule as AssociationRule
from .causes import AssociationsResult as AssociationsResult
from .causes import AttributableFraction as AttributableFraction
from .causes import AttributionResult as AttributionResult
from .causes import CauseNode as CauseNode
from .causes import CauseShare as CauseShare
from .causes import CauseTree as CauseTree
from .causes import Itemset as Itemset
from .causes import ItemsetsResult as ItemsetsResult
from .causes import ParetoItem as ParetoItem
from .causes import ParetoResult as ParetoResult
from .causes import ShapleyResult as ShapleyResult
from .causes import StandardisedRate as StandardisedRate
from .causes import StandardisedRatio as StandardisedRatio
from .causes import StratifiedRatio as StratifiedRatio
from .causes import association_from_counts as association_from_counts
from .causes import association_rules as association_rules
from .causes import association_rules_from_counts as association_rules_from_counts
from .causes import attributable_fraction as attributable_fraction
from .causes import attribute as attribute
from .causes import attribute_cases as attribute_cases
from .causes import cause_tree as cause_tree
from .causes import direct_standardisation as direct_standardisation
from .causes import fault_rate_alarm as fault_rate_alarm
from .causes import fractional_counts as fractional_counts
from .causes import frequent_itemsets as frequent_itemsets
from .causes import frequent_itemsets_from_counts as frequent_itemsets_from_counts
from .causes import indirect_standardisation as indirect_standardisation
from .causes import mantel_haenszel as mantel_haenszel
from .causes import pareto as pareto
from .causes import shapley_values as shapley_values
from .causes import tag_pairs as tag_pairs
from .causes import tag_pairs_from_counts as tag_pairs_from_counts

# experiments: did the change help

# resolution: first-contact resolution, reopening, repeat contacts

# value: what customers are worth, and whether they stay

# diffusion: how a complaint spreads
