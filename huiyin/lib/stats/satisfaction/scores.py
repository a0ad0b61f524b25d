"""NPS and CSAT by their definitions (spec/methods.md A), from scores or from counts."""

import math
from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import clopper_pearson_interval, normal_quantile, wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.results import CsatResult, NpsResult

NpsMethod = Literal["auto", "wald", "adjusted_wald"]
CsatMethod = Literal["wilson", "clopper_pearson"]

_ENOUGH_FOR_WALD = 50
_PROMOTER_FROM, _PASSIVE_FROM = 9, 7


def nps(scores: Values, *, confidence: float = 0.95, method: NpsMethod = "auto") -> NpsResult:
    """Net promoter score of 0–10 answers: 9–10 promote, 7–8 are passive, 0–6 detract.

    None counts as missing; anything outside 0–10 or not whole is rejected and counted.
    """
    given = as_list(scores)
    present = [score for score in given if score is not None]
    kept = [score for score in present if _is_whole_between(score, 0, 10)]
    promoters = sum(score >= _PROMOTER_FROM for score in kept)
    detractors = sum(score < _PASSIVE_FROM for score in kept)
    return nps_from_counts(
        promoters=promoters,
        passives=len(kept) - promoters - detractors,
        detractors=detractors,
        missing=len(given) - len(present),
        rejected=len(present) - len(kept),
        confidence=confidence,
        method=method,
    )


def nps_from_counts(
    *,
    promoters: int,
    passives: int,
    detractors: int,
    missing: int = 0,
    rejected: int = 0,
    confidence: float = 0.95,
    method: NpsMethod = "auto",
) -> NpsResult:
    """Net promoter score with its interval from the three counts (one group-by suffices).

    "auto" takes Wald from 50 answers on, else adjusted Wald, also when all answers are alike
    and Wald would claim certainty. Adjusted Wald adds 0.75 promoter, 1.5 passive and 0.75
    detractor, n + 3 (after Agresti and Coull), clipped to ±100.
    """
    n = promoters + passives + detractors
    chosen = _nps_method(n, max(promoters, passives, detractors), method=method)
    estimate = variance = se = interval = None
    if n:
        estimate, variance = _net_and_variance(promoters, detractors, n)
        se = 100 * math.sqrt(variance / n)
        interval = _nps_interval(promoters, detractors, n, confidence=confidence, method=chosen)
    return NpsResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=estimate,
        interval=interval,
        method=chosen,
        reason=None if n else Undefined.NO_ANSWERS,
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        unit_variance=variance,
        se=se,
    )


def csat(
    scores: Values,
    *,
    top: Collection[float] = (4, 5),
    scale: tuple[float, float] = (1, 5),
    confidence: float = 0.95,
    method: CsatMethod = "wilson",
) -> CsatResult:
    """Share of answers in `top` with its interval, the mean and the 0–100 index.

    None counts as missing; anything outside the scale is rejected and counted.
    """
    given = as_list(scores)
    present = [score for score in given if score is not None]
    low, high = scale
    kept = [score for score in present if low <= score <= high]
    result = csat_from_counts(
        satisfied=sum(score in top for score in kept),
        n=len(kept),
        missing=len(given) - len(present),
        rejected=len(present) - len(kept),
        confidence=confidence,
        method=method,
    )
    if not kept:
        return result
    mean = math.fsum(kept) / len(kept)
    return replace(result, mean=mean, index=100 * (mean - low) / (high - low))


def csat_from_counts(
    *,
    satisfied: int,
    n: int,
    missing: int = 0,
    rejected: int = 0,
    confidence: float = 0.95,
    method: CsatMethod = "wilson",
) -> CsatResult:
    """Share of satisfied answers with Wilson's (default) or the exact interval, from counts."""
    compute = wilson_interval if method == "wilson" else clopper_pearson_interval
    return CsatResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=satisfied / n if n else None,
        interval=compute(successes=satisfied, n=n, confidence=confidence),
        method=method,
        reason=None if n else Undefined.NO_ANSWERS,
        satisfied=satisfied,
    )


def _nps_method(n: int, largest: int, *, method: NpsMethod) -> NpsMethod:
    if method != "auto":
        return method
    return "wald" if n >= _ENOUGH_FOR_WALD and largest < n else "adjusted_wald"


def _net_and_variance(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    p, d = promoters / n, detractors / n
    return 100 * (promoters - detractors) / n, max(0.0, p + d - (p - d) ** 2)


def _nps_interval(promoters: int, detractors: int, n: int, *, confidence: float, method: NpsMethod) -> Interval:
    if method == "adjusted_wald":
        weight = n + 3.0
        net, variance = _net_and_variance(promoters + 0.75, detractors + 0.75, weight)
    else:
        weight = float(n)
        net, variance = _net_and_variance(promoters, detractors, weight)
    half = normal_quantile(confidence) * 100 * math.sqrt(variance / weight)
    return Interval(low=max(-100.0, net - half), high=min(100.0, net + half), confidence=confidence)


def _is_whole_between(score: float, low: int, high: int) -> bool:
    return low <= score <= high and score == int(score)
