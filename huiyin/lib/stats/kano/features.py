"""A feature's Kano class, Berger's better and worse, Fong's test; and the continuous scores."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from huiyin.lib.stats.intervals import normal_quantile, wilson_interval
from huiyin.lib.stats.kano.results import ContinuousKano, KanoResult
from huiyin.lib.stats.kano.table import KANO_TABLE, LEVELS, Answers, KanoClass, paired
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_BY_PRECEDENCE = (KanoClass.MUST_BE, KanoClass.ONE_DIMENSIONAL, KanoClass.ATTRACTIVE, KanoClass.INDIFFERENT)
_TOO_QUESTIONABLE = 0.05
_FONG_Z = 1.65
BERGER_SCORES = (4.0, 2.0, 0.0, -1.0, -2.0)
"""Points of like, expect, neutral, tolerate, dislike in the functional question (Berger et al. 1993)."""


def kano(*, functional: Answers, dysfunctional: Answers, confidence: float = 0.95) -> KanoResult:
    """The Kano class of one feature from the answers to its two questions, one pair a respondent.

    Answers are words (like, expect, neutral, tolerate, dislike) or codes 1–5. A pair with a missing
    answer is left out. See `kano_from_counts` for the figures.
    """
    pairs, missing, rejected = paired(functional, dysfunctional)
    counts = Counter(KANO_TABLE[LEVELS[row]][column] for row, column in pairs)
    return kano_from_counts(counts=counts, missing=missing, rejected=rejected, confidence=confidence)


def kano_from_counts(
    *, counts: Mapping[str, int], missing: int = 0, rejected: int = 0, confidence: float = 0.95
) -> KanoResult:
    """The Kano figures of one feature from its class counts (letters A, O, M, I, R, Q).

    The class is the most frequent of M, O, A, I (ties in this order). better = (A+O)/(A+O+M+I) and
    worse = −(O+M)/(A+O+M+I) after Berger et al. 1993, with Wilson intervals. The class is clear where the two
    greatest differ by at least 1.65·√((a+b)(2n−a−b)/2n) (Fong 1996). More than 5 % questionable pairs
    mean that the wording of the question is broken. Only Q and R: None.
    """
    tally = _tally(counts)
    n = sum(tally.values())
    base = sum(tally[kind] for kind in _BY_PRECEDENCE)
    ranked = sorted(_BY_PRECEDENCE, key=lambda kind: -tally[kind])
    first, second = tally[ranked[0]], tally[ranked[1]]
    threshold = _fong(first, second, n) if base else None
    liked = tally[KanoClass.ATTRACTIVE] + tally[KanoClass.ONE_DIMENSIONAL]
    needed = tally[KanoClass.ONE_DIMENSIONAL] + tally[KanoClass.MUST_BE]
    better = wilson_interval(successes=liked, n=base, confidence=confidence)
    worse = wilson_interval(successes=needed, n=base, confidence=confidence)
    return KanoResult(
        n=n,
        missing=missing,
        rejected=rejected,
        method="majority, Berger 1993, Fong 1996",
        reason=None if base else Undefined.NOT_APPLICABLE if n else Undefined.NO_ANSWERS,
        counts=tally,
        category=ranked[0] if base else None,
        better=liked / base if base else None,
        better_interval=better,
        worse=-needed / base if base else None,
        worse_interval=Interval(low=-worse.high, high=-worse.low, confidence=confidence) if worse else None,
        fong_threshold=threshold,
        clear=threshold is not None and first - second >= threshold,
        category_strength=(first - second) / n if base else None,
        total_strength=(liked + tally[KanoClass.MUST_BE]) / n if n else None,
        questionable=tally[KanoClass.QUESTIONABLE] / n if n else None,
        wording_doubtful=n > 0 and tally[KanoClass.QUESTIONABLE] / n > _TOO_QUESTIONABLE,
        reverse=tally[KanoClass.REVERSE] > first,
    )


def kano_continuous(
    *,
    functional: Answers,
    dysfunctional: Answers,
    scores: Sequence[float] = BERGER_SCORES,
    confidence: float = 0.95,
) -> ContinuousKano:
    """Mean points of the two questions, to be plotted (Berger et al. 1993, after DuMouchel).

    `scores` are the points of like, expect, neutral, tolerate, dislike in the functional question; the
    dysfunctional question takes them in reverse. The category is the quarter of the plot in which the
    means lie, cut at half the highest points.
    """
    if len(scores) != len(LEVELS):
        message = f"scores needs five numbers, for {', '.join(LEVELS)}, not {len(scores)}."
        raise ValueError(message)
    pairs, missing, rejected = paired(functional, dysfunctional)
    having = [scores[row] for row, _ in pairs]
    lacking = [scores[len(LEVELS) - 1 - column] for _, column in pairs]
    up, up_interval = _mean(having, confidence)
    down, down_interval = _mean(lacking, confidence)
    return ContinuousKano(
        n=len(pairs),
        missing=missing,
        rejected=rejected,
        method="Berger 1993 scores",
        reason=None if pairs else Undefined.NO_ANSWERS,
        functional=up,
        functional_interval=up_interval,
        dysfunctional=down,
        dysfunctional_interval=down_interval,
        category=None if up is None or down is None else _quarter(up, down, max(scores) / 2),
    )


def _tally(counts: Mapping[str, int]) -> dict[KanoClass, int]:
    unknown = set(counts) - set(KanoClass)
    if unknown or any(count < 0 for count in counts.values()):
        message = f"Counts are non-negative and by the letters A, O, M, I, R, Q, not {dict(counts)}."
        raise ValueError(message)
    return {kind: int(counts.get(kind, 0)) for kind in KanoClass}


def _fong(first: int, second: int, n: int) -> float:
    both = first + second
    return _FONG_Z * math.sqrt(both * (2 * n - both) / (2 * n))


def _mean(values: list[float], confidence: float) -> tuple[float | None, Interval | None]:
    if not values:
        return None, None
    mean = math.fsum(values) / len(values)
    if len(values) < 2:
        return mean, None
    se = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))
    half = _t_quantile(len(values) - 1, confidence) * se
    return mean, Interval(low=mean - half, high=mean + half, confidence=confidence)


def _t_quantile(df: int, confidence: float) -> float:
    from scipy.special import stdtrit

    normal_quantile(confidence)
    return float(stdtrit(df, 0.5 + confidence / 2))


def _quarter(up: float, down: float, line: float) -> KanoClass:
    if up >= line:
        return KanoClass.ONE_DIMENSIONAL if down >= line else KanoClass.ATTRACTIVE
    return KanoClass.MUST_BE if down >= line else KanoClass.INDIFFERENT
