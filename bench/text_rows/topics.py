"""Do themes agree with the categories of a shop? KMeans themes beside LDA on the same texts."""

import random
import time
from pathlib import Path

from bench.text_rows import Row, read
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.topics import topics
from huiyin.lib.text.corpus.words import words_of

EACH, SEEDS = 200, (0, 1, 2)


def rows(data: Path, *, quick: bool) -> list[Row]:
    """NMI of nine themes with the nine categories, as many texts of each, mean of three seeds."""
    from sklearn.metrics import normalized_mutual_info_score

    texts, categories = _balanced(data, EACH // 4 if quick else EACH)
    found: dict[str, float] = {}
    started = time.process_time()
    for name, vectors in (("with vectors", True), ("words alone", False)):
        scores = [
            normalized_mutual_info_score(categories, topics(texts, 9, seed=seed, vectors=vectors).assignment)
            for seed in (SEEDS[:1] if quick else SEEDS)
        ]
        found[name] = sum(scores) / len(scores)
        if vectors:
            spent = (time.process_time() - started) / len(scores)
    lda = normalized_mutual_info_score(categories, _lda(texts))
    note = f"zh_online_shopping_9, {len(texts)} texts, as many of each category, mean of seeds"
    peers: dict[str, float | str] = {"words alone": found["words alone"], "LDA (scikit-learn)": lda}
    return [
        Row("topics, nine kinds of goods", "NMI", found["with vectors"], 0.55, peers, note),
        Row("topics, nine kinds of goods", "texts per CPU-second", len(texts) / spent, note="encoding included"),
    ]


def _balanced(data: Path, each: int) -> tuple[list[str], list[str]]:
    by_category: dict[str, list[str]] = {}
    for row in read(data, "zh_online_shopping_9"):
        by_category.setdefault(row["category"], []).append(row["text"])
    chosen = [(t, name) for name, texts in by_category.items() for t in random.Random(5).sample(texts, each)]
    return [text for text, _ in chosen], [name for _, name in chosen]


def _lda(texts: list[str]) -> list[int]:
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer

    words = CountVectorizer(analyzer=words_of, min_df=3).fit_transform([clean(text).folded for text in texts])
    model = LatentDirichletAllocation(9, random_state=0)
    return [int(theme) for theme in model.fit_transform(words).argmax(axis=1)]
