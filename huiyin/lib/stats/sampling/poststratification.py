"""Strata weighted back to their shares of the population, from each stratum's counts or moments."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.sampling.results import WeightedFigure
from huiyin.lib.stats.satisfaction.means import mean_and_squares


class StratumMoments(NamedTuple):
    """The answers of one stratum: how many, Σx and Σx² (a group-by gives them)."""

    n: int
    total: float
    total_of_squares: float


def poststratified_share(
    *,
    counts: Mapping[str, tuple[int, int]],
    population: Mapping[str, float],
    finite_population: bool = False,
    confidence: float = 0.95,
) -> WeightedFigure:
    """A share from `counts` (hits, answers) of each stratum, weighted by `population`; as `poststratified_mean`.

    >>> sample = {"app": (90, 120), "phone": (36, 60), "store": (16, 20)}
    >>> round(poststratified_share(counts=sample, population={"app": 400, "phone": 400, "store": 200}).se, 4)
    0.0349
    """
    whole = {name: whole_counts(hits=hits, answers=n) for name, (hits, n) in counts.items()}
    if any(hits > n for hits, n in whole.values()):
        message = f"Each stratum has hits of no more than its answers: {dict(counts)}."
        raise ValueError(message)
    return _poststratified(
        {name: StratumMoments(n, hits, hits) for name, (hits, n) in whole.items()},
        population=population,
        finite_population=finite_population,
        confidence=confidence,
        limits=(0.0, 1.0),
    )


def poststratified_mean(
    *,
    moments: Mapping[str, StratumMoments],
    population: Mapping[str, float],
    finite_population: bool = False,
    confidence: float = 0.95,
) -> WeightedFigure:
    """Σ W_h·x̄_h with W_h = N_h/N, and its linearised standard error.

    SE² = n/(n−1)·Σ W_h²·Σ(x − x̄_h)²/n_h², times (1 − n/N) with `finite_population` (the sample was
    drawn at random from everyone, and strata were formed afterwards; Valliant 1993). EMPTY_CELL when
    a stratum of the population has no answers; a stratum with one answer adds no spread of its own, and
    where no stratum has any there is no interval (NO_VARIATION).
    """
    return _poststratified(
        moments, population=population, finite_population=finite_population, confidence=confidence, limits=None
    )


def _poststratified(
    moments: Mapping[str, StratumMoments],
    *,
    population: Mapping[str, float],
    finite_population: bool,
    confidence: float,
    limits: tuple[float, float] | None,
) -> WeightedFigure:
    z = normal_quantile(confidence)
    everyone = math.fsum(population.values())
    if moments.keys() - population.keys() or not 0 < everyone < math.inf or min(population.values()) < 0:
        message = "Each stratum needs its population, none negative, not all zero."
        raise ValueError(message)
    strata = {name: _stratum(part) for name, part in moments.items()}
    n = sum(part.n for part in strata.values())
    asked = {name: float(size) / everyone for name, size in population.items() if size > 0}
    if not n or any(name not in strata or strata[name].n == 0 for name in asked):
        return _undefined(n=n, reason=Undefined.EMPTY_CELL if n else Undefined.NO_ANSWERS)
    parts = [(share, strata[name]) for name, share in asked.items()]
    estimate = math.fsum(share * part.mean for share, part in parts)
    se, reason = None, Undefined.ONE_ANSWER if n == 1 else None
    if n > 1:
        spread = math.fsum(share**2 * part.squares / part.n**2 for share, part in parts)
        unseen = 1 - n / everyone if finite_population else 1.0
        se = math.sqrt(n / (n - 1) * spread * max(0.0, unseen))
        if spread == 0 and unseen > 0:  # answers alike within each stratum are no certainty
            reason = Undefined.NO_VARIATION
    effective = n**2 / math.fsum(n**2 * share**2 / part.n for share, part in parts)
    return WeightedFigure(
        n=n,
        estimate=estimate,
        interval=None if se is None or reason else _interval(estimate, z * se, confidence=confidence, limits=limits),
        method="poststratified",
        reason=reason,
        se=se,
        effective_n=effective,
        design_effect=n / effective,
    )


class _Stratum(NamedTuple):
    """The answers of one stratum: how many, their mean and Σ(x − mean)²."""

    n: int
    mean: float
    squares: float


def _stratum(part: StratumMoments) -> _Stratum:
    (n,) = whole_counts(n=part.n)
    mean, squares = mean_and_squares(n, part.total, part.total_of_squares)
    return _Stratum(n, mean or 0.0, squares)


def _interval(estimate: float, half: float, *, confidence: float, limits: tuple[float, float] | None) -> Interval:
    low, high = limits or (-math.inf, math.inf)
    return Interval(low=max(low, estimate - half), high=min(high, estimate + half), confidence=confidence)


def _undefined(*, n: int, reason: Undefined) -> WeightedFigure:
    return WeightedFigure(
        n=n,
        estimate=None,
        method="poststratified",
        reason=reason,
        se=None,
        effective_n=None,
        design_effect=None,
    )
