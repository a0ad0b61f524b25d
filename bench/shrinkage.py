"""Empirical Bayes against raw ranking, by error on data that neither has seen.

Simulated units have a known truth. Of real data each unit's few training cases are drawn at random and
the rest is held out: shares of negative mentions by aspect (Chinese and English reviews), and customers'
mean log basket (CDNOW). `error ratio` is empirical Bayes' hold-out squared error over that of the plain
means, the median over splits with the range of the middle 90 %; `noise-free` takes the hold-out's own
sampling variance out of both. `top` is the mean hold-out value of the quarter ranked highest, raw and
shrunken: choosing a quarter is easier than saying how good its units are, so the gain is smaller there.
"""

import csv
import gzip
import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, percentile
from huiyin.lib.stats import random_effects_from_moments, shrink_shares
from tests.real_data import FOLDER

SPLITS = 40


def main() -> int:
    """Compare on every set and write bench/results/shrinkage.md."""
    report = Report(
        "shrinkage",
        "Empirical Bayes against raw means and raw ranking, on held-out data",
        [
            "data",
            "units",
            "training cases a unit",
            "error ratio",
            "noise-free",
            "top quarter raw",
            "top quarter EB",
            "EB no worse",
        ],
    )
    for name, sample, binary in [
        ("simulated scores of 200 agents", simulated_scores, False),
        ("simulated pass rates of 200 agents", simulated_passes, True),
        *real(),
    ]:
        compare(report, name, sample, binary)
    if not FOLDER.exists():
        report.notes.append("Without ../shared/data: simulated units only.")
    report.write()
    return 0 if report.kept else 1


def compare(report, name, sample, binary):
    """One row: `sample(rng)` gives the training cases and the held-out cases of each unit."""
    ratios, clean, tops = [], [], []
    for seed in range(SPLITS):
        train, test = sample(np.random.default_rng(seed))
        raw = np.array([cases.mean() for cases in train])
        shrunk = shrink(train, binary)
        held, noise = np.array([cases.mean() for cases in test]), sum(map(variance_of_mean, test))
        errors = [((guess - held) ** 2).sum() for guess in (raw, shrunk)]
        ratios.append(errors[1] / errors[0])
        clean.append((errors[1] - noise) / (errors[0] - noise))
        tops.append([held[best_quarter(guess, seed)].mean() for guess in (raw, shrunk)])
    sizes = [len(cases) for cases in train]
    middle = statistics.median(ratios)
    top = np.mean(tops, axis=0)
    report.row(
        name,
        len(train),
        f"{min(sizes)}–{max(sizes)}",
        f"{middle:.3f} ({percentile(ratios, 0.05):.3f}–{percentile(ratios, 0.95):.3f})",
        f"{statistics.median(clean):.3f}",
        f"{top[0]:.3f}",
        f"{top[1]:.3f}",
        f"{np.mean([shrunk >= raw for raw, shrunk in tops]):.0%}",
    )
    report.promise(f"{name}: hold-out error of empirical Bayes is {middle:.3f} of raw (< 1)", kept=middle < 1)


def shrink(train, binary):
    """Shrunken values of the units by the library, from sufficient statistics."""
    units, n = [str(i) for i in range(len(train))], [len(cases) for cases in train]
    if binary:
        found = shrink_shares(units=units, successes=[int(cases.sum()) for cases in train], n=n)
    else:
        spreads = [float(cases.var(ddof=1)) if len(cases) > 1 else None for cases in train]
        means = [float(cases.mean()) for cases in train]
        found = random_effects_from_moments(units=units, n=n, means=means, variances=spreads)
    return np.array([unit.shrunk for unit in found.units])


def best_quarter(values, seed):
    """The units of the greatest quarter; ties at random, as plain rankings have many."""
    order = np.random.default_rng(seed).permutation(len(values))
    return order[np.argsort(-values[order], kind="stable")][: len(values) // 4]


def variance_of_mean(cases):
    """Sampling variance of a unit's held-out mean; 0 where the truth is known (one value)."""
    return float(cases.var(ddof=1)) / len(cases) if len(cases) > 1 else 0.0


def simulated_scores(rng):
    """Mean 4.2 ± 0.25 between agents, ±0.9 within, 2 to 60 scores each; the truth is held out."""
    truth = rng.normal(4.2, 0.25, size=200)
    sizes = np.round(np.exp(rng.uniform(np.log(2), np.log(60), size=200))).astype(int)
    return [rng.normal(m, 0.9, size=n) for m, n in zip(truth, sizes, strict=True)], [np.array([m]) for m in truth]


def simulated_passes(rng):
    """Pass rates of Beta(18, 2) agents, 2 to 60 reviews each; the truth is held out."""
    truth = rng.beta(18, 2, size=200)
    sizes = np.round(np.exp(rng.uniform(np.log(2), np.log(60), size=200))).astype(int)
    passes = [(rng.random(n) < p).astype(float) for p, n in zip(truth, sizes, strict=True)]
    return passes, [np.array([p]) for p in truth]


def real():
    """Real data by unit, where the folder is on this machine."""
    if not FOLDER.exists():
        return []
    return [
        ("negative mentions by aspect, zh_aste_dianping", halves(aspects_zh()), True),
        ("negative mentions by aspect, en_absa_terms", halves(aspects_en()), True),
        ("log basket by customer, tab_cdnow_transactions", halves(baskets()), False),
    ]


def halves(units):
    """Of each unit 2 to 10 cases at random for training, at least as many held out."""

    def sample(rng):
        train, test = [], []
        for cases in units:
            shuffled = rng.permutation(cases)
            cut = int(rng.integers(2, min(10, len(cases) // 2) + 1))
            train.append(shuffled[:cut])
            test.append(shuffled[cut:])
        return train, test

    return sample


def aspects_zh():
    """1 for a negative mention, by aspect term of Chinese restaurant reviews."""
    found = defaultdict(list)
    for row in rows("zh_aste_dianping.csv.gz"):
        for aspect, _, polarity in json.loads(row["triplets"]):
            found[aspect].append(float(polarity.upper().startswith("NEG")))
    return enough(found)


def aspects_en():
    """1 for a negative mention, by aspect term of English reviews."""
    found = defaultdict(list)
    for row in rows("en_absa_terms.csv.gz"):
        found[row["aspect"].lower()].append(float(row["label"] == "Negative"))
    return enough(found)


def baskets():
    """Log of the amount of each purchase, by customer."""
    found = defaultdict(list)
    for row in rows("tab_cdnow_transactions.csv.gz"):
        if row["amount"].replace(".", "").isdigit() and float(row["amount"]) > 0:
            found[row["customer_id"]].append(float(np.log(float(row["amount"]))))
    return enough(found)


def enough(found):
    """Units of at least eight cases."""
    return [np.array(cases) for cases in found.values() if len(cases) >= 8]


def rows(name):
    """The rows of a real data set."""
    with gzip.open(FOLDER / name, "rt", encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


if __name__ == "__main__":
    sys.exit(main())
