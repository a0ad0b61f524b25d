"""Mantel–Haenszel: compare two groups within strata, so that the mix of strata cannot deceive."""

import warnings
from collections.abc import Sequence
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.causes.ratios import log_interval
from huiyin.lib.stats.causes.results import StratifiedRatio
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined

Measure = Literal["odds_ratio", "risk_ratio", "rate_ratio"]
Table = Sequence[Sequence[float]]


def mantel_haenszel(
    strata: Sequence[Table], *, measure: Measure = "odds_ratio", confidence: float = 0.95
) -> StratifiedRatio:
    """The common ratio of group 1 to group 0 over strata, beside the crude one (Mantel and Haenszel 1959).

    Each stratum is [[cases₁, others₁], [cases₀, others₀]]; for "rate_ratio" the second column is exposure (time,
    units). Intervals: Robins, Breslow and Greenland (1986) for odds, Greenland and Robins (1985) for risk and rate.
    `p` tests no association (Cochran–Mantel–Haenszel, without continuity correction; odds and risk), `homogeneity_p`
    whether one ratio fits all strata (Breslow–Day with Tarone's correction for odds, weighted squares otherwise).
    `reversed` marks Simpson's paradox. Strata with an empty group tell nothing and are left out, counted as
    rejected. Raises ValueError for other shapes or negative numbers.
    """
    z = normal_quantile(confidence)
    tables = _checked(strata)
    kept = _informative(tables, measure)
    if not len(kept):
        return StratifiedRatio(n=0, rejected=len(tables), estimate=None, method=measure, reason=Undefined.NO_ANSWERS)
    above, below, log_variance = _pooled(kept, measure)
    estimate = above / below if below > 0 else None
    interval = None
    if estimate and log_variance is not None and log_variance > 0:
        interval = log_interval(estimate, log_se=log_variance**0.5, z=z, confidence=confidence)
    crude = _ratio(kept.sum(axis=0), measure)
    chi2, homogeneity_p = _homogeneity(kept, measure, estimate)
    cases = kept[:, :, 0].sum()
    return StratifiedRatio(
        n=int(cases if measure == "rate_ratio" else kept.sum()),
        rejected=len(tables) - len(kept),
        estimate=estimate,
        interval=interval,
        method=measure,
        reason=None if interval else _why(above, below, log_variance),
        crude=crude,
        strata=tuple(_ratio(table, measure) for table in kept),
        p=None if measure == "rate_ratio" or cases == 0 else _p_of_none(kept),
        homogeneity_chi2=chi2,
        homogeneity_p=homogeneity_p,
        reversed=bool(estimate and crude and (estimate - 1) * (crude - 1) < 0),
    )


def _checked(strata: Sequence[Table]) -> Array:
    tables = np.asarray(strata, dtype=np.float64)
    if len(tables) == 0:
        return np.empty((0, 2, 2))
    if tables.shape[1:] != (2, 2) or not np.isfinite(tables).all() or (tables < 0).any():
        message = "Each stratum is a 2 × 2 table of numbers that are finite and not negative."
        raise ValueError(message)
    return tables


def _sizes(tables: Array, measure: Measure) -> tuple[Array, Array]:
    """The denominators of both groups: people, or exposure."""
    of_group = tables[:, :, 1] if measure == "rate_ratio" else tables.sum(axis=2)
    return of_group[:, 0], of_group[:, 1]


def _informative(tables: Array, measure: Measure) -> Array:
    n1, n0 = _sizes(tables, measure)
    return tables[(n1 > 0) & (n0 > 0)]


def _pooled(tables: Array, measure: Measure) -> tuple[float, float, float | None]:
    """Numerator and denominator of the common ratio, and the variance of its logarithm."""
    if measure == "odds_ratio":
        return _pooled_odds(tables)
    n1, n0 = _sizes(tables, measure)
    a, c, n = tables[:, 0, 0], tables[:, 1, 0], n1 + n0
    above, below = float((a * n0 / n).sum()), float((c * n1 / n).sum())
    shared = a * c / n if measure == "risk_ratio" else np.zeros_like(a)
    spread = float(((a + c) * n1 * n0 / n**2 - shared).sum())
    return above, below, spread / (above * below) if above * below > 0 else None


def _pooled_odds(tables: Array) -> tuple[float, float, float | None]:
    from statsmodels.stats.contingency_tables import StratifiedTable

    n = tables.sum(axis=(1, 2))
    above = float((tables[:, 0, 0] * tables[:, 1, 1] / n).sum())
    below = float((tables[:, 0, 1] * tables[:, 1, 0] / n).sum())
    if above * below == 0:
        return above, below, None
    return above, below, float(StratifiedTable(list(tables)).logodds_pooled_se) ** 2


def _ratio(table: Array, measure: Measure) -> float | None:
    (a, b), (c, d) = table.tolist()
    if measure == "odds_ratio":
        above, below = a * d, b * c
    elif measure == "risk_ratio":
        above, below = a * (c + d), c * (a + b)
    else:
        above, below = a * d, c * b
    return above / below if below > 0 else None


def _p_of_none(tables: Array) -> float | None:
    from statsmodels.stats.contingency_tables import StratifiedTable

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        p = float(StratifiedTable(list(tables)).test_null_odds(correction=False).pvalue)
    return p if np.isfinite(p) else None


def _homogeneity(tables: Array, measure: Measure, common: float | None) -> tuple[float | None, float | None]:
    from scipy.stats import chi2

    if measure == "odds_ratio":
        return _breslow_day(tables)
    n1, n0 = _sizes(tables, measure)
    a, c = tables[:, 0, 0], tables[:, 1, 0]
    if len(tables) < 2 or not common or (a * c == 0).any():
        return None, None
    people = measure == "risk_ratio"
    variance = 1 / a + 1 / c - (1 / n1 + 1 / n0 if people else 0.0)
    if (variance <= 0).any():
        return None, None
    statistic = float(((np.log(a / n1 / (c / n0)) - np.log(common)) ** 2 / variance).sum())
    return statistic, float(chi2.sf(statistic, len(tables) - 1))


def _breslow_day(tables: Array) -> tuple[float | None, float | None]:
    from statsmodels.stats.contingency_tables import StratifiedTable

    # A stratum without a case, or with nothing else, says nothing about its odds ratio.
    telling = tables[(tables.sum(axis=1) > 0).all(axis=1)]
    if len(telling) < 2:
        return None, None
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        test = StratifiedTable(list(telling)).test_equal_odds(adjust=True)
    statistic, p = float(test.statistic), float(test.pvalue)
    return (statistic, p) if np.isfinite(statistic) and np.isfinite(p) else (None, None)


def _why(above: float, below: float, log_variance: float | None) -> Undefined:
    if log_variance == 0 or above == 0 == below:
        return Undefined.NO_VARIATION
    return Undefined.NO_LIMIT if below == 0 else Undefined.TOO_FEW
