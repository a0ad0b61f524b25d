"""Ranks with their probabilities, drawn from the posterior: who is among the best, and how surely."""

from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.shrinkage.results import RankedUnit, Ranking, RatesResult, ShrinkageResult

Best = Literal["high", "low"]
_AT_ONCE = 200_000


def rank_units(
    shrunk: ShrinkageResult | RatesResult,
    *,
    best: Best = "high",
    top: float = 0.25,
    draws: int = 4000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Ranking:
    """Units by posterior expected rank, with the probability of being the best and among the `top` share.

    Each draw takes every unit's value from its posterior (normal, beta or gamma) and ranks them; ties in
    order of posterior mean, then name. Where the intervals of ranks are wide, the ranking says so.
    `best` is "low" for complaint rates.
    """
    normal_quantile(confidence)
    units = [unit for unit in shrunk.units if unit.raw is not None]
    k = len(units)
    if k < 2 or not 0 < top < 1:
        if not 0 < top < 1:
            message = f"top is a share between 0 and 1, not {top}."
            raise ValueError(message)
        return Ranking(n=k, missing=len(shrunk.units) - k, method="posterior", reason=Undefined.TOO_FEW, units=())
    ranks = _ranks(shrunk, best, draws, seed)
    among = max(1, int(np.floor(top * k + 0.5)))
    edges = np.quantile(ranks, [0.5 - confidence / 2, 0.5 + confidence / 2], axis=1, method="nearest")
    expected, first, high = ranks.mean(axis=1), (ranks == 1).mean(axis=1), (ranks <= among).mean(axis=1)
    found = [
        RankedUnit(
            name=unit.name,
            n=float(unit.n),
            shrunk=unit.shrunk,
            expected_rank=float(expected[i]),
            rank_interval=Interval(low=float(edges[0, i]), high=float(edges[1, i]), confidence=confidence),
            best=float(first[i]),
            top=float(high[i]),
        )
        for i, unit in enumerate(units)
    ]
    sign = -1.0 if best == "high" else 1.0
    return Ranking(
        n=k,
        missing=len(shrunk.units) - k,
        method=f"posterior ranks, {shrunk.method}",
        units=tuple(sorted(found, key=lambda unit: (unit.expected_rank, sign * unit.shrunk, unit.name))),
    )


def _ranks(shrunk: ShrinkageResult | RatesResult, best: Best, draws: int, seed: int) -> Array:
    """The rank of each unit in each draw (units, draws)."""
    rng = np.random.default_rng(seed)
    k = sum(unit.raw is not None for unit in shrunk.units)
    together = max(1, _AT_ONCE // k)
    sizes = [min(together, draws - start) for start in range(0, draws, together)]
    parts = [_ranked(_drawn(shrunk, rng, size), best) for size in sizes]
    return np.concatenate(parts, axis=1).astype(np.float64)


def _drawn(shrunk: ShrinkageResult | RatesResult, rng: np.random.Generator, size: int) -> Array:
    if isinstance(shrunk, ShrinkageResult):
        known = [unit for unit in shrunk.units if unit.raw is not None]
        centre, sd = np.array([unit.shrunk for unit in known]), np.array([unit.sd for unit in known])
        return np.asarray(centre + sd * rng.standard_normal((size, len(known))))
    shapes = np.array([unit.shape for unit in shrunk.units if unit.raw is not None])
    if shrunk.posterior == "beta":
        return rng.beta(shapes[:, 0], shapes[:, 1], size=(size, len(shapes)))
    return rng.gamma(shapes[:, 0], 1 / shapes[:, 1], size=(size, len(shapes)))


def _ranked(values: Array, best: Best) -> Array:
    order = np.argsort(-values if best == "high" else values, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, values.shape[1] + 1)[None, :], axis=1)
    return np.ascontiguousarray(ranks.T)
