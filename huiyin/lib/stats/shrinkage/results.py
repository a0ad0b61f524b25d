"""The results of the shrinkage family."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.shrinkage import sentences as say
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_p, spoken_share

_SIGNIFICANT = 0.05
_CLEAR = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class ShrunkUnit:
    """One unit: plain mean, shrunken mean with posterior `sd` and interval, and the `reliability` of the plain mean."""

    name: str
    n: int
    raw: float | None
    shrunk: float
    sd: float
    interval: Interval
    reliability: float
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShrinkageResult(Result):
    """Shrunken means in the order given; `interval` is that of the common `mean`.

    `tau2` is the variance between units, `sigma2` that of single scores; `p_value` asks whether the
    units differ at all. `missing` counts units without data, or rows in `random_effects`.
    """

    mean: float | None
    tau2: float | None
    sigma2: float | None
    p_value: float | None
    units: tuple[ShrunkUnit, ...]

    what: ClassVar[Said] = {"zh-Hans": "收缩均值", "zh-Hant": "收縮平均值", "en": "the shrunken means"}
    sentences: ClassVar[Sentences] = say.SHRINKAGE

    @property
    def ranked(self) -> tuple[ShrunkUnit, ...]:
        """Units with data, greatest shrunken mean first; ties by name."""
        known = [unit for unit in self.units if unit.raw is not None]
        return tuple(sorted(known, key=lambda unit: (-unit.shrunk, unit.name)))

    def _finding(self) -> Finding:
        first = self.ranked[0]
        gaps: dict[str, str | int | Said] = {
            "units": len(self.ranked),
            "mean": spoken_number(self.mean or 0.0, decimals=2),
            "name": first.name,
            "raw": spoken_number(first.raw or 0.0, decimals=2),
            "shrunk": spoken_number(first.shrunk, decimals=2),
        }
        if self.p_value is None:
            return "plain", gaps
        return ("differ" if self.p_value < _SIGNIFICANT else "alike"), gaps | {"p": spoken_p(self.p_value)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShrunkRate:
    """One unit's rate: plain, shrunken with its interval; `shape` has the parameters of its law."""

    name: str
    n: float
    raw: float | None
    shrunk: float
    interval: Interval
    reliability: float
    shape: tuple[float, float]
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesResult(Result):
    """Shrunken shares or rates in the order given; `prior` is Beta(a, b) or Gamma(shape, rate), `mean` its mean."""

    mean: float | None
    prior: tuple[float, float] | None
    posterior: Literal["beta", "gamma"] | None
    units: tuple[ShrunkRate, ...]

    what: ClassVar[Said] = {"zh-Hans": "收缩比率", "zh-Hant": "收縮比率", "en": "the shrunken rates"}
    sentences: ClassVar[Sentences] = say.RATES

    def _finding(self) -> Finding:
        known = [unit for unit in self.units if unit.raw is not None]
        if not known:
            return "prior", {"mean": spoken_number(self.mean or 0.0, decimals=3)}
        first = max(known, key=lambda unit: (unit.shrunk, unit.name))
        return "plain", {
            "units": len(known),
            "mean": spoken_number(self.mean or 0.0, decimals=3),
            "name": first.name,
            "raw": spoken_number(first.raw or 0.0, decimals=3),
            "shrunk": spoken_number(first.shrunk, decimals=3),
            "low": spoken_number(first.interval.low, decimals=3),
            "high": spoken_number(first.interval.high, decimals=3),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedUnit:
    """One unit's place: expected rank (1 is best), interval of ranks, P(best) and P(among the top)."""

    name: str
    n: float
    shrunk: float
    expected_rank: float
    rank_interval: Interval
    best: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Result):
    """Units by expected rank; `n` counts the units ranked."""

    units: tuple[RankedUnit, ...]

    what: ClassVar[Said] = {"zh-Hans": "排名", "zh-Hant": "排名", "en": "the ranking"}
    sentences: ClassVar[Sentences] = say.RANKING

    def _finding(self) -> Finding:
        first = self.units[0]
        gaps = {
            "name": first.name,
            "best": spoken_share(first.best),
            "top": spoken_share(first.top),
            "low": spoken_number(first.rank_interval.low),
            "high": spoken_number(first.rank_interval.high),
        }
        return ("clear" if first.best >= _CLEAR else "unclear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliabilityResult(Figure):
    """How many scores a unit needs for the reliability `wanted`."""

    wanted: float

    what: ClassVar[Said] = {"zh-Hans": "所需评分数", "zh-Hant": "所需評分數", "en": "the number of scores needed"}
    sentences: ClassVar[Sentences] = say.RELIABILITY

    def _finding(self) -> Finding:
        return "plain", {"wanted": spoken_number(self.wanted, decimals=2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPoint:
    """One unit in the funnel: its share, the limits at its n, the adjusted p-value."""

    name: str
    n: int
    share: float | None
    limits: Interval | None
    p_value: float | None
    stands_out: bool
    reason: Undefined | None = None

    @property
    def outside(self) -> bool:
        """Whether the share lies outside the limits at its n."""
        if self.share is None or self.limits is None:
            return False
        return not self.limits.low <= self.share <= self.limits.high


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelResult(Result):
    """Units in a funnel around `share`, in the order given; `n` counts all cases."""

    share: float | None
    points: tuple[FunnelPoint, ...]

    what: ClassVar[Said] = {"zh-Hans": "漏斗图", "zh-Hant": "漏斗圖", "en": "the funnel plot"}
    sentences: ClassVar[Sentences] = say.FUNNEL

    def _finding(self) -> Finding:
        out = [point.name for point in self.points if point.stands_out]
        gaps: dict[str, str | int | Said] = {
            "share": spoken_share(self.share or 0.0),
            "units": len(self.points) - self.missing,
        }
        if not out:
            return "none", gaps
        return "some", gaps | {"names": {"zh-Hans": "、".join(out), "zh-Hant": "、".join(out), "en": ", ".join(out)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedUnit:
    """One unit: observed and expected events, their ratio with its interval, the adjusted rate."""

    name: str
    n: int
    observed: float
    expected: float
    ratio: float | None
    rate: float | None
    interval: Interval | None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedResult(Result):
    """Observed over expected of each unit, by name; `rate` is that of all."""

    rate: float | None
    units: tuple[StandardisedUnit, ...]

    what: ClassVar[Said] = {"zh-Hans": "标准化比", "zh-Hant": "標準化比", "en": "the standardised ratios"}
    sentences: ClassVar[Sentences] = say.STANDARDISED

    def _finding(self) -> Finding:
        known = [unit for unit in self.units if unit.ratio is not None and unit.interval is not None]
        off = [unit for unit in known if unit.interval and not unit.interval.low <= 1 <= unit.interval.high]
        gaps: dict[str, str | int | Said] = {"units": len(known)}
        if not off:
            return "none", gaps
        most = max(off, key=lambda unit: (abs((unit.ratio or 0.0) - 1), unit.name))
        edges = most.interval or Interval(low=0.0, high=0.0, confidence=0.0)
        return "some", gaps | {
            "name": most.name,
            "ratio": spoken_number(most.ratio or 0.0, decimals=2),
            "low": spoken_number(edges.low, decimals=2),
            "high": spoken_number(edges.high, decimals=2),
            "confidence": spoken_number(edges.confidence * 100),
        }
