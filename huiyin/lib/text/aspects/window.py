"""The window around a term: what is said about it, as n-grams that know their side and as evidence of the rules.

A window becomes three strings: the letters beside the term and its whole clause, both with a mark in the place of
the term, and the term itself. Each has a register of its own among the hashed n-grams, so that "慢" beside the term
and "慢" at the far end of the clause weigh differently.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import exp, fsum, tanh
from operator import itemgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import BITS, BUCKETS, Features, features_of
from huiyin.lib.text.reading import Reading

MARK = "\ue000"
"""Stands where the term stood; a private letter that no cleaned text is expected to hold."""

WINDOW_EVIDENCE = (
    "clause",
    "side",
    "left",
    "inside",
    "right",
    "nearest",
    "fading",
    "silent",
    "both",
    "next_right",
    "next_left",
    "text",
    "before",
    "after",
    "english",
    "found:cue",
    "found:table",
    "found:pattern",
    "listed",
)
"""The names of the columns of the block "window"."""

_NEAR, _FELT, _CLAUSE = (6, 8), (12, 14), (24, 28)
"""Letters before and after the term, at most to the ends of its clause."""
_WIDER = 3
"""English needs about this many times the letters."""
_FADE = 4.0
_STEEP = 4.0
# Windows and buckets in one number of 32 bits, which sorts fast.
_WINDOWS_AT_ONCE = 1 << 13
_REGISTERS = np.array([1, 0x9E3B, 0xC2B2B], np.uint32)
_END = re.compile(r"[,.;!?。、:\n~ ]")
_ENGLISH_END = re.compile(r"[,.;!?:\n]| but | and | although | though | while | however ")


class Window(NamedTuple):
    """What a head reads about one term."""

    strings: tuple[str, str, str]
    evidence: tuple[float, ...]


Felt = tuple[int, int, float]
"""[start, end) of an opinion, and its weight."""


class Clauses:
    """The clauses of one reading, cut once for all its terms."""

    def __init__(self, reading: Reading) -> None:
        self.folded = reading.cleaned.folded
        self.english = reading.language == "en"
        self.ends = [match.start() for match in (_ENGLISH_END if self.english else _END).finditer(self.folded)]
        self.felt = [(start, start + len(cue), weight) for cue, weight, start, _ in reading.feelings.contributions]
        if len(self.felt) > 1:
            self.felt.sort(key=_START)
        self._starts = [item[0] for item in self.felt]
        self.total = _sum(self.felt)

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """[from, to) of the clause that holds [start, end)."""
        ends = self.ends
        before = bisect_left(ends, start)
        after = bisect_left(ends, end, before)
        return ends[before - 1] + 1 if before else 0, ends[after] if after < len(ends) else len(self.folded)

    def felt_between(self, start: int, end: int) -> list[Felt]:
        """What was felt in [start, end), in the order of the text."""
        return self.felt[bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)]


def window_of(clauses: Clauses, start: int, end: int, *, source: str = "") -> Window:
    """The window around the term [start, end) of the folded text; `source` is what found it."""
    folded, wide = clauses.folded, _WIDER if clauses.english else 1
    left, right = clauses.bounds(start, end)
    term = folded[start:end]
    # The wider cut holds the nearer one.
    before = folded[max(left, start - _CLAUSE[0] * wide) : start]
    after = folded[end : min(right, end + _CLAUSE[1] * wide)]
    return Window(
        (f"{before[-_NEAR[0] * wide :]}{MARK}{after[: _NEAR[1] * wide]}", f"{before}{MARK}{after}", term),
        (
            *_felt(clauses, start, end, left, right),
            float(clauses.english),
            *_SOURCES[source],
            float(folded[end : end + 1] in _LIST_MARKS or folded[max(0, start - 1) : start] in _LIST_MARKS),
        ),
    )


_SOURCES = {
    "": (0.0, 0.0, 0.0),
    "cue": (1.0, 0.0, 0.0),
    "table": (0.0, 1.0, 0.0),
    "pattern": (0.0, 0.0, 1.0),
}


def features_of_windows(windows: Sequence[Window]) -> Features:
    """The n-grams of windows, each string's in its own register of the hash buckets."""
    parts = [_features(windows[at : at + _WINDOWS_AT_ONCE]) for at in range(0, max(1, len(windows)), _WINDOWS_AT_ONCE)]
    lengths = np.concatenate([part.lengths for part in parts])
    return Features(
        buckets=np.concatenate([part.buckets for part in parts]),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
    )


def _features(windows: Sequence[Window]) -> Features:
    raw = features_of([string for window in windows for string in window.strings])
    places = np.repeat(np.arange(len(raw), dtype=np.uint32), raw.lengths)
    owners = places // np.uint32(len(_REGISTERS))
    # An odd factor modulo a power of two moves every bucket to a place of its own, and leaves 0 where it is.
    moved = (raw.buckets * _REGISTERS[places - owners * np.uint32(len(_REGISTERS))]) & np.uint32(BUCKETS - 1)
    keys = (owners << np.uint32(BITS)) | moved
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate([[True], keys[1:] != keys[:-1]])]
    starts = np.searchsorted(keys, np.arange(len(windows) + 1, dtype=np.uint64) << np.uint64(BITS))
    return Features(buckets=keys & np.uint32(BUCKETS - 1), starts=starts.astype(np.int64))


def evidence_of_windows(windows: Sequence[Window]) -> npt.NDArray[np.float32]:
    """The block "window" [windows, WINDOW_EVIDENCE], every column within -1 and 1."""
    return np.array([window.evidence for window in windows], np.float32).reshape(len(windows), len(WINDOW_EVIDENCE))


def _felt(clauses: Clauses, start: int, end: int, left: int, right: int) -> tuple[float, ...]:
    """The first fourteen columns of WINDOW_EVIDENCE; [left, right) is the clause of the term."""
    wide = _WIDER if clauses.english else 1
    own = clauses.felt_between(max(left, start - _FELT[0] * wide), min(right, end + _FELT[1] * wide))
    if not own:
        return (*_NOTHING_FELT, *_felt_around(clauses, left, right))
    if len(own) == 1:
        return _one_felt(own[0], start, end, wide)
    sides = [1 if at >= end else -1 if at < start else 0 for at, _, _ in own]
    apart = [at - end if at >= end else max(0, start - to) for at, to, _ in own]
    total = _fsum([weight for _, _, weight in own])
    fading = _fsum([item[2] * exp(-far / (_FADE * wide)) for item, far in zip(own, apart, strict=True)])
    return (
        tanh(total),
        # A "but" later on halves what was felt here for the text, not for the term: its side stays.
        tanh(_STEEP * total),
        _sum([item for item, side in zip(own, sides, strict=True) if side < 0]) if -1 in sides else 0.0,
        _sum([item for item, side in zip(own, sides, strict=True) if not side]) if 0 in sides else 0.0,
        _sum([item for item, side in zip(own, sides, strict=True) if side > 0]) if 1 in sides else 0.0,
        tanh(own[apart.index(min(apart))][2]),
        tanh(fading),
        0.0,
        _both_felt(own),
        _faded(own, apart, sides.index(1)) if 1 in sides else 0.0,
        _faded(own, apart, len(sides) - 1 - sides[::-1].index(-1)) if -1 in sides else 0.0,
        # Where the clause itself speaks, what is said of other things is no evidence.
        *_NOTHING_AROUND,
    )


def _one_felt(felt: Felt, start: int, end: int, wide: int) -> tuple[float, ...]:
    """As `_felt`, for the many clauses with one opinion."""
    at, to, weight = felt
    apart = at - end if at >= end else max(0, start - to)
    total = tanh(weight)
    faded = total * exp(-apart / _FADE)
    left, inside, right = (0.0, 0.0, total) if at >= end else (total, 0.0, 0.0) if at < start else (0.0, total, 0.0)
    fading = tanh(weight * exp(-apart / (_FADE * wide)))
    next_right, next_left = faded if right else 0.0, faded if left else 0.0
    steep = tanh(_STEEP * weight)
    return (total, steep, left, inside, right, total, fading, 0.0, 0.0, next_right, next_left, *_NOTHING_AROUND)


_NOTHING_AROUND = (0.0, 0.0, 0.0)
_NOTHING_FELT = (0.0,) * 7 + (1.0,) + (0.0,) * 3


def _felt_around(clauses: Clauses, left: int, right: int) -> tuple[float, float, float]:
    """The feeling of the whole text, of the clause before and of the clause after."""
    if not clauses.felt:
        return _NOTHING_AROUND
    before = _sum(clauses.felt_between(clauses.bounds(left - 1, left - 1)[0], left - 1)) if left else 0.0
    return clauses.total, before, _sum(clauses.felt_between(right + 1, clauses.bounds(right + 1, right + 1)[1]))


_LIST_MARKS = frozenset("、和与及/")
_START = itemgetter(0)


def _faded(own: Sequence[Felt], apart: Sequence[int], at: int) -> float:
    return tanh(own[at][2]) * exp(-apart[at] / _FADE)


def _both_felt(own: Sequence[Felt]) -> float:
    """1 where praise and blame stand together."""
    weights = [weight for _, _, weight in own]
    return float(min(weights) < 0 < max(weights))


def _sum(items: Sequence[Felt]) -> float:
    return tanh(_fsum([weight for _, _, weight in items])) if items else 0.0


def _fsum(numbers: Sequence[float]) -> float:
    return fsum(numbers) if len(numbers) > 1 else numbers[0]
