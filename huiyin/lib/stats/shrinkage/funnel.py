"""Funnel limits and case mix: is a unit outside what chance allows, given how many and which cases it had."""

from collections.abc import Sequence

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.shrinkage.results import FunnelPoint, FunnelResult, StandardisedResult, StandardisedUnit


def funnel_limits(*, n: Sequence[int], share: float, confidence: float = 0.95) -> tuple[Interval, ...]:
    """Exact binomial limits for a share around `share` at each n, interpolated (Spiegelhalter 2005).

    >>> [limit] = funnel_limits(n=[100], share=0.5)
    >>> round(limit.low, 3), round(limit.high, 3)
    (0.397, 0.593)
    """
    from scipy.stats import binom

    normal_quantile(confidence)
    size = np.asarray(n, dtype=np.int64)
    if not 0 < share < 1 or (size < 1).any():
        message = f"share must lie inside (0, 1) and each n be positive: {share}."
        raise ValueError(message)

    def limit(tail: float) -> Array:
        count = binom.ppf(tail, size, share)
        reached, before = binom.cdf(count, size, share), binom.cdf(count - 1, size, share)
        return np.asarray(np.clip((count - (reached - tail) / (reached - before)) / size, 0.0, 1.0))

    # With few cases the interpolation can pass the centre, which always belongs inside.
    low = np.minimum(limit(0.5 - confidence / 2), share)
    high = np.maximum(limit(0.5 + confidence / 2), share)
    return tuple(Interval(low=float(a), high=float(b), confidence=confidence) for a, b in zip(low, high, strict=True))


def funnel(
    *,
    units: Sequence[str],
    successes: Sequence[int],
    n: Sequence[int],
    share: float | None = None,
    confidence: float = 0.95,
    significance: float = 0.05,
) -> FunnelResult:
    """Each unit's share with its funnel limits around `share` (by default that of all), and who stands out.

    A unit stands out where its exact binomial p-value, adjusted over all units (Benjamini–Hochberg), is
    below `significance`; to lie outside its own limits is common when there are many units.
    """
    x, size = as_floats(successes), as_floats(n)
    if not len(units) == len(x) == len(size) or not ((x >= 0) & (x <= size)).all():
        message = f"{len(units)} units need as many successes, each between 0 and its n."
        raise ValueError(message)
    total = float(size.sum())
    centre = share if share is not None else float(x.sum()) / total if total else None
    if centre is None or not 0 < centre < 1:
        reason = Undefined.NO_ANSWERS if total == 0 else Undefined.NO_VARIATION
        return FunnelResult(n=int(total), method="exact binomial", reason=reason, share=centre, points=())
    return FunnelResult(
        n=int(total),
        missing=int((size == 0).sum()),
        method="exact binomial, Benjamini–Hochberg",
        share=centre,
        points=_points(units, x, size, centre, confidence=confidence, significance=significance),
    )


def _points(
    units: Sequence[str], x: Array, size: Array, centre: float, *, confidence: float, significance: float
) -> tuple[FunnelPoint, ...]:
    from scipy.stats import binom

    from huiyin.lib.stats.comparison import adjust_p

    known = [i for i in range(len(units)) if size[i] > 0]
    smaller, greater = binom.cdf(x, size, centre), binom.sf(x - 1, size, centre)
    exact = np.minimum(1.0, 2 * np.minimum(smaller, greater))
    adjusted = adjust_p([float(exact[i]) if size[i] else None for i in range(len(units))], method="bh")
    limits = dict(
        zip(known, funnel_limits(n=[int(m) for m in size[known]], share=centre, confidence=confidence), strict=True)
    )
    return tuple(
        FunnelPoint(
            name=str(name),
            n=int(size[i]),
            share=float(x[i] / size[i]) if size[i] else None,
            limits=limits.get(i),
            p_value=adjusted[i],
            stands_out=(p := adjusted[i]) is not None and p < significance,
            reason=None if size[i] else Undefined.NO_ANSWERS,
        )
        for i, name in enumerate(units)
    )


def standardised_ratios(
    *,
    units: Sequence[str],
    strata: Sequence[str],
    events: Sequence[float],
    n: Sequence[float],
    confidence: float = 0.95,
) -> StandardisedResult:
    """Observed over expected events of each unit, its case mix taken into account (indirect standardisation).

    One entry for each unit and stratum (a group-by): its `events` among `n` cases. Expected: each
    stratum's rate over all units, applied to the unit's cases. Exact Poisson interval of the observed
    count (Garwood 1936); adjusted rate = ratio × overall rate. Units with nothing expected get None.
    """
    x, size = as_floats(events), as_floats(n)
    if not len(units) == len(strata) == len(x) == len(size) or not ((x >= 0) & (x <= size)).all():
        message = "units, strata, events and n must be of one length, with events between 0 and n."
        raise ValueError(message)
    names, unit = np.unique(np.asarray(units, dtype=object).astype(str), return_inverse=True)
    _, stratum = np.unique(np.asarray(strata, dtype=object).astype(str), return_inverse=True)
    total = float(size.sum())
    if total == 0 or x.sum() == 0:
        reason = Undefined.NO_ANSWERS if total == 0 else Undefined.NO_EXPOSURE
        return StandardisedResult(n=int(total), method="indirect", reason=reason, rate=None, units=())
    of_stratum = np.bincount(stratum, weights=size)
    rate = np.divide(np.bincount(stratum, weights=x), of_stratum, out=np.zeros(len(of_stratum)), where=of_stratum > 0)
    observed = np.bincount(unit, weights=x)
    expected = np.bincount(unit, weights=size * rate[stratum])
    cases = np.bincount(unit, weights=size)
    overall = float(x.sum()) / total
    return StandardisedResult(
        n=int(total),
        method="indirect, exact Poisson",
        rate=overall,
        units=tuple(
            _standardised(
                str(name), float(cases[i]), float(observed[i]), float(expected[i]), overall, confidence=confidence
            )
            for i, name in enumerate(names)
        ),
    )


def _standardised(
    name: str, cases: float, observed: float, expected: float, overall: float, *, confidence: float
) -> StandardisedUnit:
    from scipy.special import gammaincinv

    normal_quantile(confidence)
    if expected <= 0:
        return StandardisedUnit(
            name=name,
            n=int(cases),
            observed=observed,
            expected=0.0,
            ratio=None,
            rate=None,
            interval=None,
            reason=Undefined.NO_EXPOSURE,
        )
    low = float(gammaincinv(observed, 0.5 - confidence / 2)) if observed else 0.0
    high = float(gammaincinv(observed + 1, 0.5 + confidence / 2))
    return StandardisedUnit(
        name=name,
        n=int(cases),
        observed=observed,
        expected=expected,
        ratio=observed / expected,
        rate=observed / expected * overall,
        interval=Interval(low=low / expected, high=high / expected, confidence=confidence),
    )
