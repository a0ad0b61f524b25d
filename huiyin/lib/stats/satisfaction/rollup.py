"""Units into one figure from their counts and sums; averages are never averaged."""

import math
from collections.abc import Iterable

from huiyin.lib.stats.satisfaction.means import mean_result
from huiyin.lib.stats.satisfaction.results import CsatResult, MeanResult, NpsResult
from huiyin.lib.stats.satisfaction.scores import CsatMethod, NpsMethod, csat_from_counts, nps_from_counts


def nps_of_units(units: Iterable[NpsResult], *, confidence: float = 0.95, method: NpsMethod = "auto") -> NpsResult:
    """NPS of all answers of the units together: each unit counts by its answers.

    >>> large, small = (nps_from_counts(promoters=p, passives=0, detractors=d) for p, d in [(90, 10), (0, 10)])
    >>> round(nps_of_units([large, small]).estimate, 1)  # the mean of 80 and −100 would be −10
    63.6
    """
    parts = list(units)
    return nps_from_counts(
        promoters=sum(part.promoters for part in parts),
        passives=sum(part.passives for part in parts),
        detractors=sum(part.detractors for part in parts),
        missing=sum(part.missing for part in parts),
        rejected=sum(part.rejected for part in parts),
        confidence=confidence,
        method=method,
    )


def csat_of_units(
    units: Iterable[CsatResult], *, confidence: float = 0.95, method: CsatMethod = "wilson"
) -> CsatResult:
    """Share of satisfied answers of all units together."""
    parts = list(units)
    return csat_from_counts(
        satisfied=sum(part.satisfied for part in parts),
        n=sum(part.n for part in parts),
        missing=sum(part.missing for part in parts),
        rejected=sum(part.rejected for part in parts),
        confidence=confidence,
        method=method,
    )


def mean_of_units(units: Iterable[MeanResult], *, confidence: float = 0.95) -> MeanResult:
    """Mean and spread of all answers of the units together (Chan, Golub and LeVeque 1983)."""
    parts = list(units)
    known = [(part.n, part.estimate, part.sd or 0.0) for part in parts if part.estimate is not None]
    n = sum(size for size, _, _ in known)
    mean = math.fsum(size * value for size, value, _ in known) / n if n else None
    within = math.fsum((size - 1) * sd**2 for size, _, sd in known)
    between = math.fsum(size * (value - (mean or 0.0)) ** 2 for size, value, _ in known)
    return mean_result(
        n=n,
        mean=mean,
        squares=within + between,
        missing=sum(part.missing for part in parts),
        rejected=sum(part.rejected for part in parts),
        confidence=confidence,
    )
