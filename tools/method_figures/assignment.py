"""Assignment: what one by one costs beside the best, by the size of the batch."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib import planning as p
from tools.method_figures import ACCENT, WARNING, Say

SIZES = (2, 5, 10, 20, 40, 80)
DRAWS = 30


def draw_batches(axes: Axes, say: Say) -> None:
    """Mean cost of a case over random batches."""
    draw = np.random.default_rng(7)
    best, greedy = [], []
    for size in SIZES:
        plans = [p.assign_by_cost(draw.random((size, size)).tolist()) for _ in range(DRAWS)]
        best.append(np.mean([(plan.estimate or 0.0) / size for plan in plans]))
        greedy.append(np.mean([(plan.greedy or 0.0) / size for plan in plans]))
    axes.plot(SIZES, greedy, "o-", color=WARNING, label=say("逐件分派", "one by one"))
    axes.plot(SIZES, best, "s-", color=ACCENT, label=say("一起分派", "together"))
    axes.set_xscale("log")
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.minorticks_off()
    axes.set_xlabel(say("一批的件数", "cases in a batch"))
    axes.set_ylabel(say("每件平均代价", "mean cost of a case"))
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)


FIGURES = {"assignment": draw_batches}
