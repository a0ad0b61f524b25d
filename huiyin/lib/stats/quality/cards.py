"""Score cards of quality reviews, star ratings, and the Bayesian average (methods I)."""

import math
from collections.abc import Mapping, Sequence

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.quality.results import ScoreCard, StarRating
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.rounding import half_up

_FEWEST_RATINGS = 5


def score_card(*, weights: Sequence[float], scores: Sequence[float | None], fatal: bool = False) -> ScoreCard:
    """A review's score 100·Σw·s/Σw over the items that apply; scores lie in [0, 1], None does not apply.

    A fatal error makes the score 0 and keeps what it would have been as `raw`. Where no item applies the
    score is None, unless the review is fatal.

    >>> score_card(weights=[20, 30, 50], scores=[1, 0.5, None]).estimate
    70.0
    """
    _check_weights(weights, len(scores))
    if any(score is not None and not 0 <= score <= 1 for score in scores):
        message = "Scores lie between 0 and 1; an item that does not apply is None."
        raise ValueError(message)
    applying = [
        (float(weight), float(score)) for weight, score in zip(weights, scores, strict=True) if score is not None
    ]
    covered = math.fsum(weight for weight, _ in applying)
    raw = 100 * math.fsum(weight * score for weight, score in applying) / covered if covered > 0 else None
    estimate = 0.0 if fatal else raw
    return ScoreCard(
        n=len(applying),
        missing=len(scores) - len(applying),
        method="weighted, renormalised",
        reason=None if estimate is not None else Undefined.NOT_APPLICABLE,
        estimate=estimate,
        raw=raw,
        fatal=fatal,
        weight_covered=covered / math.fsum(weights),
    )


def star_rating(
    *,
    scores: Mapping[str, float | None],
    weights: Mapping[str, float],
    n: int,
    prior_mean: float | None = None,
    prior_n: float = 0.0,
    fewest: int = _FEWEST_RATINGS,
    step: str = "0.5",
) -> StarRating:
    """Stars from dimension scores on the scale of stars: Σw·s/Σw over those present, rounded half up.

    Fewer than `fewest` ratings are hidden. With a `prior_mean` the score is first pulled towards it as
    if `prior_n` more ratings had given it (`bayesian_average`), which keeps few ratings from the top.
    """
    names = list(weights)
    if set(names) != set(scores):
        message = f"Scores and weights must name the same dimensions: {sorted(set(names) ^ set(scores))}."
        raise ValueError(message)
    _check_weights(list(weights.values()), len(scores))
    if not all(score is None or math.isfinite(score) for score in scores.values()):
        message = "Each score is a finite number or None."
        raise ValueError(message)
    (n,) = whole_counts(n=n)
    present = [(float(weights[name]), float(score)) for name in names if (score := scores[name]) is not None]
    covered = math.fsum(weight for weight, _ in present)
    reason = Undefined.NO_ANSWERS if n == 0 or covered == 0 else Undefined.SUPPRESSED if n < fewest else None
    score = None
    if reason is None:
        score = math.fsum(weight * value for weight, value in present) / covered
        if prior_mean is not None:
            score = bayesian_average(mean=score, n=n, prior_mean=prior_mean, prior_n=prior_n)
    return StarRating(
        n=n,
        missing=len(names) - len(present),
        method="weighted" if prior_mean is None else "weighted, Bayesian average",
        reason=reason,
        estimate=score,
        stars=None if score is None else half_up(round(score, 9), step=step),
        weight_covered=covered / math.fsum(weights.values()),
    )


def bayesian_average(*, mean: float, n: float, prior_mean: float, prior_n: float) -> float:
    """(C·μ + n·m)/(C + n): the mean of n ratings and of `prior_n` imagined ones at `prior_mean`.

    >>> bayesian_average(mean=5.0, n=2, prior_mean=4.0, prior_n=8)
    4.2
    """
    if n < 0 or prior_n < 0 or n + prior_n == 0:
        message = f"n and prior_n must be non-negative and not both zero, not {n} and {prior_n}."
        raise ValueError(message)
    n, prior_n = float(n), float(prior_n)
    return (prior_n * float(prior_mean) + n * float(mean)) / (prior_n + n)


def _check_weights(weights: Sequence[float], length: int) -> None:
    if len(weights) != length or min(weights, default=-1.0) < 0 or not math.fsum(weights) > 0:
        message = f"{length} scores need as many non-negative weights, not all zero: {list(weights)}."
        raise ValueError(message)
