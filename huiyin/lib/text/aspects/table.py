"""The table of terms learnt from the allowed data: words and short noun phrases, each with a category."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from re import compile as compiled

MOST_WORDS = 3
_ENGLISH_WORD = compiled("[a-z][a-z0-9'-]{0,29}")
_HAN = compiled("[\u4e00-\u9fff]")


class TermTable:
    """Terms with their category. Chinese terms are found letter by letter, English ones word by word."""

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        self.categories = dict(terms)
        lengths: dict[str, set[int]] = {}
        for term in self.categories:
            if _HAN.search(term):
                lengths.setdefault(term[:2], set()).add(len(term))
        self._lengths = {opening: sorted(found, reverse=True) for opening, found in lengths.items()}

    def find(self, folded: str) -> list[tuple[int, int]]:
        """[start, end) of the longest terms, from left to right."""
        return sorted([*self._chinese(folded), *self._english(folded)])

    def _chinese(self, folded: str) -> Iterator[tuple[int, int]]:
        lengths, known = self._lengths, self.categories
        reached = 0
        for start in range(len(folded) - 1):
            if start < reached:
                continue
            for length in lengths.get(folded[start : start + 2], ()):
                if folded[start : start + length] in known:
                    reached = start + length
                    yield start, reached
                    break

    def _english(self, folded: str) -> Iterator[tuple[int, int]]:
        words = [match.span() for match in _ENGLISH_WORD.finditer(folded)]
        at = 0
        while at < len(words):
            step = 1
            for count in range(min(MOST_WORDS, len(words) - at), 0, -1):
                start, end = words[at][0], words[at + count - 1][1]
                if folded[start:end] in self.categories:
                    yield start, end
                    step = count
                    break
            at += step


@lru_cache(maxsize=1)
def term_table() -> TermTable:
    """The shipped table (terms.tsv: term, tab, category)."""
    lines = files(__package__).joinpath("terms.tsv").read_text(encoding="utf-8").splitlines()
    return TermTable((term, category) for term, _, category in (line.partition("\t") for line in lines))
