"""Hashed n-grams of folded texts, made once for a batch and shared by every learnt head.

A text becomes a set of buckets (feature hashing, Weinberger et al. 2009): character 1- to 4-grams where
anything but Latin letters is written, and for Latin letters words, pairs of words and 3- to 5-grams. Every
text also has bucket 0, so that none is empty. All of it is array arithmetic over the joined batch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BITS = 18
BUCKETS = 1 << BITS
ALWAYS = 0
"""The bucket that every text has."""

# With at most 2^13 texts a (text, bucket) pair fits 32 bits, which sort many times faster than 64.
TEXTS_AT_ONCE, LETTERS_AT_ONCE = 1 << 13, 1 << 20
_OTHER_ORDERS, _LATIN_ORDERS = (1, 2, 3, 4), (3, 4, 5)
_MOST_ORDER = 5
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xD6E8FEB86659FD93)
_INVERSE_STEP = np.uint64(pow(int(_STEP), -1, 1 << 64))
_WORD, _PAIR = np.uint64(101), np.uint64(102)
_SPACE, _ZERO = 0x20, 0x30

Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Features:
    """The buckets of n texts: those of text i are `buckets[starts[i]:starts[i + 1]]`, each once, ascending."""

    buckets: npt.NDArray[np.uint32]
    starts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> npt.NDArray[np.int64]:
        """How many buckets each text has, at least 1."""
        return np.diff(self.starts)

    def at(self, places: npt.NDArray[np.int64]) -> "Features":
        """The features of the texts at `places`, in that order."""
        lengths = self.lengths[places]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        # The place of every bucket: where its text starts, and how far in it stands.
        moved = np.repeat(self.starts[places] - starts[:-1], lengths) + np.arange(starts[-1])
        return Features(buckets=self.buckets[moved], starts=starts)


def features_of(folded: Sequence[str]) -> Features:
    """The features of folded texts (`cleaning.clean`), in their order."""
    parts = [_features(chunk) for chunk in chunks_of(folded, most_texts=TEXTS_AT_ONCE, most_letters=LETTERS_AT_ONCE)]
    if not parts:
        return Features(buckets=np.zeros(0, np.uint32), starts=np.zeros(1, np.int64))
    lengths = np.concatenate([part.lengths for part in parts])
    return Features(
        buckets=np.concatenate([part.buckets for part in parts]),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


def grams_of(folded: str) -> list[tuple[str, int]]:
    """The n-grams of one folded text as (words, bucket), for an explanation; each bucket once."""
    found: dict[int, str] = {}
    shown = _shown(_codes([folded]))
    for start, end, bucket in _windows([folded]):
        found.setdefault(bucket, shown[start:end])
    return [(gram, bucket) for bucket, gram in found.items()]


def chunks_of(texts: Sequence[str], *, most_texts: int, most_letters: int) -> Iterator[list[str]]:
    """The texts in their order, in batches of bounded size; a longer text is a batch of its own."""
    chunk: list[str] = []
    letters = 0
    for text in texts:
        if chunk and (len(chunk) == most_texts or letters + len(text) > most_letters):
            yield chunk
            chunk, letters = [], 0
        chunk.append(text)
        letters += len(text)
    if chunk:
        yield chunk


def _features(texts: Sequence[str]) -> Features:
    codes = _codes(texts)
    owners = (np.cumsum(codes == 0) - (codes == 0)).astype(np.uint32)
    pairs = [np.arange(len(texts), dtype=np.uint32) << BITS]
    for places, hashes, _ in _hashed(codes):
        pairs.append((owners[places] << np.uint32(BITS)) | _bucket(hashes))
    keys = np.concatenate(pairs)
    keys.sort()
    keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    starts = np.searchsorted(keys, np.arange(len(texts) + 1, dtype=np.uint64) << np.uint64(BITS))
    return Features(buckets=keys & np.uint32(BUCKETS - 1), starts=starts.astype(np.int64))


def _windows(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(start, end, bucket) of every n-gram in the codes of the texts."""
    for places, hashes, ends in _hashed(_codes(texts)):
        yield from zip(places.tolist(), ends.tolist(), _bucket(hashes).tolist(), strict=True)


def _hashed(codes: Codes) -> Iterator[tuple[Places, Hashes, Places]]:
    """(starts, hashes, ends) of the n-grams, one kind at a time."""
    latin = _is_latin(codes)
    yield from _character_grams(codes, latin)
    yield from _word_grams(codes, latin & (codes != _SPACE))


def _codes(texts: Sequence[str]) -> Codes:
    """The letters of all texts, a 0 after each; digits alike, and no space beside what is not Latin."""
    joined = "\0".join([*texts, ""])
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    codes[(codes >= _ZERO) & (codes <= _ZERO + 9)] = _ZERO
    spaces = (codes == _SPACE) | (codes == 10) | (codes == 9)
    word = _is_latin(codes) & ~spaces
    beside = np.zeros(len(codes), dtype=bool)
    beside[1:-1] = word[:-2] & word[2:]
    codes[spaces] = _SPACE
    # Between Latin words one space is a boundary; anywhere else it is only typing.
    kept: Codes = codes[~spaces | beside]
    return kept


def _shown(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def _is_latin(codes: Codes) -> Marks:
    """Letters a–z with accents, the apostrophe, and the space between words; digits belong to both worlds."""
    small = (codes >= 0x61) & (codes <= 0x7A)
    accented = (codes >= 0xDF) & (codes <= 0x24F)
    latin: Marks = small | accented | (codes == 0x27) | (codes == _SPACE)
    return latin


def _character_grams(codes: Codes, latin: Marks) -> Iterator[tuple[Places, Hashes, Places]]:
    wide = codes.astype(np.uint64)
    ended = np.concatenate([[0], np.cumsum(codes == 0)])
    latins = np.concatenate([[0], np.cumsum(latin)])
    hashes = np.zeros(len(codes), dtype=np.uint64)
    for order in range(1, _MOST_ORDER + 1):
        count = len(codes) - order + 1
        if count <= 0:
            return
        hashes = hashes[:count] * _STEP + wide[order - 1 :] + np.uint64(1)
        whole = ended[order:] == ended[:count]
        all_latin = latins[order:] - latins[:count] == order
        wanted = np.zeros(count, dtype=bool)
        if order in _OTHER_ORDERS:
            wanted |= ~all_latin
        if order in _LATIN_ORDERS:
            wanted |= all_latin
        places = np.flatnonzero(whole & wanted)
        yield places, hashes[places] ^ np.uint64(order), places + order


def _word_grams(codes: Codes, letters: Marks) -> Iterator[tuple[Places, Hashes, Places]]:
    edges = np.diff(np.concatenate([[0], letters.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if not len(starts):
        return
    hashes = _run_hashes(codes, starts, ends)
    yield starts, hashes ^ _WORD, ends
    # Two words make a pair when one space alone stands between them.
    paired = np.flatnonzero(starts[1:] - ends[:-1] == 1)
    paired = paired[codes[ends[paired]] == _SPACE]
    yield starts[paired], (hashes[paired] * _SPREAD + hashes[paired + 1]) ^ _PAIR, ends[paired + 1]


def _run_hashes(codes: Codes, starts: Places, ends: Places) -> Hashes:
    """Polynomial hashes of codes[start:end] by prefix sums modulo 2^64 (the step is odd, so it has an inverse)."""
    powers = np.cumprod(np.full(len(codes), _STEP, dtype=np.uint64))
    inverses = np.cumprod(np.full(len(codes), _INVERSE_STEP, dtype=np.uint64))
    sums = np.concatenate([[np.uint64(0)], np.cumsum(codes.astype(np.uint64) * powers, dtype=np.uint64)])
    hashes: Hashes = (sums[ends] - sums[starts]) * inverses[starts]
    return hashes


def _bucket(hashes: Hashes) -> npt.NDArray[np.uint32]:
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _SPREAD
    found = (mixed >> np.uint64(64 - BITS)).astype(np.uint32)
    # Bucket 0 is the one that every text has.
    return np.maximum(found, np.uint32(1))
