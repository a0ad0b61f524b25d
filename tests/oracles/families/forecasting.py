"""Oracles of section D: forecasting, intraday profiles, Chinese calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from huiyin.lib.clocks import MissingCalendarYear
from huiyin.lib.planning import (
    STANDARD_WEIGHTS,
    Arima,
    HoltWinters,
    SameSeasonMean,
    calendar_effects,
    conformal_band,
    correct_ahead,
    forecast_accuracy,
    forecast_dispersion,
    intraday_profile,
    lunar_new_year,
    lunar_offset,
    normalise_month,
    outlier_days,
    pinball_loss,
    refit_weights,
    spread_day,
    spread_day_whole,
    time_series,
    update_day,
    volume_quantiles,
    weighted_rule,
    working_days,
)

Inputs = Mapping[str, Any]
Figures = Mapping[str, Any]


def seasonal_naive_family(inputs: Inputs) -> Figures:
    """A train and test split forecast by the last season (or the mean of the last k)."""
    train, test, m = inputs["train"], inputs["test"], inputs.get("m", inputs.get("period", 1))
    fitted = SameSeasonMean(k=inputs.get("k", 1)).fit(time_series(train, period=m))
    forecast = fitted.forecast(len(test))
    if forecast.undefined:
        return dict.fromkeys(("mae", "mase", "wape", "mape", "rmse", "bias")) | _path(forecast)
    return {**accuracy_family({"actual": test, "forecast": forecast.point, "train": train, "m": m}), **_path(forecast)}


def accuracy_family(inputs: Inputs) -> Figures:
    """The errors of given forecasts."""
    train, m = inputs.get("train"), inputs.get("m", 1)
    found = forecast_accuracy(actual=inputs["actual"], forecast=inputs["forecast"], train=train, period=m)
    names = ("bias", "mae", "rmse", "mape", "mase", "rmsse", "n", "missing")
    figures = {"wape": found.estimate, "reason": _code(found), **{name: getattr(found, name) for name in names}}
    if "probability" in inputs:
        probability = inputs["probability"]
        actual, quantile = inputs["actual"], inputs["forecast"]
        figures["pinball"] = pinball_loss(actual=actual, quantile=quantile, probability=probability)
    return figures


def arima_family(inputs: Inputs) -> Figures:
    """The airline model unless orders are given."""
    model = Arima(
        order=tuple(inputs.get("order", (0, 1, 1))),
        seasonal_order=tuple(inputs.get("seasonal", (0, 1, 1)))[:3],
        log=inputs.get("log", False),
    )
    fitted = model.fit(time_series(inputs["series"], period=inputs.get("m", 12), floor=None))
    forecast = fitted.forecast(inputs.get("h", 12), levels=inputs.get("levels", (0.8, 0.95)))
    if forecast.undefined:
        return _path(forecast)
    return {**fitted.parameters, "loglik": fitted.log_likelihood, **_path(forecast)}


def weighted_family(inputs: Inputs) -> Figures:
    """The weighted rule, or the refit of its weights when months are given."""
    if "months" in inputs:
        fit = refit_weights(inputs["months"], period=inputs.get("m", 12))
        return {"weights": list(fit.weights), "mse": fit.mse, "mse_before": fit.mse_before, "n": fit.n}
    found = weighted_rule(
        last_year=inputs.get("last_year_same"),
        n3=inputs.get("n3"),
        n2=inputs.get("n2"),
        n1=inputs.get("n1"),
        weights=inputs.get("weights", STANDARD_WEIGHTS),
    )
    point = found.point[0] if found.point else None
    refused = found.undefined
    return {"forecast": point, "degraded": found.degraded, "refused": refused, "reason": _code(found)}


def outlier_family(inputs: Inputs) -> Figures:
    """Outlier days; the month is the clean mean times its days, or with weekday types by their medians."""
    types = inputs.get("weekday_types", inputs.get("weekdays", inputs.get("weekday")))
    options = {"weekday_types": types, "threshold": inputs.get("threshold", 3.5)}
    found = outlier_days(inputs["daily"], **options)
    month = normalise_month(
        inputs["daily"],
        **options,
        equivalents=inputs.get("equivalents"),
        standard_days=inputs.get("standard_days"),
        replacement="mean" if types is None else "median",
    )
    return {
        "median": found.median,
        "mad": found.mad,
        "outliers": list(found.outliers),
        "scores": list(found.scores),
        "clean_daily_mean": month.clean_mean,
        "clean_total": month.clean_total,
        "month_normalised": month.estimate,
        "daily": list(month.daily),
    }


def profile_family(inputs: Inputs) -> Figures:
    """An intraday profile, a day spread by it, and its update by what has come."""
    profile = intraday_profile(inputs["history"], towards=inputs.get("towards"), strength=inputs.get("strength", 0.0))
    total = inputs.get("daily_forecast", 0)
    raw = spread_day(total=total, profile=profile)
    figures = {
        "profile": list(profile.shares),
        "raw": list(raw),
        "integers": list(spread_day_whole(total=round(total), profile=profile)),
        "n": profile.n,
        "weight": profile.weight,
    }
    return figures | (update_family({**inputs, "forecast": raw}) if "actual" in inputs else {})


def update_family(inputs: Inputs) -> Figures:
    """The rest of a day from what has come."""
    found = update_day(
        forecast=inputs["forecast"],
        actual=inputs["actual"],
        day_variance=inputs.get("day_variance", 0.01),
        confidence=inputs.get("confidence", 0.8),
    )
    ends = (found.interval.low, found.interval.high)
    return {
        "factor": found.estimate,
        "ratio": found.ratio,
        "rest": list(found.rest),
        "total": found.total,
        "low": ends[0],
        "high": ends[1],
    }


def chinese_family(inputs: Inputs) -> Figures:
    """Working days and calendar marks of dates, lunar new year of years; a year not published is an error."""
    figures: dict[str, Any] = {str(year): lunar_new_year(year).isoformat() for year in inputs.get("years", [])}
    names = inputs.get("dates", [inputs["date"]] if "date" in inputs else [])
    days = [date.fromisoformat(name) for name in names]
    figures["offset"] = figures["lunar_offset"] = {
        name: lunar_offset(day) for name, day in zip(names, days, strict=True)
    }
    try:
        figures["workday"] = dict(zip(names, working_days(days), strict=True))
        effects = calendar_effects(days)
    except MissingCalendarYear as missing:
        return figures | {"error": "MissingCalendarYear", "raises": True, "year": missing.year}
    for mark, column in zip(effects.names[:4], effects.rows.T[:4], strict=True):
        figures[mark] = dict(zip(names, column.astype(bool).tolist(), strict=True))
    return figures | {"raises": False}


def holt_winters_family(inputs: Inputs) -> Figures:
    """Exponential smoothing with fixed parameters; multiplicative unless said otherwise."""
    model = HoltWinters(
        alpha=inputs["alpha"],
        beta=inputs.get("beta"),
        gamma=inputs.get("gamma"),
        seasonal=inputs.get("seasonal", inputs.get("type", "multiplicative")),
    )
    fitted = model.fit(time_series(inputs["series"], period=inputs.get("m", 1), floor=None))
    return _path(fitted.forecast(inputs.get("h", 1), levels=inputs.get("levels", (0.8, 0.95))))


def distribution_family(inputs: Inputs) -> Figures:
    """Dispersion of past forecasts, quantiles of volumes, conformal bands."""
    figures: dict[str, Any] = {}
    if "actual" in inputs:
        past = {"actual": inputs["actual"], "forecast": inputs["forecast"]}
        figures["dispersion"] = forecast_dispersion(**past).estimate
        figures["corrected_factor"] = correct_ahead(**past, ahead=[]).estimate
        if "point" in inputs:
            band = conformal_band(
                inputs["point"],
                past_actual=inputs["actual"],
                past_forecast=inputs["forecast"],
                confidence=inputs["confidence"],
                relative=inputs.get("relative", True),
            )
            figures |= {"low": None, "high": None} if band is None else {"low": band.low, "high": band.high}
    if "mean" in inputs:
        spread, probability = inputs["dispersion"], inputs["probability"]
        figures["quantiles"] = volume_quantiles(inputs["mean"], dispersion=spread, probability=probability)
    return figures


def _code(result: Any) -> str | None:
    return None if result.reason is None else result.reason.value


def _path(forecast: Any) -> Figures:
    bands = {
        f"{side}_{band.confidence * 100:.0f}": list(getattr(band, side))
        for band in forecast.bands
        for side in ("low", "high")
    }
    halves = {
        f"half_{band.confidence * 100:.0f}": ((np.array(band.high) - np.array(band.low)) / 2).tolist()
        for band in forecast.bands
    }
    return {"forecast": list(forecast.point), "reason": _code(forecast), **bands, **halves}


ADAPTERS = {
    "D-snaive": seasonal_naive_family,
    "D-accuracy": accuracy_family,
    "D-arima": arima_family,
    "D-wma": weighted_family,
    "D-outlier": outlier_family,
    "D-profile": profile_family,
    "D-update": update_family,
    "D-cn": chinese_family,
    "D-hw": holt_winters_family,
    "D-distribution": distribution_family,
}
