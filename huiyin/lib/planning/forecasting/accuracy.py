"""How far forecasts were from what came: sums that add up over any rows, and the figures they give."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.results import Accuracy, Band
from huiyin.lib.stats.arrays import Array, as_floats, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorSums:
    """What one group-by yields of rows with actual A and forecast F; add them up over groups.

    `relative` is Σ|F − A|/A, None where an actual was 0 (then MAPE does not exist).
    """

    n: int = 0
    missing: int = 0
    actual: float = 0.0
    error: float = 0.0
    absolute: float = 0.0
    squared: float = 0.0
    relative: float | None = 0.0

    def __add__(self, other: "ErrorSums") -> "ErrorSums":
        both = None if self.relative is None or other.relative is None else self.relative + other.relative
        return ErrorSums(
            n=self.n + other.n,
            missing=self.missing + other.missing,
            actual=self.actual + other.actual,
            error=self.error + other.error,
            absolute=self.absolute + other.absolute,
            squared=self.squared + other.squared,
            relative=both,
        )


@dataclass(frozen=True, slots=True)
class NaiveScale:
    """The seasonal naive's mean absolute and mean squared error within training data; None where there are none."""

    absolute: float | None
    squared: float | None


def error_sums(*, actual: Values, forecast: Values) -> ErrorSums:
    """The sums over pairs with both values; pairs without are counted as missing."""
    pairs = complete_rows([actual, forecast])
    truth, expected = (pairs.values[:, 0], pairs.values[:, 1]) if pairs.values.size else (np.empty(0), np.empty(0))
    errors = expected - truth
    with np.errstate(all="ignore"):  # what overflows becomes None
        relative, squared = float(np.abs(errors / truth).sum()), float((errors**2).sum())
    return ErrorSums(
        n=len(truth),
        missing=pairs.missing + pairs.rejected,
        actual=_total(truth),
        error=_total(errors),
        absolute=_total(np.abs(errors)),
        squared=squared,
        relative=relative if math.isfinite(relative) else None,
    )


def naive_scale(train: Values, *, period: int = 1) -> NaiveScale:
    """The in-sample errors of the seasonal naive, by which MASE and RMSSE are scaled (Hyndman and Koehler 2006)."""
    values = as_floats(train)
    steps = values[period:] - values[:-period] if len(values) > period else np.empty(0)
    steps = steps[np.isfinite(steps)]
    if not len(steps):
        return NaiveScale(absolute=None, squared=None)
    return NaiveScale(absolute=float(np.abs(steps).mean()), squared=float((steps**2).mean()))


def accuracy_from_sums(sums: ErrorSums, *, scale: NaiveScale | None = None) -> Accuracy:
    """WAPE, bias, MAE, RMSE, MAPE and, with a scale, MASE and RMSSE from sums.

    WAPE and bias are None where nothing came (Σ A ≤ 0); scaled figures where the scale is 0.
    """
    n, chosen = sums.n, scale or NaiveScale(absolute=None, squared=None)
    mae, mse = _ratio(sums.absolute, n), _ratio(sums.squared, n)
    wape = _ratio(sums.absolute, sums.actual)
    return Accuracy(
        n=n,
        missing=sums.missing,
        method="wape",
        reason=None if wape is not None else Undefined.NO_EXPOSURE if n else Undefined.NO_ANSWERS,
        estimate=wape,
        bias=_ratio(sums.error, sums.actual),
        mae=mae,
        rmse=None if mse is None else math.sqrt(mse),
        mape=None if not n or sums.relative is None else 100 * sums.relative / n,
        mase=_ratio(mae, chosen.absolute),
        rmsse=_root(_ratio(mse, chosen.squared)),
    )


def forecast_accuracy(*, actual: Values, forecast: Values, train: Values | None = None, period: int = 1) -> Accuracy:
    """The figures of paired columns; `train` (with its season) gives the scale of MASE and RMSSE.

    >>> forecast_accuracy(actual=[100, 200], forecast=[110, 190]).estimate
    0.06666666666666667
    """
    scale = None if train is None else naive_scale(train, period=period)
    return accuracy_from_sums(error_sums(actual=actual, forecast=forecast), scale=scale)


def pinball_loss(*, actual: Values, quantile: Values, probability: float) -> float | None:
    """The mean pinball loss of forecasts of one quantile (Koenker and Bassett 1978); None without pairs."""
    if not 0 < probability < 1:
        message = f"A quantile's probability lies between 0 and 1, not {probability}."
        raise ValueError(message)
    pairs = complete_rows([actual, quantile]).values
    if not pairs.size:
        return None
    above = pairs[:, 0] - pairs[:, 1]
    return float(np.mean(np.maximum(probability * above, (probability - 1) * above)))


def band_coverage(*, actual: Values, low: Values, high: Values) -> float | None:
    """The share of actuals within [low, high]; None without rows."""
    rows = complete_rows([actual, low, high]).values
    return float(np.mean((rows[:, 1] <= rows[:, 0]) & (rows[:, 0] <= rows[:, 2]))) if rows.size else None


def band_pinball(*, actual: Array, bands: Sequence[Band]) -> float | None:
    """The mean pinball loss over both ends of all bands."""
    losses = [
        pinball_loss(actual=actual, quantile=np.array(ends), probability=0.5 + sign * band.confidence / 2)
        for band in bands
        for sign, ends in ((-1, band.low), (1, band.high))
    ]
    known = [loss for loss in losses if loss is not None]
    return math.fsum(known) / len(known) if known else None


def _total(values: Array) -> float:
    try:
        return math.fsum(values)
    except OverflowError:  # endless, and undefined in every figure
        return math.inf


def _ratio(part: float | None, whole: float | None) -> float | None:
    if part is None or not whole or whole <= 0:
        return None
    found = part / whole
    return found if math.isfinite(found) else None


def _root(value: float | None) -> float | None:
    return None if value is None else math.sqrt(value)
