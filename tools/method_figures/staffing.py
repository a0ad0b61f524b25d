"""Figures of the staffing page."""

from matplotlib.axes import Axes

from huiyin.lib.planning import staffing_curve
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say

CALLS = {"calls": 600, "interval_s": 1800, "aht_s": 300}
AGENTS = range(92, 117)


def staffing(axes: Axes, say: Say) -> None:
    """Service level against agents by Erlang A and C; where each reaches 80 %."""
    for patience_s, colour, name in (
        (180, ACCENT, say("Erlang A（平均耐心 180 秒）", "Erlang A (mean patience 180 s)")),
        (None, WARNING, say("Erlang C（从不放弃）", "Erlang C (nobody gives up)")),
    ):
        curve = staffing_curve(**CALLS, agents=AGENTS, patience_s=patience_s)
        levels = [100 * point.service_level for point in curve.points]
        axes.plot(AGENTS, levels, color=colour, marker="o", markersize=3, label=name)
        at = curve.fewest
        axes.annotate(
            say(f"{at} 人", f"{at} agents"),
            (at, levels[at - AGENTS.start]),
            xytext=(6, -14),
            textcoords="offset points",
            color=colour,
        )
    axes.axhline(80, color=MUTED, linewidth=1, linestyle="--")
    axes.set_xlabel(say("在岗人数", "agents at work"), color=INK)
    axes.set_ylabel(say("20 秒内接通（占全部来电 %）", "served within 20 s (% of all calls)"), color=INK)
    axes.set_title(
        say("半小时 600 通、平均处理 300 秒", "600 calls in half an hour, 300 s of handling"), loc="left", fontsize=10
    )
    axes.set_ylim(0, 100)
    axes.legend(frameon=False, loc="lower right")


FIGURES = {"staffing": staffing}
