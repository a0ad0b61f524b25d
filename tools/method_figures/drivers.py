"""The figure of the drivers page: derived importance with intervals, and how sure each quadrant is."""

import numpy as np
from matplotlib.axes import Axes

from huiyin.lib.stats import driver_importance
from tools.method_figures import ACCENT, INK, MUTED, Figures, Say


def _survey() -> tuple[dict[str, np.ndarray], np.ndarray]:
    # 400 imagined answers: a common mood (halo), waiting matters most, décor not at all.
    rng = np.random.default_rng(12)
    mood = rng.normal(size=400)
    names = ("wait", "attitude", "skill", "price", "decor")
    ratings = {name: np.clip(np.round(3.4 + 0.8 * mood + 0.9 * rng.normal(size=400)), 1, 5) for name in names}
    weights = (0.6, 0.3, 0.3, 0.1, 0.0)
    outcome = sum(w * ratings[name] for w, name in zip(weights, names, strict=True)) + 0.8 * rng.normal(size=400)
    return ratings, np.asarray(outcome)


def importance(axes: Axes, say: Say) -> None:
    """LMG shares of five drivers with bootstrap intervals, beside the naive squared correlations."""
    ratings, outcome = _survey()
    found = driver_importance(drivers=ratings, outcome=outcome, seed=1)
    words = {
        "wait": say("等候", "waiting"),
        "attitude": say("态度", "attitude"),
        "skill": say("专业", "skill"),
        "price": say("价格", "price"),
        "decor": say("环境", "décor"),
    }
    for row, driver in enumerate(reversed(found.ranked)):
        low, high = driver.interval.low, driver.interval.high
        axes.plot([low, high], [row, row], color=ACCENT, linewidth=2)
        axes.plot(driver.importance, row, "o", color=ACCENT, markersize=7)
        axes.plot(driver.correlation**2, row, "D", color="white", markeredgecolor=MUTED, markersize=6)
        axes.text(high + 0.008, row, f"{driver.share:.0%}", va="center", color=INK, fontsize=9)
    axes.set_yticks(range(5), [words[driver.name] for driver in reversed(found.ranked)])
    axes.set_xlabel(say("R² 份额（点：LMG 与 95% 区间）", "share of R² (dots: LMG with 95% interval)"))
    axes.set_title(
        say(
            f"R² = {found.r2:.2f}；菱形：单独的 r²，因光环效应相加远超 R²",
            f"R² = {found.r2:.2f}; diamonds: r² alone, which the halo makes add up to far more",
        ),
        fontsize=9.5,
        loc="left",
    )
    axes.set_xlim(0, 0.5)


FIGURES: Figures = {"drivers": importance}
