"""Intents: Banking77 and CLINC150 on their own splits, Banking77 from ten examples a label, several labels in NLU++."""

from pathlib import Path

import numpy as np

from bench.text_rows import Row, read
from bench.text_rows.own_labels import SEEDS, Pairs, columns, measured, peer
from huiyin.lib.text.heads.evaluation import evaluate
from huiyin.lib.text.heads.training import train

_PEER = "char TF-IDF + logistic regression"


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Accuracy on the published test splits; CLINC150 learns the out-of-scope examples as a label of their own."""
    seeds = SEEDS[:1] if quick else SEEDS
    bank = read(data, "en_banking77")
    clinc = read(data, "en_clinc150")
    bank_parts = _part(bank, "train", quick), _part(bank, "test", quick)
    clinc_learnt = _part(clinc, "train", quick) + _part(clinc, "oos_train", quick)
    inside, outside = _part(clinc, "test", quick), _part(clinc, "oos_test", quick)
    head = train("clinc", *columns(clinc_learnt))
    report = evaluate(head, *columns(inside))
    caught = evaluate(head, *columns(outside)).accuracy
    whole = measured(*bank_parts, seed=0)
    return [
        Row(
            "Banking77",
            "accuracy",
            whole.accuracy,
            0.92,
            {_PEER: peer(*bank_parts)[0]},
            f"published split; calibration error {whole.calibration_error:.3f}",
        ),
        Row(
            "Banking77, 10 examples a label",
            "accuracy",
            _few_shot(*bank_parts, seeds),
            0.803,
            {},
            f"{len(seeds)} seeds",
        ),
        Row(
            "CLINC150",
            "accuracy",
            report.accuracy,
            0.935,
            {},
            f"150 intents and oos learnt from train + oos_train, measured on the 4,500 in-scope test texts; "
            f"of the oos_test texts {caught:.3f} are recognised",
        ),
        _several_labels(data, quick=quick),
    ]


def _part(rows: list[dict[str, str]], name: str, quick: bool) -> Pairs:
    pairs = [(row["text"], row["label"]) for row in rows if row["split"] == name]
    return pairs[::5] if quick else pairs


def _few_shot(learnt: Pairs, held: Pairs, seeds: tuple[int, ...]) -> float:
    found = []
    for seed in seeds:
        order = np.random.default_rng(seed).permutation(len(learnt))
        counts: dict[str, int] = {}
        few = []
        for at in order:
            label = learnt[at][1]
            if counts.setdefault(label, 0) < 10:
                counts[label] += 1
                few.append(learnt[at])
        found.append(measured(few, held, seed=seed).accuracy)
    return float(np.mean(found))


def _several_labels(data: Path, *, quick: bool) -> Row:
    rows = read(data, "en_nlupp")[:: 4 if quick else 1]
    pairs = [(row["text"], [label for label in row["label"].split("|") if label], int(row["fold"])) for row in rows]
    learnt = [(text, labels) for text, labels, fold in pairs if fold < 16]
    held = [(text, labels) for text, labels, fold in pairs if fold >= 16]
    report = measured(learnt, held, seed=0)
    note = f"folds 0-15 learn, 16-19 test; exact match {report.accuracy:.3f}, macro-F1 {report.macro_f1:.3f}"
    return Row("NLU++, several labels", "micro-F1", report.micro_f1, None, {}, note)
