"""The results of comparing two groups or many units."""

import math
from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.comparison import sentences as say
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.reasons import REASONS, Undefined
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import LANGUAGES, Said, Sentences, spoken_change, spoken_number, spoken_share

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanDifference(Figure):
    """Mean of the first group − mean of the second, with its t test; effect sizes in standard deviations."""

    first: Moments
    second: Moments
    t: float | None
    df: float | None
    p: float | None
    cohen_d: float | None
    hedges_g: float | None
    hedges_interval: Interval | None
    clusters: int | None = None

    what: ClassVar[Said] = say.THE_DIFFERENCE
    sentences: ClassVar[Sentences] = say.DIFFERENCE

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves zero out."""
        return leaves_out(self.interval, 0.0)

    def _finding(self) -> Finding:
        return spoken_difference(self.estimate or 0.0, self.interval, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareDifference(Figure):
    """Share of the first group − share of the second, on [-1, 1], with Newcombe's interval.

    `z` and `p` are of the pooled z test, `fisher_p` is exact; the ratios are None where they divide by zero.
    """

    first_share: float | None
    second_share: float | None
    first_n: int
    second_n: int
    z: float | None
    p: float | None
    fisher_p: float | None
    risk_ratio: float | None
    odds_ratio: float | None

    what: ClassVar[Said] = say.THE_DIFFERENCE
    sentences: ClassVar[Sentences] = say.SHARE_DIFFERENCE

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves zero out."""
        return leaves_out(self.interval, 0.0)

    def _finding(self) -> Finding:
        difference, interval = self.estimate or 0.0, self.interval
        if interval is None:
            return "untested", {"difference": points(difference)}
        return case_of(difference, distinguishable=self.distinguishable), {
            "difference": points(difference),
            "low": points(interval.low),
            "high": points(interval.high),
            "confidence": spoken_number(100 * interval.confidence),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitComparison:
    """One unit against all others: its moments, theirs, and the test of the difference (unit − rest).

    `distinguishable` says whether the adjusted p stays under 1 − confidence; None without a test.
    """

    unit: str
    moments: Moments
    rest: Moments
    difference: float | None
    interval: Interval | None
    t: float | None
    df: float | None
    p: float | None
    adjusted_p: float | None
    hedges_g: float | None
    hedges_interval: Interval | None
    distinguishable: bool | None
    reason: Undefined | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsResult(Result):
    """Every unit against the rest, in the order given; one family of tests under one adjustment.

    `outlying` names units whose mean lies far from the middle of all unit means (modified z above 3.5).
    """

    units: tuple[UnitComparison, ...]
    adjustment: str
    confidence: float
    outlying: tuple[str, ...]

    what: ClassVar[Said] = say.THE_COMPARISON
    sentences: ClassVar[Sentences] = say.UNITS

    @property
    def higher(self) -> tuple[str, ...]:
        """The units distinguishably above the rest, farthest first."""
        return tuple(each.unit for each in self._found() if (each.difference or 0) > 0)

    @property
    def lower(self) -> tuple[str, ...]:
        """The units distinguishably below the rest, farthest first."""
        return tuple(each.unit for each in self._found() if (each.difference or 0) < 0)

    def _found(self) -> list[UnitComparison]:
        return sorted(
            (each for each in self.units if each.distinguishable), key=lambda each: -abs(each.difference or 0)
        )

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {
            "units": len(self.units),
            "adjustment": say.ADJUSTMENTS[self.adjustment],
            "higher": named(self.higher),
            "lower": named(self.lower),
        }
        cases = {(True, True): "both", (True, False): "higher", (False, True): "lower", (False, False): "none"}
        return cases[bool(self.higher), bool(self.lower)], gaps


def leaves_out(interval: Interval | None, value: float) -> bool:
    """Whether an interval exists and does not contain a value."""
    return interval is not None and not interval.low <= value <= interval.high


def case_of(difference: float, *, distinguishable: bool) -> str:
    """Which sentence a difference speaks."""
    if not distinguishable:
        return "same"
    return "higher" if difference > 0 else "lower"


def spoken_difference(difference: float, interval: Interval | None, reason: Undefined | None) -> Finding:
    """The sentence of a difference ± half its interval."""
    if interval is None:
        why = REASONS[reason or Undefined.TOO_FEW]
        return "untested", {"difference": spoken_change(difference, decimals=telling_decimals(difference)), "why": why}
    margin = (interval.high - interval.low) / 2
    decimals = telling_decimals(margin)
    return case_of(difference, distinguishable=leaves_out(interval, 0.0)), {
        "difference": spoken_change(difference, decimals=decimals),
        "margin": spoken_number(margin, decimals=decimals),
        "confidence": spoken_number(100 * interval.confidence),
    }


def telling_decimals(size: float) -> int:
    """So many decimals that a number of this size keeps two digits, between 0 and 6."""
    return min(6, max(0, 1 - math.floor(math.log10(abs(size))))) if size else 1


def points(share: float) -> str:
    """A difference of shares in percentage points, with its sign."""
    return spoken_change(100 * share)


def percent(share: float | None) -> str:
    """A share as a percentage; "–" for None."""
    return "–" if share is None else spoken_share(share)


def named(names: tuple[str, ...]) -> Said:
    """The first names in each language's list style, and how many more."""
    shown, more = names[:_MOST_NAMED], max(0, len(names) - _MOST_NAMED)
    return {language: say.LIST_COMMA[language].join(shown) + _and_more(language, more) for language in LANGUAGES}


def _and_more(language: str, more: int) -> str:
    return say.AND_MORE[language].format(more=more) if more else ""
