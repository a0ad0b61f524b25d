"""The figure of the satisfaction page: how far NPS can be off, by the number of answers."""

from matplotlib.axes import Axes

from huiyin.lib.stats import nps_from_counts
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say

_SIZES = (16, 32, 60, 100, 200, 400, 1_000, 4_000)


def draw_noise(axes: Axes, say: Say) -> None:
    """The interval of NPS 50 (60 % promote, 30 % are passive, 10 % detract) as answers come in."""
    for place, n in enumerate(_SIZES):
        promoters, detractors = round(0.6 * n), round(0.1 * n)
        found = nps_from_counts(promoters=promoters, passives=n - promoters - detractors, detractors=detractors)
        assert found.interval is not None
        colour = WARNING if found.method == "adjusted_wald" else ACCENT
        axes.plot([place, place], [found.interval.low, found.interval.high], color=colour, linewidth=3)
        axes.plot(place, found.estimate, "o", color=colour, markersize=6)
        axes.annotate(f"{found.interval.high:.0f}", (place, found.interval.high), (0, 4),
                      textcoords="offset points", ha="center", fontsize=8, color=INK)  # fmt: skip
        axes.annotate(f"{found.interval.low:.0f}", (place, found.interval.low), (0, -11),
                      textcoords="offset points", ha="center", fontsize=8, color=INK)  # fmt: skip
    axes.axhline(50, color=MUTED, linewidth=0.8, zorder=0)
    axes.set_xticks(range(len(_SIZES)), [f"{n:,}" for n in _SIZES])
    axes.set_ylim(0, 95)
    axes.set_xlabel(say("回答数", "Answers"))
    axes.set_ylabel(say("NPS 与 95% 置信区间", "NPS and its 95% interval"))
    for colour, words in (
        (WARNING, say("调整 Wald 区间（少于 50 份）", "adjusted Wald (under 50 answers)")),
        (ACCENT, say("Wald 区间", "Wald")),
    ):
        axes.plot([], [], color=colour, linewidth=3, label=words)
    axes.legend(frameon=False, fontsize=8, loc="upper right")


FIGURES: Figures = {"satisfaction": draw_noise}
