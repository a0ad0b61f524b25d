"""Does looking after every observation keep its promise? Simulated false alarms, and how early a true effect is found.

Null: 5,000 runs of 1,000 looks each; naive is the z test at 5 % at every look from the tenth on. Effect: observations
until the stop, against the fixed sample size for the same power. Judged by `mixture_e_values`, which the library's
tests call too.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, step
from huiyin.lib.stats import mixture_e_values, sample_size_for_means
from huiyin.lib.stats.experiments.power import Design

RUNS, LOOKS, ALPHA, Z = 5_000, 1_000, 0.05, 1.959964
FIRST_NAIVE_LOOK = 10


def main() -> int:
    """Simulate and write bench/results/sequential.md."""
    report = Report(
        "sequential",
        f"Sequential test: {RUNS:,} runs of {LOOKS:,} looks",
        ["data", "test", "effect", "found", "mean n", "fixed n", "fixed n / mean n"],
    )
    with step("false alarms under the null"):
        known_variance(report)
        estimated_variance(report)
        shares(report)
    with step("how early an effect is found"):
        effects(report)
    report.notes.append(
        "Effects: τ² is the square of the effect planned for (0.2 σ) in every row, also where the true one differs; "
        "the fixed n has 80 % power, the sequential test goes on to 4,000 in each arm; `mean n` is until the stop. "
        "Shares: two arms that grow together, from 50 each on. With an estimated variance the promise is asymptotic: "
        "for strongly skewed values (money, waiting times) begin later than 50, or take logarithms."
    )
    report.write()
    return 0 if report.kept else 1


def known_variance(report: Report) -> None:
    """One sample, normal, variance known: the oracle's τ² = 0.05."""
    rng = np.random.default_rng(20260101)
    looks = np.arange(1, LOOKS + 1)
    means = np.cumsum(rng.standard_normal((RUNS, LOOKS)), axis=1) / looks
    e_values = mixture_e_values(difference=means, variance=1 / looks, mixture_variance=0.05)
    sequential = alarms(e_values >= 1 / ALPHA)
    naive = alarms(np.abs(means * np.sqrt(looks))[:, FIRST_NAIVE_LOOK - 1 :] > Z)
    report.row("normal, variance known", "sequential", 0, share(sequential), "–", "–", "–")
    report.row("normal, variance known", "naive peeking", 0, share(naive), "–", "–", "–")
    report.promise(f"false alarms over {LOOKS:,} looks {share(sequential)} (≤ 5 %)", kept=sequential <= ALPHA)
    report.promise(f"naive peeking raises {share(naive)} (about 45 %)", kept=0.40 <= naive <= 0.50)


def estimated_variance(report: Report) -> None:
    """One sample, variance estimated at each look: normal from 50 on, and skewed values, which need more."""
    rng = np.random.default_rng(20260102)
    looks = np.arange(1, LOOKS + 1)
    normal, skewed = rng.standard_normal((RUNS, LOOKS)), rng.exponential(size=(RUNS, LOOKS)) - 1
    for name, values, first in (("normal", normal, 50), ("exponential", skewed, 50), ("exponential", skewed, 200)):
        means = np.cumsum(values, axis=1) / looks
        variance = (np.cumsum(values**2, axis=1) - looks * means**2) / np.maximum(looks - 1, 1)
        late = slice(first - 1, None)
        e_values = mixture_e_values(
            difference=means[:, late], variance=(variance / looks)[:, late], mixture_variance=0.05
        )
        found = alarms(e_values >= 1 / ALPHA)
        words = f"{name}, variance estimated, from n = {first}"
        report.row(words, "sequential", 0, share(found), "–", "–", "–")
        if name == "normal":
            report.promise(f"{words}: false alarms {share(found)} (≤ 5 %)", kept=found <= ALPHA)


def shares(report: Report) -> None:
    """Two arms with the same share; the variance with one success and one failure added, as the library does."""
    rng = np.random.default_rng(20260103)
    n = np.arange(1, LOOKS + 1)
    for truth in (0.05, 0.2, 0.5, 0.9):
        counts = [np.cumsum(rng.random((RUNS, LOOKS)) < truth, axis=1)[:, 49:] for _ in range(2)]
        late = n[49:]
        adjusted = [(count + 1) / (late + 2) for count in counts]
        variance = sum(one * (1 - one) / late for one in adjusted)
        e_values = mixture_e_values(
            difference=(counts[1] - counts[0]) / late, variance=variance, mixture_variance=0.05**2
        )
        found = alarms(e_values >= 1 / ALPHA)
        report.row(f"two shares of {truth:g}", "sequential", 0, share(found), "–", "–", "–")
        report.promise(f"two shares of {truth:g}: false alarms {share(found)} (≤ 5 %)", kept=found <= ALPHA)


def effects(report: Report) -> None:
    """Two arms, normal with σ = 1: observations in each until the stop."""
    rng = np.random.default_rng(20260104)
    runs, horizon = 2_000, 4_000
    n = np.arange(1, horizon + 1)
    for effect in (0.1, 0.2, 0.3, 0.5):
        walk = np.cumsum(rng.standard_normal((runs, horizon)) * np.sqrt(2) + effect, axis=1)
        e_values = mixture_e_values(difference=walk / n, variance=2 / n, mixture_variance=0.2**2)
        crossed = e_values >= 1 / ALPHA
        found = crossed.any(axis=1)
        stopped = np.where(found, crossed.argmax(axis=1) + 1, horizon)
        planned = sample_size_for_means(difference=0.2, sd=1, design=Design(power=0.8)).control
        report.row(
            "two normal arms, n of each",
            "sequential",
            f"{effect:g} σ",
            share(found.mean()),
            f"{stopped.mean():.0f}",
            planned,
            f"{planned / stopped.mean():.2f}",
        )


def alarms(crossed: np.ndarray) -> float:
    """The share of runs that cross at any look."""
    return float(crossed.any(axis=1).mean())


def share(value: float) -> str:
    """A share in words."""
    return f"{100 * value:.1f} %"


if __name__ == "__main__":
    sys.exit(main())
