"""Where complaints come from: Pareto, attribution, strata, standardised rates, association rules, fault alarms."""

from huiyin.lib.stats.causes.alarms import fault_rate_alarm
from huiyin.lib.stats.causes.attributable import attributable_fraction
from huiyin.lib.stats.causes.attribution import attribute, attribute_cases, cause_tree, fractional_counts
from huiyin.lib.stats.causes.pairs import association_from_counts, tag_pairs, tag_pairs_from_counts
from huiyin.lib.stats.causes.pareto import pareto
from huiyin.lib.stats.causes.results import (
    AlarmResult,
    AssociationResult,
    AssociationRule,
    AssociationsResult,
    AttributableFraction,
    AttributionResult,
    CauseNode,
    CauseShare,
    CauseTree,
    Itemset,
    ItemsetsResult,
    ParetoItem,
    ParetoResult,
    ShapleyResult,
    StandardisedRate,
    StandardisedRatio,
    StratifiedRatio,
)
from huiyin.lib.stats.causes.rules import (
    association_rules,
    association_rules_from_counts,
    frequent_itemsets,
    frequent_itemsets_from_counts,
)
from huiyin.lib.stats.causes.shapley import shapley_values
from huiyin.lib.stats.causes.standardisation import direct_standardisation, indirect_standardisation
from huiyin.lib.stats.causes.stratified import mantel_haenszel

__all__ = [
    "AlarmResult",
    "AssociationResult",
    "AssociationRule",
    "AssociationsResult",
    "AttributableFraction",
    "AttributionResult",
    "CauseNode",
    "CauseShare",
    "CauseTree",
    "Itemset",
    "ItemsetsResult",
    "ParetoItem",
    "ParetoResult",
    "ShapleyResult",
    "StandardisedRate",
    "StandardisedRatio",
    "StratifiedRatio",
    "association_from_counts",
    "association_rules",
    "association_rules_from_counts",
    "attributable_fraction",
    "attribute",
    "attribute_cases",
    "cause_tree",
    "direct_standardisation",
    "fault_rate_alarm",
    "fractional_counts",
    "frequent_itemsets",
    "frequent_itemsets_from_counts",
    "indirect_standardisation",
    "mantel_haenszel",
    "pareto",
    "shapley_values",
    "tag_pairs",
    "tag_pairs_from_counts",
]
