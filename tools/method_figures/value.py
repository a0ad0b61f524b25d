"""Figures of the pages on value and lifetime."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import BuyingParameters, forecast_purchases, npv_simulation
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say


def value(axes: Axes, say: Say) -> None:
    """How likely a project loses money, when good and bad years are independent or come together."""
    bounds = {
        "low": [-560, 40, 60, 70, 80, 60],
        "likely": [-500, 120, 160, 180, 200, 150],
        "high": [-480, 160, 210, 230, 260, 200],
    }
    cases = (
        (False, ACCENT, say("各年独立", "years independent")),
        (True, WARNING, say("各年同好同坏", "years together")),
    )
    for place, (together, colour, name) in enumerate(cases):
        result = npv_simulation(**bounds, rate=0.1, seed=1, together=together)
        interval = result.interval
        assert interval is not None
        assert result.estimate is not None
        loss = say("亏损概率", "loss") + f" {100 * (result.loss_probability or 0):.0f}%"
        axes.plot([interval.low, interval.high], [place, place], color=colour, lw=6, solid_capstyle="butt")
        axes.plot(result.estimate, place, "o", color=INK, ms=7, zorder=3)
        axes.annotate(f"{name}: {loss}", (interval.low, place + 0.16), color=INK)
    axes.axvline(0, color=MUTED, lw=1)
    axes.set_yticks([])
    axes.set_ylim(-0.5, 1.6)
    axes.set_xlabel(say("净现值（点：均值；线：95% 区间）", "net present value (dot: mean; line: 95% interval)"))


def lifetime(axes: Axes, say: Say) -> None:
    """P(active) against the silence since the last purchase, for rare and frequent buyers."""
    parameters = BuyingParameters(r=0.243, alpha=4.414, a=0.793, b=2.426)
    silence = np.linspace(0, 52, 105)
    for purchases, colour in ((1, MUTED), (4, ACCENT), (12, WARNING)):
        result = forecast_purchases(
            parameters,
            purchases=np.full(len(silence), float(purchases)),
            last_purchase=np.full(len(silence), 26.0),
            age=26 + silence,
            horizon=0,
        )
        axes.plot(silence, [active or 0.0 for active in result.active], color=colour, lw=2)
        place = {1: 80, 4: 60, 12: 40}[purchases]
        axes.annotate(
            say(f"复购 {purchases} 次", f"{purchases} repeat purchase{'s' if purchases > 1 else ''}"),
            (silence[place], (result.active[place] or 0.0) + 0.03),
            color=colour if colour != MUTED else INK,
        )
    axes.set_ylim(0, 1.05)
    axes.set_xlabel(say("距上次购买的周数", "weeks since the last purchase"))
    axes.set_ylabel(say("仍活跃的概率", "probability of being active"))


FIGURES = {"value": value, "lifetime": lifetime}
