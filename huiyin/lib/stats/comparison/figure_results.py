"""The results of comparing a figure with another period's and with its target."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.comparison import sentences as say
from huiyin.lib.stats.comparison.results import case_of, leaves_out, telling_decimals
from huiyin.lib.stats.results import Figure, Finding
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shift(Figure):
    """A difference of figures in their own unit."""

    what: ClassVar[Said] = say.THE_DIFFERENCE

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves zero out."""
        return leaves_out(self.interval, 0.0)

    def _finding(self) -> Finding:
        difference = self.estimate or 0.0
        if self.interval is None:
            return "untested", {"difference": spoken_change(difference, decimals=telling_decimals(difference))}
        decimals = telling_decimals((self.interval.high - self.interval.low) / 2)
        return case_of(difference, distinguishable=self.distinguishable), {
            "difference": spoken_change(difference, decimals=decimals),
            "low": spoken_change(self.interval.low, decimals=decimals),
            "high": spoken_change(self.interval.high, decimals=decimals),
            "confidence": spoken_number(100 * self.interval.confidence),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDifference(_Shift):
    """A figure now − the same figure before, in its own unit."""

    now: float | None
    before: float | None

    sentences: ClassVar[Sentences] = say.FIGURE_DIFFERENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetComparison(_Shift):
    """A figure − its target, in its own unit."""

    target: float

    sentences: ClassVar[Sentences] = say.TARGET

    def _finding(self) -> Finding:
        case, gaps = _Shift._finding(self)
        return case, {**gaps, "target": spoken_number(self.target, decimals=2)}
