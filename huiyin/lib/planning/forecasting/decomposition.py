"""Several seasons at once: MSTL (statsmodels), its trend and remainder smoothed, its seasons repeated."""

import warnings
from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.planning.forecasting.smoothing import smoothed_path, smoothing_refusal
from huiyin.lib.stats.arrays import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonalDecomposition:
    """Each season by repeated loess (Bandara, Hyndman and Bergmeir 2021), the rest by damped smoothing.

    `periods` are the seasons' lengths in steps, by default the series' own; (7, 365) for days.
    """

    periods: tuple[int, ...] = ()
    log: bool = False

    @property
    def name(self) -> str:
        """What tables call it."""
        return "log_mstl" if self.log else "mstl"

    def fit(self, series: Series) -> Fitted:
        """Decompose; refuses below two seasons of the longest period and three values."""
        periods = self.periods or (series.period,)
        if min(periods) < 2:
            message = f"A season has at least two steps, not {min(periods)}."
            raise ValueError(message)
        reason = smoothing_refusal(series, log=self.log, at_least=2 * max(periods) + 3)
        if reason:
            return Refused(series, self.name, reason)
        working = np.log(series.filled()) if self.log else series.filled()
        seasons = _seasons(working, sorted(set(periods)))
        path, sd = smoothed_path(working - seasons.sum(axis=1), trend=True, damped=True, season=None)

        def with_seasons(h: int) -> Path:
            points, errors = path(h)
            return points + sum(_repeated(seasons[:, i], p, h) for i, p in enumerate(sorted(set(periods)))), errors

        return Projected(series, self.name, with_seasons, sd, log=self.log)


def _seasons(working: Array, periods: list[int]) -> Array:
    from statsmodels.tsa.seasonal import MSTL

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(MSTL(working, periods=periods).fit().seasonal).reshape(len(working), -1)


def _repeated(season: Array, period: int, h: int) -> Array:
    return np.asarray(season[-period:][np.arange(h) % period])
