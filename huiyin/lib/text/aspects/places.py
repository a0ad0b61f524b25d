"""From places in the folded text, where everything is decided, to places in the readable one, which people see."""

from bisect import bisect_left
from itertools import accumulate

from huiyin.lib.text.cleaning import CleanText


class Places:
    """Translates spans of `cleaned.folded` into spans of `cleaned.readable`."""

    def __init__(self, cleaned: CleanText) -> None:
        self._readable = cleaned.readable
        self._alike = len(cleaned.readable) == len(cleaned.folded)
        self._ends: list[int] | None = None
        if not self._alike:
            # One letter may fold to two ("İ"): every letter then tells how far the folded text has come.
            ends = list(accumulate(len(letter.lower()) for letter in cleaned.readable))
            self._ends = ends if ends and ends[-1] == len(cleaned.folded) else None

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """[start, end) in the readable text; None when it cannot be told."""
        if self._alike:
            return start, end
        if self._ends is None:
            return None
        return bisect_left(self._ends, start + 1), bisect_left(self._ends, end) + 1

    def written(self, span: tuple[int, int]) -> str:
        """The words at a span of the readable text."""
        return self._readable[span[0] : span[1]]
