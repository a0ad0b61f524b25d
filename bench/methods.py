"""Cost against n of each method of huiyin.lib, with the growth it should have and the limits promised.

`python bench/methods.py [family …]`: each module of `bench/costs` lists its methods as `COSTS`. The
growth is the slope of log seconds on log n over the last sizes; a method may grow half a power
faster than it should before it counts as broken, because caches and a busy machine bend the line.
"""

import importlib
import math
import pkgutil
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import costs
from bench.costs import Cost
from bench.report import Report

_TOLERANCE = 0.5
_TOO_SHORT_TO_JUDGE = 2e-3


def main(names: list[str]) -> int:
    """Measure the families named (all by default) and write bench/results/methods.md."""
    families = names or sorted(module.name for module in pkgutil.iter_modules(costs.__path__))
    report = Report(
        "methods" if not names else f"methods-{'-'.join(names)}",
        "Cost of the methods against n",
        ["family", "method", "n", "seconds", "growth", "should be", "limit s"],
    )
    for family in families:
        for cost in importlib.import_module(f"bench.costs.{family}").COSTS:
            measure(report, family, cost)
    report.write()
    return 0 if report.kept else 1


def measure(report: Report, family: str, cost: Cost) -> None:
    """Time one method at its sizes and judge growth and limit."""
    seconds = [median_seconds(cost, n) for n in cost.sizes]
    growth = slope(cost.sizes, seconds)
    report.row(
        family,
        cost.name,
        ", ".join(f"{n:,}" for n in cost.sizes),
        ", ".join(f"{value:.2g}" for value in seconds),
        "–" if growth is None else f"n^{growth:.2f}",
        cost.growth_in_words or f"n^{cost.growth:g}",
        "–" if cost.limit is None else f"{cost.limit:g}",
    )
    if growth is not None and growth > cost.growth + _TOLERANCE:
        report.promise(f"{cost.name} grows as n^{growth:.2f}, not n^{cost.growth:g}", kept=False)
    if cost.limit is not None:
        text = f"{cost.name} at n = {cost.sizes[-1]:,}: {seconds[-1]:.3g} s (≤ {cost.limit:g})"
        report.promise(text, kept=seconds[-1] <= cost.limit)


def median_seconds(cost: Cost, n: int) -> float:
    """Median time of a call, divided by the calls it stands for."""
    call = cost.prepare(n)
    times = []
    for _ in range(cost.repeats):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return statistics.median(times) / cost.calls


def slope(sizes: tuple[int, ...], seconds: list[float]) -> float | None:
    """Return the power of growth between the last two sizes; None when too quick to tell."""
    if len(sizes) < 2 or seconds[-1] < _TOO_SHORT_TO_JUDGE:
        return None
    return math.log(seconds[-1] / seconds[-2]) / math.log(sizes[-1] / sizes[-2])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
