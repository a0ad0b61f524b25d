"""The one face of all forecasters: fit a series, forecast h steps; normal intervals on the working scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from huiyin.lib.planning.forecasting.results import Band, Forecast
from huiyin.lib.planning.forecasting.series import Series
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

LEVELS = (0.8, 0.95)


class Fitted(Protocol):
    """A forecaster that has learnt a series."""

    def forecast(self, h: int, *, levels: Sequence[float] = LEVELS) -> Forecast:
        """The next `h` steps with a band for each level; undefined with its reason, never NaN."""
        ...


class Forecaster(Protocol):
    """A method with its settings; `fit` never raises for too little data, the forecast says so."""

    @property
    def name(self) -> str:
        """What the method is called in tables and sentences."""
        ...

    def fit(self, series: Series) -> Fitted:
        """Learn the series."""
        ...


@dataclass(frozen=True, slots=True)
class Refused:
    """A fit that could not be made, and why."""

    series: Series
    method: str
    reason: Undefined

    def forecast(self, h: int, *, levels: Sequence[float] = LEVELS) -> Forecast:
        """Return the undefined forecast."""
        check_steps(h, levels)
        return Forecast(n=self.series.n, missing=self.series.missing, method=self.method, reason=self.reason)


Path = tuple[Array, Array | None]
"""The next h points and their standard errors (None: no interval), on the working scale."""


@dataclass(frozen=True, slots=True)
class Projected:
    """A fit whose future is a path of points with normal errors, on logs where `log`."""

    series: Series
    method: str
    path: Callable[[int], Path]
    residual_sd: float | None
    log: bool = False
    degraded: bool = False

    def forecast(self, h: int, *, levels: Sequence[float] = LEVELS) -> Forecast:
        """The path with its bands; on logs the point is the median."""
        check_steps(h, levels)
        points, errors = self.path(h)
        volumes = self._back(points)
        if not np.isfinite(volumes).all():
            return Refused(self.series, self.method, Undefined.NOT_CONVERGED).forecast(h)
        bands = () if errors is None or not np.isfinite(errors).all() else self._bands(points, errors, levels)
        return Forecast(
            n=self.series.n,
            missing=self.series.missing,
            method=self.method,
            point=volumes,
            bands=bands,
            interval=first_interval(bands),
            residual_sd=self.residual_sd if np.isfinite(self.residual_sd or 0.0) else None,
            log=self.log,
            degraded=self.degraded,
        )

    def _bands(self, points: Array, errors: Array, levels: Sequence[float]) -> tuple[Band, ...]:
        halves = [(level, normal_quantile(level) * errors) for level in levels]
        bands = tuple(
            Band(confidence=level, low=self._back(points - half), high=self._back(points + half))
            for level, half in halves
        )
        return bands if all(np.isfinite(band.high).all() for band in bands) else ()

    def _back(self, values: Array) -> tuple[float, ...]:
        with np.errstate(over="ignore"):  # what is endless is refused
            volumes = np.exp(values) if self.log else values
        floor = -np.inf if self.series.floor is None else self.series.floor
        return tuple(np.maximum(volumes, floor).tolist())


def first_interval(bands: Sequence[Band]) -> Interval | None:
    """The first step's interval at the first level."""
    if not bands:
        return None
    return Interval(low=bands[0].low[0], high=bands[0].high[0], confidence=bands[0].confidence)


def check_steps(h: int, levels: Sequence[float]) -> None:
    """Raise ValueError unless h ≥ 1 and all levels lie in (0, 1)."""
    if h < 1:
        message = f"A forecast has at least one step, not {h}."
        raise ValueError(message)
    for level in levels:
        normal_quantile(level)


def log_refusal(series: Series) -> Undefined | None:
    """Why logs cannot be taken of a series; None where they can."""
    present = series.values[np.isfinite(series.values)]
    return Undefined.NOT_APPLICABLE if len(present) and present.min() <= 0 else None


def root_mean_square(errors: Array) -> float | None:
    """The spread of errors about zero, so that a bias widens the interval; None below two errors."""
    finite = errors[np.isfinite(errors)]
    if len(finite) < 2:
        return None
    largest = float(np.abs(finite).max())  # taken out before squaring: no overflow
    return largest * float(np.sqrt(np.mean((finite / largest) ** 2))) if largest else 0.0
