"""Figure of the page on diffusion."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import epidemic
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say


def diffusion(axes: Axes, say: Say) -> None:
    """The share reached over time for three reproduction numbers, and where each ends."""
    hours = np.linspace(0, 48, 97).tolist()
    for reproduction, colour in ((1.5, MUTED), (2.0, ACCENT), (3.0, WARNING)):
        course = epidemic(reproduction=reproduction, recovery_rate=0.5, times=hours)
        axes.plot(hours, [point.reached for point in course.trajectory], color=colour, lw=2)
        axes.axhline(course.estimate or 0.0, color=colour, lw=1, ls=":")
        axes.annotate(
            f"R = {reproduction:g}", (48.3, (course.estimate or 0.0) - 0.02), color=INK, annotation_clip=False
        )
    axes.set_xlim(0, 48)
    axes.set_ylim(0, 1)
    axes.set_xlabel(
        say(
            "发布后小时数（一条帖子平均两小时内有人看）",
            "hours after the post (a post is read for two hours on average)",
        )
    )
    axes.set_ylabel(say("看到的人所占比例", "share reached"))


FIGURES = {"diffusion": diffusion}
