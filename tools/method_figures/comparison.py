"""The figure of the comparison page: twelve units of one truth and two that differ, each against the rest."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import compare_units
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Figures, Say


def draw_units(axes: Axes, say: Say) -> None:
    """Differences from the rest with their intervals; coloured where the adjusted test finds one."""
    rng = np.random.default_rng(14)
    names = [f"{say('单位', 'unit')} {letter}" for letter in "ABCDEFGHIJKL"]
    sizes = rng.integers(30, 220, len(names))
    shifts = np.where(np.arange(len(names)) == 2, 0.45, np.where(np.arange(len(names)) == 8, -0.5, 0.0))
    values = np.concatenate([rng.normal(4 + shift, 0.9, size) for shift, size in zip(shifts, sizes, strict=True)])
    found = compare_units(values=values, units=list(np.repeat(names, sizes)), adjustment="bh")
    ordered = sorted(found.units, key=lambda unit: unit.difference or 0.0)
    for row, unit in enumerate(ordered):
        interval = unit.interval
        assert interval is not None
        by_chance = (unit.p or 1) < 0.05 and not unit.distinguishable
        colour = ACCENT if unit.distinguishable else WARNING if by_chance else MUTED
        axes.plot([interval.low, interval.high], [row, row], color=colour, linewidth=2)
        axes.plot(unit.difference, row, "o", color=colour, markersize=5)
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_yticks(range(len(ordered)), [f"{unit.unit} (n = {unit.moments.n})" for unit in ordered], fontsize=8)
    axes.set_xlabel(say("与其余单位的均值差异，95% 置信区间", "Mean difference from the rest, 95% interval"))
    for colour, words in (
        (ACCENT, say("BH 校正后可区分", "distinguishable after BH")),
        (WARNING, say("只在校正前“显著”", "“significant” only before it")),
        (MUTED, say("无法区分", "not distinguishable")),
    ):
        axes.plot([], [], "o-", color=colour, label=words)
    axes.legend(frameon=False, fontsize=8, loc="lower right")


FIGURES: Figures = {"comparison": draw_units}
