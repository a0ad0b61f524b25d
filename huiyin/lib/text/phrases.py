"""Finding thousands of phrases in one pass over a text (Aho and Corasick 1975)."""

from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

_LETTER, _DIGIT = "letter", "digit"
_KIND = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", _LETTER) | dict.fromkeys("0123456789", _DIGIT)


class PhraseFinder(Generic[T]):
    """Longest matches of the given phrases in a folded text, with what each phrase stands for.

    A phrase that begins or ends with a Latin letter does not match inside a longer Latin word, nor one
    with a digit inside a longer number: "app" is not in "happy", 12315 is not in 4012315.
    `overlapping` finds a match at every position instead of continuing after the last one.
    """

    def __init__(self, entries: Mapping[str, T], *, overlapping: bool = False) -> None:
        from ahocorasick_rs import AhoCorasick  # first use only

        phrases = list(entries)
        self._scan = AhoCorasick(phrases).find_matches_as_indexes
        self._meanings = list(entries.values())
        self._edges = [_edges(phrase) for phrase in phrases]
        self._overlapping = overlapping

    def find(self, text: str) -> list[tuple[int, int, T]]:
        """(start, end, what it stands for) of every match, in the order of the text.

        The text holds no lone surrogates (`clean` removes them); UnicodeEncodeError otherwise.
        """
        longest: dict[int, tuple[int, int, T]] = {}
        edges, meanings = self._edges, self._meanings
        for number, start, end in self._scan(text, overlapping=True):  # by their ends: the longest comes last
            if (edge := edges[number]) is None or _stands_alone(text, start, end, edge):
                longest[start] = (start, end, meanings[number])
        matches = [longest[start] for start in sorted(longest)] if len(longest) > 1 else list(longest.values())
        return matches if self._overlapping else _one_after_another(matches)


def _edges(phrase: str) -> tuple[str | None, str | None] | None:
    """The kinds of the first and last character; None when neither can be part of a longer word."""
    first, last = _KIND.get(phrase[0]), _KIND.get(phrase[-1])
    return (first, last) if first or last else None


def _stands_alone(text: str, start: int, end: int, edge: tuple[str | None, str | None]) -> bool:
    first, last = edge
    before, after = _KIND.get(text[start - 1 : start]), _KIND.get(text[end : end + 1])
    return (first is None or before != first) and (last is None or after != last)


def _one_after_another(matches: list[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    kept = []
    reached = 0
    for match in matches:
        if match[0] >= reached:
            kept.append(match)
            reached = match[1]
    return kept
