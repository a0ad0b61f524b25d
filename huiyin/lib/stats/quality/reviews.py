"""Which reviews to make: how many, how many to see a fatal error, and a sample that looks where the risk is."""

import math
from collections.abc import Hashable, Sequence

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, codes
from huiyin.lib.stats.inputs import ArrowColumn, NumpyColumn, Values, as_list, whole_counts
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.quality.results import Pick, ReviewMean, ReviewPlan, ReviewSample
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.rounding import largest_remainder

Labels = Sequence[Hashable] | ArrowColumn | NumpyColumn
"""The stratum of each case."""


def review_plan(
    *,
    sd: float,
    margin: float,
    population: int | None = None,
    confidence: float = 0.95,
    fatal_rate: float = 0.03,
    detection: float = 0.95,
) -> ReviewPlan:
    """How many reviews estimate a mean score to ± `margin`, and how many show a fatal error if there are any.

    n₀ = (z·sd/margin)², n = n₀/(1 + (n₀ − 1)/N) rounded up. To see at least one fatal error at rate p with
    probability c: ⌈ln(1−c)/ln(1−p)⌉; in a finite population by the hypergeometric law.

    >>> plan = review_plan(sd=12, margin=5, population=400)
    >>> plan.n, plan.to_detect, plan.to_detect_finite
    (22, 99, 88)
    """
    shares = 0 < fatal_rate < 1 and 0 < detection < 1
    if not (0 <= sd < math.inf and margin > 0 and shares) or (population is not None and population < 1):
        message = "sd must not be negative, margin and population positive, fatal_rate and detection inside (0, 1)."
        raise ValueError(message)
    sd, margin, fatal_rate, detection = float(sd), float(margin), float(fatal_rate), float(detection)
    population = None if population is None else whole_counts(population=population)[0]
    raw = (normal_quantile(confidence) * sd / margin) ** 2
    needed = raw if population is None else raw / (1 + (raw - 1) / population)
    fatal = None if population is None else max(1, math.floor(fatal_rate * population + 1e-9))
    return ReviewPlan(
        n=max(1, math.ceil(needed - 1e-9)),
        method="normal, finite population" if population else "normal",
        before_correction=raw,
        confidence=confidence,
        margin=margin,
        to_detect=max(1, math.ceil(math.log1p(-detection) / math.log1p(-fatal_rate) - 1e-9)),
        to_detect_finite=None
        if population is None or fatal is None
        else reviews_to_detect(population=population, fatal=fatal, detection=detection),
        fatal_rate=fatal_rate,
        detection=detection,
    )


def reviews_to_detect(*, population: int, fatal: int, detection: float = 0.95) -> int:
    """The fewest reviews out of `population` that hit one of its `fatal` cases with probability `detection`.

    >>> reviews_to_detect(population=400, fatal=12)
    88
    """
    fatal, population = whole_counts(fatal=fatal, population=population)
    if not 1 <= fatal <= population or not 0 < detection < 1:
        message = f"fatal must lie between 1 and the population, detection inside (0, 1): {fatal}, {detection}."
        raise ValueError(message)
    from scipy.special import gammaln

    def log_missed(n: int) -> float:
        # P(none of the fatal cases drawn) = C(N − D, n)/C(N, n)
        rest = population - fatal - n
        if rest < 0:
            return -math.inf
        logs = gammaln([population - fatal + 1, population - n + 1, rest + 1, population + 1])
        return float(logs[0] + logs[1] - logs[2] - logs[3])

    enough, low, high = math.log1p(-detection), 1, population - fatal + 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if log_missed(middle) <= enough + 1e-12 else (middle + 1, high)
    return low


def draw_reviews(*, strata: Labels, n: int, risk: Values | None = None, extra: int = 0, seed: int) -> ReviewSample:
    """A stratified random sample of `n` cases, and `extra` cases drawn in proportion to `risk`.

    `strata` (say channel × length) and `risk` (non-negative) have a value for each case; each stratum gets
    its proportional share, at least one. Each pick has its inclusion probability 1 − (1 − n_h/N_h)(1 − q)
    and weight 1/probability, so that `review_mean` stays unbiased although risky cases are over-drawn. A
    case that both draws hit is reviewed once: there may be fewer than n + extra picks.
    """
    given = as_list(strata)  # type: ignore[arg-type]
    total = len(given)
    if n < 1 or extra < 0 or (extra and risk is None):
        message = "n must be positive; extra reviews need the risk of each case."
        raise ValueError(message)
    if total == 0:
        return ReviewSample(n=0, method="stratified", reason=Undefined.NO_ANSWERS, picks=(), by_stratum={})
    rng = np.random.default_rng(seed)
    labels, index = codes(given)
    sizes = np.bincount(index, minlength=len(labels))
    shares = _allocation([int(size) for size in sizes], n)
    random = np.concatenate([rng.choice(np.flatnonzero(index == h), s, replace=False) for h, s in enumerate(shares)])
    base = (np.array(shares) / sizes)[index]
    chance = _risk_chances(np.zeros(total) if risk is None else as_floats(risk), total, extra)
    risky = _systematic(chance, rng)
    chosen = np.union1d(random, risky)
    probability = 1 - (1 - base) * (1 - chance)
    at_random, at_risk = set(random.tolist()), set(risky.tolist())
    picks = tuple(
        Pick(
            index=int(i),
            stratum=labels[index[i]],
            random=int(i) in at_random,
            risk=int(i) in at_risk,
            probability=float(probability[i]),
            weight=float(1 / probability[i]),
        )
        for i in chosen
    )
    return ReviewSample(
        n=len(picks),
        method="stratified + risk" if extra else "stratified",
        picks=picks,
        by_stratum=dict(zip(labels, shares, strict=True)),
    )


def review_mean(*, scores: Values, weights: Sequence[float], confidence: float = 0.95) -> ReviewMean:
    """The mean of reviewed scores, each weighted by 1/inclusion probability (Hájek 1971), with its interval.

    Linearised standard error with Kish's effective n for the degrees of freedom. A None score is left out.
    """
    values, weight = as_floats(scores), as_floats(weights)
    if len(values) != len(weight) or not (weight > 0).all():
        message = f"Each of {len(values)} scores needs a positive weight."
        raise ValueError(message)
    usable = np.isfinite(values)
    values, weight = values[usable], weight[usable]
    n = len(values)
    mean = float(weight @ values / weight.sum()) if n else None
    return ReviewMean(
        n=n,
        missing=int((~usable).sum()),
        estimate=mean,
        interval=None if mean is None else _weighted_interval(values, weight, mean, confidence),
        method="Hájek",
        reason=Undefined.NO_ANSWERS if n == 0 else Undefined.ONE_ANSWER if n == 1 else None,
        effective_n=float(weight.sum() ** 2 / (weight**2).sum()) if n else 0.0,
    )


def _allocation(sizes: list[int], n: int) -> list[int]:
    wanted = min(n, sum(sizes))
    if wanted < len(sizes):
        message = f"{len(sizes)} strata need at least one review each, not {wanted} in all: merge strata."
        raise ValueError(message)
    # One each first; what each stratum still holds shares the rest.
    left = [size - 1 for size in sizes]
    if wanted == len(sizes):
        return [1] * len(sizes)
    return [1 + more for more in largest_remainder([float(size) for size in left], total=wanted - len(sizes))]


def _risk_chances(risk: Array, total: int, extra: int) -> Array:
    if len(risk) != total or not (np.isfinite(risk).all() and (risk >= 0).all()):
        message = f"risk needs a non-negative number for each of the {total} cases."
        raise ValueError(message)
    chance = np.zeros(total)
    sure = np.zeros(total, dtype=np.bool_)
    wanted = min(extra, int((risk > 0).sum()))
    while wanted:
        # Chances above 1 are certain; the others share what is left.
        open_ = ~sure & (risk > 0)
        chance = np.where(open_, risk * (wanted - sure.sum()) / max(risk[open_].sum(), 1e-300), sure)
        if not (chance > 1).any():
            break
        sure |= chance >= 1
    return np.minimum(chance, 1.0)


def _systematic(chance: Array, rng: np.random.Generator) -> Array:
    # Systematic sampling in random order keeps each case's chance exact (Madow 1949).
    order = rng.permutation(len(chance))
    ends = np.cumsum(chance[order])
    marks = rng.random() + np.arange(math.ceil(ends[-1]))
    marks = marks[marks < ends[-1]]
    return np.asarray(order[np.searchsorted(ends, marks, side="right")])


def _weighted_interval(values: Array, weight: Array, mean: float, confidence: float) -> Interval | None:
    from scipy.special import stdtrit

    n = len(values)
    if n < 2:
        return None
    influence = weight * (values - mean) / weight.sum()
    se = math.sqrt(float((influence**2).sum()) * n / (n - 1))
    effective = float(weight.sum() ** 2 / (weight**2).sum())
    half = float(stdtrit(max(1.0, effective - 1), 0.5 + confidence / 2)) * se
    return Interval(low=mean - half, high=mean + half, confidence=confidence)
