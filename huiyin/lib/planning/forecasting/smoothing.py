"""Exponential smoothing: Holt–Winters with fixed parameters (ours), state space with fitted ones (statsmodels)."""

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused, log_refusal, root_mean_square
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined

SeasonKind = Literal["additive", "multiplicative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoltWinters:
    """Exponential smoothing with given parameters in [0, 1]; `beta=None` has no trend, `gamma=None` no season.

    Seasonal: the level starts at the mean of the first season, the trend at the step between the
    means of the first two, the season at the first season over (less) its mean; updates begin with
    the second season and the season is updated with the new level (Winters 1960; as R's HoltWinters).
    Without season the level starts at the first value, with a trend at the second value and step.
    Prediction variances as R's predict.HoltWinters (additive), taken relative to the point where
    multiplicative (after Chatfield and Yar 1991).
    """

    alpha: float
    beta: float | None = None
    gamma: float | None = None
    seasonal: SeasonKind = "additive"

    @property
    def name(self) -> str:
        """What tables call it."""
        return "holt_winters" if self.gamma is not None else "exponential_smoothing"

    def fit(self, series: Series) -> Fitted:
        """Run the recursion; refuses below two seasons (two values), or ratios of values that are not positive."""
        if not all(0 <= value <= 1 for value in (self.alpha, self.beta or 0, self.gamma or 0)):
            message = "Smoothing parameters lie between 0 and 1."
            raise ValueError(message)
        needed = 2 * series.period if self.gamma is not None else 3
        if series.n < needed:
            return Refused(series, self.name, Undefined.TOO_FEW)
        if self._ratios and log_refusal(series):
            return Refused(series, self.name, Undefined.NOT_APPLICABLE)
        state, errors, relative = self._run(series)
        residual_sd = float(np.std(errors, ddof=1)) if len(errors) > 1 else None

        def path(h: int) -> Path:
            points = np.array([state.expected(step) for step in range(1, h + 1)])
            spread = root_mean_square(relative) if self._ratios else residual_sd
            if spread is None:
                return points, None
            return points, spread * self._growth(h, series.period) * (np.abs(points) if self._ratios else 1.0)

        return Projected(series, self.name, path, residual_sd)

    @property
    def _ratios(self) -> bool:
        return self.gamma is not None and self.seasonal == "multiplicative"

    def _run(self, series: Series) -> tuple["_State", Array, Array]:
        values = series.filled().tolist()
        state, begin = self._start(values, series.period)
        expected = []
        for value in values[begin:]:
            expected.append(state.expected(1))
            state.update(value, alpha=self.alpha, beta=self.beta or 0.0, gamma=self.gamma or 0.0)
        errors = np.array(values[begin:]) - np.array(expected)
        with np.errstate(divide="ignore", invalid="ignore"):
            return state, errors, errors / np.array(expected)

    def _start(self, values: list[float], m: int) -> tuple["_State", int]:
        if self.gamma is None:
            begin = 1 if self.beta is None else 2
            trend = 0.0 if self.beta is None else values[1] - values[0]
            return _State(values[begin - 1], trend, [0.0], ratios=False), begin
        level = math.fsum(values[:m]) / m
        trend = 0.0 if self.beta is None else (math.fsum(values[m : 2 * m]) / m - level) / m
        season = [value / level if self._ratios else value - level for value in values[:m]]
        return _State(level, trend, season, ratios=self._ratios), m

    def _growth(self, h: int, m: int) -> Array:
        """Standard error of each step in units of the one-step error: √(1 + Σψ²)."""
        steps = np.arange(1, h)
        psi = self.alpha * (1 + steps * (self.beta or 0.0))
        if self.gamma is not None:
            psi = psi + (steps % m == 0) * self.gamma * (1 - self.alpha)
        return np.asarray(np.sqrt(1 + np.concatenate([[0.0], np.cumsum(psi**2)])))


@dataclass(slots=True)
class _State:
    """Level, trend and season; the season's first item belongs to the next step."""

    level: float
    trend: float
    season: list[float]
    ratios: bool

    def expected(self, step: int) -> float:
        base = self.level + step * self.trend
        season = self.season[(step - 1) % len(self.season)]
        return base * season if self.ratios else base + season

    def update(self, value: float, *, alpha: float, beta: float, gamma: float) -> None:
        before, season = self.level, self.season.pop(0)
        without = value / season if self.ratios else value - season
        self.level = alpha * without + (1 - alpha) * (before + self.trend)
        self.trend = beta * (self.level - before) + (1 - beta) * self.trend
        now = value / self.level if self.ratios else value - self.level
        self.season.append(gamma * now + (1 - gamma) * season)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExponentialSmoothing:
    """State-space smoothing fitted by maximum likelihood (statsmodels ETSModel): A, Ad or N trend, A or N season.

    `log` makes trend and season multiplicative and keeps forecasts positive. Estimates differ
    between packages (start values, bounds); compare forecasts, not parameters. Source: Hyndman,
    Koehler, Ord and Snyder (2008).
    """

    trend: bool = True
    damped: bool = True
    seasonal: bool = True
    log: bool = False

    @property
    def name(self) -> str:
        """What tables call it."""
        return "log_ets" if self.log else "ets"

    def fit(self, series: Series) -> Fitted:
        """Estimate; refuses below two seasons and three values, or logs of values that are not positive."""
        seasonal = self.seasonal and series.period > 1
        reason = smoothing_refusal(series, log=self.log, at_least=2 * series.period + 3 if seasonal else 8)
        if reason:
            return Refused(series, self.name, reason)
        working = np.log(series.filled()) if self.log else series.filled()
        season = series.period if seasonal else None
        path, sd = smoothed_path(working, trend=self.trend, damped=self.damped, season=season)
        return Projected(series, self.name, path, sd, log=self.log)


def smoothing_refusal(series: Series, *, log: bool, at_least: int) -> Undefined | None:
    """Why a series cannot be smoothed: too few values, more than a third missing, or no logs."""
    if series.n < at_least:
        return Undefined.TOO_FEW
    if series.missing > len(series.values) / 3:
        return Undefined.TOO_MANY_MISSING
    return log_refusal(series) if log else None


def smoothed_path(
    working: Array, *, trend: bool, damped: bool, season: int | None
) -> tuple[Callable[[int], Path], float | None]:
    """Fit the additive state-space model; its path, and the standard deviation of its one-step errors."""
    if np.ptp(working) == 0:
        return (lambda h: (np.full(h, working[-1]), np.zeros(h))), 0.0
    fitted = _estimate(working, trend=trend, damped=damped, season=season)

    def path(h: int) -> Path:
        ahead = fitted.get_prediction(start=len(working), end=len(working) + h - 1)
        return np.asarray(ahead.predicted_mean), np.sqrt(np.asarray(ahead.forecast_variance))

    return path, root_mean_square(np.asarray(fitted.resid))


def _estimate(working: Array, *, trend: bool, damped: bool, season: int | None) -> Any:
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    model = ETSModel(
        pd.Series(working),  # its predictions need an index
        error="add",
        trend="add" if trend else None,
        damped_trend=trend and damped,
        seasonal="add" if season else None,
        seasonal_periods=season,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fit that stopped early still forecasts; rolling origins judge it
        return model.fit(disp=False)
