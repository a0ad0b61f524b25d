"""The results of the forecasting family."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.planning.forecasting import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share


@dataclass(frozen=True, slots=True)
class Band:
    """A prediction interval for each step at one confidence."""

    confidence: float
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Result):
    """What is expected of the next steps; `interval` is the first step's at the first level.

    `residual_sd` is the spread of the one-step errors (on the log scale where `log`); `degraded`
    tells that the method had to do without a part of its inputs.
    """

    point: tuple[float, ...] = ()
    bands: tuple[Band, ...] = ()
    residual_sd: float | None = None
    log: bool = False
    degraded: bool = False

    what: ClassVar[Said] = {"zh-Hans": "预测", "zh-Hant": "預測", "en": "the forecast"}
    sentences: ClassVar[Sentences] = say.FORECAST

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {
            "first": spoken_number(self.point[0]),
            "steps": len(self.point),
            "method": say.spoken_method(self.method),
        }
        if self.degraded:
            return "degraded", gaps
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low),
            "high": spoken_number(self.interval.high),
            "confidence": spoken_number(self.interval.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy(Figure):
    """How far forecasts were from what came: `estimate` is WAPE = Σ|F − A| / ΣA.

    `bias` = Σ(F − A)/ΣA. `mase` and `rmsse` are scaled by the seasonal naive errors of the training
    data, None where these are 0 or not given; `mape` (percent) is None where an actual is 0.
    """

    bias: float | None
    mae: float | None
    rmse: float | None
    mape: float | None
    mase: float | None
    rmsse: float | None

    what: ClassVar[Said] = {"zh-Hans": "预测误差", "zh-Hant": "預測誤差", "en": "the forecast error"}
    sentences: ClassVar[Sentences] = say.ACCURACY

    def _finding(self) -> Finding:
        return "plain", {"wape": spoken_share(self.estimate or 0.0), "bias": _signed_share(self.bias or 0.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberScore:
    """One forecaster over all origins; coverage and pinball are pairs of level and value."""

    name: str
    accuracy: Accuracy
    coverage: tuple[tuple[float, float], ...]
    pinball: float | None
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingEvaluation(Result):
    """Forecasters judged at the same origins; n counts the forecasts judged, best WAPE first."""

    origins: tuple[int, ...] = ()
    horizon: int
    members: tuple[MemberScore, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "滚动检验", "zh-Hant": "滾動檢驗", "en": "the rolling evaluation"}
    sentences: ClassVar[Sentences] = say.ROLLING

    def _finding(self) -> Finding:
        best = self.members[0]
        gaps: dict[str, str | int | Said] = {"origins": len(self.origins), "best": best.name}
        if best.accuracy.estimate is None:
            return "none", gaps
        return "best", gaps | {"wape": spoken_share(best.accuracy.estimate)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WapeDifference(Figure):
    """WAPE of a forecast less that of its baseline (shares); the interval is a block bootstrap's."""

    wape: float | None
    baseline_wape: float | None
    improvement: float | None

    what: ClassVar[Said] = {"zh-Hans": "误差之差", "zh-Hant": "誤差之差", "en": "the difference in error"}
    sentences: ClassVar[Sentences] = say.DIFFERENCE

    @property
    def distinguishable(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high

    def _finding(self) -> Finding:
        gaps = {"wape": spoken_share(self.wape or 0.0), "baseline": spoken_share(self.baseline_wape or 0.0)}
        if self.interval is None:
            return "single", gaps
        gaps |= {
            "low": _signed_points(self.interval.low),
            "high": _signed_points(self.interval.high),
            "confidence": spoken_number(self.interval.confidence * 100),
        }
        if not self.distinguishable:
            return "alike", gaps
        return ("better" if (self.estimate or 0.0) < 0 else "worse"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Champion(Result):
    """The forecaster to use: the best candidate if it beats the baseline on origins it was not chosen on.

    `best` is the candidate with the least WAPE over the earlier origins, `chosen` it or the baseline.
    """

    chosen: str
    best: str | None = None
    baseline: str
    difference: WapeDifference | None = None
    evaluation: RollingEvaluation

    what: ClassVar[Said] = {"zh-Hans": "预测方法的选择", "zh-Hant": "預測方法的選擇", "en": "the choice of forecaster"}
    sentences: ClassVar[Sentences] = say.CHAMPION

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {"best": self.best or "", "baseline": self.baseline}
        if self.chosen == self.baseline or self.difference is None:
            return "baseline", gaps
        return "beaten", gaps | {
            "wape": spoken_share(self.difference.wape or 0.0),
            "old": spoken_share(self.difference.baseline_wape or 0.0),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedMonth(Figure):
    """A month's volume without its outlier days; `estimate` is it at `standard_days` working-day equivalents.

    `clean_mean` is the mean of the days kept, `daily` has the replacements in place, `clean_total` its sum.
    """

    clean_total: float | None
    clean_mean: float | None = None
    daily: tuple[float, ...] = ()
    outliers: tuple[int, ...] = ()
    equivalents: float | None = None
    standard_days: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "归一化月量", "zh-Hant": "標準化月量", "en": "the normalised month"}
    sentences: ClassVar[Sentences] = say.MONTH

    def _finding(self) -> Finding:
        return "plain", {"figure": spoken_number(self.estimate or 0.0), "outliers": len(self.outliers)}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlierDays(Result):
    """Which days stand out, by position; `scores` are the modified z-values (None: missing)."""

    outliers: tuple[int, ...] = ()
    scores: tuple[float | None, ...] = ()
    median: float | None = None
    mad: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "异常日检查", "zh-Hant": "異常日檢查", "en": "the check for outlier days"}
    sentences: ClassVar[Sentences] = say.OUTLIERS

    def _finding(self) -> Finding:
        return ("some" if self.outliers else "none"), {"outliers": len(self.outliers)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsFit(Result):
    """Weights (last year's month, n−3, n−2, n−1) refit on the simplex, with the mean squared errors in sample."""

    weights: tuple[float, ...] = ()
    mse: float | None = None
    mse_before: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "权重校准", "zh-Hant": "權重校準", "en": "the refit of the weights"}
    sentences: ClassVar[Sentences] = say.WEIGHTS

    def _finding(self) -> Finding:
        weights = ", ".join(spoken_number(weight, decimals=3) for weight in self.weights)
        before, after = self.mse_before or 0.0, self.mse or 0.0
        return "plain", {"weights": weights, "less": spoken_share(1 - after / before if before else 0.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Figure):
    """What the forecasts still ahead are multiplied by; `ratio` is recent actual over forecast."""

    ratio: float | None
    corrected: tuple[float, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "预测修正", "zh-Hant": "預測修正", "en": "the correction"}
    sentences: ClassVar[Sentences] = say.CORRECTION

    def _finding(self) -> Finding:
        gaps = {"change": _signed_share((self.estimate or 1.0) - 1), "ratio": spoken_share(self.ratio or 0.0)}
        return "plain", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Result):
    """How a day spreads over its intervals: shares that sum to 1; `own` before shrinkage; n counts days."""

    shares: tuple[float, ...] = ()
    own: tuple[float, ...] = ()
    weight: float = 1.0

    what: ClassVar[Said] = {"zh-Hans": "日内分布", "zh-Hant": "日內分布", "en": "the intraday profile"}
    sentences: ClassVar[Sentences] = say.PROFILE

    def _finding(self) -> Finding:
        busiest = max(range(len(self.shares)), key=self.shares.__getitem__)
        return "plain", {"busiest": busiest + 1, "share": spoken_share(self.shares[busiest])}


@dataclass(frozen=True, slots=True, kw_only=True)
class IntradayUpdate(Figure):
    """The rest of the day after what has come: `estimate` is the shrunk ratio, `ratio` the raw one."""

    ratio: float | None
    rest: tuple[float, ...] = ()
    total: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "日内更新", "zh-Hant": "日內更新", "en": "the intraday update"}
    sentences: ClassVar[Sentences] = say.UPDATE

    def _finding(self) -> Finding:
        gaps = {"change": _signed_share((self.estimate or 1.0) - 1), "total": spoken_number(self.total or 0.0)}
        return "plain", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersion(Figure):
    """How much more forecasts err than chance arrivals alone: Var = F + `estimate`·F²; 0 is Poisson."""

    what: ClassVar[Said] = {"zh-Hans": "离散程度", "zh-Hant": "離散程度", "en": "the dispersion"}
    sentences: ClassVar[Sentences] = say.DISPERSION

    def _finding(self) -> Finding:
        if not self.estimate:
            return "poisson", {}
        return "more", {"sd": spoken_share(self.estimate**0.5)}


def _signed_share(share: float) -> str:
    return f"{spoken_change(100 * share)}%"


def _signed_points(share: float) -> str:
    return spoken_change(100 * share, decimals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayForecast:
    """One day by intervals; `total_bands` are (confidence, low, high) of its total."""

    point: tuple[float, ...]
    bands: tuple[Band, ...]
    total: float
    total_bands: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallsForecast(Result):
    """Days by intervals; n counts the days learnt from, `interval` is that of the first day's total."""

    days: tuple[DayForecast, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "来电预测", "zh-Hant": "來電預測", "en": "the forecast of calls"}
    sentences: ClassVar[Sentences] = say.CALLS

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {"total": spoken_number(self.days[0].total, decimals=0)}
        if self.interval is None:
            return "single", gaps
        return "interval", gaps | {
            "low": spoken_number(self.interval.low, decimals=0),
            "high": spoken_number(self.interval.high, decimals=0),
            "confidence": spoken_number(self.interval.confidence * 100),
        }
