"""The results of the satisfaction family."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.results import Figure, Finding
from huiyin.lib.stats.satisfaction import sentences as say
from huiyin.lib.stats.speech import Said, Sentences, spoken_number


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
    """A mean with its t interval; `sd` is the sample standard deviation (n − 1)."""

    sd: float | None

    what: ClassVar[Said] = {"zh-Hans": "均值", "zh-Hant": "平均值", "en": "the mean"}
    sentences: ClassVar[Sentences] = say.MEAN
