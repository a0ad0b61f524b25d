"""Near-copies planted among real texts by seeded edits: how many are found, and how much else is."""

import random
import re
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.text_rows import Row, read
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.near_duplicates import NearDuplicates, near_duplicates

SOURCES, SEEDS, LEAST_LETTERS = 3_000, (1, 2, 3), 10
_ALIKE = "的得地 在再 做作 他她 那哪 象像 以已 坐座 份分 是事 吧把 吗嘛 长常 块快 点店 到道 没每 气器"
_OTHER_LETTERS = {one: group.replace(one, "") for group in _ALIKE.split() for one in group}
_SYNONYMS = {
    "不错": "很好", "好吃": "美味", "便宜": "实惠", "服务": "态度", "速度": "效率", "非常": "特别", "可以": "还行",
    "但是": "不过", "质量": "品质", "感觉": "觉得", "很": "挺", "the": "that", "good": "great", "my": "our",
}  # fmt: skip


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Recall and precision over pairs, on reviews (the figures to reach), short deliveries alone, and English."""
    shopping, deliveries = (_texts(data, name) for name in ("zh_online_shopping_9", "zh_waimai_10k"))
    both = sorted({*shopping, *deliveries})
    found = _planted("near-copies, reviews", both, quick=quick, reach=True)
    found += _planted("near-copies, food deliveries alone", deliveries, quick=quick, reach=False)
    found += _planted("near-copies, English complaints", _texts(data, "en_cfpb_complaints"), quick=quick, reach=False)
    return [*found, _speed(data)]


def _texts(data: Path, name: str) -> list[str]:
    return sorted({row["text"] for row in read(data, name) if len(_letters(row["text"])) >= LEAST_LETTERS})


def _planted(task: str, texts: list[str], *, quick: bool, reach: bool) -> list[Row]:
    scores = []
    for seed in SEEDS[:1] if quick else SEEDS:
        rng = random.Random(seed)
        sources = rng.sample(texts, min(SOURCES // 4 if quick else SOURCES, len(texts)))
        copies = [near_copy(text, rng) for text in sources]
        scores.append(_score(near_duplicates(sources + copies), sources + copies))
    recall, precision, strict = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    note = f"{len(sources)} texts, one copy each with 1 or 2 edits, {len(scores)} seeds"
    apart = "; other pairs that share 3/4 of their letters (difflib) do not count; counted as wrong: "
    return [
        Row(task, "recall of pairs", recall, 0.99 if reach else None, note=note),
        Row(task, "precision of pairs", precision, 0.97 if reach else None, note=f"{note}{apart}{strict:.3f}"),
    ]


def _score(found: NearDuplicates, texts: list[str]) -> tuple[float, float, float]:
    half = len(texts) // 2
    right = sum(pair.first == pair.second - half for pair in found.pairs)
    others = [pair for pair in found.pairs if pair.first % half != pair.second % half]
    wrong = sum(not _same(texts[pair.first % half], texts[pair.second % half]) for pair in others)
    return right / half, right / (right + wrong), right / (right + len(others))


def _same(one: str, other: str) -> bool:
    return SequenceMatcher(None, _letters(one), _letters(other), autojunk=False).ratio() >= 0.75


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", clean(text).folded)


def _speed(data: Path) -> Row:
    texts = [row["text"] for row in read(data, "zh_waimai_10k")]
    near_duplicates(texts[:100])
    started = time.process_time()
    near_duplicates(texts)
    rate = len(texts) / (time.process_time() - started)
    return Row("near-copies, food deliveries", "texts per CPU-second", rate, note=f"{len(texts):,} texts, all steps")


def near_copy(text: str, rng: random.Random) -> str:
    """The text as a customer or a campaign writes it again: one or two different edits."""
    for edit in rng.sample(EDITS, rng.randint(1, 2)):
        text = edit(text, rng)
    return text


def _typo(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    if text[at] in _OTHER_LETTERS:
        return text[:at] + rng.choice(_OTHER_LETTERS[text[at]]) + text[at + 1 :]
    return text[:at] + rng.choice(["", text[at] * 2, text[at + 1 : at + 2] + text[at]]) + text[at + 1 :]


def _width(text: str, rng: random.Random) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def _signs(text: str, rng: random.Random) -> str:
    kept = [letter if letter.isalnum() or rng.random() < 0.5 else rng.choice(["", " ", "！"]) for letter in text]
    return "".join(kept) + rng.choice(["", "!!!", "。", "~~"])


def _particle(text: str, rng: random.Random) -> str:
    return text + (rng.choice(["啊", "哦", "呢", "哈哈", "谢谢"]) if not text.isascii() else " thanks")


def _swap(text: str, rng: random.Random) -> str:
    known = [word for word in _SYNONYMS if word in text]
    word = rng.choice(known) if known else ""
    return text.replace(word, _SYNONYMS[word], 1) if word else _typo(text, rng)


def _traditional(text: str, rng: random.Random) -> str:
    return str(_converter().convert(text))


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("s2t")


def _cut_tail(text: str, rng: random.Random) -> str:
    return text[: max(LEAST_LETTERS, int(len(text) * rng.uniform(0.8, 0.95)))]


EDITS: list[Callable[[str, random.Random], str]] = [_typo, _width, _signs, _particle, _swap, _traditional, _cut_tail]
