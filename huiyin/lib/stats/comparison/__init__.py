"""Is a difference a difference: tests of units, groups, tables and correlations, with effect sizes and multiplicity."""

from huiyin.lib.stats.comparison.multiplicity import adjust_p, e_bh

__all__ = [
    "adjust_p",
    "e_bh",
]
