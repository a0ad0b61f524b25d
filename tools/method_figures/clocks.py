"""Figures of the business-time page."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from matplotlib.axes import Axes

from huiyin.lib.clocks import business_minutes, calendar_for, due_at
from tools.method_figures import ACCENT, INK, MUTED, WARNING, Say

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEK = dict.fromkeys(range(5), ((time(9), time(12)), (time(13), time(18))))
START = datetime(2025, 9, 26, 16, 30, tzinfo=SHANGHAI)
PAUSE = (datetime(2025, 9, 28, 10, tzinfo=SHANGHAI), datetime(2025, 9, 28, 15, tzinfo=SHANGHAI))


def business_time(axes: Axes, say: Say) -> None:
    """Eight business hours over a weekend with an adjusted workday, without and with a pause."""
    calendar = calendar_for("CN", week=WEEK)
    hours = [index / 4 for index in range(4 * 24 * 4)]
    for pauses, colour, name in (
        ([], ACCENT, say("没有暂停", "without a pause")),
        ([PAUSE], WARNING, say("周日 10:00–15:00 暂停", "paused on Sunday 10:00–15:00")),
    ):
        used = [business_minutes(START, START + timedelta(hours=hour), calendar, pauses) / 60 for hour in hours]
        axes.plot(hours, used, color=colour, label=name)
        due = due_at(START, 480, calendar, pauses).astimezone(SHANGHAI)
        elapsed = (due - START) / timedelta(hours=1)
        axes.plot([elapsed], [8], marker="o", color=colour)
        axes.annotate(f"{due:%m-%d %H:%M}", (elapsed, 8), xytext=(6, -12), textcoords="offset points", color=colour)
    axes.axhline(8, color=MUTED, linewidth=1, linestyle="--")
    midnights = [7.5 + 24 * day for day in range(4)]
    days = say("周六 周日 周一 周二", "Sat Sun Mon Tue").split()
    axes.set_xticks(midnights, [f"{name} 00:00" for name in days])
    axes.set_xlabel(say("周五 16:30 以后", "after Friday 16:30"), color=INK)
    axes.set_ylabel(say("已用营业小时", "business hours used"), color=INK)
    axes.set_title(
        say("2025-09-28（周日）调休上班", "Sunday 2025-09-28 is an adjusted workday"), loc="left", fontsize=10
    )
    axes.legend(frameon=False, loc="lower right")


FIGURES = {"business-time": business_time}
