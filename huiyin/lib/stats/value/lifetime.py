"""What customers are worth: discounted margins to come, customer equity, contracts."""

from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.buying import forecast_purchases
from huiyin.lib.stats.value.results import (
    BuyingParameters,
    ContractValue,
    EquityChange,
    LifetimeValue,
    Variant,
)

DAYS_PER_MONTH = 365.25 / 12


def lifetime_value(
    parameters: BuyingParameters,
    *,
    purchases: Values,
    last_purchase: Values,
    age: Values,
    spend: Values,
    margin: float = 1.0,
    months: int = 12,
    monthly_discount: float = 0.01,
    units_per_month: float = DAYS_PER_MONTH / 7,
    variant: Variant = "bg",
) -> LifetimeValue:
    """Expected margin of each customer over `months`, discounted at each month's end; the sum is the equity.

    `spend` is the expected amount of a purchase, a number for each customer (`forecast_spend`), of which the
    share `margin` is earned: revenue is not value. `units_per_month` is a month in the unit of the model
    (weeks by default). Discrete form of Fader, Hardie and Lee (2005), JMR 42(4).
    """
    margin, monthly_discount = float(margin), float(monthly_discount)
    if months < 1 or not -1 < monthly_discount < np.inf or not 0 <= margin <= 1:
        message = "months must be at least 1, the discount above −1, the margin a share between 0 and 1"
        raise ValueError(message)
    amounts = as_floats(spend)
    until = np.zeros(len(amounts))
    discounted = np.zeros(len(amounts))
    for month in range(1, months + 1):
        forecast = forecast_purchases(
            parameters,
            purchases=purchases,
            last_purchase=last_purchase,
            age=age,
            horizon=month * units_per_month,
            variant=variant,
        )
        bought = as_floats(forecast.expected)
        if len(bought) != len(amounts):
            message = f"spend must have a number for each customer: {len(bought)}, not {len(amounts)}"
            raise ValueError(message)
        discounted += (bought - until) / (1 + monthly_discount) ** month
        until = bought
    values = discounted * amounts * margin
    known = np.isfinite(values)
    return LifetimeValue(
        n=int(known.sum()),
        missing=int((~known).sum()),
        method=f"{variant}_nbd_discounted_monthly",
        estimate=float(values[known].sum()) if known.any() else None,
        reason=None if known.any() else Undefined.NO_ANSWERS,
        months=months,
        discount_rate=monthly_discount,
        values=tuple(value if ok else None for value, ok in zip(values.tolist(), known, strict=True)),
    )


def equity_change(*, before: Values, after: Values, confidence: float = 0.95) -> EquityChange:
    """Change of the sum of lifetime values of the same customers, row by row, with its normal interval.

    The interval is for customers as a sample of those one could have had; a change is not yet an effect:
    compare it with customers who were not treated. Customers with a missing value are left out.
    """
    rows = complete_rows([before, after])
    z = normal_quantile(confidence)
    shared: dict[str, Any] = {
        "n": rows.n,
        "missing": rows.missing,
        "rejected": rows.rejected,
        "method": "paired_normal",
    }
    if rows.n == 0:
        nothing: dict[str, Any] = {"estimate": None, "before": None, "after": None, "relative": None}
        return EquityChange(**shared, **nothing, reason=Undefined.NO_ANSWERS)
    first, last = (float(values.sum()) for values in rows.values.T)
    changes = rows.values[:, 1] - rows.values[:, 0]
    with np.errstate(over="ignore"):
        half = z * float(changes.std(ddof=1)) * rows.n**0.5 if rows.n > 1 else np.inf
    interval = None
    if 0 < half < np.inf:
        interval = Interval(low=last - first - half, high=last - first + half, confidence=confidence)
    return EquityChange(
        **shared,
        estimate=last - first,
        interval=interval,
        reason=None if interval else Undefined.NO_VARIATION if half == 0 else Undefined.ONE_ANSWER,
        before=first,
        after=last,
        relative=(last - first) / first if first else None,
    )


def contract_value(
    *,
    margin: float,
    retention: float,
    discount_rate: float,
    periods: int | None = None,
    first_payment: bool = False,
    retention_interval: Interval | None = None,
) -> ContractValue:
    """Margin m a period, retention r and discount d a period: m·r/(1 + d − r) (Gupta and Lehmann 2003).

    `first_payment` adds the margin paid today; `periods` ends the sum after so many. The interval of the
    retention rate carries over, because the value only grows with it.

    >>> contract_value(margin=100, retention=0.8, discount_rate=0.1).estimate
    266.66...
    """
    margin, retention, discount_rate = float(margin), float(retention), float(discount_rate)
    if not (0 <= retention <= 1 and -1 < discount_rate < np.inf and np.isfinite(margin)) or (
        periods is not None and periods < 0
    ):
        message = "retention must be a share, margin and discount rate (above −1) numbers, periods not negative"
        raise ValueError(message)

    def worth(rate: float) -> float | None:
        series = _geometric(rate / (1 + discount_rate), periods)
        return None if series is None else margin * (series + first_payment)

    estimate = worth(retention)
    interval = None
    if retention_interval:
        low, high = worth(retention_interval.low), worth(retention_interval.high)
        if low is not None and high is not None:
            interval = Interval(low=min(low, high), high=max(low, high), confidence=retention_interval.confidence)
    return ContractValue(
        n=1,
        method="contractual",
        estimate=estimate,
        interval=interval,
        reason=Undefined.NO_LIMIT if estimate is None else None,
        margin=margin,
        retention=retention,
        discount_rate=discount_rate,
    )


def _geometric(ratio: float, terms: int | None) -> float | None:
    """ratio + ratio² + …, over `terms` or for ever; None where that has no limit, or is beyond any number."""
    if terms is None:
        return ratio / (1 - ratio) if ratio < 1 else None
    try:
        return float(terms) if ratio == 1 else ratio * (1 - ratio**terms) / (1 - ratio)
    except OverflowError:
        return None
