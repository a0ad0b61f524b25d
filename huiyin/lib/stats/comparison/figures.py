"""Any figure against the same figure of another period, or against its target (row M3), from their intervals alone."""

import math

from huiyin.lib.stats.comparison.figure_results import FigureDifference, TargetComparison
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Interval


def compare_figures(*, now: Figure, before: Figure) -> FigureDifference:
    """`now` − `before` for two independent figures of one kind: NPS, satisfaction rate, mean, any with an interval.

    The interval is recovered from the two intervals (MOVER; Zou and Donner 2008): for shares with Wilson intervals it
    is Newcombe's. A panel of the same customers is not independent: use `compare_pairs`. Raises ValueError for
    intervals of unlike confidence.

    >>> from huiyin.lib.stats import nps_from_counts
    >>> may = nps_from_counts(promoters=120, passives=50, detractors=30)
    >>> june = nps_from_counts(promoters=130, passives=40, detractors=30)
    >>> compare_figures(now=june, before=may).describe("en")
    'Difference +5 (95% interval −10 to +20, n = 400): not distinguishable.'
    """
    difference = interval = None
    if now.estimate is not None and before.estimate is not None:
        difference = now.estimate - before.estimate
        interval = _recovered(difference, now, before)
    why = now.reason or before.reason or Undefined.TOO_FEW
    return FigureDifference(
        n=now.n + before.n,
        missing=now.missing + before.missing,
        rejected=now.rejected + before.rejected,
        estimate=difference,
        interval=interval,
        method="mover",
        reason=None if interval else why,
        now=now.estimate,
        before=before.estimate,
    )


def against_target(figure: Figure, *, target: float) -> TargetComparison:
    """A figure − its target; the target is met or missed beyond doubt when the interval leaves it out."""
    interval = figure.interval
    return TargetComparison(
        n=figure.n,
        missing=figure.missing,
        rejected=figure.rejected,
        estimate=None if figure.estimate is None else figure.estimate - target,
        interval=interval
        and Interval(low=interval.low - target, high=interval.high - target, confidence=interval.confidence),
        method=figure.method,
        reason=figure.reason,
        target=target,
    )


def _recovered(difference: float, now: Figure, before: Figure) -> Interval | None:
    if now.interval is None or before.interval is None or now.estimate is None or before.estimate is None:
        return None
    if now.interval.confidence != before.interval.confidence:
        message = "The two figures have intervals of unlike confidence; compute both at one."
        raise ValueError(message)
    # An adjusted interval need not contain its estimate at the edge of the scale: no negative distances.
    down = math.hypot(max(0.0, now.estimate - now.interval.low), max(0.0, before.interval.high - before.estimate))
    up = math.hypot(max(0.0, now.interval.high - now.estimate), max(0.0, before.estimate - before.interval.low))
    return Interval(low=difference - down, high=difference + up, confidence=now.interval.confidence)
