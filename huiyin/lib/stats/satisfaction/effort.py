"""Customer effort (CES): mean, share who found it easy, net easy, whichever end of the scale is good."""

import math
from collections import Counter
from collections.abc import Mapping

from huiyin.lib.stats.inputs import Values, as_list, whole_counts
from huiyin.lib.stats.satisfaction.means import mean_from_moments
from huiyin.lib.stats.satisfaction.results import CesResult, EffortDirection
from huiyin.lib.stats.satisfaction.scores import csat_from_counts, nps_from_counts


def ces(
    scores: Values,
    *,
    scale: tuple[int, int] = (1, 7),
    direction: EffortDirection = EffortDirection.HIGH_IS_EASY,
    confidence: float = 0.95,
) -> CesResult:
    """Customer effort of whole answers on `scale`, by default CES 2.0 (1–7, agreement that it was easy).

    CES 1.0 is `scale=(1, 5), direction=EffortDirection.LOW_IS_EASY`. None counts as missing;
    anything off the scale or not whole is rejected and counted.

    >>> ces([7, 6, 5, 4, 3, 2, 7, 6, 1, 5]).net_easy
    30.0
    """
    low, high = scale
    given = as_list(scores)
    present = [score for score in given if score is not None]
    kept = Counter(int(score) for score in present if low <= score <= high and score == int(score))
    return ces_from_counts(
        kept,
        scale=scale,
        direction=direction,
        missing=len(given) - len(present),
        rejected=len(present) - kept.total(),
        confidence=confidence,
    )


def ces_from_counts(
    counts: Mapping[int, int],
    *,
    scale: tuple[int, int] = (1, 7),
    direction: EffortDirection = EffortDirection.HIGH_IS_EASY,
    missing: int = 0,
    rejected: int = 0,
    confidence: float = 0.95,
) -> CesResult:
    """Customer effort from how often each score was given.

    Intervals: Student's t for the mean, Wilson's or the exact one for the share, that of NPS for
    net easy. Raises ValueError for negative counts or scores off the scale.
    """
    low, high = scale
    if not low < high or any(not low <= score <= high for score in counts):
        message = f"Scores must lie on a scale from {low} to {high}: {sorted(counts)}."
        raise ValueError(message)
    missing, rejected = whole_counts(missing=missing, rejected=rejected)
    whole = whole_counts(**{str(score): count for score, count in counts.items()})
    tally = {float(score): count for score, count in zip(counts, whole, strict=True)}
    middle = (low + high) / 2
    above = sum(count for score, count in tally.items() if score > middle)
    below = sum(count for score, count in tally.items() if score < middle)
    n = sum(tally.values())
    easy, hard = (above, below) if direction is EffortDirection.HIGH_IS_EASY else (below, above)
    total, squares = (math.fsum(score**power * count for score, count in tally.items()) for power in (1, 2))
    mean = mean_from_moments(n=n, total=total, total_of_squares=squares, confidence=confidence)
    share = csat_from_counts(satisfied=easy, n=n, confidence=confidence, method="auto")
    net = nps_from_counts(promoters=easy, passives=n - easy - hard, detractors=hard, confidence=confidence)
    return CesResult(
        n=n,
        missing=missing,
        rejected=rejected,
        estimate=mean.estimate,
        interval=mean.interval,
        method=mean.method,
        reason=mean.reason,
        sd=mean.sd,
        scale=scale,
        direction=direction,
        easy=easy,
        hard=hard,
        easy_share=share.estimate,
        easy_interval=share.interval,
        net_easy=net.estimate,
        net_easy_interval=net.interval,
    )
