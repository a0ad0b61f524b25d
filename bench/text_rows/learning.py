"""Learning from corrections: 500 of an unseen domain (books among shop reviews), and what they cost elsewhere."""

from pathlib import Path

import numpy as np

from bench.text_rows import Row, read
from bench.text_rows.own_labels import SEEDS, Pairs, columns, unique
from huiyin.lib.text.heads.evaluation import evaluate
from huiyin.lib.text.heads.head import Head
from huiyin.lib.text.heads.training import train


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Gain on 1,000 book reviews and change on 1,000 others, with right corrections and with a fifth of noise."""
    seeds = SEEDS[:1] if quick else SEEDS
    reviews = read(data, "zh_online_shopping_9")
    gains = np.array([_gains(reviews, seed=seed, old=1500 if quick else 4000) for seed in seeds]).mean(axis=0)
    note = f"{len(seeds)} seeds, before {gains[0]:.3f}"
    return [
        Row("500 corrections of books", "gain in points", float(gains[1]) * 100, 5.0, {}, note),
        Row("the other shops", "loss in points", -float(gains[2]) * 100, 0.5, {}, lower_is_better=True),
        Row("500 corrections, 20 % wrong", "gain in points", float(gains[3]) * 100, 0.0, {}),
        Row("the other shops", "loss in points", -float(gains[4]) * 100, 0.5, {}, "20 % wrong", lower_is_better=True),
    ]


def _gains(reviews: list[dict[str, str]], *, seed: int, old: int) -> list[float]:
    rng = np.random.default_rng(seed)
    books, others = (
        [pairs[at] for at in rng.permutation(len(pairs))] for pairs in (_of(reviews, True), _of(reviews, False))
    )
    learnt, canary, test = others[:old], others[old : old + 1000], books[500:1500]
    head = train("bench", *columns(learnt), seed=seed, encoder="")
    before, kept = _accuracy(head, test), _accuracy(head, canary)
    wrong = [(text, label if rng.random() >= 0.2 else str(rng.integers(2))) for text, label in books[:500]]
    found = [before]
    for corrections in (books[:500], wrong):
        new = head.update(*columns(corrections), replay=columns(learnt), seed=seed)
        found += [_accuracy(new, test) - before, _accuracy(new, canary) - kept]
    return found


def _of(reviews: list[dict[str, str]], books: bool) -> Pairs:
    return unique([(row["text"], row["label"]) for row in reviews if (row["category"] == "书籍") == books])


def _accuracy(head: Head, pairs: Pairs) -> float:
    return evaluate(head, *columns(pairs)).accuracy
