"""The results of the iceberg family."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.iceberg import sentences as say
from huiyin.lib.stats.iceberg.assumptions import Assumption
from huiyin.lib.stats.results import Figure, Finding, Interval
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_share


@dataclass(frozen=True, slots=True, kw_only=True)
class Iceberg(Figure):
    """Dissatisfied customers who did not complain (`estimate`); `n` counts customers, or complaints.

    `multiplier` is dissatisfied customers per complaint, `silent_per_complaint` one less; None, with a
    reason, where nobody complains. The interval carries the doubt about the complaint rate only.
    """

    dissatisfied: float | None
    complainants: float
    multiplier: float | None
    silent_per_complaint: float | None

    what: ClassVar[Said] = {
        "zh-Hans": "沉默的不满客户数",
        "zh-Hant": "沉默的不滿客戶數",
        "en": "the number of silent dissatisfied customers",
    }
    sentences: ClassVar[Sentences] = say.ICEBERG

    def _finding(self) -> Finding:
        gaps = {
            "silent": spoken_number(self.estimate or 0.0, decimals=0),
            "complainants": spoken_number(self.complainants, decimals=0),
        }
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low, decimals=0),
            "high": spoken_number(self.interval.high, decimals=0),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRate(Figure):
    """The share of dissatisfied customers who complain, in [0, 1], by capture and recapture.

    `n` are the surveyed customers with a problem; `dissatisfied` is the estimated number of all with
    one, with its standard error and interval (high None where there is no upper limit).
    """

    dissatisfied: float | None
    se: float | None
    dissatisfied_low: float | None
    dissatisfied_high: float | None

    what: ClassVar[Said] = {"zh-Hans": "投诉率", "zh-Hant": "投訴率", "en": "the complaint rate"}
    sentences: ClassVar[Sentences] = say.RATE

    def _finding(self) -> Finding:
        interval = self.interval or Interval(low=0.0, high=1.0, confidence=0.95)
        return "interval", {
            "rate": spoken_share(self.estimate or 0.0),
            "low": spoken_share(interval.low),
            "high": spoken_share(interval.high),
            "confidence": spoken_number(interval.confidence * 100),
            "dissatisfied": spoken_number(self.dissatisfied or 0.0, decimals=0),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """What a result becomes when one assumption takes the low, and the high, end of its range."""

    name: str
    assumption: Assumption
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the assumption moves the result."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery(Figure):
    """Dissatisfied customers kept (`estimate`) of `n`, under assumptions that nobody has measured.

    `lowest` and `highest` take every assumption at its worst and best: a range of scenarios, no interval.
    """

    lost: float
    lowest: float
    highest: float
    told_well: float
    told_badly: float

    what: ClassVar[Said] = {"zh-Hans": "留住的客户数", "zh-Hant": "留住的客戶數", "en": "the number of customers kept"}
    sentences: ClassVar[Sentences] = say.RECOVERY

    def _finding(self) -> Finding:
        return "kept", {
            "kept": spoken_number(self.estimate or 0.0, decimals=0),
            "lowest": spoken_number(self.lowest, decimals=0),
            "highest": spoken_number(self.highest, decimals=0),
            "well": spoken_number(self.told_well, decimals=0),
            "badly": spoken_number(self.told_badly, decimals=0),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyAtRisk(Figure):
    """Money that leaves with lost dissatisfied customers (`estimate`), in the currency of their value.

    `tornado` holds what each assumption alone does to it, the strongest first.
    """

    silent_lost: float
    complainants_lost: float
    tornado: tuple[TornadoBar, ...]

    what: ClassVar[Said] = {"zh-Hans": "面临流失的金额", "zh-Hant": "面臨流失的金額", "en": "the money at risk"}
    sentences: ClassVar[Sentences] = say.MONEY

    def _finding(self) -> Finding:
        widest = self.tornado[0]
        low, high = sorted((widest.at_low, widest.at_high))
        return "money", {
            "money": spoken_number(self.estimate or 0.0, decimals=0),
            "lost": spoken_number(self.silent_lost + self.complainants_lost, decimals=0),
            "widest": say.ASSUMPTIONS[widest.name],
            "low": spoken_number(low, decimals=0),
            "high": spoken_number(high, decimals=0),
        }
