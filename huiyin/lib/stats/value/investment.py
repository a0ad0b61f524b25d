"""Does an investment pay: net present value, internal rate of return, payback, and what chance does to them."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.returns import Investment, NpvDistribution

_DRAWS = 10_000


def investment(*, cashflows: Values, rate: float, benchmark_roi: float | None = None) -> Investment:
    """Judge cash flows of periods 0, 1, 2, …, the first not discounted, at `rate` a period; the estimate is the NPV.

    `irr` is None without a change of sign, and where several rates give NPV 0 (`irr_reason`; all in `irrs`).
    `roi` is the sum of the flows over the sum of the payments; `profitability_index` the present value of what
    follows over the first payment. Paybacks are in periods, linear within one, None if never; `roi_above` is
    the ROI less a benchmark of the sector. Raises ValueError on a missing flow or a rate of −1 or less.

    >>> result = investment(cashflows=[-500, 120, 160, 180, 200, 150], rate=0.1)
    >>> round(result.estimate, 2), round(result.irr, 4), round(result.payback, 2)
    (106.3, 0.1757, 3.2)
    """
    flows, rate = _flows(cashflows), _checked(rate)
    if not len(flows):
        return Investment(n=0, method="npv", estimate=None, rate=rate, reason=Undefined.NO_ANSWERS)
    present = flows * _discounts(rate, len(flows))
    if not np.isfinite(present).all():
        message = f"At a rate of {rate} the flows are worth more than can be written."
        raise ValueError(message)
    npv, paid = float(present.sum()), -float(flows[flows < 0].sum())
    roi = float(flows.sum()) / paid if paid else None
    irrs = internal_rates(flows)
    return Investment(
        n=len(flows),
        method="npv",
        estimate=npv,
        rate=rate,
        irr=irrs[0] if len(irrs) == 1 else None,
        irrs=irrs,
        irr_reason=_why_no_irr(irrs),
        roi=roi,
        roi_above=roi - float(benchmark_roi) if roi is not None and benchmark_roi is not None else None,
        profitability_index=1 - npv / float(flows[0]) if flows[0] < 0 else None,
        payback=_payback(flows),
        discounted_payback=_payback(present),
    )


def internal_rates(cashflows: Values) -> tuple[float, ...]:
    """Every rate above −1 at which the NPV is 0, in ascending order.

    With one change of sign there is exactly one (Descartes), found by bisection; else the real positive roots
    of the polynomial in 1/(1 + rate).
    """
    flows = _flows(cashflows)
    signs = np.sign(flows[flows != 0])
    changes = int((np.diff(signs) != 0).sum())
    if changes == 0:
        return ()
    return (_only_rate(flows),) if changes == 1 else _rates_by_roots(np.trim_zeros(flows))


def npv_simulation(
    *,
    low: Values,
    likely: Values,
    high: Values,
    rate: float,
    seed: int,
    draws: int = _DRAWS,
    together: bool = False,
    confidence: float = 0.95,
) -> NpvDistribution:
    """The NPV when each flow is uncertain between `low` and `high` (triangular, most likely `likely`).

    `together` lets good and bad years come together (one draw for all periods), which widens the interval;
    by default the periods are independent. The estimate is the mean, the interval the middle `confidence`.
    """
    bounds, rate = [_flows(values) for values in (low, likely, high)], _checked(rate)
    if draws < 1 or len({len(one) for one in bounds}) > 1 or any((a > b).any() for a, b in pairwise(bounds)):
        message = "low, likely and high must be of one length and in this order in each period, draws at least 1"
        raise ValueError(message)
    if not len(bounds[0]):
        return _distribution(np.empty(0), n=0, method="triangular", confidence=confidence)
    chance = np.random.default_rng(seed).random((draws, 1 if together else len(bounds[0])))
    npvs = _triangular(chance, *bounds) @ _discounts(rate, len(bounds[0]))
    return _distribution(npvs, n=len(bounds[0]), method="triangular", confidence=confidence)


def npv_bootstrap(
    *, cashflows: Sequence[Values], rate: float, seed: int, draws: int = _DRAWS, confidence: float = 0.95
) -> NpvDistribution:
    """The mean NPV of observed cases (each a row of flows of equal length), with its bootstrap interval.

    The cases (pilot shops, customers) are drawn with replacement; n is how many there are.
    """
    rate = _checked(rate)
    rows = [_flows(row) for row in cashflows]
    if len({len(row) for row in rows}) > 1:
        message = "Each case needs the same number of periods."
        raise ValueError(message)
    if not rows or not len(rows[0]):
        return _distribution(np.empty(0), n=0, method="bootstrap", confidence=confidence)
    npvs = np.array(rows) @ _discounts(rate, len(rows[0]))
    generator = np.random.default_rng(seed)
    means = np.array([generator.choice(npvs, len(npvs)).mean() for _ in range(draws)])
    return _distribution(means, n=len(rows), method="bootstrap", confidence=confidence, mean=float(npvs.mean()))


def _distribution(npvs: Array, *, n: int, method: str, confidence: float, mean: float | None = None) -> NpvDistribution:
    normal_quantile(confidence)
    if not len(npvs):
        return NpvDistribution(n=n, method=method, estimate=None, reason=Undefined.NO_ANSWERS)
    if method == "bootstrap" and np.ptp(npvs) == 0:
        reason = Undefined.ONE_ANSWER if n == 1 else Undefined.NO_VARIATION
        return NpvDistribution(n=n, method=method, estimate=mean, reason=reason)
    low, high = np.quantile(npvs, [0.5 - confidence / 2, 0.5 + confidence / 2]).tolist()
    return NpvDistribution(
        n=n,
        method=method,
        estimate=float(npvs.mean()) if mean is None else mean,
        interval=Interval(low=low, high=high, confidence=confidence),
        loss_probability=float((npvs < 0).mean()),
    )


def _triangular(chance: Array, low: Array, likely: Array, high: Array) -> Array:
    """The inverse of the triangular distribution function, (draws, periods)."""
    width = np.where(high > low, high - low, 1.0)
    peak = (likely - low) / width
    with np.errstate(invalid="ignore"):
        left = low + np.sqrt(chance * width * (likely - low))
        right = high - np.sqrt((1 - chance) * width * (high - likely))
    return np.where(high > low, np.where(chance < peak, left, right), low)


def _flows(cashflows: Values) -> Array:
    flows = as_floats(cashflows)
    if not np.isfinite(flows).all():
        message = "Every period needs a cash flow; write 0 where there is none."
        raise ValueError(message)
    return flows


def _checked(rate: float) -> float:
    if not -1 < rate < np.inf:
        message = f"The rate must be a number above −1 (−100 %), not {rate}."
        raise ValueError(message)
    return float(rate)


def _discounts(rate: float, periods: int) -> Array:
    with np.errstate(over="ignore"):
        return np.asarray((1.0 + rate) ** -np.arange(periods, dtype=np.float64))


def _why_no_irr(irrs: tuple[float, ...]) -> Undefined | None:
    if len(irrs) == 1:
        return None
    return Undefined.SEVERAL_ROOTS if irrs else Undefined.NO_SIGN_CHANGE


def _value_at(flows: Array) -> Callable[[float], float]:
    """The sign-true, scaled NPV as a function of log(1 + rate), free of overflow."""
    periods = np.arange(len(flows))

    def value(log_rate: float) -> float:
        exponents = -log_rate * periods
        return float(flows @ np.exp(exponents - exponents.max()))

    return value


def _only_rate(flows: Array) -> float:
    from scipy.optimize import brentq

    value = _value_at(np.trim_zeros(flows))
    reach = 1.0
    while value(-reach) * value(reach) > 0:
        reach *= 2
    return float(np.expm1(brentq(value, -reach, reach, xtol=1e-15, rtol=8.9e-16)))


def _rates_by_roots(flows: Array) -> tuple[float, ...]:
    roots: Any = np.roots(flows[::-1])
    real = roots[np.abs(roots.imag) < 1e-7 * np.maximum(1, np.abs(roots))].real
    rates = sorted((1 / real[real > 1e-12] - 1).tolist())
    return tuple(rate for place, rate in enumerate(rates) if place == 0 or rate - rates[place - 1] > 1e-6)


def _payback(flows: Array) -> float | None:
    total = np.cumsum(flows)
    paid_back = total >= -1e-12 * np.abs(flows).sum()  # rounding is no debt
    if not paid_back.any():
        return None
    after = int(np.argmax(paid_back))
    if after == 0:
        return 0.0
    return float(after - 1 - total[after - 1] / flows[after])
