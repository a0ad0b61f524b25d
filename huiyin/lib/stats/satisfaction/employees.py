"""NPS of employees, withheld while few answered, and its gap to the customers' NPS."""

from dataclasses import replace
from typing import Final

from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.satisfaction.changes import nps_change
from huiyin.lib.stats.satisfaction.results import EnpsResult, NpsGap, NpsResult
from huiyin.lib.stats.satisfaction.scores import NpsMethod, nps, nps_from_counts

ANONYMOUS_FROM: Final = 5
"""Answers below which a person could be recognised (spec/methods.md, rule 6)."""


def enps(
    scores: Values, *, shown_from: int = ANONYMOUS_FROM, confidence: float = 0.95, method: NpsMethod = "auto"
) -> EnpsResult:
    """Employee NPS of 0–10 answers, the arithmetic of `nps`; below `shown_from` answers only n is told."""
    return _withheld(nps(scores, confidence=confidence, method=method), shown_from=shown_from)


def enps_from_counts(
    *,
    promoters: int,
    passives: int,
    detractors: int,
    missing: int = 0,
    shown_from: int = ANONYMOUS_FROM,
    confidence: float = 0.95,
    method: NpsMethod = "auto",
) -> EnpsResult:
    """Employee NPS from its three counts, withheld below `shown_from` answers."""
    result = nps_from_counts(
        promoters=promoters,
        passives=passives,
        detractors=detractors,
        missing=missing,
        confidence=confidence,
        method=method,
    )
    return _withheld(result, shown_from=shown_from)


def nps_gap(
    *, customers: NpsResult, employees: EnpsResult, confidence: float = 0.95, method: NpsMethod = "auto"
) -> NpsGap:
    """Customers' NPS minus employees' NPS, with SE = √(SE₁² + SE₂²) as for two independent waves.

    Withheld where the employees' NPS is: with the customers' NPS shown, a gap would give it away.
    """
    if employees.promoters is None or employees.passives is None or employees.detractors is None:
        return NpsGap(
            n=customers.n,
            estimate=None,
            method="withheld",
            reason=Undefined.SUPPRESSED,
            before=None,
            after=customers.estimate,
            se=None,
            z=None,
            p=None,
        )
    counted = nps_from_counts(
        promoters=employees.promoters, passives=employees.passives, detractors=employees.detractors
    )
    change = nps_change(before=replace(counted, missing=employees.missing), after=customers,
                        confidence=confidence, method=method)  # fmt: skip
    return NpsGap(
        n=change.n,
        missing=change.missing,
        rejected=change.rejected + employees.rejected,
        estimate=change.estimate,
        interval=change.interval,
        method=change.method,
        reason=change.reason,
        before=change.before,
        after=change.after,
        se=change.se,
        z=change.z,
        p=change.p,
    )


def _withheld(result: NpsResult, *, shown_from: int) -> EnpsResult:
    hidden = 0 < result.n < shown_from
    return EnpsResult(
        n=result.n,
        missing=result.missing,
        rejected=result.rejected,
        estimate=None if hidden else result.estimate,
        interval=None if hidden else result.interval,
        method=result.method,
        reason=Undefined.SUPPRESSED if hidden else result.reason,
        promoters=None if hidden else result.promoters,
        passives=None if hidden else result.passives,
        detractors=None if hidden else result.detractors,
        se=None if hidden else result.se,
    )
