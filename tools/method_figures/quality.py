"""The figure of the quality page: kappa falls with prevalence although reviewers agree as much as before."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import cohen_kappa_from_table
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say


def prevalence(axes: Axes, say: Say) -> None:
    """Two reviewers who agree in 90 of 100 cases, from even to one-sided shares of passes."""
    passes = np.arange(45, 90)
    found = [cohen_kappa_from_table(table=[[int(p), 5], [5, 90 - int(p)]]) for p in passes]
    share = (passes + 5) / 100
    low, high = ([getattr(one.interval, end) for one in found] for end in ("low", "high"))
    axes.fill_between(share, low, high, color=WARNING, alpha=0.15, linewidth=0)
    axes.plot(share, [one.estimate for one in found], color=WARNING, linewidth=2)
    axes.plot(share, [one.ac1 for one in found], color=ACCENT, linewidth=2)
    axes.plot(share, [one.agreement for one in found], color=MUTED, linewidth=2, linestyle="--")
    axes.text(0.51, 0.955, say("相同评分的比例 90%", "90% of ratings alike"), color=INK, fontsize=9)
    axes.text(0.63, 0.845, "Gwet AC1", color=ACCENT, fontsize=9)
    axes.text(0.55, 0.52, say("Cohen κ 与 95% 区间", "Cohen κ with 95% interval"), color=WARNING, fontsize=9)
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set(xlim=(0.5, 0.95), ylim=(-0.3, 1.02))
    axes.set_xlabel(say("判为合格的比例", "share judged as passed"))
    axes.set_ylabel(say("一致性系数", "coefficient of agreement"))


FIGURES: Figures = {"quality": prevalence}
