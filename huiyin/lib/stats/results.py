"""What a figure consists of, and the one honest sentence about it in three languages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from huiyin.lib.stats.sentences import SENTENCES, UNDEFINED, spoken_number

VERSION = "1"
"""Of the conventions (cut-offs, interval methods); stored with each figure."""


class Undefined(StrEnum):
    """Why there is no figure, or no interval."""

    NO_ANSWERS = "no_answers"
    ONE_ANSWER = "one_answer"


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval [low, high] at `confidence`."""

    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """What all results share. `reason` is set when `estimate` or `interval` is None."""

    n: int
    missing: int
    rejected: int
    estimate: float | None
    interval: Interval | None
    method: str
    version: str = VERSION
    reason: Undefined | None = None

    _kind: ClassVar[str]
    _factor: ClassVar[float] = 1.0

    def describe(self, language: str = "zh-Hans") -> str:
        """The finding with its uncertainty in one sentence (zh-Hans, zh-Hant, en; else en)."""
        spoken = language if language in SENTENCES else "en"
        if self.estimate is None:
            return UNDEFINED[spoken][self._kind].format(missing=self.missing)
        bounds = "single" if self.interval is None else "interval"
        return SENTENCES[spoken][self._kind][bounds].format(**self._spoken_values())

    def _spoken_values(self) -> dict[str, str | int]:
        figure, interval = self.estimate, self.interval
        values: dict[str, str | int] = {"n": self.n, "figure": "", "low": "", "high": "", "confidence": ""}
        if figure is not None:
            values["figure"] = spoken_number(figure * self._factor)
        if interval is not None:
            values["low"] = spoken_number(interval.low * self._factor)
            values["high"] = spoken_number(interval.high * self._factor)
            values["confidence"] = spoken_number(interval.confidence * 100)
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class NpsResult(_Figure):
    """Net promoter score on [-100, 100]; `unit_variance` is p + d − (p − d)², `se` in points."""

    promoters: int
    passives: int
    detractors: int
    unit_variance: float | None
    se: float | None
    _kind: ClassVar[str] = "nps"


@dataclass(frozen=True, slots=True, kw_only=True)
class CsatResult(_Figure):
    """Share of satisfied answers in [0, 1]; `mean` and `index` (0–100) when scores were given."""

    satisfied: int
    mean: float | None = None
    index: float | None = None
    _kind: ClassVar[str] = "csat"
    _factor: ClassVar[float] = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanResult(_Figure):
    """A mean with its t interval; `sd` is the sample standard deviation (n − 1)."""

    sd: float | None
    _kind: ClassVar[str] = "mean"
