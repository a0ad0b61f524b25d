"""The figure of the shrinkage page: raw means and what is left of them, by number of scores."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import rank_units, shrink_means
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say

_N = [120, 45, 12, 30, 3, 60, 5, 80]
_MEANS = [4.2, 3.8, 4.6, 3.1, 4.9, 4.0, 2.9, 4.4]


def shrunken(axes: Axes, say: Say) -> None:
    """Eight agents: from the plain mean to the shrunken one with its interval."""
    names = [chr(ord("A") + i) for i in range(len(_N))]
    found = shrink_means(units=names, n=_N, means=_MEANS, within_variance=0.9)
    chances = {unit.name: unit.top for unit in rank_units(found, seed=1).units}
    order = np.argsort([-unit.shrunk for unit in found.units])
    for row, i in enumerate(order):
        unit = found.units[i]
        axes.plot([unit.interval.low, unit.interval.high], [row, row], color=ACCENT, linewidth=2)
        axes.annotate(
            "",
            (unit.shrunk, row),
            xytext=(unit.raw, row),
            arrowprops={"arrowstyle": "->", "color": WARNING, "shrinkA": 4, "shrinkB": 2},
        )
        axes.plot(unit.raw, row, "o", color="white", markeredgecolor=WARNING, markersize=7)
        axes.plot(unit.shrunk, row, "o", color=ACCENT, markersize=7)
        axes.text(5.42, row, f"{chances[unit.name]:.0%}", va="center", ha="right", fontsize=9, color=INK)
    axes.axvline(found.mean, color=MUTED, linewidth=1, linestyle="--")
    axes.set_yticks(range(len(order)), [f"{found.units[i].name}  (n = {found.units[i].n})" for i in order])
    axes.invert_yaxis()
    axes.set_xlim(2.5, 5.45)
    axes.set_xlabel(
        say("均分（空心：原始，实心：收缩后与 95% 区间）", "mean score (hollow: plain, filled: shrunken, 95% interval)")
    )
    axes.set_title(say("进入前四分之一的概率", "P(top quarter)"), fontsize=9.5, loc="right")


FIGURES: Figures = {"shrinkage": shrunken}
