"""EWMA and CUSUM: charts that remember, for small and lasting shifts."""

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.control.charts import indices, line
from huiyin.lib.stats.control.results import MemoryChart
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined


def ewma_chart(values: Values, *, target: float, sigma: float, weight: float = 0.2, limit: float = 3.0) -> MemoryChart:
    """The exponentially weighted mean against target ± limit·σ·√(λ/(2 − λ)·(1 − (1 − λ)^2i)) (Roberts 1959).

    `weight` is λ of the newest point; target and sigma come from a baseline. Gaps are passed over. Both paths
    of the result are the weighted mean. Raises ValueError unless sigma > 0 and 0 < weight ≤ 1.
    """
    if not sigma > 0 or not 0 < weight <= 1:
        message = f"sigma must be positive and weight in (0, 1], not {sigma} and {weight}."
        raise ValueError(message)
    from scipy.signal import lfilter

    target, sigma = float(target), float(sigma)
    given = as_floats(values)
    there = np.isfinite(given)
    deviation = lfilter([weight], [1, weight - 1], given[there] - target)
    age = np.arange(1, len(deviation) + 1)
    half = limit * sigma * np.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * age)))
    path = _spread(target + deviation, there)
    return _chart(
        given, "ewma", above=path, below=path, upper=_spread(target + half, there), lower=_spread(target - half, there)
    )


def cusum_chart(
    values: Values, *, target: float, sigma: float, allowance: float = 0.5, limit: float = 5.0
) -> MemoryChart:
    """Tabular CUSUM (Page 1954): C⁺ = max(0, C⁺ + x − target − kσ) above, C⁻ likewise below, against limit·σ.

    `allowance` k is half the shift to be seen, in sigmas. `above` is C⁺, `below` is −C⁻, in the unit of the
    values. Gaps are passed over. Raises ValueError unless sigma > 0.
    """
    if not sigma > 0:
        message = f"sigma must be positive, not {sigma}."
        raise ValueError(message)
    target, sigma = float(target), float(sigma)
    given = as_floats(values)
    there = np.isfinite(given)
    deviation, slack = given[there] - target, allowance * sigma
    bounds = np.full(int(there.sum()), limit * sigma)
    return _chart(
        given,
        "cusum",
        above=_spread(_climb(deviation - slack), there),
        below=_spread(-_climb(-deviation - slack), there),
        upper=_spread(bounds, there),
        lower=_spread(-bounds, there),
    )


def _climb(steps: Array) -> Array:
    """max(0, C + step) all along: the sum so far less its lowest level so far (at most 0)."""
    total = np.cumsum(steps)
    return total - np.minimum(np.minimum.accumulate(total), 0.0) if len(total) else total


def _spread(values: Array, there: Array) -> Array:
    spread = np.full(len(there), np.nan)
    spread[there] = values
    return spread


def _chart(given: Array, method: str, *, above: Array, below: Array, upper: Array, lower: Array) -> MemoryChart:
    n = int(np.isfinite(given).sum())
    return MemoryChart(
        n=n,
        missing=int(np.isnan(given).sum()),
        rejected=int(np.isinf(given).sum()),
        method=method,
        reason=None if n else Undefined.NO_ANSWERS,
        above=line(above),
        below=line(below),
        upper=line(upper),
        lower=line(lower),
        signals=indices((above > upper) | (below < lower)),
    )
