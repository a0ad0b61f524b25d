"""The figure of the Kano page: better against worse of five features, with their intervals."""

from matplotlib.axes import Axes

from huiyin.lib.stats import kano_from_counts
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say

_FEATURES = {
    ("查看进度", "track progress"): {"A": 20, "O": 62, "M": 25, "I": 11, "R": 1, "Q": 1},
    ("一次解决", "solved at once"): {"A": 8, "O": 34, "M": 70, "I": 7, "R": 0, "Q": 1},
    ("生日祝福", "birthday wishes"): {"A": 48, "O": 9, "M": 2, "I": 55, "R": 5, "Q": 1},
    ("主动回访", "call back"): {"A": 58, "O": 22, "M": 9, "I": 28, "R": 3, "Q": 0},
    ("机器人应答", "robot answers"): {"A": 14, "O": 8, "M": 12, "I": 60, "R": 25, "Q": 1},
}


def better_and_worse(axes: Axes, say: Say) -> None:
    """Berger's coefficients; a filled point has a clear class by Fong's test."""
    for (zh, en), counts in _FEATURES.items():
        found = kano_from_counts(counts=counts)
        x, y = -found.worse, found.better
        across, up = found.worse_interval, found.better_interval
        axes.plot([-across.high, -across.low], [y, y], color=MUTED, linewidth=1)
        axes.plot([x, x], [up.low, up.high], color=MUTED, linewidth=1)
        colour = ACCENT if found.clear else WARNING
        axes.plot(x, y, "o", color=colour if found.clear else "white", markeredgecolor=colour, markersize=8)
        axes.annotate(
            f"{say(zh, en)} ({found.category})", (x, y), xytext=(7, 6), textcoords="offset points", fontsize=9
        )
    axes.axhline(0.5, color=INK, linewidth=0.6)
    axes.axvline(0.5, color=INK, linewidth=0.6)
    axes.set(xlim=(0, 1.12), ylim=(0, 1))
    axes.set_xlabel(say("缺少时的不满（−不满意系数）", "dissatisfaction without it (−worse)"))
    axes.set_ylabel(say("具备时的满意（满意系数）", "satisfaction with it (better)"))
    corners = [
        (0.02, 0.96, say("魅力", "attractive")),
        (0.9, 0.96, say("期望", "one-dimensional")),
        (0.02, 0.03, say("无差异", "indifferent")),
        (0.9, 0.03, say("必备", "must-be")),
    ]
    for x, y, text in corners:
        axes.text(x, y, text, color=MUTED, fontsize=9, va="center", ha="left" if x < 0.5 else "center")


FIGURES: Figures = {"kano": better_and_worse}
