"""The words that stand for a text: what a manager would put on a slide."""

import re
from functools import lru_cache
from typing import Any

from huiyin.lib.text.cleaning import CleanText, clean
from huiyin.lib.text.lexicon import stop_words

MOST_KEYWORDS = 6
_LETTERS_TO_CUT = 4_000
_WORDS_REMEMBERED = 1 << 15
_CHINESE_WORD = re.compile("[\u4e00-\u9fff]{2,8}")
_ENGLISH_WORD = re.compile(r"[a-z][a-z0-9]*(?:['\-][a-z0-9]+)*")
_LATIN = re.compile("[a-z]")
_TOP_DOMAIN = re.compile(r"\.(?:com|cn|net|org|hk|tw|io|co)\b")
_ADDRESS = re.compile(rf"[\w.\-]{{1,64}}@[\w.\-]{{1,64}}|[\w.\-]{{1,64}}{_TOP_DOMAIN.pattern}[!-~]{{0,200}}")
# Parts of speech of the segmenter's dictionary: particles, pronouns, adverbs, numbers, times, names of persons …
_SAYS_NOTHING = re.compile("(?:c|d|e|f|m|nr|o|p|q|r|t|u|x|y|z)(?:[dfghjlqtvz]|f?g|rt|zg)?")


def keywords_of(text: CleanText) -> tuple[str, ...]:
    """Up to six words in the script of the text, the most frequent first, then in the order of the text.

    Only words of the dictionary: no stop words, no fragments, no links or addresses; Latin words in lower case.
    """
    sample = text.folded[:_LETTERS_TO_CUT]
    counts: dict[str, int] = {}
    for word in _words(sample):
        if _is_worthy(word):
            counts[word] = counts.get(word, 0) + 1
    kept = sorted(counts, key=lambda word: -counts[word])[:MOST_KEYWORDS]
    return tuple(_as_written(text, word) for word in kept) if text.traditional else tuple(kept)


def _words(sample: str) -> list[str]:
    if "@" in sample or _TOP_DOMAIN.search(sample):
        sample = _ADDRESS.sub(" ", sample)
    if sample.isascii():
        return _ENGLISH_WORD.findall(sample)
    words: list[str] = _segmenter().cut(sample, False)
    return words if not _LATIN.search(sample) else _joined(words, sample)


def _joined(words: list[str], sample: str) -> list[str]:
    """The Chinese words and the Latin words in the order of the text; the segmenter cuts wi-fi in two."""
    chinese = [(place, word) for place, word in _placed(words) if _CHINESE_WORD.fullmatch(word)]
    latin = [(match.start(), match.group()) for match in _ENGLISH_WORD.finditer(sample)]
    return [word for _, word in sorted(chinese + latin)]


def _placed(words: list[str]) -> list[tuple[int, str]]:
    placed = []
    place = 0
    for word in words:
        placed.append((place, word))
        place += len(word)
    return placed


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _is_worthy(word: str) -> bool:
    if word in _stop_words():
        return False
    if _ENGLISH_WORD.fullmatch(word):
        return 2 < len(word) <= 20
    if not _CHINESE_WORD.fullmatch(word):
        return False
    return word in _new_words() or not any(_SAYS_NOTHING.fullmatch(kind) for _, kind in _segmenter().tag(word, False))


def _as_written(text: CleanText, word: str) -> str:
    """The word as the text writes it: simplifying rarely changes the length, and then only what follows."""
    start = text.folded.find(word)
    drift = len(text.readable) - len(text.folded)
    for place in (start, start + drift):
        written = text.readable[place : place + len(word)]
        if word.isascii() or clean(written).folded == word:
            return word if word.isascii() else written
    return word


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    """A segmenter of our own, because new words change it for everybody who shares it."""
    import rjieba  # first use only

    segmenter = rjieba.Jieba()
    for word in sorted(_new_words()):
        segmenter.add_word(word, None, "n")
    return segmenter


@lru_cache(maxsize=1)
def _new_words() -> frozenset[str]:
    return frozenset(stop_words.NEW_WORDS.split())


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(stop_words.CHINESE.split()) | frozenset(stop_words.ENGLISH.split())
