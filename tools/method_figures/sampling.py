"""The figure of the sampling page: answers needed against the size of the population."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import survey_size_for_share
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say


def draw_sizes(axes: Axes, say: Say) -> None:
    """Beyond some ten thousand people, more people need no more answers."""
    populations = np.unique(np.logspace(2, 6, 120).astype(int))
    for margin, colour in ((0.03, WARNING), (0.05, ACCENT), (0.1, MUTED)):
        needed = [survey_size_for_share(margin=margin, population=int(size)).required for size in populations]
        axes.plot(populations, needed, color=colour, linewidth=2)
        axes.annotate(f"±{100 * margin:.0f}%: {needed[-1]:,}", (populations[-1], needed[-1]), (0, 5),
                      textcoords="offset points", ha="right", fontsize=9, color=INK)  # fmt: skip
    axes.set_xscale("log")
    axes.set_xticks([100, 1_000, 10_000, 100_000, 1_000_000], ["100", "1,000", "10,000", "100,000", "1,000,000"])
    axes.set_ylim(0, 1_200)
    axes.set_xlabel(say("总体人数", "People in the population"))
    axes.set_ylabel(say("95% 置信度所需回答数", "Answers needed at 95% confidence"))


FIGURES: Figures = {"sampling": draw_sizes}
