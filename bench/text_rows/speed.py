"""How fast and how small the light profile is, beside SnowNLP, cnsenti and VADER; and the languages it tells.

Texts per CPU-second of the process; load time and peak memory of fresh processes.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.text_rows import Row, read

_TEXTS, _QUICK_TEXTS, _PEER_TEXTS = 6_000, 1_000, 300
_BATCH, _ROUNDS = 1_000, 3
_SETS = {
    "zh_waimai_10k": "short reviews (Chinese, 25 letters)",
    "zh_online_shopping_9": "shop reviews (Chinese, 60 letters)",
    "en_appreview_intent": "app reviews (English, 120 letters)",
}
_LANGUAGE_SETS = {"en_banking77": "en", "en_clinc150": "en", "en_appreview_intent": "en", "zh_waimai_10k": "zh-Hans"}
# The kernel's own mark of the process (VmHWM): what was forked counts in getrusage, this does not.
_FRESH = """
import time
began = time.process_time()
from huiyin.lib.text import Analyzer
analyzer = Analyzer.load("light")
loaded = time.process_time() - began
analyzer.analyze(["送餐太慢，汤都洒了", "The app crashes"] * 500)
[peak] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(loaded, int(peak) / 1024)
"""


def rows(data: Path, *, quick: bool) -> list[Row]:
    """Speed on three sets (in batches and one by one), load, memory, languages."""
    size = _QUICK_TEXTS if quick else _TEXTS
    found: list[Row] = []
    for name, title in _SETS.items():
        found += _speeds(_sample(data, name, size), title, promised=name == "zh_waimai_10k")
    return [*found, *_load_and_memory(), *_languages(data)]


def _sample(data: Path, name: str, size: int) -> list[str]:
    texts = list(dict.fromkeys(row["text"] for row in read(data, name)))
    return random.Random(4).sample(texts, min(size, len(texts)))


def _speeds(texts: Sequence[str], title: str, *, promised: bool) -> list[Row]:
    from huiyin.lib.text import Analyzer

    analyzer = Analyzer.load("light")
    batches = [list(texts[first : first + _BATCH]) for first in range(0, len(texts), _BATCH)]
    singles = [[text] for text in texts[:_BATCH]]
    return [
        Row(
            f"speed, {title}",
            f"texts per CPU-second, all heads, batches of {_BATCH:,}",
            _per_second(analyzer.analyze, batches),
            reach=3_000 if promised else None,
            peers=_peers(texts, english=texts[0].isascii()),
            note="the others judge sentiment only",
        ),
        Row(f"speed, {title}", "texts per CPU-second, all heads, one by one", _per_second(analyzer.analyze, singles)),
    ]


def _per_second(judge: Callable[[list[str]], object], batches: Sequence[list[str]]) -> float:
    """Texts per CPU-second, the best of some rounds after a first one that warms caches."""
    judge(batches[0])
    fastest = min(_seconds(judge, batches) for _ in range(_ROUNDS))
    return round(sum(map(len, batches)) / fastest)


def _seconds(judge: Callable[[list[str]], object], batches: Sequence[list[str]]) -> float:
    began = time.process_time()
    for batch in batches:
        judge(batch)
    return time.process_time() - began


def _peers(texts: Sequence[str], *, english: bool) -> dict[str, float | str]:
    batches = [list(texts[:_PEER_TEXTS])]
    if english:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        vader = SentimentIntensityAnalyzer()
        return {"VADER": _per_second(lambda batch: [vader.polarity_scores(text) for text in batch], batches)}
    from cnsenti import Sentiment
    from snownlp import SnowNLP

    cnsenti = Sentiment()
    return {
        "SnowNLP": _per_second(lambda batch: [SnowNLP(text).sentiments for text in batch if text.strip()], batches),
        "cnsenti": _per_second(lambda batch: [cnsenti.sentiment_count(text) for text in batch], batches),
    }


def _load_and_memory() -> list[Row]:
    runs = [_fresh() for _ in range(_ROUNDS)]
    return [
        Row("load, light", "CPU-seconds of a fresh process, imports included", round(min(load for load, _ in runs), 2),
            reach=1.0, lower_is_better=True),
        Row("memory, light", "MB at the peak of a fresh process, 1,000 texts judged", round(max(mb for _, mb in runs)),
            reach=300.0, lower_is_better=True),
    ]  # fmt: skip


def _fresh() -> tuple[float, float]:
    output = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True).stdout
    load, peak = output.split()
    return float(load), float(peak)


def _languages(data: Path) -> list[Row]:
    from huiyin.lib.text.cleaning import clean_all
    from huiyin.lib.text.language import detect_language

    found = []
    for name, expected in _LANGUAGE_SETS.items():
        cleaned = clean_all(list(dict.fromkeys(row["text"] for row in read(data, name))))
        began = time.process_time()
        languages = [detect_language(text) for text in cleaned]
        seconds = time.process_time() - began
        right = sum(language == expected for language in languages) / len(cleaned)
        found.append(Row(f"language, {name}", f"share told as {expected}", round(right, 4), reach=0.99,
                         note=f"{len(cleaned) / seconds:,.0f} texts per CPU-second"))  # fmt: skip
    return found
