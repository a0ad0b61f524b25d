"""The results of the Kano, SERVQUAL and reliability methods."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from huiyin.lib.stats.kano import sentences as say
from huiyin.lib.stats.kano.table import KanoClass
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share

_ACCEPTABLE = 0.7


class Need(StrEnum):
    """The three need levels of a feature, and indifference."""

    BASIC = "basic"
    EXPECTED = "expected"
    EXCITING = "exciting"
    INDIFFERENT = "indifferent"


_NEEDS = {
    KanoClass.MUST_BE: Need.BASIC,
    KanoClass.ONE_DIMENSIONAL: Need.EXPECTED,
    KanoClass.ATTRACTIVE: Need.EXCITING,
    KanoClass.INDIFFERENT: Need.INDIFFERENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KanoResult(Result):
    """One feature: class counts, class, better in [0, 1], worse in [-1, 0].

    `clear` is Fong's test of the two greatest classes; `category_strength` their difference and
    `total_strength` the share of M, O and A (Lee and Newcomb 1997). `wording_doubtful`: more than 5 %
    questionable. `reverse`: more answers want the opposite than are in any other class.
    """

    counts: dict[KanoClass, int]
    category: KanoClass | None
    better: float | None
    better_interval: Interval | None
    worse: float | None
    worse_interval: Interval | None
    fong_threshold: float | None
    clear: bool
    category_strength: float | None
    total_strength: float | None
    questionable: float | None
    wording_doubtful: bool
    reverse: bool

    what: ClassVar[Said] = {"zh-Hans": "Kano 分类", "zh-Hant": "Kano 分類", "en": "the Kano class"}
    sentences: ClassVar[Sentences] = say.KANO

    @property
    def need(self) -> Need | None:
        """The need level of the class, None where there is none."""
        return _NEEDS[self.category] if self.category else None

    def _finding(self) -> Finding:
        gaps: dict[str, str | Said] = {
            "kind": say.KINDS[self.category or KanoClass.INDIFFERENT],
            "better": spoken_number(self.better or 0.0, decimals=2),
            "worse": spoken_number(self.worse or 0.0, decimals=2),
            "questionable": spoken_share(self.questionable or 0.0),
        }
        if self.wording_doubtful:
            return "doubtful", gaps
        if self.reverse:
            return "reverse", gaps
        return ("clear" if self.clear else "unclear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuousKano(Result):
    """Mean points of the functional (y of the plot) and the dysfunctional question (x)."""

    functional: float | None
    functional_interval: Interval | None
    dysfunctional: float | None
    dysfunctional_interval: Interval | None
    category: KanoClass | None

    what: ClassVar[Said] = {"zh-Hans": "Kano 连续得分", "zh-Hant": "Kano 連續得分", "en": "the continuous Kano score"}
    sentences: ClassVar[Sentences] = say.CONTINUOUS

    def _finding(self) -> Finding:
        return "plain", {
            "functional": spoken_number(self.functional or 0.0, decimals=2),
            "dysfunctional": spoken_number(self.dysfunctional or 0.0, decimals=2),
            "kind": say.KINDS[self.category or KanoClass.INDIFFERENT],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Perception minus expectation of an item or a dimension, over `n` respondents."""

    name: str
    n: int
    mean: float | None
    interval: Interval | None = None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServqualResult(Result):
    """Gaps of dimensions and items; `interval` is of `weighted`, `weight_covered` the share of weight present."""

    dimensions: tuple[Gap, ...]
    items: tuple[Gap, ...]
    unweighted: float | None
    weighted: float | None
    weight_covered: float

    what: ClassVar[Said] = {
        "zh-Hans": "期望与体验差值",
        "zh-Hant": "期望與體驗差值",
        "en": "the gap between expectation and experience",
    }
    sentences: ClassVar[Sentences] = say.SERVQUAL

    def _finding(self) -> Finding:
        known = [gap for gap in self.dimensions if gap.mean is not None]
        worst = min(known, key=lambda gap: (gap.mean or 0.0, gap.name))
        gaps = {
            "gap": spoken_change(self.weighted or 0.0, decimals=2),
            "name": worst.name,
            "worst": spoken_change(worst.mean or 0.0, decimals=2),
        }
        if self.interval is None:
            return "plain", gaps
        gaps |= {
            "low": spoken_change(self.interval.low, decimals=2),
            "high": spoken_change(self.interval.high, decimals=2),
            "confidence": spoken_number(self.interval.confidence * 100),
        }
        if self.interval.low <= 0 <= self.interval.high:
            return "unclear", gaps
        return ("below" if self.interval.high < 0 else "above"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphaItem:
    """One item of a scale: alpha without it, and its correlation with the sum of the others."""

    name: str
    alpha_without: float | None
    rest_correlation: float | None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlphaResult(Figure):
    """Cronbach's alpha with Feldt's interval; `standardised` treats all items as of equal spread."""

    items: tuple[AlphaItem, ...]
    standardised: float | None

    what: ClassVar[Said] = {"zh-Hans": "Cronbach α", "zh-Hant": "Cronbach α", "en": "Cronbach's α"}
    sentences: ClassVar[Sentences] = say.ALPHA

    @property
    def reversed_items(self) -> tuple[str, ...]:
        """Items that correlate negatively with the rest: probably worded the other way round."""
        return tuple(item.name for item in self.items if (item.rest_correlation or 0.0) < 0)

    def _finding(self) -> Finding:
        edges = self.interval or Interval(low=0.0, high=0.0, confidence=0.0)
        gaps = {
            "alpha": spoken_number(self.estimate or 0.0, decimals=2),
            "low": spoken_number(edges.low, decimals=2),
            "high": spoken_number(edges.high, decimals=2),
            "confidence": spoken_number(edges.confidence * 100),
            "cut": spoken_number(_ACCEPTABLE),
        }
        if self.reversed_items:
            names = self.reversed_items
            return "reversed", gaps | {
                "names": {"zh-Hans": "、".join(names), "zh-Hant": "、".join(names), "en": ", ".join(names)}
            }
        if edges.low >= _ACCEPTABLE:
            return "reliable", gaps
        return ("unreliable" if edges.high < _ACCEPTABLE else "unclear"), gaps
