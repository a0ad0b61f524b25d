"""Folded texts cut into pairs of characters and words, as arrays: the cut that search and topics read.

Scripts written without spaces become overlapping pairs of characters, all others words; punctuation
separates and is never a gram. It is the cut of the product's database search (`huiyin.base.search`).
A gram is a number of 44 bits: its kind, then two code points of 21 bits each, or 42 bits of a word's hash.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import chunks_of

Codes = npt.NDArray[np.uint64]
Whole = npt.NDArray[np.int64]
Kinds = npt.NDArray[np.uint8]
Marks = npt.NDArray[np.bool_]

SIGN, SPELT, PAIRED = 0, 1, 2
"""Kinds of characters: signs and spaces, letters of scripts that write words apart, letters of those that do not."""
POINT_BITS, GRAM_BITS = np.uint64(21), np.uint64(44)
HASHED = np.uint64(2 << 42)
"""The kind of a gram that is a hash."""

_LETTER = np.uint64(1 << 42)
_GRAM_MASK = np.uint64((1 << 44) - 1)
_TEXTS_AT_ONCE, _LETTERS_AT_ONCE = 1 << 19, 1 << 21
_HASH_SHIFT = np.uint64(22)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_POINTS, _LAST_LETTER = 0x110000, 0x33480
_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0xA4CF),  # Han, kana, bopomofo, Yi
    (0xAC00, 0xD7FF),  # Hangul: particles stick to its words
    (0xF900, 0xFAFF),
    (0x1B000, _LAST_LETTER),  # rare kana and Han
)
# Signs and spaces; marks of scripts that write vowels beside or above letters are no signs.
_SIGNS = re.compile(r"(?:(?![\u0300-\u036f\u0900-\u109f\u1780-\u17ff])[\W_])+")
FIRST_WITHOUT_SPACES = "\u2e80"
"""Letters before this one are mostly of scripts that write words apart."""
_ALIKE = str.maketrans({"著": "着", "甚": "什", "妳": "你"})
"""Letters written either way for one word, which conversion to simplified leaves apart."""


@dataclass(frozen=True, slots=True)
class Grams:
    """Text i holds `codes[starts[i]:starts[i + 1]]`, ascending and each once, `counts` times."""

    codes: Codes
    counts: Whole
    starts: Whole

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> Whole:
        """How many different grams each text has."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Whole:
        """The text of each gram."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.sizes)


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of several texts one after the other, a 0 after each text."""

    points: Codes
    owners: Codes
    kinds: Kinds


Cut = Callable[[Letters], Codes]
"""Finds the grams of many texts: owner in the upper 20 bits, gram in the lower 44, in any order."""


def grams_of(folded: Sequence[str], *, letters: bool = False) -> Grams:
    """The grams of folded texts (`cleaning.clean`); `letters` adds every letter of scripts without spaces.

    Such a letter is a gram in any case where it stands alone, so that only texts without a letter or digit
    have none.
    """
    return cut_by(_pairs_letters_words if letters else _pairs_words, folded)


def cut_by(cut: Cut, folded: Sequence[str]) -> Grams:
    """The grams that a cut finds in folded texts, counted, in batches of bounded size."""
    chunks = chunks_of(folded, most_texts=_TEXTS_AT_ONCE, most_letters=_LETTERS_AT_ONCE)
    parts = [_counted(cut(_letters_of(chunk)), len(chunk)) for chunk in chunks]
    if not parts:
        return Grams(codes=np.zeros(0, np.uint64), counts=np.zeros(0, np.int64), starts=np.zeros(1, np.int64))
    return Grams(
        codes=np.concatenate([part.codes for part in parts]),
        counts=np.concatenate([part.counts for part in parts]),
        starts=np.concatenate([[0], np.cumsum(np.concatenate([part.sizes for part in parts]))]).astype(np.int64),
    )


def letters_only(folded: str) -> str:
    """The letters and digits of a folded text; of a text without any (emoji, dots) all but its spaces."""
    return _SIGNS.sub("", folded.translate(_ALIKE)) or "".join(folded.split())


def hashed(values: Codes) -> Codes:
    """Numbers of 64 bits as grams: 42 bits, well mixed, marked as a hash."""
    return HASHED | (mixed(values) >> _HASH_SHIFT)


def mixed(values: Codes) -> Codes:
    """Numbers of 64 bits shuffled so that every bit depends on all (the finaliser of SplitMix64, Steele 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _letters_of(texts: Sequence[str]) -> Letters:
    joined = "\0".join([*texts, ""]).translate(_ALIKE)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    ended = points == 0
    return Letters(points=points, owners=(np.cumsum(ended) - ended).astype(np.uint64), kinds=_kinds()[points])


def _counted(keys: Codes, texts: int) -> Grams:
    keys = np.sort(keys)
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    bounds = np.arange(texts + 1, dtype=np.uint64) << GRAM_BITS
    return Grams(
        codes=keys[first] & _GRAM_MASK,
        counts=np.diff(np.append(first, len(keys))).astype(np.int64),
        starts=np.searchsorted(keys[first], bounds).astype(np.int64),
    )


def _pairs_words(text: Letters) -> Codes:
    paired = np.concatenate([[False], text.kinds == PAIRED, [False]])
    alone = paired[1:-1] & ~paired[:-2] & ~paired[2:]
    return np.concatenate([_pairs(text), singles(text, alone), _words(text)])


def _pairs_letters_words(text: Letters) -> Codes:
    return np.concatenate([_pairs(text), singles(text, text.kinds == PAIRED), _words(text)])


def _pairs(text: Letters) -> Codes:
    paired = text.kinds == PAIRED
    at = np.flatnonzero(paired[:-1] & paired[1:])
    return (text.owners[at] << GRAM_BITS) | (text.points[at] << POINT_BITS) | text.points[at + 1]


def singles(text: Letters, wanted: Marks) -> Codes:
    """The wanted letters, each a gram (part of a `Cut`)."""
    at = np.flatnonzero(wanted)
    return (text.owners[at] << GRAM_BITS) | _LETTER | text.points[at]


def _words(text: Letters) -> Codes:
    """Words by polynomial hashes of their letters."""
    at = np.flatnonzero(text.kinds == SPELT)
    if not len(at):
        return np.zeros(0, np.uint64)
    first = np.flatnonzero(np.concatenate([[True], np.diff(at) > 1]))
    lengths = np.diff(np.append(first, len(at)))
    powers = np.cumprod(np.full(lengths.max(), _STEP))
    within = np.arange(len(at)) - np.repeat(first, lengths)
    return (text.owners[at[first]] << GRAM_BITS) | hashed(np.add.reduceat(text.points[at] * powers[within], first))


@lru_cache(maxsize=1)
def _kinds() -> Kinds:
    """The kind of every code point."""
    kinds = np.zeros(_POINTS, np.uint8)
    written = [point for point in range(_LAST_LETTER) if unicodedata.category(chr(point))[0] in "LMN"]
    kinds[written] = SPELT
    for first, last in _WITHOUT_SPACES:
        kinds[first : last + 1] *= PAIRED
    return kinds
