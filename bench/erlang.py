"""Is Erlang A right, and what does Erlang C cost? Against an event simulation that shares no code with it.

The simulation is the waiting-time recursion of first come, first served: a heap of the moments at
which agents become free; a caller whose patience ends before theirs takes nobody. Its intervals are
widened for their number (Bonferroni), so that all hold together with 95 %.
"""

import heapq
import math
import statistics
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scipy.special import stdtrit

from bench.report import Report
from huiyin.lib.planning import ServiceGoal, erlang_a, required_agents, required_day

TARGET_S, BATCHES, CALLS = 20, 24, 40_000
WARM_UP = 2_000
SETTINGS = [
    # calls in half an hour, AHT s, patience s, agents
    (100, 180, 120, 11),
    (100, 180, 60, 9),
    (600, 300, 180, 100),
    (600, 300, 600, 96),
    (20, 400, 300, 5),
    (1200, 240, 90, 150),
]
OVERSTAFFED = [(100, 300), (300, 300), (600, 300), (1200, 300), (2400, 300)]
FIGURES = ("abandoned", "service level", "mean wait s")
WIDENED = 1 - 0.05 / (len(FIGURES) * len(SETTINGS))


def main() -> None:
    """Compare, and write bench/results/erlang.md."""
    report = Report(
        "erlang",
        "Erlang A against an event simulation, and Erlang C's overstaffing against it",
        ["setting", "figure", "Erlang A", "simulation", "± (joint 95 %)", "inside"],
    )
    for index, setting in enumerate(SETTINGS):
        compare(report, *setting, seed=index)
    overstaffing(report)
    the_day(report)
    report.write()
    sys.exit(0 if report.kept else 1)


def compare(report: Report, calls: int, aht_s: float, patience_s: float, agents: int, *, seed: int) -> None:
    """One setting: three figures inside their intervals or not."""
    found = erlang_a(calls=calls, interval_s=1800, aht_s=aht_s, patience_s=patience_s, agents=agents, target_s=TARGET_S)
    exact = [found.p_abandon, found.sl_offered, found.mean_wait]
    batches = simulate(calls / 1800, aht_s, patience_s, agents, seed=seed)
    name = f"{calls} calls/30 min, AHT {aht_s} s, patience {patience_s} s, {agents} agents"
    for figure, value, seen in zip(FIGURES, exact, zip(*batches, strict=True), strict=True):
        mean = statistics.fmean(seen)
        half = float(stdtrit(BATCHES - 1, 0.5 + WIDENED / 2)) * statistics.stdev(seen) / math.sqrt(BATCHES)
        inside = abs(value - mean) <= half
        report.row(name, figure, f"{value:.4f}", f"{mean:.4f}", f"{half:.4f}", "yes" if inside else "NO")
        report.promise(f"{name}: {figure} {value:.4f} inside {mean:.4f} ± {half:.4f}", kept=inside)


def simulate(
    rate: float, aht_s: float, patience_s: float, agents: int, *, seed: int
) -> list[tuple[float, float, float]]:
    """Share abandoned, share served in time, mean wait, of each batch of calls after a warm-up."""
    rng = np.random.default_rng([2025, seed])
    free = [0.0] * agents
    now = 0.0
    batches = []
    for batch in range(BATCHES + 1):
        size = CALLS if batch else WARM_UP
        gaps, services, willing = (rng.exponential(mean, size).tolist() for mean in (1 / rate, aht_s, patience_s))
        abandoned = in_time = 0
        waited = 0.0
        for gap, service, patience in zip(gaps, services, willing, strict=True):
            now += gap
            wait = max(0.0, free[0] - now)
            if wait > patience:
                abandoned += 1
                waited += patience
                continue
            heapq.heapreplace(free, now + wait + service)
            in_time += wait <= TARGET_S
            waited += wait
        if batch:
            batches.append((abandoned / size, in_time / size, waited / size))
    return batches


def overstaffing(report: Report) -> None:
    """Agents for 80 % in 20 s by both models."""
    for calls, aht_s in OVERSTAFFED:
        known = {"calls": calls, "interval_s": 1800, "aht_s": aht_s}
        a = required_agents(**known, patience_s=180)
        c = required_agents(**known)
        share = (c.net - a.net) / a.net
        name = f"{calls} calls/30 min, AHT {aht_s} s, patience 180 s, 80/20"
        report.row(name, "agents", a.net, f"Erlang C: {c.net}", f"+{100 * share:.1f} %", "–")
        if calls == 600:
            report.promise(f"{name}: Erlang A {a.net}, Erlang C {c.net}", kept=(a.net, c.net) == (100, 108))
        kept = c.net > a.net and a.service_level >= 0.8
        report.promise(f"{name}: Erlang C asks for {c.net - a.net} people too many", kept=kept)


def the_day(report: Report) -> None:
    """How long 96 intervals take, limits of occupancy and abandonment included."""
    calls = [5 + 600 * math.sin(math.pi * (index + 0.5) / 96) ** 2 for index in range(96)]
    goal = ServiceGoal(max_occupancy=0.9, max_abandonment=0.05)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        day = required_day(calls=calls, interval_s=900, aht_s=300, patience_s=180, goal=goal)
        times.append(time.perf_counter() - began)
    median = 1000 * statistics.median(times)
    report.row("a day of 96 intervals by Erlang A", f"peak {day.peak} agents", f"{median:.2f} ms", "–", "–", "–")
    report.promise(f"96 intervals by Erlang A in {median:.2f} ms (≤ 20 ms, median of 50)", kept=median <= 20)


if __name__ == "__main__":
    main()
