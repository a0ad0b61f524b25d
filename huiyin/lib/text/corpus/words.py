"""The words of texts that can stand for a theme or have neighbours: cut by rjieba, without stop words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType

from huiyin.lib.text.lexicon import stop_words

MOST_LETTERS = 4_000
"""Of a longer text the words of its opening are read."""
_WORTHY = re.compile(r"[\u3400-\u9fff]{2,8}|[^\W\d_\u3400-\u9fff](?:[^\W_\u3400-\u9fff]|['\-]){2,20}")
_LATIN = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")


def words_of(folded: str) -> list[str]:
    """The words of a folded text in order, those of two Chinese or three other letters at least."""
    stops = _stops()
    return [word for word in cut(folded[:MOST_LETTERS]) if _WORTHY.fullmatch(word) and word not in stops]


def cut(folded: str) -> Sequence[str]:
    """A folded text cut into words; spaces and signs may be among them."""
    if folded.isascii():
        return _LATIN.findall(folded)
    words: list[str] = _segmenter().cut(folded)
    return words


@lru_cache(maxsize=1)
def _stops() -> frozenset[str]:
    return frozenset(stop_words.CHINESE.split()) | frozenset(stop_words.ENGLISH.split())


@lru_cache(maxsize=1)
def _segmenter() -> ModuleType:
    import rjieba  # first use only

    module: ModuleType = rjieba
    return module
