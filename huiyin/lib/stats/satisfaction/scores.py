"""NPS and CSAT by their definitions (spec/methods.md A), from scores or from counts."""

import math
from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from huiyin.lib.stats.inputs import Values, as_list, whole_counts
from huiyin.lib.stats.intervals import check_confidence, clopper_pearson_interval, normal_quantile, wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.satisfaction.results import CsatResult, NpsResult

NpsMethod = Literal["auto", "wald", "adjusted_wald"]
CsatMethod = Literal["auto", "wilson", "clopper_pearson"]

ADDED = 3.0
"""Answers that adjusted Wald adds: a quarter promote, half are passive, a quarter detract."""

_ENOUGH_FOR_WALD = 50
_PROMOTER_FROM, _PASSIVE_FROM = 9, 7
_ENOUGH_FOR_WILSON, _ENOUGH_OF_EACH_KIND = 40, 5


def nps(scores: Values, *, confidence: float = 0.95, method: NpsMethod = "auto") -> NpsResult:
    """Net promoter score of 0–10 answers: 9–10 promote, 7–8 are passive, 0–6 detract.

    None counts as missing; anything outside 0–10 or not whole is rejected and counted.
    """
    given = as_list(scores)
    kinds = [nps_kind(score) for score in given if score is not None]
    promoters, passives, detractors = (kinds.count(kind) for kind in range(3))
    return nps_from_counts(
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        missing=len(given) - len(kinds),
        rejected=kinds.count(None),
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
    detractor, n + 3 (after Agresti and Coull), clipped to ±100. Counts may be of any number type;
    raises ValueError unless they are whole and not negative.

    >>> nps_from_counts(promoters=45, passives=30, detractors=25).describe("en")
    'NPS is 20 (100 answers, 95% interval 4.1 to 35.9).'
    """
    promoters, passives, detractors, missing, rejected = whole_counts(
        promoters=promoters, passives=passives, detractors=detractors, missing=missing, rejected=rejected
    )
    check_confidence(confidence)
    n = promoters + passives + detractors
    chosen = _nps_method(n, max(promoters, passives, detractors), method=method)
    estimate = variance = se = interval = None
    if n:
        estimate, variance = net_and_variance(promoters, detractors, n)
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
    low, high = scale
    if not low < high:
        message = f"A scale runs from its low end to its high end, not {scale}."
        raise ValueError(message)
    given = as_list(scores)
    present = [score for score in given if score is not None]
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
    """Share of satisfied answers with Wilson's (default) or the exact interval, from counts.

    "auto" takes the exact interval (Clopper and Pearson) below 40 answers, and where fewer than
    five are satisfied or fewer than five are not; else Wilson's.
    """
    satisfied, n, missing, rejected = whole_counts(satisfied=satisfied, n=n, missing=missing, rejected=rejected)
    chosen = _csat_method(satisfied, n, method=method)
    compute = clopper_pearson_interval if chosen == "clopper_pearson" else wilson_interval
    return CsatResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=satisfied / n if n else None,
        interval=compute(successes=satisfied, n=n, confidence=confidence),
        method=chosen,
        reason=None if n else Undefined.NO_ANSWERS,
        satisfied=satisfied,
    )


def nps_kind(score: float) -> int | None:
    """0 for a promoter, 1 for a passive, 2 for a detractor; None for what is no whole answer from 0 to 10."""
    if not 0 <= score <= 10 or score != int(score):
        return None
    return 0 if score >= _PROMOTER_FROM else 1 if score >= _PASSIVE_FROM else 2


def net_and_variance(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """The net score in points, and the variance p + d − (p − d)² of one answer's +1, 0 or −1."""
    p, d = promoters / n, detractors / n
    return 100 * (promoters - detractors) / n, max(0.0, p + d - (p - d) ** 2)


def adjusted_net_and_variance(promoters: int, detractors: int, n: int, *, added: float) -> tuple[float, float]:
    """The net score and the variance of the *score* (in points squared) after adding `added` answers."""
    net, variance = net_and_variance(promoters + added / 4, detractors + added / 4, n + added)
    return net, 100**2 * variance / (n + added)


def wald_is_enough(*, n: int, largest: int) -> bool:
    """Whether Wald's interval can be trusted: 50 answers, not all of one kind."""
    return n >= _ENOUGH_FOR_WALD and largest < n


def _nps_method(n: int, largest: int, *, method: NpsMethod) -> NpsMethod:
    if method != "auto":
        return method
    return "wald" if wald_is_enough(n=n, largest=largest) else "adjusted_wald"


def _nps_interval(promoters: int, detractors: int, n: int, *, confidence: float, method: NpsMethod) -> Interval:
    estimate, unit_variance = net_and_variance(promoters, detractors, n)
    net, variance = estimate, 100**2 * unit_variance / n
    if method == "adjusted_wald":
        net, variance = adjusted_net_and_variance(promoters, detractors, n, added=ADDED)
    half = normal_quantile(confidence) * math.sqrt(variance)
    low, high = max(-100.0, net - half), min(100.0, net + half)
    # One lone answer lies outside what three added ones allow.
    return Interval(low=min(low, estimate), high=max(high, estimate), confidence=confidence)


def _csat_method(satisfied: int, n: int, *, method: CsatMethod) -> CsatMethod:
    if method != "auto":
        return method
    few = n < _ENOUGH_FOR_WILSON or min(satisfied, n - satisfied) < _ENOUGH_OF_EACH_KIND
    return "clopper_pearson" if few else "wilson"
