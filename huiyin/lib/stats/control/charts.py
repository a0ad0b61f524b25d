"""Control charts of shares and rates: p and u, and Laney's p′ and u′ for large, overdispersed counts."""

import math
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.control.results import FEWEST_BASELINE_POINTS, Baseline, ChartResult, Line
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

MEAN_RANGE_OF_TWO = 1.128
"""d2 for n = 2: the mean range of two normal values, in standard deviations."""

_LARGE = 1_000


def p_chart(
    *,
    counts: Values,
    n: Values,
    laney: bool = False,
    baseline: Baseline | None = None,
    leave_out: Collection[int] = (),
) -> ChartResult:
    """Shares counts / n against p̄ ± 3·√(p̄(1 − p̄)/n), floored at 0 and capped at 1 (Shewhart 1931).

    One entry a period; n = 0 or a missing count is a gap. `laney` widens the limits by the spread between
    periods (Laney 2002). Without `baseline` the centre comes from the data, except the periods in `leave_out`
    (those with a known cause); with one, centre and spread are taken from it. Raises ValueError for counts
    outside 0–n and for a baseline of another chart.

    >>> p_chart(counts=[5, 9, 4, 21, 6], n=[100, 120, 80, 150, 100]).centre
    0.08181818181818182
    """
    events, sizes = _periods(counts, n)
    if np.any(events > sizes):
        message = "A period has more events than cases; a rate per exposure belongs on a u chart."
        raise ValueError(message)
    name = "laney_p" if laney else "p"
    return _attribute_chart(events, sizes, name, baseline=baseline, leave_out=leave_out)


def u_chart(
    *,
    counts: Values,
    exposure: Values,
    laney: bool = False,
    baseline: Baseline | None = None,
    leave_out: Collection[int] = (),
) -> ChartResult:
    """Rates counts / exposure against ū ± 3·√(ū/exposure), floored at 0 (Shewhart 1931; Laney 2002 for u′).

    As `p_chart`, for events that can exceed their exposure: complaints per 10,000 orders. An exposure of 1 in
    every period makes it a c chart.
    """
    events, sizes = _periods(counts, exposure)
    name = "laney_u" if laney else "u"
    return _attribute_chart(events, sizes, name, baseline=baseline, leave_out=leave_out)


def freeze_baseline(chart: ChartResult) -> Baseline:
    """The baseline of a chart, to judge later periods by; calling this again on newer data is the act of re-basing.

    Raises ValueError for fewer than 20 points, and for a chart that was itself judged by a baseline.
    """
    if chart.baseline is None or chart.provisional or chart.frozen:
        message = (
            f"A baseline needs a chart without baseline over {FEWEST_BASELINE_POINTS} points or more; "
            f"this one has {chart.baseline.points if chart.baseline else 0}{' and a baseline' if chart.frozen else ''}."
        )
        raise ValueError(message)
    return chart.baseline


def moving_ranges(values: Array) -> Array:
    """|x_i − x_(i−1)| over successive points (n − 1,)."""
    return np.abs(np.diff(values))


def line(values: Array) -> Line:
    """Python floats, None for NaN and infinities."""
    return tuple(value if math.isfinite(value) else None for value in values.tolist())


def indices(flags: NDArray[np.bool_]) -> tuple[int, ...]:
    """Where a condition holds."""
    return tuple(np.flatnonzero(flags).tolist())


def counting(size: int, usable: NDArray[np.bool_], leave_out: Collection[int]) -> NDArray[np.bool_]:
    """Which points a baseline is estimated from."""
    left_out = list(leave_out)
    if any(not -1 < index < size for index in left_out):
        message = f"leave_out names periods from 0 to {size - 1}."
        raise ValueError(message)
    counted = usable.copy()
    counted[left_out] = False
    return counted


def check_kind(baseline: Baseline | None, name: str) -> None:
    """Raise ValueError for a baseline of another chart."""
    if baseline is not None and baseline.chart != name:
        message = f"The baseline is of a {baseline.chart} chart, not of a {name} chart."
        raise ValueError(message)


def _periods(counts: Values, sizes: Values) -> tuple[Array, Array]:
    events, size = as_floats(counts), as_floats(sizes)
    if len(events) != len(size):
        message = f"Give one size a count, not {len(size)} for {len(events)}."
        raise ValueError(message)
    if np.any(events < 0) or np.any(size < 0) or np.any(np.isinf(events) | np.isinf(size)):
        message = "Counts and sizes must be finite and not negative."
        raise ValueError(message)
    if np.any((size == 0) & (events > 0)):
        message = "A period of size 0 has events; correct its size, or give None for its count."
        raise ValueError(message)
    return events, size


def _attribute_chart(
    events: Array, sizes: Array, name: str, *, baseline: Baseline | None, leave_out: Collection[int]
) -> ChartResult:
    check_kind(baseline, name)
    usable = np.isfinite(events) & (sizes > 0)
    with np.errstate(over="ignore"):
        values = np.divide(events, sizes, out=np.full(len(events), np.nan), where=usable)
    counted = counting(len(events), usable, leave_out)
    found = _estimate(events, sizes, values, counted, name)
    used = baseline or found
    centre = used.centre if used else np.nan
    chance = _chance(centre, np.where(usable, sizes, np.nan), name)
    spread = chance * (used.sigma if used else np.nan)
    upper, lower = centre + 3 * spread, np.maximum(centre - 3 * spread, 0.0)
    if name.endswith("p"):
        upper = np.minimum(upper, 1.0)
    z = np.divide(values - centre, spread, out=np.full(len(values), np.nan), where=spread > 0)
    dispersion = _dispersion(values, chance, counted, centre)
    return ChartResult(
        n=int(usable.sum()),
        missing=int((~usable).sum()),
        method=name,
        reason=_why_undefined(used, spread, usable),
        values=line(values),
        centre=used.centre if used else None,
        upper=line(upper),
        lower=line(lower),
        z=line(z),
        out=indices((values > upper) | (values < lower)),
        dispersion=dispersion,
        laney_recommended=_laney_recommended(dispersion, events, sizes, counted, name),
        baseline=used,
        frozen=baseline is not None,
    )


def _chance(centre: float, sizes: Array, name: str) -> Array:
    """The standard deviation chance alone gives each period: binomial for shares, Poisson for rates."""
    unit = centre * (1 - centre) if name.endswith("p") else centre
    return np.asarray(np.sqrt(unit) / np.sqrt(sizes))


def _estimate(events: Array, sizes: Array, values: Array, counted: NDArray[np.bool_], name: str) -> Baseline | None:
    if not counted.any():
        return None
    centre = float(events[counted].sum()) / float(sizes[counted].sum())
    sigma: float | None = 1.0
    if name.startswith("laney"):
        sigma = _dispersion(values, _chance(centre, np.where(counted, sizes, np.nan), name), counted, centre)
    if sigma is None or not math.isfinite(centre):
        return None
    return Baseline(chart=name, centre=centre, sigma=sigma, points=int(counted.sum()))


def _dispersion(values: Array, chance: Array, counted: NDArray[np.bool_], centre: float) -> float | None:
    """Laney's σ_z: the mean moving range of the plain z-scores / 1.128, which a slow drift does not inflate."""
    if counted.sum() < 2 or not np.all(chance[counted] > 0):
        return None
    z = (values[counted] - centre) / chance[counted]
    return float(moving_ranges(z).mean() / MEAN_RANGE_OF_TWO)


def _laney_recommended(
    dispersion: float | None, events: Array, sizes: Array, counted: NDArray[np.bool_], name: str
) -> bool:
    if dispersion is None or name.startswith("laney"):
        return False
    # A mean moving range of k normal values has a relative error of about 0.82 / √k (Cryer and Ryan 1990).
    beyond_chance = dispersion > 1 + 2 * 0.82 / np.sqrt(counted.sum())
    large = np.median((sizes if name == "p" else events)[counted]) > _LARGE
    return bool(beyond_chance or (large and dispersion > 1))


def _why_undefined(used: Baseline | None, spread: Array, usable: NDArray[np.bool_]) -> Undefined | None:
    if not usable.any():
        return Undefined.NO_EXPOSURE if len(usable) else Undefined.NO_ANSWERS
    if used is None:
        return Undefined.TOO_FEW
    return None if np.any(spread[usable] > 0) else Undefined.NO_VARIATION
