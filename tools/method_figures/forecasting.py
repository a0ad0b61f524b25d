"""Figures of the forecasting pages: bands against a growing season, and a day that learns from its morning."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.planning import Arima, WeightedRule, intraday_profile, time_series, update_day
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say

HELD_BACK = 12


def forecasting(axes: Axes, say: Say) -> None:
    """A year ahead of a growing monthly volume: the weighted rule lags, the airline model carries its band."""
    months = np.arange(72)
    season = 1 + 0.15 * np.sin(2 * np.pi * months / 12)
    noise = np.random.default_rng(7).normal(0, 0.02, 72)
    volumes = 40_000 * 1.01**months * season * np.exp(noise)
    known, ahead = volumes[:-HELD_BACK], months[-HELD_BACK:]
    airline = Arima().fit(time_series(known, period=12)).forecast(HELD_BACK, levels=(0.8,))
    rule = WeightedRule().fit(time_series(known, period=12)).forecast(HELD_BACK)
    axes.plot(months[24:], volumes[24:] / 1000, color=INK, lw=1.2, label=say("实际", "actual"))
    band = airline.bands[0]
    low, high = np.array(band.low) / 1000, np.array(band.high) / 1000
    axes.fill_between(
        ahead, low, high, color=ACCENT, alpha=0.2, lw=0, label=say("80% 预测区间", "80% prediction interval")
    )
    axes.plot(ahead, np.array(airline.point) / 1000, color=ACCENT, lw=1.8, label=say("航空模型", "airline model"))
    axes.plot(
        ahead, np.array(rule.point) / 1000, color=WARNING, ls="--", label=say("加权规则（S5）", "weighted rule (S5)")
    )
    axes.axvline(ahead[0] - 0.5, color=MUTED, lw=0.8)
    axes.set_xlabel(say("月份", "month"))
    axes.set_ylabel(say("月联络量（千）", "contacts a month (thousand)"))
    axes.legend(frameon=False, fontsize=8, loc="upper left")


def calls_profile(axes: Axes, say: Say) -> None:
    """A day's forecast by half-hours, its first hours, and what they make of the rest."""
    hours = 8 + np.arange(24) / 2
    shape = 40 + 100 * np.exp(-((hours - 10.5) ** 2) / 3) + 70 * np.exp(-((hours - 15) ** 2) / 4)
    rng = np.random.default_rng(3)
    history = [rng.poisson(shape * rng.gamma(100, 0.01)) for _ in range(20)]
    profile = intraday_profile(history)
    plan = np.array(profile.shares) * shape.sum()
    came = rng.poisson(1.2 * shape[:8])
    updated = update_day(forecast=plan, actual=came, day_variance=0.01)
    for day in history:
        axes.plot(hours, day, color=MUTED, lw=0.5, alpha=0.5)
    axes.plot(hours, plan, color=INK, lw=1.6, label=say("前一晚的预测", "forecast at the eve"))
    axes.plot(hours[:8], came, "o", color=WARNING, ms=4, label=say("已到来", "came so far"))
    axes.plot(
        hours[8:],
        updated.rest,
        color=ACCENT,
        lw=1.8,
        ls="--",
        label=say("更新后的其余时段", "rest of the day, updated"),
    )
    axes.set_xlabel(say("时刻", "hour of the day"))
    axes.set_ylabel(say("每半小时来电", "calls per half-hour"))
    axes.set_ylim(0)
    axes.legend(frameon=False, fontsize=8)


FIGURES: Figures = {"forecasting": forecasting, "calls-profile": calls_profile}
