"""Words and short phrases worth counting: mined from the texts themselves, level by level, in linear time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.lexicon import stop_words

_WORDS_READ = 2_000
_ALWAYS_TOGETHER = 0.9
_Gram = tuple[str, ...]


def phrase_counts(
    texts: Sequence[str], days: Sequence[date], *, min_texts: int = 3, most: int = 2_000, longest: int = 3
) -> dict[str, dict[date, int]]:
    """How many texts of each day hold a word or phrase, for the `most` common phrases of at least `min_texts` texts.

    Phrases of up to `longest` neighbouring words grow from frequent shorter ones (Apriori), so that the work is a pass
    over the texts for each length; no stop word stands at an end. A part that hardly occurs without the longer phrase
    is left out for it. Traditional and simplified, width and case count as one; of a long text the first words are
    read. Raises ValueError unless every text has its day.
    """
    if len(texts) != len(days):
        message = f"Each text needs its day: {len(texts)} texts, {len(days)} days."
        raise ValueError(message)
    read = [_words(text) for text in texts]
    totals = _frequent(read, min_texts=min_texts, longest=longest)
    kept = _whole(totals)
    chosen = frozenset(sorted(kept, key=lambda gram: (-totals[gram], gram))[:most])
    counts: dict[_Gram, Counter[date]] = {gram: Counter() for gram in chosen}
    for words, day in zip(read, days, strict=True):
        for gram in {gram for size in range(1, longest + 1) for gram in _grams(words, size) if gram in chosen}:
            counts[gram][day] += 1
    return {_said(gram): dict(counts[gram]) for gram in sorted(counts)}


def _frequent(read: list[list[str]], *, min_texts: int, longest: int) -> dict[_Gram, int]:
    """Grams with the number of their texts; a longer one is counted only where both its parts are frequent."""
    stops = _stops()
    found: dict[_Gram, int] = {}
    level: frozenset[_Gram] = frozenset()
    for size in range(1, longest + 1):
        counted: Counter[_Gram] = Counter()
        for words in read:
            counted.update(
                {gram for gram in _grams(words, size) if size == 1 or (gram[1:] in level and gram[:-1] in level)}
            )
        frequent = {gram: count for gram, count in counted.items() if count >= min_texts}
        # Stop words may stand within, so they carry the next level; they are no phrase by themselves.
        level = frozenset(frequent)
        found |= {gram: count for gram, count in frequent.items() if not stops & {gram[0], gram[-1]}}
    return {gram: count for gram, count in found.items() if len(gram) > 1 or _tells(gram[0])}


def _whole(totals: dict[_Gram, int]) -> list[_Gram]:
    """The grams without the parts that a longer one nearly always stands around."""
    within: set[_Gram] = set()
    for gram, count in totals.items():
        for size in range(1, len(gram)):
            within.update(part for part in _grams(gram, size) if count >= _ALWAYS_TOGETHER * totals.get(part, 1 << 60))
    return [gram for gram in totals if gram not in within]


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal()


def _grams(words: Sequence[str], size: int) -> Iterable[_Gram]:
    if size == 1:
        return ((word,) for word in words if word != "\n")
    if size == 2:
        return (pair for pair in pairwise(words) if "\n" not in pair)
    grams = (tuple(words[at : at + size]) for at in range(len(words) - size + 1))
    return (gram for gram in grams if "\n" not in gram)


def _said(gram: _Gram) -> str:
    """The words as they are written: Latin ones apart, Chinese ones together."""
    said = gram[0]
    for word in gram[1:]:
        said += f" {word}" if said[-1].isascii() and word[0].isascii() else word
    return said


def _words(text: str) -> list[str]:
    """The first words of a text, with a line break for every mark, over which no phrase reaches."""
    return list(_marked(clean(text).folded))[:_WORDS_READ]


def _marked(folded: str) -> Iterator[str]:
    for word in _segmenter().cut(folded, True):
        if word[0].isalnum():
            yield word
        elif not word.isspace():
            yield "\n"


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(stop_words.CHINESE.split()) | frozenset(stop_words.ENGLISH.split())


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    import rjieba  # first use only

    return rjieba
