"""The results of the experiments family."""

import math
from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.stats.experiments import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_p, spoken_share

Gaps = dict[str, str | int | Said]
Verdict = Literal["adopt", "adjust", "stop"]
Ground = Literal["better", "not_worse", "worse", "not_worth", "too_small", "unclear"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Figure):
    """A difference with its standard error, spoken as rise, fall or not distinguishable."""

    se: float | None = None
    p: float | None = None

    def _finding(self) -> Finding:
        estimate = self.estimate or 0.0
        if self.interval is None:
            return "single", {"figure": spoken_change(estimate, decimals=_decimals(estimate))} | self._more()
        half = (self.interval.high - self.interval.low) / 2
        return _beside_zero(self.interval), self._more() | {
            "figure": spoken_change(estimate, decimals=_decimals(half)),
            "half": spoken_number(half, decimals=_decimals(half)),
            "confidence": spoken_number(self.interval.confidence * 100),
        }

    def _more(self) -> Gaps:
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DidResult(Difference):
    """(treated after − before) − (control after − before); `clusters` is None with classical errors."""

    df: float | None = None
    clusters: int | None = None
    few_clusters: bool = False

    what: ClassVar[Said] = {"zh-Hans": "双重差分", "zh-Hant": "雙重差分", "en": "the difference in differences"}
    sentences: ClassVar[Sentences] = say.DID

    def _more(self) -> Gaps:
        return {"errors": say.errors(self.clusters, few=self.few_clusters)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceboResult(DidResult):
    """A difference in differences before anything was changed: it should be zero."""

    what: ClassVar[Said] = {"zh-Hans": "事前趋势检验", "zh-Hant": "事前趨勢檢定", "en": "the placebo test"}
    sentences: ClassVar[Sentences] = say.PLACEBO


@dataclass(frozen=True, slots=True)
class GroupTimeEffect:
    """The effect at `period` on the `units` that began at `start`, against those that never did."""

    start: float
    period: float
    units: int
    estimate: float
    se: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTimeResult(Difference):
    """The average over all groups and their periods from the start on, weighed by units; `n` counts units."""

    effects: tuple[GroupTimeEffect, ...] = ()
    never_treated: int = 0

    what: ClassVar[Said] = {
        "zh-Hans": "分批双重差分",
        "zh-Hant": "分批雙重差分",
        "en": "the staggered difference in differences",
    }
    sentences: ClassVar[Sentences] = say.STAGGERED


@dataclass(frozen=True, slots=True, kw_only=True)
class CupedResult(Difference):
    """Treated − control with less noise; `variance_ratio` is what is left of the variance, `imputed` had no past."""

    theta: float | None = None
    correlation: float | None = None
    variance_ratio: float | None = None
    raw_difference: float | None = None
    raw_se: float | None = None
    imputed: int = 0

    what: ClassVar[Said] = {"zh-Hans": "CUPED 差异", "zh-Hant": "CUPED 差異", "en": "the CUPED difference"}
    sentences: ClassVar[Sentences] = say.CUPED

    def _more(self) -> Gaps:
        left = 1.0 if self.variance_ratio is None else self.variance_ratio
        return {"saved": spoken_share(max(0.0, 1 - left))}


@dataclass(frozen=True, slots=True, kw_only=True)
class SequentialResult(Figure):
    """A test that may be looked at any time; `interval` is the confidence sequence, `stop` when the null is rejected.

    `largest_e` is the largest e-value up to this look: hand it to the next one.
    """

    e_value: float | None = None
    largest_e: float | None = None
    p: float | None = None
    alpha: float = 0.05
    stop: bool = False

    what: ClassVar[Said] = {"zh-Hans": "序贯检验", "zh-Hant": "逐次檢定", "en": "the sequential test"}
    sentences: ClassVar[Sentences] = say.SEQUENTIAL

    def _finding(self) -> Finding:
        estimate = self.estimate or 0.0
        if self.interval is None or self.p is None:
            return "early", {"figure": spoken_number(estimate, decimals=_decimals(estimate, fewest=3))}
        places = _decimals((self.interval.high - self.interval.low) / 2, fewest=3)
        return ("stop" if self.stop else "go_on"), {
            "figure": spoken_number(estimate, decimals=places),
            "p": spoken_p(self.p),
            "low": spoken_number(self.interval.low, decimals=places),
            "high": spoken_number(self.interval.high, decimals=places),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SequentialPath(Result):
    """Every look of a sequential test: e-values, always-valid p, confidence sequence; `crossed_at` the n to stop at.

    Entries are None before the first look that can be judged.
    """

    estimates: tuple[float, ...]
    e_values: tuple[float | None, ...]
    p_values: tuple[float | None, ...]
    lows: tuple[float | None, ...]
    highs: tuple[float | None, ...]
    alpha: float
    crossed_at: int | None

    what: ClassVar[Said] = {"zh-Hans": "序贯检验", "zh-Hant": "逐次檢定", "en": "the sequential test"}
    sentences: ClassVar[Sentences] = say.PATH

    def _finding(self) -> Finding:
        p = spoken_p(1.0 if not self.p_values or self.p_values[-1] is None else self.p_values[-1])
        if self.crossed_at is None:
            return "going_on", {"p": p}
        return "crossed", {"p": p, "at": self.crossed_at}


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSize(Figure):
    """How many to observe: `estimate` exact for the control arm, then whole arms; `n` is their total.

    `clusters` are those of the control arm; `design_effect` is included.
    """

    control: int = 0
    treated: int = 0
    clusters: int | None = None
    design_effect: float = 1.0
    alpha: float = 0.05
    power: float = 0.8

    what: ClassVar[Said] = {"zh-Hans": "样本量", "zh-Hant": "樣本數", "en": "the sample size"}
    sentences: ClassVar[Sentences] = say.SAMPLE_SIZE

    def _finding(self) -> Finding:
        return "size", {
            "control": self.control,
            "treated": self.treated,
            "power": spoken_share(self.power),
            "alpha": spoken_share(self.alpha),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerResult(Figure):
    """The chance to find a difference that is there."""

    alpha: float = 0.05

    what: ClassVar[Said] = {"zh-Hans": "检验功效", "zh-Hant": "檢定力", "en": "the power"}
    sentences: ClassVar[Sentences] = say.POWER

    def _finding(self) -> Finding:
        return "power", {"figure": spoken_share(self.estimate or 0.0), "alpha": spoken_share(self.alpha)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectableDifference(Figure):
    """The smallest difference that is found with the given power."""

    alpha: float = 0.05
    power: float = 0.8

    what: ClassVar[Said] = {
        "zh-Hans": "最小可检测差异",
        "zh-Hant": "最小可偵測差異",
        "en": "the smallest detectable difference",
    }
    sentences: ClassVar[Sentences] = say.DETECTABLE

    def _finding(self) -> Finding:
        return "smallest", {
            "figure": spoken_number(self.estimate or 0.0, decimals=_decimals(self.estimate or 0.0, fewest=4)),
            "power": spoken_share(self.power),
            "alpha": spoken_share(self.alpha),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictResult(Result):
    """What to do with a pilot, and on what ground; `interval` is that of its difference."""

    verdict: Verdict | None
    ground: Ground | None

    what: ClassVar[Said] = {"zh-Hans": "试点结论", "zh-Hant": "試辦結論", "en": "the verdict on the pilot"}
    sentences: ClassVar[Sentences] = say.VERDICT

    def _finding(self) -> Finding:
        assert self.ground is not None
        assert self.interval is not None
        places = _decimals((self.interval.high - self.interval.low) / 2, fewest=3)
        return self.ground, {
            "low": spoken_change(self.interval.low, decimals=places),
            "high": spoken_change(self.interval.high, decimals=places),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptedResult(Difference):
    """The jump at the change (estimate), and how much the trend per period is steeper after it."""

    trend_before: float | None = None
    slope_change: float | None = None
    slope_se: float | None = None
    slope_interval: Interval | None = None
    slope_p: float | None = None
    lags: int = 0

    what: ClassVar[Said] = {
        "zh-Hans": "中断时间序列",
        "zh-Hant": "中斷時間序列",
        "en": "the interrupted time series",
    }
    sentences: ClassVar[Sentences] = say.INTERRUPTED

    def _more(self) -> Gaps:
        change = self.slope_change or 0.0
        return {"slope": spoken_change(change, decimals=_decimals(change, fewest=3))}


def _decimals(size: float, *, fewest: int = 2) -> int:
    """Places that show two digits of a number of this size, so that a rise of a share is no "+0 ± 0"."""
    return fewest if size == 0 else min(9, max(fewest, 1 - math.floor(math.log10(abs(size)))))


def _beside_zero(interval: Interval) -> str:
    return "rise" if interval.low > 0 else "fall" if interval.high < 0 else "unclear"
