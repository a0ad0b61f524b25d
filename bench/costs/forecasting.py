"""What forecasting costs: baselines, recursions, the calls forecaster, evaluation, profiles."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np

from bench.costs import Cost
from huiyin.lib.planning import (
    Arima,
    CallsForecaster,
    Forecaster,
    HoltWinters,
    SameSeasonMean,
    calls_table,
    error_sums,
    intraday_profile,
    outlier_days,
    refit_weights,
    time_series,
    wape_difference,
)


def _volumes(n: int) -> np.ndarray:
    season = 1 + 0.3 * np.sin(2 * np.pi * np.arange(n) / 12)
    return 1000 * season * np.random.default_rng(1).gamma(400, 1 / 400, n)


def _forecasts(model: Forecaster) -> Callable[[int], Callable[[], object]]:
    def prepare(n: int) -> Callable[[], object]:
        series = time_series(_volumes(n), period=12)
        return lambda: model.fit(series).forecast(12)

    return prepare


def _calls(n: int) -> Callable[[], object]:
    days = [date(2020, 1, 1) + timedelta(days=i) for i in range(n)]
    table = calls_table(days=days, counts=np.random.default_rng(1).poisson(100, (n, 96)))
    ahead = [days[-1] + timedelta(days=1)]
    return lambda: CallsForecaster().fit(table).forecast(ahead)


def _errors(n: int) -> Callable[[], object]:
    actual = _volumes(n)
    return lambda: error_sums(actual=actual, forecast=actual + 1)


def _difference(n: int) -> Callable[[], object]:
    actual = _volumes(n)
    return lambda: wape_difference(actual=actual, forecast=actual + 1, baseline=actual + 2, block=96)


def _profile(n: int) -> Callable[[], object]:
    history = list(np.random.default_rng(1).poisson(100, (n, 96)))
    return lambda: intraday_profile(history)


def _outliers(n: int) -> Callable[[], object]:
    daily, types = _volumes(n), [i % 7 for i in range(n)]
    return lambda: outlier_days(daily, weekday_types=types)


def _refit(n: int) -> Callable[[], object]:
    months = _volumes(n)
    return lambda: refit_weights(months)


COSTS = [
    Cost("four-season mean, 12 ahead", (1_000, 10_000, 100_000), _forecasts(SameSeasonMean(k=4))),
    Cost(
        "Holt–Winters, fixed parameters",
        (1_000, 10_000, 100_000),
        _forecasts(HoltWinters(alpha=0.3, beta=0.1, gamma=0.1)),
    ),
    Cost("airline model, months", (60, 120, 240), _forecasts(Arima())),
    Cost("calls forecaster with calibration, days of 96 intervals", (100, 200, 400), _calls, growth=2.0),
    Cost("error sums, rows", (100_000, 1_000_000, 4_000_000), _errors),
    Cost("block bootstrap of a WAPE difference, 2,000 draws", (9_600, 96_000, 960_000), _difference),
    Cost("intraday profile, days of 96 intervals", (1_000, 10_000), _profile),
    Cost("outlier days, 7 weekday types", (1_000, 10_000, 100_000), _outliers),
    Cost("refit of the weights, months", (60, 600, 6_000), _refit),
]
