"""The figure of the experiments page: a confidence sequence beside the interval that must not be peeked at."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import sequential_path
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say


def looking_often(axes: Axes, say: Say) -> None:
    """One run without any effect: the naive interval loses zero, the sequence keeps it."""
    values = np.random.default_rng(31).standard_normal(1000)
    path = sequential_path(values, variance=1.0, mixture_variance=0.05)
    n = np.arange(1, 1001)
    means, naive = np.array(path.estimates), 1.96 / np.sqrt(n)
    shown = slice(19, None)
    axes.fill_between(
        n[shown],
        np.array(path.lows, dtype=float)[shown],
        np.array(path.highs, dtype=float)[shown],
        color=ACCENT,
        alpha=0.18,
        linewidth=0,
        label=say("95% 置信序列", "95% confidence sequence"),
    )
    axes.plot(n[shown], (means + naive)[shown], color=MUTED, linewidth=1)
    axes.plot(
        n[shown],
        (means - naive)[shown],
        color=MUTED,
        linewidth=1,
        label=say("每次单看的 95% 区间", "95% interval of one look"),
    )
    axes.plot(n[shown], means[shown], color=INK, linewidth=1.2, label=say("均值", "mean"))
    wrong = n[shown][np.abs(means[shown]) > naive[shown]]
    axes.plot(
        wrong,
        np.zeros(len(wrong)),
        "|",
        color=WARNING,
        markersize=7,
        label=say("单看时的误报", "false alarm of a single look"),
    )
    axes.axhline(0, color=INK, linewidth=0.6)
    axes.set_xlim(20, 1000)
    axes.set_ylim(-0.6, 0.6)
    axes.set_xlabel(say("观察数（真实效果为零）", "observations (the true effect is zero)"))
    axes.set_ylabel(say("估计的效果", "estimated effect"))
    axes.legend(frameon=False, fontsize=8, loc="upper right", ncols=2)


FIGURES = {"experiments": looking_often}
