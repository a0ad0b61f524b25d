"""How a day spreads over its intervals, and what the first hours say about the rest."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from huiyin.lib.planning.forecasting.results import IntradayUpdate, Profile
from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.rounding import largest_remainder


@takes_any_number
def intraday_profile(
    history: Sequence[Values], *, towards: Sequence[float] | None = None, strength: float = 0.0
) -> Profile:
    """The mean of the days' own shares (each day counts alike, however busy), shrunk towards another profile.

    `history` has one row of interval volumes a day; days with a gap, a negative value or nothing at
    all are left out and counted. With n days the own profile weighs n/(n + strength), `towards`
    (shares, scaled to sum to 1) the rest; without days `towards` alone, if given with a strength.

    >>> intraday_profile([[10, 30], [40, 40]]).shares
    (0.375, 0.625)
    """
    if strength < 0:
        message = f"The strength of shrinkage is at least 0 days, not {strength}."
        raise ValueError(message)
    table = _table(history)
    shares = _usable_shares(table)
    n, missing = len(shares), len(table) - len(shares)
    prior = None if towards is None else _normalised(towards)
    if prior is not None and table.size and len(prior) != table.shape[1]:
        message = f"`towards` needs one share for each of the {table.shape[1]} intervals."
        raise ValueError(message)
    own = shares.mean(axis=0) if n else prior
    if own is None or (not n and strength == 0):
        reason = Undefined.NO_ANSWERS
        return Profile(n=0, missing=missing, method="mean_of_day_shares", reason=reason)
    weight = n / (n + strength) if n + strength else 1.0
    mixed = own if prior is None else weight * own + (1 - weight) * prior
    return Profile(
        n=n,
        missing=missing,
        method="mean_of_day_shares" if prior is None else "shrunk_mean_of_day_shares",
        shares=tuple(mixed.tolist()),
        own=tuple(own.tolist()),
        weight=weight if prior is not None else 1.0,
    )


def profiles_by_class(
    history: Sequence[Values], *, classes: Sequence[Hashable], strength: float = 4.0
) -> Mapping[Hashable, Profile]:
    """A profile for each class of days (weekday, holiday, adjusted workday), shrunk to that of all days.

    A class with `strength` days weighs its own shares and the overall ones alike; a class seen once
    borrows nearly everything.
    """
    if len(classes) != len(history):
        message = f"Give one class for each of the {len(history)} days, not {len(classes)}."
        raise ValueError(message)
    overall = intraday_profile(history)
    chosen: dict[Hashable, list[Values]] = {}
    for kind, day in zip(classes, history, strict=True):
        chosen.setdefault(kind, []).append(day)
    towards = overall.shares or None
    return {kind: intraday_profile(days, towards=towards, strength=strength) for kind, days in chosen.items()}


@takes_any_number
def spread_day(*, total: float, profile: Profile) -> tuple[float, ...]:
    """A day's volume over its intervals, unrounded; () where the profile is undefined."""
    return tuple(total * share for share in profile.shares)


@takes_any_number
def spread_day_whole(*, total: int, profile: Profile) -> tuple[int, ...]:
    """A day's volume in whole contacts that sum to `total` exactly (largest remainder); () where undefined.

    >>> spread_day_whole(total=10, profile=intraday_profile([[1, 1, 1]]))
    (4, 3, 3)
    """
    return tuple(largest_remainder(profile.shares, total=total)) if profile.shares else ()


@takes_any_number
def update_day(
    *,
    forecast: Values,
    actual: Values,
    day_variance: float = 0.01,
    evidence: float = 1.0,
    confidence: float = 0.8,
) -> IntradayUpdate:
    """The rest of a day once its first intervals are known: `actual` covers the beginning of `forecast`.

    Contacts are Poisson given a day factor with mean 1 and variance `day_variance` (gamma): its
    posterior mean (1/v + eΣA)/(1/v + eΣF) is the raw ratio shrunk towards 1, the more the less has
    come. `evidence` e < 1 discounts contacts whose surprise does not last all day (a busy morning is
    often just a busy morning). With v = 0 nothing changes. The interval is the factor's. Missing
    actuals are passed over.
    """
    expected, seen = as_floats(forecast), as_floats(actual)
    usable = np.isfinite(expected).all() and (expected >= 0).all() and len(seen) <= len(expected)
    if not usable or min(day_variance, evidence) < 0:
        message = "Give a finite forecast ≥ 0 of the whole day, at most as many actuals, variance and evidence ≥ 0."
        raise ValueError(message)
    known = np.isfinite(seen)
    came, due = float(seen[known].sum()), float(expected[: len(seen)][known].sum())
    if came < 0:
        message = "Contacts cannot be negative."
        raise ValueError(message)
    factor, interval = _day_factor(evidence * came, evidence * due, day_variance, confidence)
    rest = expected[len(seen) :] * factor
    unseen = float(expected[: len(seen)][~known].sum()) * factor
    return IntradayUpdate(
        n=int(known.sum()),
        missing=int((~known).sum()),
        method="gamma_poisson_day_factor",
        estimate=factor,
        interval=interval,
        ratio=came / due if due else None,
        rest=tuple(rest.tolist()),
        total=came + unseen + float(rest.sum()),
    )


def _day_factor(came: float, due: float, variance: float, confidence: float) -> tuple[float, Interval]:
    """Mean and interval of the gamma posterior of the day's factor."""
    from scipy.stats import gamma

    normal_quantile(confidence)
    if variance == 0:
        return 1.0, Interval(low=1.0, high=1.0, confidence=confidence)
    shape, rate = 1 / variance + came, 1 / variance + due
    low, high = gamma.ppf([0.5 - confidence / 2, 0.5 + confidence / 2], shape, scale=1 / rate).tolist()
    return shape / rate, Interval(low=low, high=high, confidence=confidence)


def _table(history: Sequence[Values]) -> Array:
    rows = [as_floats(day) for day in history]
    if len({len(row) for row in rows}) > 1:
        message = f"All days need the same intervals, not {sorted({len(row) for row in rows})}."
        raise ValueError(message)
    return np.array(rows, dtype=np.float64).reshape(len(rows), -1 if rows else 0)


def _usable_shares(table: Array) -> Array:
    usable = np.isfinite(table).all(axis=1) & (table >= 0).all(axis=1) & (table.sum(axis=1) > 0)
    kept = table[usable]
    return np.asarray(kept / kept.sum(axis=1, keepdims=True))


def _normalised(shares: Sequence[float]) -> Array:
    given = np.array(shares, dtype=np.float64)
    if not np.isfinite(given).all() or (given < 0).any() or given.sum() <= 0:
        message = "A profile has shares ≥ 0 that are not all 0."
        raise ValueError(message)
    return np.asarray(given / given.sum())
