"""The median of several forecasters: seldom the best, never the worst, hard to beat over time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from huiyin.lib.planning.forecasting.forecaster import LEVELS, Fitted, Forecaster, Refused, check_steps, first_interval
from huiyin.lib.planning.forecasting.results import Band, Forecast
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.reasons import Undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """The median of the members' points and of their bands' ends (Petropoulos and Svetunkov 2020)."""

    members: tuple[Forecaster, ...]

    @property
    def name(self) -> str:
        """What tables call it."""
        return f"median_of_{len(self.members)}"

    def fit(self, series: Series) -> Fitted:
        """Fit every member."""
        if not self.members:
            message = "A combination needs at least one member."
            raise ValueError(message)
        return _FittedCombination(series, self.name, tuple(member.fit(series) for member in self.members))


@dataclass(frozen=True, slots=True)
class _FittedCombination:
    series: Series
    method: str
    members: tuple[Fitted, ...]

    def forecast(self, h: int, *, levels: Sequence[float] = LEVELS) -> Forecast:
        """The median of those that forecast; degraded when a member refused or was degraded itself."""
        check_steps(h, levels)
        every = [member.forecast(h, levels=levels) for member in self.members]
        made = [forecast for forecast in every if not forecast.undefined]
        if not made:
            reason = every[0].reason or Undefined.TOO_FEW
            return Refused(self.series, self.method, reason).forecast(h, levels=levels)
        bands = _median_bands([forecast.bands for forecast in made if forecast.bands])
        spreads = [forecast.residual_sd for forecast in made if forecast.residual_sd is not None and not forecast.log]
        return Forecast(
            n=self.series.n,
            missing=self.series.missing,
            method=self.method,
            point=_median([forecast.point for forecast in made]),
            bands=bands,
            interval=first_interval(bands),
            residual_sd=float(np.median(spreads)) if spreads else None,
            degraded=len(made) < len(every) or any(forecast.degraded for forecast in made),
        )


def _median(paths: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(np.quantile(np.array(paths), 0.5, axis=0).tolist())


def _median_bands(members: Sequence[tuple[Band, ...]]) -> tuple[Band, ...]:
    return tuple(
        Band(
            confidence=bands[0].confidence,
            low=_median([band.low for band in bands]),
            high=_median([band.high for band in bands]),
        )
        for bands in zip(*members, strict=True)
    )
