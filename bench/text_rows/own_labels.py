"""Heads trained on a data set's own train split, beside what a person would pick instead: TF-IDF and scikit-learn."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.text_rows import Row, read
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.near_duplicates import near_duplicates
from huiyin.lib.text.heads.evaluation import Report, evaluate
from huiyin.lib.text.heads.folding import copy_key
from huiyin.lib.text.heads.training import train

Pairs = list[tuple[str, Any]]
SEEDS = (0, 1, 2)
_EMOTICON = re.compile(r"\[[^\[\]]{1,8}\]")
_PEER = "char TF-IDF + logistic regression"


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Polarity in three sets and intents of app reviews, each split by text, those of equal letters once."""
    seeds = SEEDS[:1] if quick else SEEDS
    found = []
    for name, prepare, reaches in _SETS:
        pairs = unique(prepare(read(data, name)))
        if quick:
            pairs = [pairs[at] for at in np.random.default_rng(7).permutation(len(pairs))[:1500]]
        found += _rows(name, pairs, reaches, seeds)
        if name == "en_appreview_intent":
            # Most of these texts are copies of others with a word or two exchanged, which a split by letters leaks.
            found += _rows(f"{name} without near-copies", without_near_copies(pairs), (None, None), seeds)
    return found


def without_near_copies(pairs: Pairs) -> Pairs:
    """One text of each group of near-copies, so that no copy of a text measured on has been learnt from."""
    groups = near_duplicates([text for text, _ in pairs]).groups
    left_out = {member for group in groups for member in group.members if member != group.representative}
    return [pair for at, pair in enumerate(pairs) if at not in left_out]


def unique(pairs: Pairs) -> Pairs:
    """The first of each set of texts that are alike in their letters."""
    firsts: dict[str, tuple[str, Any]] = {}
    for text, label in pairs:
        firsts.setdefault(copy_key(clean(text).folded), (text, label))
    return list(firsts.values())


def split(pairs: Pairs, seed: int) -> tuple[Pairs, Pairs]:
    """Four fifths to learn from and one to measure on, alike by label."""
    from sklearn.model_selection import train_test_split

    learnt, held = train_test_split(
        pairs, test_size=0.2, random_state=seed, stratify=[str(label) for _, label in pairs]
    )
    return learnt, held


def measured(learnt: Pairs, held: Pairs, *, seed: int) -> Report:
    """A head trained on the one part and measured on the other."""
    return evaluate(train("bench", *columns(learnt), seed=seed), *columns(held))


def columns(pairs: Pairs) -> tuple[list[str], list[Any]]:
    """Texts and labels."""
    return [text for text, _ in pairs], [label for _, label in pairs]


def peer(learnt: Pairs, held: Pairs) -> tuple[float, float]:
    """(accuracy, macro-F1) of scikit-learn's TfidfVectorizer(char_wb, 1-4) with LogisticRegression."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True),
        LogisticRegression(C=10, max_iter=200, tol=1e-3),
    )
    texts, labels = columns(learnt)
    given = model.fit(texts, labels).predict(columns(held)[0])
    truth = np.array(columns(held)[1])
    return float((given == truth).mean()), float(f1_score(truth, given, average="macro"))


def _rows(name: str, pairs: Pairs, reaches: tuple[float | None, float | None], seeds: Sequence[int]) -> list[Row]:
    parts = [split(pairs, seed) for seed in seeds]
    reports = [measured(*part, seed=seed) for part, seed in zip(parts, seeds, strict=True)]
    peers = [peer(*part) for part in parts]
    note = f"own split 80/20 by text, {len(seeds)} seeds, texts of equal letters once, {len(pairs)} texts; " + " ".join(
        f"{label}: F1 {np.mean([report.per_class[label].f1 for report in reports]):.3f}"
        for label in reports[0].labels[:4]
    )
    accuracy = float(np.mean([report.accuracy for report in reports]))
    macro = float(np.mean([report.macro_f1 for report in reports]))
    return [
        Row(
            f"own labels, {name}",
            "accuracy",
            accuracy,
            reaches[0],
            {_PEER: float(np.mean([p[0] for p in peers]))},
            note,
        ),
        Row(f"own labels, {name}", "macro-F1", macro, reaches[1], {_PEER: float(np.mean([p[1] for p in peers]))}),
    ]


def _labelled(rows: list[dict[str, str]]) -> Pairs:
    return [(row["text"], row["label"]) for row in rows]


def _without_emoticons(rows: list[dict[str, str]]) -> Pairs:
    return [(_EMOTICON.sub("", row["text"]), row["label"]) for row in rows]


_SETS: tuple[tuple[str, Callable[[list[dict[str, str]]], Pairs], tuple[float | None, float | None]], ...] = (
    ("zh_waimai_10k", _labelled, (0.905, 0.89)),
    ("zh_online_shopping_9", _labelled, (0.94, None)),
    ("zh_weibo_senti_sample", _without_emoticons, (0.75, None)),
    ("en_appreview_intent", _labelled, (None, 0.90)),
)
