"""The results of the satisfaction family."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.satisfaction import sentences as say
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share


@dataclass(frozen=True, slots=True, kw_only=True)
class _Score(Figure):
    """A score that is spoken with its interval, each times `_factor`."""

    _factor: ClassVar[float] = 1.0

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number((self.estimate or 0.0) * self._factor)}
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low * self._factor),
            "high": spoken_number(self.interval.high * self._factor),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NpsResult(_Score):
    """Net promoter score on [-100, 100]; `unit_variance` is p + d − (p − d)², `se` in points."""

    promoters: int
    passives: int
    detractors: int
    unit_variance: float | None
    se: float | None

    what: ClassVar[Said] = {"zh-Hans": "NPS", "zh-Hant": "NPS", "en": "the NPS"}
    sentences: ClassVar[Sentences] = say.NPS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnpsResult(_Score):
    """Net promoter score of employees; its counts are None while so few answered that they could be known."""

    promoters: int | None
    passives: int | None
    detractors: int | None
    se: float | None

    what: ClassVar[Said] = {"zh-Hans": "员工 NPS", "zh-Hant": "員工 NPS", "en": "the employee NPS"}
    sentences: ClassVar[Sentences] = say.ENPS


@dataclass(frozen=True, slots=True, kw_only=True)
class CsatResult(_Score):
    """Share of satisfied answers in [0, 1]; `mean` and `index` (0–100) when scores were given."""

    satisfied: int
    mean: float | None = None
    index: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "满意率", "zh-Hant": "滿意率", "en": "the satisfaction rate"}
    sentences: ClassVar[Sentences] = say.CSAT
    _factor: ClassVar[float] = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanResult(_Score):
    """A mean with its t interval; `sd` is the sample standard deviation (n − 1), 0 when all are alike."""

    sd: float | None

    what: ClassVar[Said] = {"zh-Hans": "均值", "zh-Hant": "平均值", "en": "the mean"}
    sentences: ClassVar[Sentences] = say.MEAN

    def _finding(self) -> Finding:
        case, gaps = _Score._finding(self)
        return ("alike" if self.sd == 0 else case), gaps


class EffortDirection(StrEnum):
    """Which end of the effort scale is good."""

    HIGH_IS_EASY = "high_is_easy"
    """CES 2.0: "the company made it easy for me", 1 disagree – 7 agree."""
    LOW_IS_EASY = "low_is_easy"
    """CES 1.0: "how much effort did you personally have to put forth", 1 very low – 5 very high."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CesResult(Figure):
    """Customer effort: `estimate` is the mean on the scale as asked, with its t interval.

    `easy` and `hard` count the answers on the good and the bad side of the middle (on 1–7: the top
    three boxes and the bottom three), `easy_share` in [0, 1], `net_easy` = %easy − %hard in [−100, 100].
    """

    sd: float | None
    scale: tuple[int, int]
    direction: EffortDirection
    easy: int
    hard: int
    easy_share: float | None
    easy_interval: Interval | None
    net_easy: float | None
    net_easy_interval: Interval | None

    what: ClassVar[Said] = {"zh-Hans": "客户费力度", "zh-Hant": "客戶費力度", "en": "the customer effort score"}
    sentences: ClassVar[Sentences] = say.CES

    def _finding(self) -> Finding:
        low, high = (self.net_easy_interval.low, self.net_easy_interval.high) if self.net_easy_interval else (0.0, 0.0)
        return self.direction.value, {
            "figure": spoken_number(self.estimate or 0.0, decimals=2),
            "top": str(self.scale[1]),
            "bottom": str(self.scale[0]),
            "easy": spoken_share(self.easy_share or 0.0),
            "net": spoken_change(self.net_easy or 0.0),
            "low": spoken_change(low),
            "high": spoken_change(high),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change(Figure):
    """A difference of two scores, `after` minus `before`, with its standard error, z and two-sided p.

    It is called clear only when its interval leaves out zero.
    """

    before: float | None
    after: float | None
    se: float | None
    z: float | None
    p: float | None

    _factor: ClassVar[float] = 1.0

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high

    def _finding(self) -> Finding:
        gaps = {
            "before": spoken_number((self.before or 0.0) * self._factor),
            "after": spoken_number((self.after or 0.0) * self._factor),
            "change": spoken_change((self.estimate or 0.0) * self._factor),
        }
        if self.interval is None:
            return "single", gaps
        return "clear" if self.distinguishable else "unclear", gaps | {
            "low": spoken_change(self.interval.low * self._factor),
            "high": spoken_change(self.interval.high * self._factor),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NpsChange(_Change):
    """Change of NPS in points, [−200, 200]; `n` counts answers of both waves, or people of a panel."""

    what: ClassVar[Said] = {"zh-Hans": "NPS 的变化", "zh-Hant": "NPS 的變化", "en": "the change of NPS"}
    sentences: ClassVar[Sentences] = say.NPS_CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class CsatChange(_Change):
    """Change of the share of satisfied answers in [−1, 1]."""

    what: ClassVar[Said] = {"zh-Hans": "满意率的变化", "zh-Hant": "滿意率的變化", "en": "the change of satisfaction"}
    sentences: ClassVar[Sentences] = say.CSAT_CHANGE
    _factor: ClassVar[float] = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NpsGap(_Change):
    """Customers' NPS (`after`) minus employees' NPS (`before`) in points."""

    what: ClassVar[Said] = {
        "zh-Hans": "客户与员工 NPS 的差距",
        "zh-Hant": "客戶與員工 NPS 的差距",
        "en": "the gap between customer and employee NPS",
    }
    sentences: ClassVar[Sentences] = say.NPS_GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexResult(Figure):
    """A weighted index on the scale of its scores; `n` and `missing` count dimensions.

    `weight_covered` in [0, 1] is the part of the weight whose dimension has a score; `parts` are the
    points each dimension adds, so that they sum to the estimate. `se` needs the scores' own errors.
    """

    weight_covered: float
    parts: tuple[tuple[str, float], ...]
    se: float | None

    what: ClassVar[Said] = {"zh-Hans": "综合指数", "zh-Hant": "綜合指數", "en": "the index"}
    sentences: ClassVar[Sentences] = say.INDEX

    def _finding(self) -> Finding:
        gaps = {
            "figure": spoken_number(self.estimate or 0.0),
            "all": str(self.n + self.missing),
            "covered": spoken_share(self.weight_covered),
        }
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low),
            "high": spoken_number(self.interval.high),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedPoint:
    """One period: `published` under the weights then in force, `chained` free of every change of weights."""

    period: str
    weights: str
    published: float | None
    chained: float | None
    weight_covered: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedIndex(Result):
    """An index over periods, oldest first, that moves only when scores move; `n` counts chained periods."""

    points: tuple[ChainedPoint, ...]

    what: ClassVar[Said] = {"zh-Hans": "链接指数", "zh-Hant": "鏈結指數", "en": "the chained index"}
    sentences: ClassVar[Sentences] = say.CHAINED

    def _finding(self) -> Finding:
        known = [point for point in self.points if point.chained is not None]
        first, last = known[0].chained or 0.0, known[-1].chained or 0.0
        return "moved", {
            "first": known[0].period,
            "last": known[-1].period,
            "start": spoken_number(first),
            "end": spoken_number(last),
            "change": spoken_change(last - first),
        }
