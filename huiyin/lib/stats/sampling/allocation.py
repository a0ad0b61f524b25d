"""A sample spread over strata: proportional, Neyman, and by cost, each within what a stratum can give."""

import math
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.inputs import whole_counts
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.sampling.results import Allocation, StratumPlan

Whole = NDArray[np.int64]

_ALIKE = 1e-12
"""A stratum that spreads this much less than the widest counts as not spread at all."""


def proportional_allocation(
    *, n: int, sizes: Mapping[str, int], at_least: int = 0, take_all: Collection[str] = ()
) -> Allocation:
    """`n` answers in proportion to the strata's populations `sizes`, whole numbers by largest remainder.

    `at_least` answers of each stratum (never more than it has); strata in `take_all` are asked whole.
    """
    (n,), sizes = whole_counts(n=n), _sizes(sizes)
    scores = np.array([float(size) for size in sizes.values()])
    return _allocate(n=n, sizes=sizes, scores=scores, at_least=at_least, take_all=take_all, method="proportional")


def neyman_allocation(
    *,
    n: int,
    sizes: Mapping[str, int],
    sds: Mapping[str, float],
    at_least: int = 2,
    take_all: Collection[str] = (),
) -> Allocation:
    """`n` answers in proportion to N_h·S_h, which makes the stratified mean surest (Neyman 1934).

    A stratum never gives more than it has, nor fewer than `at_least` (two, without which its spread
    cannot be measured); what it cannot take goes to the others in proportion. INFEASIBLE when `n`
    is less than these minima or more than everyone; NO_VARIATION when no stratum varies.

    >>> plan = neyman_allocation(n=200, sizes={"a": 5000, "b": 3000, "c": 2000}, sds={"a": 10, "b": 20, "c": 40})
    >>> [stratum.allocated for stratum in plan.strata]
    [53, 63, 84]
    """
    (n,), sizes = whole_counts(n=n), _sizes(sizes)
    spreads = _column(sds, sizes)
    scores = np.array([float(size) for size in sizes.values()]) * spreads
    return _allocate(
        n=n, sizes=sizes, scores=scores, at_least=at_least, take_all=take_all, method="neyman", spreads=spreads
    )


def optimal_allocation(
    *,
    sizes: Mapping[str, int],
    sds: Mapping[str, float],
    costs: Mapping[str, float],
    n: int | None = None,
    budget: float | None = None,
    at_least: int = 2,
    take_all: Collection[str] = (),
) -> Allocation:
    """Answers in proportion to N_h·S_h/√c_h, for unequal costs c_h of an answer (Cochran 1977, 5.5).

    Give either `n`, or a `budget`: then n is the largest whose allocation the budget pays.
    """
    if (n is None) == (budget is None):
        message = "Give either n or a budget."
        raise ValueError(message)
    sizes = _sizes(sizes)
    prices, spreads = _column(costs, sizes), _column(sds, sizes)
    if (prices <= 0).any():
        message = "Each answer must cost something."
        raise ValueError(message)
    scores = np.array([float(size) for size in sizes.values()]) * spreads / np.sqrt(prices)

    def of(total: int) -> Allocation:
        return _allocate(
            n=total, sizes=sizes, scores=scores, at_least=at_least, take_all=take_all,
            method="optimal_cost", spreads=spreads, prices=prices,
        )  # fmt: skip

    if n is not None:
        return of(*whole_counts(n=n))
    fewest = sum(low for low, _ in _limits(sizes, at_least=at_least, take_all=take_all))
    most = sum(sizes.values())
    affordable = of(fewest)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        plan = of(middle)
        if plan.cost is not None and plan.cost <= (budget or 0.0):
            fewest, affordable = middle, plan
        else:
            most = middle - 1
    return affordable if (affordable.cost or 0.0) <= (budget or 0.0) else of(-1)


def _allocate(
    *,
    n: int,
    sizes: Mapping[str, int],
    scores: Array,
    at_least: int,
    take_all: Collection[str],
    method: str,
    spreads: Array | None = None,
    prices: Array | None = None,
) -> Allocation:
    limits = _limits(sizes, at_least=at_least, take_all=take_all)
    low, high = (np.array([limit[side] for limit in limits], dtype=np.int64) for side in (0, 1))
    free = low < high
    reason = None
    if not low.sum() <= n <= high.sum():
        reason = Undefined.INFEASIBLE
    elif free.any() and scores[free].sum() <= 0:
        reason = Undefined.NO_VARIATION
    if reason is not None:
        return Allocation(n=0, method=method, reason=reason, strata=(), se=None, cost=None)
    whole = _within_limits(scores, low=low, high=high, total=n)
    exact = n * scores / scores.sum() if scores.sum() else scores
    populations = np.array(list(sizes.values()), dtype=np.int64)
    return Allocation(
        n=n,
        method=method,
        strata=tuple(
            StratumPlan(name=name, size=int(size), exact=float(share), allocated=int(allocated))
            for name, size, share, allocated in zip(sizes, populations, exact, whole, strict=True)
        ),
        se=None if spreads is None else _standard_error(whole, populations=populations, spreads=spreads),
        cost=None if prices is None else float(whole @ prices),
    )


def _within_limits(scores: Array, *, low: Whole, high: Whole, total: int) -> Whole:
    """Whole numbers nearest to clip(λ·score, low, high) that sum to `total`.

    Clipped proportionality solves the constrained minimum of variance (its Karush–Kuhn–Tucker
    conditions). The sum is piecewise linear in λ between the strata's limits, so λ is interpolated.
    """
    relative = scores / max(float(scores.max()), np.finfo(float).tiny)
    rising = relative > _ALIKE
    scores = np.where(rising, relative, 0.0)
    bends = np.unique(np.concatenate([[0.0], (low[rising] / scores[rising]), (high[rising] / scores[rising])]))
    sums = np.array([np.clip(bend * scores, low, high).sum() for bend in bends])
    if sums[-1] < total:  # only strata that do not vary have room left: they share by what they have
        spare = np.where(rising, 0, high - low)
        exact = np.where(rising, high, low + spare * (total - sums[-1]) / max(1, spare.sum()))
    else:
        exact = np.clip(np.interp(total, sums, bends) * scores, low, high)
    whole = np.floor(exact + 1e-9).astype(np.int64)
    by_remainder = np.lexsort((np.arange(len(scores)), whole - exact))
    room = [stratum for stratum in by_remainder if whole[stratum] < high[stratum]]
    whole[room[: total - int(whole.sum())]] += 1
    return whole


def _limits(sizes: Mapping[str, int], *, at_least: int, take_all: Collection[str]) -> list[tuple[int, int]]:
    if not sizes or at_least < 0 or not set(take_all) <= sizes.keys():
        message = "There must be strata, those to be taken whole among them, and at_least must not be negative."
        raise ValueError(message)
    return [(size if name in take_all else min(at_least, size), size) for name, size in sizes.items()]


def _sizes(sizes: Mapping[str, int]) -> dict[str, int]:
    return dict(zip(sizes, whole_counts(**{str(name): size for name, size in sizes.items()}), strict=True))


def _column(values: Mapping[str, float], sizes: Mapping[str, int]) -> Array:
    if values.keys() != sizes.keys() or not all(0 <= value < math.inf for value in values.values()):
        message = f"Each stratum of {sorted(sizes)} needs one finite value of 0 or more: {dict(values)}."
        raise ValueError(message)
    return np.array([float(values[name]) for name in sizes])


def _standard_error(whole: Whole, *, populations: Whole, spreads: Array) -> float | None:
    """Of the stratified mean: Σ (N_h/N)²·(1 − n_h/N_h)·S_h²/n_h; None while a stratum that varies has no answer."""
    open_strata = (whole < populations) & (spreads > 0)
    if (whole[open_strata] == 0).any():
        return None
    shares = populations[open_strata] / populations.sum()
    terms = shares**2 * (1 - whole[open_strata] / populations[open_strata]) * spreads[open_strata] ** 2
    return math.sqrt(float((terms / whole[open_strata]).sum()))
