"""Rosters: one day's need and the people rostered."""

from matplotlib.axes import Axes

from bench.roster import call_centre
from huiyin.lib import planning as p
from tools.method_figures import ACCENT, INK, WARNING, Say

DAY = 2


def draw_day(axes: Axes, say: Say) -> None:
    """Need and people there, half an hour a step, in a roster of 50 people."""
    problem = call_centre(50, days=14)
    found = p.make_roster(problem, effort=p.Effort(gap=0.05))
    met = [one for one in found.needs if one.need.day == DAY and one.need.skill is None]
    met.append(met[-1])  # the last half-hour ends at 24
    hours = [at / 2 for at in range(len(met))]
    need, there = [one.need.people for one in met], [one.scheduled for one in met]
    axes.fill_between(hours, there, step="post", color=ACCENT, alpha=0.25, label=say("在岗", "people there"))
    axes.step(hours, need, where="post", color=INK, linewidth=1.5, label=say("需求", "need"))
    met_part = [min(a, b) for a, b in zip(there, need, strict=True)]
    axes.fill_between(hours, met_part, need, step="post", color=WARNING, alpha=0.8, label=say("缺人", "missing"))
    axes.set_xlabel(say("时刻", "hour of the day"))
    axes.set_ylabel(say("人数", "people"))
    axes.set_xticks(range(0, 25, 4))
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, loc="upper left")


FIGURES = {"rostering": draw_day}
