"""How many contacts will come: forecasters behind one face, their evaluation, intraday profiles, China's calendar."""

from huiyin.lib.planning.forecasting.accuracy import (
    ErrorSums,
    NaiveScale,
    accuracy_from_sums,
    band_coverage,
    error_sums,
    forecast_accuracy,
    naive_scale,
    pinball_loss,
)
from huiyin.lib.planning.forecasting.arima import Arima, FittedArima
from huiyin.lib.planning.forecasting.calls import CallsForecaster, FittedCalls
from huiyin.lib.planning.forecasting.chinese_days import (
    CalendarEffects,
    calendar_effects,
    lunar_new_year,
    lunar_offset,
    working_days,
)
from huiyin.lib.planning.forecasting.combination import Combination
from huiyin.lib.planning.forecasting.correction import correct_ahead, month_to_intervals, scale_to_total
from huiyin.lib.planning.forecasting.decomposition import SeasonalDecomposition
from huiyin.lib.planning.forecasting.distribution import conformal_band, forecast_dispersion, volume_quantiles
from huiyin.lib.planning.forecasting.evaluation import choose_champion, rolling_origin, wape_difference
from huiyin.lib.planning.forecasting.forecaster import Fitted, Forecaster
from huiyin.lib.planning.forecasting.history import CallsTable, calls_table, calls_table_from_rows
from huiyin.lib.planning.forecasting.intraday import (
    intraday_profile,
    profiles_by_class,
    spread_day,
    spread_day_whole,
    update_day,
)
from huiyin.lib.planning.forecasting.normalise import normalise_month, outlier_days
from huiyin.lib.planning.forecasting.regression import CalendarRegression, FittedRegression
from huiyin.lib.planning.forecasting.results import (
    Accuracy,
    Band,
    CallsForecast,
    Champion,
    Correction,
    DayForecast,
    Dispersion,
    Forecast,
    IntradayUpdate,
    MemberScore,
    NormalisedMonth,
    OutlierDays,
    Profile,
    RollingEvaluation,
    WapeDifference,
    WeightsFit,
)
from huiyin.lib.planning.forecasting.seasonal import SameSeasonMean, seasonal_naive
from huiyin.lib.planning.forecasting.series import Series, time_series
from huiyin.lib.planning.forecasting.smoothing import ExponentialSmoothing, HoltWinters
from huiyin.lib.planning.forecasting.weighted import STANDARD_WEIGHTS, WeightedRule, refit_weights, weighted_rule

__all__ = [
    "STANDARD_WEIGHTS",
    "Accuracy",
    "Arima",
    "Band",
    "CalendarEffects",
    "CalendarRegression",
    "CallsForecast",
    "CallsForecaster",
    "CallsTable",
    "Champion",
    "Combination",
    "Correction",
    "DayForecast",
    "Dispersion",
    "ErrorSums",
    "ExponentialSmoothing",
    "Fitted",
    "FittedArima",
    "FittedCalls",
    "FittedRegression",
    "Forecast",
    "Forecaster",
    "HoltWinters",
    "IntradayUpdate",
    "MemberScore",
    "NaiveScale",
    "NormalisedMonth",
    "OutlierDays",
    "Profile",
    "RollingEvaluation",
    "SameSeasonMean",
    "SeasonalDecomposition",
    "Series",
    "WapeDifference",
    "WeightedRule",
    "WeightsFit",
    "accuracy_from_sums",
    "band_coverage",
    "calendar_effects",
    "calls_table",
    "calls_table_from_rows",
    "choose_champion",
    "conformal_band",
    "correct_ahead",
    "error_sums",
    "forecast_accuracy",
    "forecast_dispersion",
    "intraday_profile",
    "lunar_new_year",
    "lunar_offset",
    "month_to_intervals",
    "naive_scale",
    "normalise_month",
    "outlier_days",
    "pinball_loss",
    "profiles_by_class",
    "refit_weights",
    "rolling_origin",
    "scale_to_total",
    "seasonal_naive",
    "spread_day",
    "spread_day_whole",
    "time_series",
    "update_day",
    "volume_quantiles",
    "wape_difference",
    "weighted_rule",
    "working_days",
]
