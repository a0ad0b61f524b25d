"""The results of the sampling family."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.sampling import sentences as say
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_p, spoken_share

_MANY = 100


def _spoken_effective(effective: float | None) -> str:
    """Few answers are told with a decimal, so that 2.7 of 3 is not "3"."""
    return spoken_number(effective or 0.0, decimals=0 if (effective or 0.0) >= _MANY else 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySize(Result):
    """How many answers are needed (`required`, also `n`), and how many people to ask for them.

    `before_correction` is the size for an endless population, not rounded; `z` the quantile used.
    """

    required: int
    before_correction: float
    population: int | None
    margin: float
    z: float
    invitations: int | None

    what: ClassVar[Said] = {"zh-Hans": "样本量", "zh-Hant": "樣本數", "en": "the sample size"}
    sentences: ClassVar[Sentences] = say.SIZE

    def _finding(self) -> Finding:
        gaps = {"margin": spoken_number(self.margin, decimals=3)}
        if self.invitations is None:
            return "answers", gaps
        return "invitations", gaps | {"invitations": str(self.invitations)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StratumPlan:
    """One stratum: its population, its exact share of the sample before limits, and its whole number."""

    name: str
    size: int
    exact: float
    allocated: int

    @property
    def whole(self) -> bool:
        """Whether everyone of the stratum is asked."""
        return self.allocated == self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation(Result):
    """A sample spread over strata; `n` is its sum.

    `se` is the standard error of the stratified mean it promises (None without spreads), `cost` what
    it costs (None without costs).
    """

    strata: tuple[StratumPlan, ...]
    se: float | None
    cost: float | None

    what: ClassVar[Said] = {"zh-Hans": "样本分配", "zh-Hant": "樣本配置", "en": "the allocation"}
    sentences: ClassVar[Sentences] = say.ALLOCATION

    def _finding(self) -> Finding:
        whole = sum(stratum.whole for stratum in self.strata)
        gaps = {"strata": str(len(self.strata)), "whole": str(whole)}
        return ("some_whole" if whole else "sampled"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class RakedWeights(Result):
    """Weights that meet every margin, and what they cost: Kish's `effective_n` and `design_effect`.

    `weights` follow the cells or rows given, each the weight of one answer; None where a category is
    missing; empty when undefined. `max_error` is the largest relative error left on a margin, `trimmed`
    how many answers' weights were cut, `smallest` and `largest` the final weights as multiples of
    their median.
    """

    weights: tuple[float | None, ...]
    effective_n: float | None
    design_effect: float | None
    iterations: int
    max_error: float | None
    trimmed: int
    smallest: float | None
    largest: float | None

    what: ClassVar[Said] = {"zh-Hans": "加权", "zh-Hant": "加權", "en": "the weighting"}
    sentences: ClassVar[Sentences] = say.RAKED

    def _finding(self) -> Finding:
        return "weighted", {
            "effective": _spoken_effective(self.effective_n),
            "deff": spoken_number(self.design_effect or 0.0, decimals=2),
            "smallest": spoken_number(self.smallest or 0.0, decimals=2),
            "largest": spoken_number(self.largest or 0.0, decimals=2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedFigure(Figure):
    """A weighted mean or share with its standard error, Kish's effective n and the design effect."""

    se: float | None
    effective_n: float | None
    design_effect: float | None

    what: ClassVar[Said] = {"zh-Hans": "加权估计", "zh-Hant": "加權估計", "en": "the weighted estimate"}
    sentences: ClassVar[Sentences] = say.WEIGHTED

    def _finding(self) -> Finding:
        gaps = {
            "figure": spoken_number(self.estimate or 0.0, decimals=3),
            "effective": _spoken_effective(self.effective_n),
        }
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low, decimals=3),
            "high": spoken_number(self.interval.high, decimals=3),
            "confidence": spoken_number(100 * self.interval.confidence),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StratumResponse:
    """One stratum of a running survey: its response rate against the planned one.

    `invite_more` are the further invitations the missing answers need at the rate seen so far (None
    while nobody has answered), `second_touch` whether the rate is clearly below plan.
    """

    name: str
    invited: int
    answered: int
    wanted: int
    rate: float | None
    interval: Interval | None
    planned_rate: float
    missing_answers: int
    invite_more: int | None
    second_touch: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseWatch(Figure):
    """A running survey: overall response rate (`estimate`, `n` invited) and each stratum's."""

    strata: tuple[StratumResponse, ...]

    what: ClassVar[Said] = {"zh-Hans": "回收率", "zh-Hant": "回收率", "en": "the response rate"}
    sentences: ClassVar[Sentences] = say.RESPONSE

    def _finding(self) -> Finding:
        behind = [stratum.name for stratum in self.strata if stratum.second_touch]
        gaps: dict[str, str | Said] = {
            "rate": spoken_share(self.estimate or 0.0),
            "low": spoken_share(self.interval.low if self.interval else 0.0),
            "high": spoken_share(self.interval.high if self.interval else 0.0),
            "behind": {"zh-Hans": "、".join(behind), "zh-Hant": "、".join(behind), "en": ", ".join(behind)},
        }
        return ("behind" if behind else "on_plan"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortCheck(Figure):
    """Mean of late responders minus mean of early ones; late ones stand in for those who stay silent."""

    early: float | None
    late: float | None
    p: float | None

    what: ClassVar[Said] = {
        "zh-Hans": "早答与晚答的差异",
        "zh-Hant": "早答與晚答的差異",
        "en": "the difference of late from early responders",
    }
    sentences: ClassVar[Sentences] = say.EFFORT

    def _finding(self) -> Finding:
        interval = self.interval
        gaps = {"difference": spoken_change(self.estimate or 0.0, decimals=2)}
        if interval is None:
            return "single", gaps
        clear = not interval.low <= 0 <= interval.high
        return "clear" if clear else "unclear", gaps | {
            "low": spoken_change(interval.low, decimals=2),
            "high": spoken_change(interval.high, decimals=2),
            "p": spoken_p(1.0 if self.p is None else self.p),
        }
