"""Does keeping or winning customers pay: return on service recovery and on campaigns."""

import math

from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.intervals import wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.returns import CampaignReturn, RecoveryReturn


def recovery_return(
    *,
    customers: int,
    retention_change: float,
    customer_margin: float,
    cost: float,
    change_interval: Interval | None = None,
) -> RecoveryReturn:
    """(Δretention · n · margin value − cost) / cost of a recovery programme for n customers.

    Δ must come from a holdout or difference-in-differences, never from "retained after contact": whom one
    reaches was likelier to stay. `customer_margin` is lifetime value on margin, not revenue. The interval is
    that of Δ carried over; `break_even` is the Δ that just pays the cost.

    >>> round(recovery_return(customers=500, retention_change=0.34, customer_margin=600, cost=40000).estimate, 4)
    1.55
    """
    (customers,) = whole_counts(customers=customers)
    retention_change, customer_margin, cost = float(retention_change), float(customer_margin), float(cost)
    if not 0 <= cost < math.inf or not math.isfinite(customer_margin) or not -1 <= retention_change <= 1:
        message = "The cost must not be negative, and the change of a share lies between −1 and 1."
        raise ValueError(message)
    worth = customers * customer_margin
    interval = None
    if change_interval and cost:
        ends = sorted(_return(change * worth, cost) for change in (change_interval.low, change_interval.high))
        interval = Interval(low=ends[0], high=ends[1], confidence=change_interval.confidence)
    return RecoveryReturn(
        n=customers,
        method="retention_change",
        estimate=_return(retention_change * worth, cost) if cost else None,
        interval=interval,
        reason=None if cost else Undefined.NO_EXPOSURE,
        retention_change=retention_change,
        saved_customers=retention_change * customers,
        gain=retention_change * worth,
        cost=cost,
        break_even=cost / worth if worth else None,
    )


def recovery_return_from_counts(
    *,
    treated_kept: int,
    treated: int,
    holdout_kept: int,
    holdout: int,
    customers: int,
    customer_margin: float,
    cost: float,
    confidence: float = 0.95,
) -> RecoveryReturn:
    """Return on recovery with Δ from a random holdout, and Newcombe's interval (1998, method 10) for it."""
    treated_kept, treated, holdout_kept, holdout, customers = whole_counts(
        treated_kept=treated_kept, treated=treated, holdout_kept=holdout_kept, holdout=holdout, customers=customers
    )
    first = wilson_interval(successes=treated_kept, n=treated, confidence=confidence)
    second = wilson_interval(successes=holdout_kept, n=holdout, confidence=confidence)
    if first is None or second is None:
        return RecoveryReturn(
            n=customers, method="holdout", estimate=None, cost=float(cost), reason=Undefined.NO_ANSWERS
        )
    p, q = treated_kept / treated, holdout_kept / holdout
    low = p - q - ((p - first.low) ** 2 + (second.high - q) ** 2) ** 0.5
    high = p - q + ((first.high - p) ** 2 + (q - second.low) ** 2) ** 0.5
    return recovery_return(
        customers=customers,
        retention_change=p - q,
        customer_margin=customer_margin,
        cost=cost,
        change_interval=Interval(low=max(-1.0, low), high=min(1.0, high), confidence=confidence),
    )


def campaign_return(
    *,
    new_customers: float,
    lifetime_margin: float,
    cost: float,
    expected_anyway: float = 0.0,
    quality: float = 1.0,
    new_customers_interval: Interval | None = None,
) -> CampaignReturn:
    """Return of a campaign: (customers won · lifetime margin · quality − cost) / cost.

    Won is `new_customers` less those `expected_anyway` (baseline or control region). `quality` scales their
    value by the feedback they give (for example their satisfaction index over that of all customers; 1 makes
    no difference). `acquisition_cost` is the cost for each customer won, `value_to_cost` the lifetime margin
    over it. The interval carries over that of the new customers.
    """
    new_customers, expected_anyway, quality = float(new_customers), float(expected_anyway), float(quality)
    lifetime_margin, cost = float(lifetime_margin), float(cost)
    counted = all(0 <= value < math.inf for value in (new_customers, cost, expected_anyway, quality))
    if not counted or not math.isfinite(lifetime_margin):
        message = "customers, cost and quality must be numbers that are not negative"
        raise ValueError(message)
    won, worth = new_customers - expected_anyway, lifetime_margin * quality
    interval = None
    if new_customers_interval and cost:
        counts = (new_customers_interval.low, new_customers_interval.high)
        low, high = sorted(_return((count - expected_anyway) * worth, cost) for count in counts)
        interval = Interval(low=low, high=high, confidence=new_customers_interval.confidence)
    acquisition_cost = cost / won if won > 0 else None
    return CampaignReturn(
        n=round(new_customers),
        method="incremental_lifetime_margin",
        estimate=_return(won * worth, cost) if cost else None,
        interval=interval,
        reason=None if cost else Undefined.NO_EXPOSURE,
        won=won,
        gain=won * worth,
        cost=cost,
        acquisition_cost=acquisition_cost,
        value_to_cost=worth / acquisition_cost if acquisition_cost else None,
    )


def _return(gain: float, cost: float) -> float:
    return (gain - cost) / cost
