"""A text as the detectors read it: one width, one script, no invisible characters, and the way back."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_DROPPED = "\u200b"
_KEYCAPS = "\ufe0f\ufe0e\u20e3"


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what is read; `places` says where each of its characters, and its end, stands in the original."""

    text: str
    places: tuple[int, ...] | None
    """None where every character stands in its own place."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where [start, end) of the view stands in the original, with the invisible characters it carries."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


class _Plain(dict[int, str]):
    """Each character as one character: digits of any script and width as ASCII, dashes as -, blanks as a space."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def view_of(text: str) -> View:
    """Return the text as the detectors read it; any string is fine."""
    plain = text.translate(_TABLE)
    places = None
    if _DROPPED in plain:
        places = (*(place for place, letter in enumerate(plain) if letter != _DROPPED), len(plain))
        plain = plain.replace(_DROPPED, "")
    return View(text=_simplified(plain), places=places)


def _plain(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf" or letter in _KEYCAPS:
        return _DROPPED
    if category in ("Cs", "Co", "Cn"):
        return "\ufffd"
    if category in ("Cc", "Zs", "Zl", "Zp"):
        return letter if letter == "\n" else "\n" if letter in "\r\u2028\u2029\x85" else " "
    if category == "Pd" or letter in "−～":
        return "-"
    folded = unicodedata.normalize("NFKC", letter)
    if len(folded) != 1:
        return letter
    return str(unicodedata.decimal(folded)) if folded.isdecimal() else folded


_TABLE = _Plain()


def _simplified(text: str) -> str:
    if text.isascii():
        return text
    simplified: str = _converter().convert(text)
    # Places are counted by characters, so a conversion of another length is of no use.
    return simplified if len(simplified) == len(text) else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # first use only

    return OpenCC("t2s")
