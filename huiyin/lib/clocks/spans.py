"""Open spans of time as one sorted table with running totals: every question is a binary search."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Spans:
    """Disjoint open spans within [begin, limit), in ticks."""

    begin: int
    limit: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    """Open ticks before span i; one longer than the spans, so the last one is the total."""

    @property
    def total(self) -> int:
        """Open ticks of the whole table."""
        return self.before[-1]

    def open_before(self, tick: int) -> int:
        """Open ticks between `begin` and `tick`."""
        index = bisect_right(self.starts, tick) - 1
        if index < 0:
            return 0
        return self.before[index] + min(tick, self.ends[index]) - self.starts[index]

    def reach(self, amount: int) -> int:
        """The first tick by which `amount` (1 … total) open ticks have passed: a closing if exact."""
        index = bisect_right(self.before, amount - 1) - 1
        return self.starts[index] + amount - self.before[index]


def spans_within(begin: int, limit: int, spans: Iterable[tuple[int, int]]) -> Spans:
    """The table of spans given in any order, cut at [begin, limit)."""
    cut = merged((max(start, begin), min(end, limit)) for start, end in spans)
    return _table(begin, limit, tuple(start for start, _ in cut), tuple(end for _, end in cut))


def joined(tables: Iterable[Spans]) -> Spans:
    """One table of several that follow each other without a gap."""
    parts = list(tables)
    starts = tuple(start for part in parts for start in part.starts)
    ends = tuple(end for part in parts for end in part.ends)
    return _table(parts[0].begin, parts[-1].limit, starts, ends)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, overlapping and touching ones as one, empty ones dropped."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _table(begin: int, limit: int, starts: tuple[int, ...], ends: tuple[int, ...]) -> Spans:
    lengths = (end - start for start, end in zip(starts, ends, strict=True))
    return Spans(begin=begin, limit=limit, starts=starts, ends=ends, before=tuple(accumulate(lengths, initial=0)))
