"""The figure of the iceberg page: which assumption the money at risk hangs on."""

from matplotlib.axes import Axes

from huiyin.lib.stats import money_at_risk
from huiyin.lib.stats.iceberg.sentences import ASSUMPTIONS
from tools.method_figures import ACCENT, INK, WARNING, Figures, Say


def draw_tornado(axes: Axes, say: Say) -> None:
    """One bar an assumption, from the result at its low end to that at its high end, in millions."""
    found = money_at_risk(customers=100_000, value_per_customer=200, solved_quickly=0.5, solved_late=0.3)
    middle = (found.estimate or 0.0) / 1e6
    bars = found.tornado[::-1]
    for row, bar in enumerate(bars):
        for end, value, colour in (
            (bar.assumption.low, bar.at_low, ACCENT),
            (bar.assumption.high, bar.at_high, WARNING),
        ):
            axes.barh(row, value / 1e6 - middle, left=middle, height=0.6, color=colour)
            if bar.swing > 1e5 and value / 1e6 != middle:
                side = 1 if value / 1e6 > middle else -1
                axes.annotate(f"{100 * end:.0f}%", (value / 1e6, row), (4 * side, 0), textcoords="offset points",
                              ha="left" if side > 0 else "right", va="center", fontsize=8, color=INK)  # fmt: skip
    axes.axvline(middle, color=INK, linewidth=0.8)
    names = [ASSUMPTIONS[bar.name] for bar in bars]
    axes.set_yticks(range(len(bars)), [say(name["zh-Hans"], name["en"]) for name in names], fontsize=9)
    axes.set_xlim(2.3, 7.2)
    axes.set_xlabel(say("面临流失的金额（百万）", "Money at risk (millions)"))
    for colour, words in (
        (ACCENT, say("取范围下限", "low end of its range")),
        (WARNING, say("取范围上限", "high end of its range")),
    ):
        axes.barh(0, 0, color=colour, label=words)
    axes.legend(frameon=False, fontsize=8, loc="lower right")


FIGURES: Figures = {"iceberg": draw_tornado}
