"""The result of looking for changes of level."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.control import sentences as say
from huiyin.lib.stats.control.results import points_named
from huiyin.lib.stats.results import Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Points start … end − 1 (indices from 0) at one level."""

    start: int
    end: int
    n: int
    mean: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of level after `left_length` points: right − left mean, with Welch's interval.

    The interval takes the moment of change as known, so it is somewhat too narrow.
    """

    left_length: int
    difference: float
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoints(Result):
    """Segments of one level each; `sigma` is the noise between neighbours, `penalty` what a change must save in SSE."""

    segments: tuple[Segment, ...]
    changes: tuple[Change, ...]
    sse: float | None
    sigma: float | None
    penalty: float | None

    what: ClassVar[Said] = say.THE_CHANGES
    sentences: ClassVar[Sentences] = say.CHANGES

    def _finding(self) -> Finding:
        if not self.changes:
            return "none", {}
        last = self.changes[-1]
        half = (last.interval.high - last.interval.low) / 2 if last.interval else None
        return ("one" if len(self.changes) == 1 else "several"), {
            "changes": len(self.changes),
            "after": last.left_length,
            "which": points_named(tuple(change.left_length - 1 for change in self.changes)),
            "left": spoken_number(self.segments[-2].mean, decimals=2),
            "right": spoken_number(self.segments[-1].mean, decimals=2),
            "difference": spoken_change(last.difference, decimals=2),
            "margin": "" if half is None else f" ± {spoken_number(half, decimals=2)}",
        }
