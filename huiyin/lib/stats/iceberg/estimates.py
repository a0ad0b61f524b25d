"""How many dissatisfied customers stayed silent: from the population, or back from the complaints."""

import math
from collections.abc import Iterable

from huiyin.lib.stats.iceberg.results import Iceberg
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_NOBODY = 1e-12
"""A smaller rate is nobody's: dividing by it would tell more people than there are."""


def iceberg_of_population(
    *, customers: float, dissatisfied: float, complain: float, complain_interval: Interval | None = None
) -> Iceberg:
    """Silent = (1 − c)·δ·N for N customers of whom a share `dissatisfied` δ, and c of those, complain.

    With c = 0 everyone dissatisfied is silent and there is no multiplier (NO_EXPOSURE).

    >>> iceberg_of_population(customers=100_000, dissatisfied=0.25, complain=0.05).estimate
    23750.0
    """
    if not (0 <= customers < math.inf and 0 <= dissatisfied <= 1 and 0 <= complain <= 1):
        message = "customers must not be negative or endless, and dissatisfied and complain be shares from 0 to 1."
        raise ValueError(message)
    customers, complain = float(customers), float(complain)
    unhappy = float(dissatisfied) * customers
    ends = None
    if complain_interval is not None:
        ends = Interval(
            low=unhappy * (1 - complain_interval.high),
            high=unhappy * (1 - complain_interval.low),
            confidence=complain_interval.confidence,
        )
    return Iceberg(
        n=round(customers),
        estimate=unhappy * (1 - complain) if customers else None,
        interval=ends if customers else None,
        method="population",
        reason=None if customers and complain > _NOBODY else Undefined.NO_EXPOSURE,
        dissatisfied=unhappy,
        complainants=unhappy * complain,
        multiplier=1 / complain if complain > _NOBODY else None,
        silent_per_complaint=1 / complain - 1 if complain > _NOBODY else None,
    )


def iceberg_from_complaints(*, complaints: float, rate: float, rate_interval: Interval | None = None) -> Iceberg:
    """Silent = complaints·(1 − c)/c, with the complaint rate's interval carried over.

    `complaints` counts complainants, each once. With c = 0 there is no estimate (NO_EXPOSURE); an
    interval of the rate that reaches 0 gives no interval (NO_LIMIT).

    >>> interval = Interval(low=0.03, high=0.08, confidence=0.95)
    >>> found = iceberg_from_complaints(complaints=340, rate=0.05, rate_interval=interval)
    >>> round(found.estimate), round(found.interval.low), round(found.interval.high)
    (6460, 3910, 10993)
    """
    if not (0 <= complaints < math.inf and 0 <= rate <= 1):
        message = "complaints must not be negative or endless, and the rate be a share from 0 to 1."
        raise ValueError(message)
    complaints, rate = float(complaints), float(rate)
    some = rate > _NOBODY
    ends, reason = None, None if some else Undefined.NO_EXPOSURE
    if some and rate_interval is not None and rate_interval.low > _NOBODY:
        ends = Interval(
            low=complaints * (1 / rate_interval.high - 1),
            high=complaints * (1 / rate_interval.low - 1),
            confidence=rate_interval.confidence,
        )
    elif some and rate_interval is not None:
        reason = Undefined.NO_LIMIT
    return Iceberg(
        n=round(complaints),
        estimate=complaints * (1 / rate - 1) if some else None,
        interval=ends,
        method="complaints",
        reason=reason,
        dissatisfied=complaints / rate if some else None,
        complainants=complaints,
        multiplier=1 / rate if some else None,
        silent_per_complaint=1 / rate - 1 if some else None,
    )


def iceberg_of_segments(segments: Iterable[Iceberg]) -> Iceberg:
    """The segments together, each with its own complaint rate: no one rate fits all channels and values.

    The interval sums the distances to each segment's ends in squares (Zou and Donner 2008), for
    rates estimated apart; there is none where a segment has none, and no sum where one is undefined.
    """
    parts = list(segments)
    complainants = math.fsum(part.complainants for part in parts)
    known = [(part.estimate, part.dissatisfied) for part in parts if part.estimate is not None]
    defined = bool(parts) and len(known) == len(parts)
    silent = math.fsum(estimate for estimate, _ in known)
    unhappy = math.fsum(part.dissatisfied or 0.0 for part in parts)
    return Iceberg(
        n=sum(part.n for part in parts),
        missing=len(parts) - len(known),
        estimate=silent if defined else None,
        interval=_together(parts, silent) if defined else None,
        method="segments",
        reason=(None if complainants else Undefined.NO_EXPOSURE) if defined else _why(parts),
        dissatisfied=unhappy if defined else None,
        complainants=complainants,
        multiplier=unhappy / complainants if defined and complainants else None,
        silent_per_complaint=silent / complainants if defined and complainants else None,
    )


def _together(parts: list[Iceberg], silent: float) -> Interval | None:
    intervals = [part.interval for part in parts if part.interval is not None]
    if len(intervals) < len(parts) or len({interval.confidence for interval in intervals}) != 1:
        return None
    below = [(part.estimate or 0.0) - interval.low for part, interval in zip(parts, intervals, strict=True)]
    above = [interval.high - (part.estimate or 0.0) for part, interval in zip(parts, intervals, strict=True)]
    return Interval(
        low=silent - math.hypot(*below), high=silent + math.hypot(*above), confidence=intervals[0].confidence
    )


def _why(parts: list[Iceberg]) -> Undefined:
    return next((part.reason for part in parts if part.reason is not None), Undefined.NO_ANSWERS)
