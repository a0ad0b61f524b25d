"""Regression on trend, season and calendar: known effects of holidays, measured and carried forward."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from huiyin.lib.planning.forecasting.chinese_days import CalendarEffects, calendar_effects
from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused, log_refusal
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedRegression(Projected):
    """The fit with its `effects` by name (on logs where `log`: about shares), None where never seen."""

    effects: dict[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRegression:
    """Ordinary least squares on season dummies, a straight trend and calendar effects of a daily series.

    `effects` turns days into regressors; the default are China's (`calendar_effects`), raising
    MissingCalendarYear when the series or the forecast reaches a year not entered. Effects never
    seen in the series count as 0. `log` makes the effects factors.
    """

    effects: Callable[[Sequence[date]], CalendarEffects] = calendar_effects
    trend: bool = True
    log: bool = True

    @property
    def name(self) -> str:
        """What tables call it."""
        return "log_calendar_regression" if self.log else "calendar_regression"

    def fit(self, series: Series) -> Fitted:
        """Estimate; refuses with fewer than two values a regressor, or logs of values that are not positive."""
        n, known = len(series.values), series.days()
        if not series.n:
            return Refused(series, self.name, Undefined.NO_ANSWERS)
        given = self.effects(known)
        design = self._design(series.period, range(n), n, given.rows)
        present = np.isfinite(series.values)
        seen = np.abs(design[present]).sum(axis=0) > 0
        reason = log_refusal(series) if self.log else None
        if series.n < 2 * int(seen.sum()) or reason:
            return Refused(series, self.name, reason or Undefined.TOO_FEW)
        target = np.log(series.values[present]) if self.log else series.values[present]
        coefficients, spread, sd = _least_squares(design[present][:, seen], target)

        def path(h: int) -> Path:
            rows = self.effects(series.days(begin=n, end=n + h)).rows
            ahead = self._design(series.period, range(n, n + h), n, rows)[:, seen]
            variance = np.einsum("ij,jk,ik->i", ahead, spread, ahead)
            return ahead @ coefficients, np.sqrt(sd**2 + variance)

        every = np.full(design.shape[1], np.nan)
        every[seen] = coefficients
        found = [None if np.isnan(value) else float(value) for value in every[design.shape[1] - len(given.names) :]]
        by_name = dict(zip(given.names, found, strict=True))
        return FittedRegression(series, self.name, path, sd, log=self.log, effects=by_name)

    def _design(self, period: int, steps: range, n: int, effects: Array) -> Array:
        """A dummy for each place in the season, the trend in units of the series, the effects."""
        at = np.array(steps)
        season = np.eye(period)[at % period]
        trend = (at[:, None] / n) if self.trend else np.empty((len(at), 0))
        return np.hstack([season, trend, effects])


def _least_squares(design: Array, target: Array) -> tuple[Array, Array, float]:
    """Coefficients, their covariance, and the residual standard deviation (n − rank)."""
    inverse = np.linalg.pinv(design)
    coefficients = inverse @ target
    errors = target - design @ coefficients
    free = max(len(target) - int(np.linalg.matrix_rank(design)), 1)
    variance = float(errors @ errors) / free
    return coefficients, variance * (inverse @ inverse.T), float(np.sqrt(variance))
