"""The figure of the resolution page: first-contact resolution by the length of the window."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import first_contact_resolution
from tools.method_figures import ACCENT, INK, Say


def by_window(axes: Axes, say: Say) -> None:
    """Closed windows with Wilson's interval, Kaplan–Meier with all cases as a line."""
    rng = np.random.default_rng(12)
    n = 500
    contacts = rng.choice([1, 2, 3], n, p=[0.75, 0.18, 0.07])
    back = np.where(rng.random(n) < 0.3, rng.exponential(6, n), np.nan)
    followed = rng.uniform(0, 45, n)
    seen = np.where(back <= followed, back, np.nan)
    windows = range(1, 31)
    found = [
        first_contact_resolution(
            contacts=contacts, resolved=np.ones(n), days_to_repeat=seen, days_followed=followed, window_days=days
        )
        for days in windows
    ]
    axes.plot(
        windows,
        [one.km or 0 for one in found],
        color=ACCENT,
        label=say("Kaplan–Meier（用上全部案件）", "Kaplan–Meier (all cases)"),
    )
    chosen = [one for days, one in zip(windows, found, strict=True) if days in {3, 7, 14, 21, 30}]
    days = [3, 7, 14, 21, 30]
    shares = np.array([one.estimate for one in chosen], dtype=float)
    intervals = [one.interval for one in chosen if one.interval is not None]
    spread = [
        shares - np.array([interval.low for interval in intervals]),
        np.array([interval.high for interval in intervals]) - shares,
    ]
    axes.errorbar(
        days,
        shares,
        yerr=spread,
        fmt="o",
        color=INK,
        capsize=3,
        label=say("窗口已关闭的案件（95% 区间）", "closed windows only (95% interval)"),
    )
    for day, one in zip(days, chosen, strict=True):
        axes.annotate(f"n = {one.n}", (day, 0.365), ha="center", fontsize=8, color=INK)
    axes.set_ylim(0.35, 0.85)
    axes.set_xlim(0, 32)
    axes.set_xlabel(say("重复联系窗口（天）", "window for repeat contacts (days)"))
    axes.set_ylabel(say("首次解决率", "first-contact resolution"))
    axes.legend(frameon=False, fontsize=9, loc="upper right")


FIGURES = {"resolution": by_window}
