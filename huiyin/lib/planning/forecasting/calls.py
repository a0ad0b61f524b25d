"""A day of contacts in short intervals, forecast at its eve with quantiles for staffing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from huiyin.lib.planning.forecasting.calls_model import Learnt, Settings, Surroundings, learn
from huiyin.lib.planning.forecasting.chinese_days import CalendarEffects
from huiyin.lib.planning.forecasting.distribution import volume_quantiles
from huiyin.lib.planning.forecasting.forecaster import LEVELS, check_steps
from huiyin.lib.planning.forecasting.history import CallsTable
from huiyin.lib.planning.forecasting.intraday import update_day
from huiyin.lib.planning.forecasting.results import Band, CallsForecast, DayForecast, IntradayUpdate
from huiyin.lib.stats.arrays import Array
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_METHOD = "low_rank_calls"
_FEWEST_DAYS = 10
_FARTHEST = 5
_COVERED = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsForecaster:
    """Low-rank forecast of interval volumes: profiles and level learnt together, after Shen and Huang (2008).

    Square roots of the counts (whose noise is alike all day) are reduced to `rank` profiles by
    singular values. Each profile's score is regressed, with ridge penalty and the last `half_life`
    days weighing most, on weekday, place in the month and days after an unusual closure (and
    `effects` of the calendar); what is left over is carried on as a fading level: it takes up the
    share `learning` of each day's surprise and keeps `memory` of itself from day to day. Bands are
    negative binomial; their dispersion is the one with which 80 % of the forecasts this same method
    would have made on the last `calibration` days had held, so they are calibrated out of sample.
    """

    rank: int = 4
    half_life: float = 90.0
    ridge: float = 3.0
    learning: float = 0.4
    memory: float = 0.9
    calibration: int = 30
    effects: Callable[[Sequence[date]], CalendarEffects] | None = None

    def fit(self, history: CallsTable) -> "FittedCalls":
        """Learn from complete days; days with a gap only tell that they were open. Never raises for too little."""
        surroundings = Surroundings.of(history.days, self.effects)
        settings = Settings(self.rank, self.half_life, self.ridge, self.learning, self.memory)
        complete = np.atleast_1d(np.isfinite(history.counts).all(axis=-1)) & (history.counts.shape[-1] > 0)
        n = int(complete.sum())
        if n < _FEWEST_DAYS:
            return FittedCalls(n=n, missing=len(complete) - n, surroundings=surroundings)
        regressors = surroundings.regressors(())
        learnt = learn(history.counts[complete], regressors[complete], settings)
        errors = _calibrate(history.counts[complete], regressors[complete], settings, self.calibration)
        return FittedCalls(n=n, missing=len(complete) - n, surroundings=surroundings, learnt=learnt, dispersions=errors)


@dataclass(frozen=True, slots=True)
class _Spread:
    """Dispersion so many days ahead, of each interval and of the day's total, and the days it was measured on."""

    intervals: Array
    total: float
    past: tuple[Array, Array]


@dataclass(frozen=True, slots=True, kw_only=True)
class FittedCalls:
    """What was learnt; without `learnt` there were too few days."""

    n: int
    missing: int
    surroundings: Surroundings
    learnt: Learnt | None = None
    dispersions: tuple[_Spread, ...] = ()

    @property
    def day_variance(self) -> float:
        """The variance of tomorrow's day factor: how far its level may lie off; None of it known: 0.01."""
        return self.dispersions[0].total if self.dispersions else 0.01

    def forecast(self, days: Sequence[date], *, levels: Sequence[float] = LEVELS) -> CallsForecast:
        """The next open days in order, all of them: a day left out counts as closed, which moves the next.

        Farther than a week ahead the bands stay as wide as five open days ahead.
        """
        check_steps(len(days), levels)
        if self.learnt is None:
            reason = Undefined.TOO_FEW
            return CallsForecast(n=self.n, missing=self.missing, method=_METHOD, reason=reason)
        points = self.learnt.ahead(self.surroundings.regressors(days))
        made = tuple(self._day(point, ahead, levels) for ahead, point in enumerate(points))
        return CallsForecast(
            n=self.n,
            missing=self.missing,
            method=_METHOD,
            days=made,
            interval=_first_total(made),
        )

    def update(self, day: DayForecast, *, so_far: Sequence[float], confidence: float = 0.8) -> IntradayUpdate:
        """The rest of tomorrow once its first intervals have come.

        `update_day` with the variance of this history's days, and with as much weight on the
        surprise so far as it had for the rest of the days the bands were calibrated on.
        """
        due = sum(day.point[: len(so_far)])
        lasting = self._lasting(len(so_far))
        evidence = lasting / (1 - lasting) / (self.day_variance * due) if self.day_variance * due > 0 else 0.0
        return update_day(
            forecast=day.point,
            actual=so_far,
            day_variance=self.day_variance,
            evidence=evidence,
            confidence=confidence,
        )

    def _lasting(self, intervals: int) -> float:
        """The slope of the rest of a day's relative surprise on that of its first intervals, within [0, 0.95]."""
        if not self.dispersions or not 0 < intervals < self.dispersions[0].intervals.size:
            return 0.0
        actual, forecast = self.dispersions[0].past
        begun = actual[:, :intervals].sum(axis=1) / forecast[:, :intervals].sum(axis=1) - 1
        rest = actual[:, intervals:].sum(axis=1) / forecast[:, intervals:].sum(axis=1) - 1
        return float(np.clip(begun @ rest / max(begun @ begun, 1e-12), 0.0, 0.95))

    def _day(self, point: Array, ahead: int, levels: Sequence[float]) -> DayForecast:
        total = float(point.sum())
        if not self.dispersions:
            return DayForecast(point=tuple(point.tolist()), bands=(), total=total, total_bands=())
        spread = self.dispersions[min(ahead, len(self.dispersions) - 1)]
        bands = tuple(
            Band(
                confidence=level,
                low=volume_quantiles(point, dispersion=spread.intervals, probability=0.5 - level / 2),
                high=volume_quantiles(point, dispersion=spread.intervals, probability=0.5 + level / 2),
            )
            for level in levels
        )
        ends = [
            volume_quantiles([total], dispersion=spread.total, probability=0.5 + sign * level / 2)[0]
            for level in levels
            for sign in (-1, 1)
        ]
        totals = tuple(zip(levels, ends[::2], ends[1::2], strict=True))
        return DayForecast(point=tuple(point.tolist()), bands=bands, total=total, total_bands=totals)


def _first_total(days: Sequence[DayForecast]) -> Interval | None:
    if not days[0].total_bands:
        return None
    confidence, low, high = days[0].total_bands[0]
    return Interval(low=low, high=high, confidence=confidence)


def _calibrate(counts: Array, regressors: Array, settings: Settings, days: int) -> tuple[_Spread, ...]:
    """Dispersions 1 … 5 days ahead of the forecasts that would have been made on the last `days` days."""
    first = max(_FEWEST_DAYS, len(counts) - days)
    made = [
        learn(counts[:end], regressors[:end], settings).ahead(regressors[end : end + _FARTHEST])
        for end in range(first, len(counts))
    ]
    spreads: list[_Spread] = []
    for ahead in range(_FARTHEST):
        pairs = [(counts[first + i + ahead], path[ahead]) for i, path in enumerate(made) if len(path) > ahead]
        if len(pairs) < 5:
            break
        actual, forecast = (np.array(side) for side in zip(*pairs, strict=True))
        spreads.append(_spread(actual, forecast))
    return tuple(spreads)


def _spread(actual: Array, forecast: Array) -> _Spread:
    half = max(1, actual.shape[1] // 14) // 2  # an hour or so of neighbours steadies each interval's figure
    excess = _excess(actual, forecast)
    pooled = [np.quantile(excess[:, max(0, j - half) : j + half + 1], _COVERED) for j in range(excess.shape[1])]
    total = _excess(actual.sum(axis=1), forecast.sum(axis=1))
    return _Spread(
        intervals=np.maximum(pooled, 0.0),
        total=max(float(np.quantile(total, _COVERED)), 0.0),
        past=(actual, forecast),
    )


def _excess(actual: Array, forecast: Array) -> Array:
    """The dispersion with which each error would lie just within its band; their quantile covers that share."""
    weight = forecast**2
    beyond = (actual - forecast) ** 2 / normal_quantile(_COVERED) ** 2 - forecast
    return np.divide(beyond, weight, out=np.zeros_like(weight), where=weight > 0)
