"""The figure of the control page: shares of large, overdispersed days under plain and Laney's limits."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import p_chart
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say


def draw_charts(axes: Axes, say: Say) -> None:
    """Forty days of 5,000 cases: the plain limits alarm all the time, Laney's name the one bad day."""
    rng = np.random.default_rng(21)
    n = rng.integers(4_000, 6_000, 40)
    rates = np.clip(rng.normal(0.08, 0.008, 40), 0, 1)
    rates[29] = 0.125
    counts = rng.binomial(n, rates)
    plain = p_chart(counts=counts, n=n, leave_out=[29])
    prime = p_chart(counts=counts, n=n, laney=True, leave_out=[29])
    days = np.arange(1, 41)
    shares = 100 * np.array(plain.values, dtype=float)
    for chart, colour, words in (
        (plain, WARNING, say("普通 p 图控制限", "plain p limits")),
        (prime, ACCENT, say("Laney p′ 控制限", "Laney's p′ limits")),
    ):
        for position, limit in enumerate((chart.upper, chart.lower)):
            label = words if position == 0 else None
            axes.step(days, 100 * np.array(limit, dtype=float), where="mid", color=colour, linewidth=1.2, label=label)
    axes.axhline(100 * (plain.centre or 0.0), color=MUTED, linewidth=0.8)
    axes.plot(days, shares, "-", color=INK, linewidth=0.8)
    plainly, truly = set(plain.out) - set(prime.out), set(prime.out)
    normal = [day for day in range(40) if day not in plainly | truly]
    axes.plot(days[normal], shares[normal], "o", color=INK, markersize=3)
    if plainly:
        only = sorted(plainly)
        axes.plot(days[only], shares[only], "o", color=WARNING, markersize=5)
    if truly:
        both = sorted(truly)
        axes.plot(days[both], shares[both], "D", color=ACCENT, markersize=7)
    axes.set_xlabel(say("日", "Day"))
    axes.set_ylabel(say("投诉率 %", "Complaint rate, %"))
    axes.legend(frameon=False, fontsize=8, loc="upper left")


FIGURES: Figures = {"control": draw_charts}
