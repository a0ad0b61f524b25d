"""ARIMA and seasonal ARIMA behind the one face (statsmodels)."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import Fitted, Path, Projected, Refused, log_refusal
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.reasons import Undefined

Order = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedArima(Projected):
    """The fit with its `parameters` under R's names (ar1, ma1, sar1, sma1, sigma2) and log-likelihood."""

    parameters: Mapping[str, float]
    log_likelihood: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Arima:
    """ARIMA(p,d,q)(P,D,Q) of the series' season, by exact maximum likelihood of the differenced values.

    The default is the airline model (0,1,1)(0,1,1) on logs (Box and Jenkins 1970), a good first
    choice for monthly volumes. Missing values are left to the Kalman filter.
    """

    order: Order = (0, 1, 1)
    seasonal_order: Order = (0, 1, 1)
    log: bool = True

    @property
    def name(self) -> str:
        """What tables call it."""
        return f"{'log_' if self.log else ''}arima{_digits(self.order)}{_digits(self.seasonal_order)}"

    def fit(self, series: Series) -> Fitted:
        """Estimate; refuses where differencing leaves too little, logs do not exist, or the fit fails."""
        season = self.seasonal_order if series.period > 1 else (0, 0, 0)
        lost = self.order[1] + season[1] * series.period
        parameters = self.order[0] + self.order[2] + season[0] + season[2] + 1
        if series.n - lost < 3 * parameters + 2:
            return Refused(series, self.name, Undefined.TOO_FEW)
        reason = log_refusal(series) if self.log else None
        if reason:
            return Refused(series, self.name, reason)
        working = np.log(series.values) if self.log else series.values
        if np.nanmax(working) == np.nanmin(working):
            return Refused(series, self.name, Undefined.NO_VARIATION)
        return self._estimate(series, working, (*season, series.period if any(season) else 0))

    def _estimate(self, series: Series, working: Array, season: tuple[int, int, int, int]) -> Fitted:
        from statsmodels.tsa.statespace.sarimax import SARIMAX

        # Differencing first gives R's and Box and Jenkins' likelihood; the full model then forecasts levels.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                short = SARIMAX(working, order=self.order, seasonal_order=season, simple_differencing=True)
                estimated = short.fit(disp=False)
                full = SARIMAX(working, order=self.order, seasonal_order=season, use_exact_diffuse=True)
                filtered = full.filter(estimated.params)
            except np.linalg.LinAlgError:
                return Refused(series, self.name, Undefined.NOT_CONVERGED)
        found = dict(zip(estimated.param_names, np.asarray(estimated.params).tolist(), strict=True))
        return FittedArima(
            series,
            self.name,
            lambda h: _path(filtered, h),
            residual_sd=float(np.sqrt(found["sigma2"])),
            log=self.log,
            parameters={_short(name, season[3]): value for name, value in found.items()},
            log_likelihood=float(estimated.llf),
        )


def _path(fitted: Any, h: int) -> Path:
    ahead = fitted.get_forecast(h)
    return np.asarray(ahead.predicted_mean), np.asarray(ahead.se_mean)


def _digits(order: Order) -> str:
    return f"({','.join(map(str, order))})"


def _short(name: str, period: int) -> str:
    """R's name of a parameter: "ma.S.L12" is sma1."""
    kind, *rest = name.split(".")
    if not rest:
        return name
    lag = int(rest[-1][1:])
    return f"s{kind}{lag // period}" if rest[0] == "S" else f"{kind}{lag}"
