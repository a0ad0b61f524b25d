"""Candidates for near-copies: MinHash signatures (Broder 1997) in locality-sensitive bands, as array arithmetic.

Texts are compared by their shingles: pairs of adjacent characters, three of them among Latin letters and
digits, over the letters alone, so that spaces and punctuation change nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.corpus.grams import (
    GRAM_BITS,
    PAIRED,
    POINT_BITS,
    SIGN,
    SPELT,
    Codes,
    Grams,
    Letters,
    Marks,
    Whole,
    hashed,
    mixed,
    singles,
)

FUNCTIONS, ROWS = 64, 2
"""64 hash functions in 32 bands of 2: two texts that share .4 of their shingles (of either) meet with 99.6 %.

The usual 16 bands of 4 for a threshold of .5 lose 2 % of the near-copies of short texts, where each edit
changes several shingles of few; what meets here by chance is cheap to leave out.
"""
WINDOW = 8
"""In a band's bucket each text meets this many next to it, and the first of the bucket: not all, not n²."""
NEAREST = 8
"""Of a text's candidates only so many are compared on each side: enough for all pairs of a group of 9."""
LEAST_AGREEMENT = 0.2
"""Candidates whose signatures agree in less than this share are not worth comparing."""

EMPTY = np.uint32(0xFFFFFFFF)

Signatures = npt.NDArray[np.uint32]
_SHIFT = np.uint64(32)
_AT_ONCE = 1 << 16


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of texts, each once, `first` < `second`."""

    first: Whole
    second: Whole


def shingles(text: Letters) -> Codes:
    """A cut for `grams.cut_by`: shingles across punctuation and spaces. A text of one letter has that letter."""
    kept = (text.kinds != SIGN) | (text.points == 0)
    points, owners, kinds = text.points[kept], text.owners[kept], text.kinds[kept]
    points, kinds = np.append(points, [0, 0]).astype(np.uint64), np.append(kinds, [SIGN, SIGN])
    here, after, last = points[:-2], points[1:-1], points[2:]
    ended = np.concatenate([[True], here[:-1] == 0])
    of_three = (kinds[:-2] == SPELT) & (kinds[1:-1] == SPELT) & (last != 0)
    of_two = (here != 0) & (after != 0) & ~of_three
    alone = (here != 0) & (after == 0) & ended
    pair = (here << POINT_BITS) | after
    return np.concatenate(
        [
            (owners[of_three] << GRAM_BITS) | hashed((pair[of_three] << POINT_BITS) ^ last[of_three]),
            (owners[of_two | alone] << GRAM_BITS) | pair[of_two | alone],
        ]
    )


def shingles_and_letters(text: Letters) -> Codes:
    """A cut for `grams.cut_by`: shingles, and single letters of scripts without spaces.

    An exchanged letter changes two shingles but one letter: with both, copies stand further from the rest.
    """
    return np.concatenate([shingles(text), singles(text, text.kinds == PAIRED)])


def signatures(grams: Grams) -> Signatures:
    """[texts, FUNCTIONS]: the least hash of each text's shingles by each function.

    A text without a shingle has the greatest hash everywhere, and nobody meets it.
    """
    distinct, at = np.unique(grams.codes, return_inverse=True)
    found = np.full((len(grams), FUNCTIONS), EMPTY, np.uint32)
    some = np.flatnonzero(grams.sizes)
    if not len(some):
        return found
    for function, (factor, addend) in enumerate(zip(*_functions(), strict=True)):
        hashes = ((distinct * factor + addend) >> _SHIFT).astype(np.uint32)
        found[some, function] = np.minimum.reduceat(hashes[at], grams.starts[some])
    return found


def candidates(signed: Signatures) -> Candidates:
    """Pairs that share a band and look alike over all of it: of each text those with the NEAREST most alike.

    They depend on the order of the texts where many are alike: sort the texts for an answer that does not.
    """
    many = np.uint64(max(len(signed), 1))
    met = [first * many + second for band in _bands(signed) for first, second in _met(band)]
    keys = np.unique(np.concatenate(met)) if met else np.zeros(0, np.uint64)
    first, second = (keys // many).astype(np.int64), (keys % many).astype(np.int64)
    agreeing = _agreement(signed, first, second)
    alike = (agreeing >= LEAST_AGREEMENT * FUNCTIONS) & (signed[first, 0] != EMPTY)
    first, second, agreeing = first[alike], second[alike], agreeing[alike]
    near = _nearest(first, second, agreeing) | _nearest(second, first, agreeing)
    return Candidates(first=first[near], second=second[near])


def _functions() -> tuple[Codes, Codes]:
    """Odd factors and addends of multiply-shift hashing (Dietzfelbinger et al. 1997)."""
    numbers = mixed(np.arange(1, 2 * FUNCTIONS + 1, dtype=np.uint64))
    return numbers[:FUNCTIONS] | np.uint64(1), numbers[FUNCTIONS:]


def _bands(signed: Signatures) -> Iterator[Codes]:
    wide = signed.astype(np.uint64)
    for start in range(0, FUNCTIONS - ROWS + 1, ROWS):
        key = np.zeros(len(signed), np.uint64)
        for column in range(start, start + ROWS):
            key = mixed(key ^ (wide[:, column] + np.uint64(column << 33)))
        yield key


def _met(band: Codes) -> Iterator[tuple[Codes, Codes]]:
    order = np.argsort(band, kind="stable").astype(np.uint64)
    keys = band[order]
    for distance in range(1, WINDOW + 1):
        at = np.flatnonzero(keys[distance:] == keys[:-distance])
        if not len(at):
            return
        yield order[at], order[at + distance]
    fresh = np.concatenate([[True], keys[1:] != keys[:-1]])
    leader = np.maximum.accumulate(np.where(fresh, np.arange(len(keys)), 0))
    far = np.flatnonzero(np.arange(len(keys)) - leader > WINDOW)
    yield order[leader[far]], order[far]


def _agreement(signed: Signatures, first: Whole, second: Whole) -> Whole:
    """In how many functions the signatures of each pair agree."""
    found = np.zeros(len(first), np.int64)
    for start in range(0, len(first), _AT_ONCE):
        chunk = slice(start, start + _AT_ONCE)
        found[chunk] = (signed[first[chunk]] == signed[second[chunk]]).sum(axis=1)
    return found


def _nearest(texts: Whole, others: Whole, agreeing: Whole) -> Marks:
    """Whether each pair is among the NEAREST of the first text, those that agree most."""
    order = np.lexsort((others, -agreeing, texts))
    fresh = np.append(True, np.diff(texts[order]) != 0)[: len(order)]
    starts = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    found = np.zeros(len(texts), np.bool_)
    found[order[np.arange(len(order)) - starts < NEAREST]] = True
    return found
