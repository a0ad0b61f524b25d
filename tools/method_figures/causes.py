"""The figure of the causes page: shares beside rates."""

from matplotlib.axes import Axes

from huiyin.lib.stats import attribute
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say

COMPLAINTS = {"sorting": 60, "transit": 25, "last mile": 15}
HANDLED = {"sorting": 10_000, "transit": 10_000, "last mile": 5_000}
NAMES = {"sorting": "分拣", "transit": "运输", "last mile": "末端配送"}


def shares_and_rates(axes: Axes, say: Say) -> None:
    """Each cause's rate against the overall one with its interval, its share beside its name."""
    causes = attribute(COMPLAINTS, exposure=HANDLED).causes[::-1]
    for row, cause in enumerate(causes):
        interval = cause.rate_ratio_interval
        assert cause.rate_ratio is not None
        assert interval is not None
        colour = WARNING if interval.low > 1 else ACCENT if interval.high < 1 else INK
        axes.plot([interval.low, interval.high], [row, row], color=colour, linewidth=3, solid_capstyle="butt")
        axes.plot(cause.rate_ratio, row, "o", color=colour, markersize=9)
        axes.annotate(
            f"{cause.rate_ratio:.2f}", (cause.rate_ratio, row), (0, 11), textcoords="offset points", ha="center"
        )
    axes.axvline(1, color=MUTED, linestyle="--", linewidth=1)
    axes.set_yticks(
        range(len(causes)),
        [
            say(f"{NAMES[cause.cause]}（占 {cause.share:.0%}）", f"{cause.cause} ({cause.share:.0%})")
            for cause in causes
        ],
    )
    axes.set_ylim(-0.6, len(causes) - 0.4)
    axes.set_xlabel(
        say("按经手量的发生率与总体之比（95% 区间）", "rate per unit handled, relative to overall (95% interval)")
    )
    axes.set_title(
        say("分拣占六成投诉，发生率是总体的 1.5 倍", "Sorting has 60% of complaints: 1.5 times the overall rate"),
        loc="left",
    )


FIGURES = {"causes": shares_and_rates}
