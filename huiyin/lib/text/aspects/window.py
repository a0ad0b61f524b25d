"""The window around a term: what is said about it, as n-grams that know their side and as evidence of the rules.

A window becomes three strings: the letters beside the term and its whole clause, both with a mark in the place of
the term, and the term itself. Each has a register of its own among the hashed n-grams, so that "慢" beside the term
and "慢" at the far end of the clause weigh differently.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from huiyin.lib.text.features import BITS, BUCKETS, Features, features_of
from huiyin.lib.text.reading import Reading
from huiyin.lib.text.sentiment import Contribution

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


@dataclass(frozen=True, slots=True)
class Window:
    """What a head reads about one term."""

    strings: tuple[str, str, str]
    evidence: tuple[float, ...]


class Clauses:
    """The clauses of one reading, cut once for all its terms."""

    def __init__(self, reading: Reading) -> None:
        self.folded = reading.cleaned.folded
        self.english = reading.language == "en"
        self.ends = [match.start() for match in (_ENGLISH_END if self.english else _END).finditer(self.folded)]
        self.felt = sorted(reading.feelings.contributions, key=_start)
        self._starts = [item.start for item in self.felt]
        self.total = math.tanh(math.fsum(item.weight for item in self.felt))

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """[from, to) of the clause that holds [start, end)."""
        before = bisect_left(self.ends, start)
        after = bisect_left(self.ends, end)
        left = self.ends[before - 1] + 1 if before else 0
        right = self.ends[after] if after < len(self.ends) else len(self.folded)
        return left, right

    def felt_between(self, start: int, end: int) -> list[Contribution]:
        """What was felt in [start, end), in the order of the text."""
        return self.felt[bisect_left(self._starts, start) : bisect_right(self._starts, end - 1)]


def window_of(clauses: Clauses, start: int, end: int, *, source: str = "") -> Window:
    """The window around the term [start, end) of the folded text; `source` is what found it."""
    left, right = clauses.bounds(start, end)
    folded, wide = clauses.folded, _WIDER if clauses.english else 1

    def around(before: int, after: int) -> str:
        return f"{folded[max(left, start - before * wide) : start]}{MARK}{folded[end : min(right, end + after * wide)]}"

    return Window(
        strings=(around(*_NEAR), around(*_CLAUSE), folded[start:end]),
        evidence=(*_felt(clauses, start, end), *_circumstances(clauses, start, end, source)),
    )


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


def _felt(clauses: Clauses, start: int, end: int) -> tuple[float, ...]:
    """The first fourteen columns of WINDOW_EVIDENCE."""
    wide = _WIDER if clauses.english else 1
    left, right = clauses.bounds(start, end)
    own = clauses.felt_between(max(left, start - _FELT[0] * wide), min(right, end + _FELT[1] * wide))
    if not own:
        return (*_NOTHING_FELT, *_felt_around(clauses, left, right))
    before = [item for item in own if item.start < start]
    after = [item for item in own if item.start >= end]
    total = math.fsum(item.weight for item in own)
    nearest = min(own, key=lambda item: _distance(item, start, end))
    fading = math.fsum(item.weight * math.exp(-_distance(item, start, end) / (_FADE * wide)) for item in own)
    return (
        math.tanh(total),
        # A "but" later on halves what was felt here for the text, not for the term: its side stays.
        math.tanh(_STEEP * total),
        _sum(before),
        _sum([item for item in own if start <= item.start < end]),
        _sum(after),
        math.tanh(nearest.weight),
        math.tanh(fading),
        0.0,
        float(any(item.weight > 0 for item in own) and any(item.weight < 0 for item in own)),
        _faded(after[0], start, end) if after else 0.0,
        _faded(before[-1], start, end) if before else 0.0,
        # Where the clause itself speaks, what is said of other things is no evidence.
        *_NOTHING_AROUND,
    )


_NOTHING_AROUND = (0.0, 0.0, 0.0)
_NOTHING_FELT = (0.0,) * 7 + (1.0,) + (0.0,) * 3


def _felt_around(clauses: Clauses, left: int, right: int) -> tuple[float, float, float]:
    """The feeling of the whole text, of the clause before and of the clause after."""
    if not clauses.felt:
        return _NOTHING_AROUND
    before = _sum(clauses.felt_between(clauses.bounds(left - 1, left - 1)[0], left - 1)) if left else 0.0
    return clauses.total, before, _sum(clauses.felt_between(right + 1, clauses.bounds(right + 1, right + 1)[1]))


def _circumstances(clauses: Clauses, start: int, end: int, source: str) -> tuple[float, ...]:
    following, preceding = clauses.folded[end : end + 1], clauses.folded[max(0, start - 1) : start]
    return (
        float(clauses.english),
        float(source == "cue"),
        float(source == "table"),
        float(source == "pattern"),
        float(following in _LIST_MARKS or preceding in _LIST_MARKS),
    )


_LIST_MARKS = frozenset("、和与及/")


def _start(item: Contribution) -> int:
    return item.start


def _distance(item: Contribution, start: int, end: int) -> int:
    return item.start - end if item.start >= end else max(0, start - item.start - len(item.cue))


def _faded(item: Contribution, start: int, end: int) -> float:
    return math.tanh(item.weight) * math.exp(-_distance(item, start, end) / _FADE)


def _sum(items: Sequence[Contribution]) -> float:
    return math.tanh(math.fsum(item.weight for item in items)) if items else 0.0
