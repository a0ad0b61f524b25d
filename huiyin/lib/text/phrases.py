"""Finding thousands of words in one pass: a trie written as one regular expression."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

_Trie = dict[str, "_Trie"]
_END = ""


class PhraseFinder(Generic[T]):
    """Longest matches of the given words, with what each word stands for.

    `whole_words` keeps Latin words from matching inside longer ones. `overlapping` finds a
    match at every position instead of continuing after the last one. `marks` are matched
    anywhere, whatever stands beside them.
    """

    def __init__(
        self,
        entries: Mapping[str, T],
        *,
        marks: Mapping[str, T] | None = None,
        whole_words: bool = False,
        overlapping: bool = False,
    ) -> None:
        self._entries = {**entries, **(marks or {})}
        pattern = trie_pattern(entries)
        if whole_words:
            pattern = f"(?<![a-z]){pattern}(?![a-z])"
        if marks:
            pattern = f"{pattern}|{trie_pattern(marks)}"
        self._pattern = re.compile(f"(?=({pattern}))" if overlapping else f"({pattern})")

    def find(self, text: str) -> list[tuple[int, int, T]]:
        """(start, end, what it stands for) of every match, in the order of the text."""
        entries = self._entries
        return [(match.start(1), match.end(1), entries[match.group(1)]) for match in self._pattern.finditer(text)]


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of the words at a position."""
    root: _Trie = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _written(root) or "(?!)"


def _written(node: _Trie) -> str:
    branches = [re.escape(letter) + _written(child) for letter, child in sorted(node.items()) if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if _END in node else joined
