"""The results of the diffusion family."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from huiyin.lib.stats.diffusion import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_share


class HawkesParameters(NamedTuple):
    """Direct reposts of a post `branching`, `decay` an hour, `background` reposts an hour."""

    branching: float
    decay: float
    background: float = 0.0


def _spoken(interval: Interval | None, *, decimals: int = 1) -> dict[str, str]:
    """The gaps {low}, {high}, {confidence} of a sentence; none without an interval."""
    if interval is None:
        return {}
    return {
        "low": spoken_number(interval.low, decimals=decimals),
        "high": spoken_number(interval.high, decimals=decimals),
        "confidence": spoken_number(100 * interval.confidence),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeSpread(Figure):
    """Expected nodes reached, seeds included; n is the number of nodes, `activation` each node's probability."""

    seeds: int
    se: float | None = None
    activation: tuple[tuple[Hashable, float], ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "传播范围", "zh-Hant": "擴散範圍", "en": "the spread"}
    sentences: ClassVar[Sentences] = say.SPREAD

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0), "seeds": str(self.seeds)}
        return ("interval" if self.interval else "exact"), gaps | _spoken(self.interval)


@dataclass(frozen=True, slots=True, kw_only=True)
class BestSeeds(Figure):
    """Chosen nodes with their marginal gains; the estimate is their joint spread, `guarantee` a share of the best."""

    seeds: tuple[Any, ...] = ()
    gains: tuple[float, ...] = ()
    guarantee: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "最佳种子", "zh-Hant": "最佳種子", "en": "the best seeds"}
    sentences: ClassVar[Sentences] = say.SEEDS

    def _finding(self) -> Finding:
        return "sampled" if self.method == "celf" else "plain", {
            "seeds": len(self.seeds),
            "figure": spoken_number(self.estimate or 0.0),
            "guarantee": spoken_share(self.guarantee or 0.0),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EpidemicPoint:
    """Shares at a time: still susceptible, spreading now, reached so far."""

    time: float
    susceptible: float
    spreading: float
    reached: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Epidemic(Figure):
    """SIR: final share reached (the estimate), largest share spreading at once, course over time."""

    reproduction: float
    peak: float
    trajectory: tuple[EpidemicPoint, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "最终传播比例", "zh-Hant": "最終擴散比例", "en": "the final share reached"}
    sentences: ClassVar[Sentences] = say.EPIDEMIC

    def _finding(self) -> Finding:
        gaps = {
            "figure": spoken_share(self.estimate or 0.0),
            "reproduction": spoken_number(self.reproduction, decimals=2),
            "peak": spoken_share(self.peak),
        }
        return ("spreads" if self.estimate else "dies"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadRate(Figure):
    """Growth an hour (0.1: about 10.5 % more each hour); hours to double, or to halve."""

    doubling_hours: float | None = None
    halving_hours: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "传播速度", "zh-Hant": "擴散速度", "en": "the growth rate"}
    sentences: ClassVar[Sentences] = say.RATE

    def _finding(self) -> Finding:
        hours = self.doubling_hours or self.halving_hours
        gaps = {"hours": "–" if hours is None else spoken_number(hours)} | _spoken(self.interval, decimals=3)
        gaps |= {"figure": spoken_number(self.estimate or 0.0, decimals=3)}
        if self.interval is None:
            return "single", gaps
        if self.interval.low <= 0 <= self.interval.high:
            return "unclear", gaps
        return ("grows" if self.interval.low > 0 else "fades"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Reproduction(Figure):
    """Reposts for each post; n is the number of generations."""

    by_generation: tuple[float | None, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "再生数", "zh-Hant": "再生數", "en": "the reproduction number"}
    sentences: ClassVar[Sentences] = say.REPRODUCTION

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=2)} | _spoken(self.interval, decimals=2)
        low, high = (self.interval.low, self.interval.high) if self.interval else (0.0, 2.0)
        return ("grows" if low > 1 else "fades" if high < 1 else "unclear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Where (position in the counts) and how high the CUSUM passed its threshold."""

    index: int
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PoissonCusum(Result):
    """Early warning; `levels` before a restart, `false_alarm_every` the mean intervals between false alarms."""

    reference: float
    threshold: float
    false_alarm_every: float | None
    levels: tuple[float, ...] = ()
    alarms: tuple[Alarm, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "预警", "zh-Hant": "預警", "en": "the early warning"}
    sentences: ClassVar[Sentences] = say.CUSUM

    def _finding(self) -> Finding:
        every = self.false_alarm_every
        often = "endless" if every is None else "every"
        rounds = spoken_number(every or 0.0, decimals=0)
        gaps: dict[str, str | int | Said] = {
            "false_alarms": {language: said[often].format(every=rounds) for language, said in say.FALSE_ALARMS.items()}
        }
        if not self.alarms:
            return "quiet", gaps
        return "alarm", gaps | {"alarms": len(self.alarms), "first": self.alarms[0].index + 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class HawkesModel(Result):
    """A fitted Hawkes process; n reposts, `covariance` of the logs of the parameters fitted."""

    parameters: HawkesParameters | None = None
    intervals: tuple[Interval, ...] | None = None
    covariance: tuple[tuple[float, ...], ...] | None = None
    log_likelihood: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "转发模型", "zh-Hant": "轉發模型", "en": "the model of reposts"}
    sentences: ClassVar[Sentences] = say.HAWKES

    def _finding(self) -> Finding:
        parameters = self.parameters or HawkesParameters(0.0, 1.0)
        gaps = {
            "branching": spoken_number(parameters.branching, decimals=2),
            "minutes": spoken_number(60 / parameters.decay, decimals=0),
        }
        if self.intervals is None:
            return "single", gaps
        return "interval", gaps | _spoken(self.intervals[0], decimals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepostForecast(Figure):
    """Reposts in all by `horizon` hours after the post; n are those seen, `key` whether the post counts as key."""

    horizon: float
    key: bool

    what: ClassVar[Said] = {"zh-Hans": "转发预测", "zh-Hant": "轉發預測", "en": "the forecast of reposts"}
    sentences: ClassVar[Sentences] = say.REPOSTS

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=0), "hours": spoken_number(self.horizon)}
        return ("interval" if self.interval else "open"), gaps | _spoken(self.interval, decimals=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreader:
    """A node's place: PageRank, share of shortest paths through it, core number, and how many follow it."""

    node: Any
    pagerank: float
    betweenness: float
    core: int
    followers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySpreaders(Result):
    """The foremost nodes by PageRank; `origins` is from how many nodes shortest paths were counted."""

    spreaders: tuple[Spreader, ...] = ()
    highest_core: int = 0
    in_highest_core: int = 0
    origins: int = 0

    what: ClassVar[Said] = {"zh-Hans": "关键传播者", "zh-Hant": "關鍵擴散者", "en": "the key spreaders"}
    sentences: ClassVar[Sentences] = say.SPREADERS

    def _finding(self) -> Finding:
        first = max(self.spreaders, key=lambda one: one.pagerank)
        return "plain", {
            "first": str(first.node),
            "rank": spoken_share(first.pagerank),
            "core": self.highest_core,
            "inside": self.in_highest_core,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachScenario:
    """Expected reach under one assumed repost probability, with the simulation's standard error."""

    name: str
    probability: float
    reach: float
    se: float
    key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachScenarios(Figure):
    """Reach under several assumptions, by rising probability; the estimate is the middle one."""

    scenarios: tuple[ReachScenario, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "预计影响范围", "zh-Hant": "預計影響範圍", "en": "the predicted reach"}
    sentences: ClassVar[Sentences] = say.REACH

    def _finding(self) -> Finding:
        first, last = self.scenarios[0], self.scenarios[-1]
        return "plain", {
            "low": spoken_number(first.reach),
            "high": spoken_number(last.reach),
            "low_p": spoken_share(first.probability),
            "high_p": spoken_share(last.probability),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRule:
    """The conditions of a level, any of which is enough; None or False: no condition."""

    level: int
    action: Said
    severity_from: int | None = None
    doubling_below: float | None = None
    views_from: float | None = None
    reposts_from: float | None = None
    key_spreader: bool = False
    media: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedResponse(Result):
    """The level of the response, `because` of which conditions of the table, and what to do."""

    level: int
    because: tuple[str, ...]
    action: Said

    what: ClassVar[Said] = {"zh-Hans": "响应等级", "zh-Hant": "應變等級", "en": "the level of response"}
    sentences: ClassVar[Sentences] = say.RESPONSE

    def _finding(self) -> Finding:
        return "plain", {"level": self.level, "action": self.action}
