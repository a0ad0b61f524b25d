"""How long callers are willing to wait, from waits that an answer cut short (censored)."""

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.inputs import check_not_negative
from huiyin.lib.planning.staffing.results import PatienceResult
from huiyin.lib.stats.arrays import complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


@takes_any_number
def patience(*, waits_s: Values, abandoned: Values, confidence: float = 0.95) -> PatienceResult:
    """Mean patience from each caller's wait in seconds and whether they gave up (1) or were served (0).

    Those who were served would have waited at least so long: their waits are censored, not ignored.
    Raises ValueError for negative waits or other marks than 0 and 1.
    """
    rows = complete_rows([waits_s, abandoned])
    waits, marks = rows.values[:, 0], rows.values[:, 1]
    if (waits < 0).any() or not set(marks.tolist()) <= {0.0, 1.0}:
        message = "Waits are at least 0 seconds; abandoned is 1 for who gave up and 0 for who was served."
        raise ValueError(message)
    return patience_from_counts(
        abandoned=int(marks.sum()),
        total_wait_s=float(waits.sum()),
        calls=rows.n,
        missing=rows.missing,
        rejected=rows.rejected,
        confidence=confidence,
    )


@takes_any_number
def patience_from_counts(
    *,
    abandoned: int,
    total_wait_s: float,
    calls: int,
    missing: int = 0,
    rejected: int = 0,
    confidence: float = 0.95,
) -> PatienceResult:
    """Mean patience of exponential callers: total wait over abandonments, the censored likelihood's maximum.

    `total_wait_s` is of all callers, also of those served at once (0) or after a wait. The interval
    takes abandonments as events of a Poisson process over the time waited (exact chi-square).

    >>> patience_from_counts(abandoned=40, total_wait_s=4800, calls=900).estimate
    120.0
    """
    check_not_negative(abandoned=abandoned, total_wait_s=total_wait_s, calls=calls)
    if abandoned > calls or not 0 < confidence < 1:
        message = f"{abandoned} abandonments of {calls} calls at confidence {confidence} cannot be."
        raise ValueError(message)
    defined = abandoned > 0 and total_wait_s > 0
    return PatienceResult(
        n=calls,
        missing=missing,
        rejected=rejected,
        method="censored_exponential_mle",
        estimate=total_wait_s / abandoned if defined else None,
        interval=_interval(abandoned, total_wait_s, confidence) if defined else None,
        reason=None if defined else Undefined.NO_ANSWERS if not calls else Undefined.NO_LIMIT,
        abandoned=abandoned,
        total_wait_s=float(total_wait_s),
        rate=abandoned / total_wait_s if defined else None,
    )


def _interval(events: int, exposure: float, confidence: float) -> Interval:
    from scipy.special import gammaincinv

    tail = (1 - confidence) / 2
    most, fewest = float(gammaincinv(events + 1, 1 - tail)), float(gammaincinv(events, tail))
    return Interval(low=exposure / most, high=exposure / fewest, confidence=confidence)
