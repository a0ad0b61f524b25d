"""The results about staying and leaving: survival curves, hazard ratios, churn risks, calibration."""

from dataclasses import dataclass
from typing import Any, ClassVar

from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import (
    Said,
    Sentences,
    language_spoken,
    spoken_change,
    spoken_number,
    spoken_p,
    spoken_share,
)
from huiyin.lib.stats.value import loyalty_sentences as say
from huiyin.lib.stats.value.results import spoken_interval

_ALPHA = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalPoint:
    """The curve at a time: at risk just before, how many left then, share still there with Greenwood's error."""

    time: float
    at_risk: int
    left: int
    survival: float
    se: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalCurve(Figure):
    """Kaplan–Meier curve; the estimate is the median time, `median_from` the low end of its interval."""

    events: int = 0
    median_from: float | None = None
    points: tuple[SurvivalPoint, ...] = ()
    at: tuple[SurvivalPoint | None, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "留存时间中位数", "zh-Hant": "留存時間中位數", "en": "the median time"}
    sentences: ClassVar[Sentences] = say.SURVIVAL

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0), "events": str(self.events)}
        if self.interval:
            return "interval", gaps | spoken_interval(self.interval)
        return "open", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class SurvivalTest(Result):
    """Log-rank test of `groups` groups: chi-square `statistic` with `degrees`."""

    groups: int
    statistic: float | None = None
    degrees: int | None = None
    p: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "留存比较", "zh-Hant": "留存比較", "en": "the comparison of retention"}
    sentences: ClassVar[Sentences] = say.SURVIVAL_TEST

    def _finding(self) -> Finding:
        p = 1.0 if self.p is None else self.p
        return ("differs" if p < _ALPHA else "alike"), {"groups": self.groups, "p": spoken_p(p)}


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardRatio:
    """How many times as fast customers leave with one unit more of a feature, others equal."""

    feature: str
    coefficient: float
    se: float
    ratio: float
    interval: Interval
    p: float
    proportional_p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CoxModel(Result):
    """A fitted Cox model; `concordance` is the share of pairs ordered rightly."""

    events: int = 0
    hazards: tuple[HazardRatio, ...] = ()
    log_likelihood: float | None = None
    concordance: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "Cox 回归", "zh-Hant": "Cox 迴歸", "en": "the Cox regression"}
    sentences: ClassVar[Sentences] = say.COX

    def _finding(self) -> Finding:
        clear = [one for one in self.hazards if one.p < _ALPHA]
        gaps: dict[str, str | int | Said] = {"events": self.events, "tested": len(self.hazards)}
        if not clear:
            return "none", gaps
        first = min(clear, key=lambda one: (one.p, one.feature))
        gaps |= {"feature": first.feature, "ratio": spoken_number(first.ratio, decimals=2), "clear": len(clear)}
        case = "clear" if first.proportional_p >= _ALPHA else "changing"
        return case, gaps | spoken_interval(first.interval, decimals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnCoefficient:
    """A feature's log odds ratio a unit; the interval is of the odds ratio."""

    feature: str
    coefficient: float
    se: float
    odds_ratio: float
    interval: Interval
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnModel(Result):
    """A fitted logistic regression; `covariance` is that of intercept and coefficients, `means` of the features."""

    intercept: float | None = None
    intercept_se: float | None = None
    coefficients: tuple[ChurnCoefficient, ...] = ()
    means: tuple[float, ...] = ()
    covariance: tuple[tuple[float, ...], ...] | None = None
    deviance: float | None = None
    null_deviance: float | None = None
    churned: int = 0

    what: ClassVar[Said] = {"zh-Hans": "流失模型", "zh-Hant": "流失模型", "en": "the churn model"}
    sentences: ClassVar[Sentences] = say.CHURN_MODEL

    def _finding(self) -> Finding:
        clear = [one for one in self.coefficients if one.p < _ALPHA]
        gaps: dict[str, str | int | Said] = {"churned": self.churned, "tested": len(self.coefficients)}
        if not clear:
            return "none", gaps
        first = min(clear, key=lambda one: (one.p, one.feature))
        gaps |= {"feature": first.feature, "ratio": spoken_number(first.odds_ratio, decimals=2), "clear": len(clear)}
        return "clear", gaps | spoken_interval(first.interval, decimals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnReason:
    """What a feature adds to a customer's log odds against the average customer (`usual` is the mean)."""

    feature: str
    value: float
    usual: float
    contribution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnRisk:
    """One customer's risk with interval and reasons, the weightiest first."""

    customer: Any
    risk: float
    interval: Interval
    reasons: tuple[ChurnReason, ...]

    def describe(self, language: str = "zh-Hans") -> str:
        """The risk and what goes with it, in one sentence."""
        spoken = language_spoken(language)
        reasons = say.BETWEEN[spoken].join(
            say.REASON[spoken].format(
                feature=one.feature,
                value=spoken_number(one.value, decimals=2),
                usual=spoken_number(one.usual, decimals=2),
                contribution=spoken_change(one.contribution, decimals=2),
            )
            for one in self.reasons
        )
        return say.RISK[spoken].format(
            risk=spoken_share(self.risk),
            low=spoken_share(self.interval.low),
            high=spoken_share(self.interval.high),
            confidence=spoken_number(100 * self.interval.confidence),
            reasons=reasons,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnRisks(Figure):
    """The risks of customers in the order given; the estimate is their mean."""

    risks: tuple[ChurnRisk, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "流失风险", "zh-Hant": "流失風險", "en": "the churn risk"}
    sentences: ClassVar[Sentences] = say.CHURN_RISKS

    def _finding(self) -> Finding:
        worst = max(self.risks, key=lambda one: one.risk)
        gaps = {"figure": spoken_share(self.estimate or 0.0), "worst": spoken_share(worst.risk)}
        return "plain", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationClass:
    """Customers of like predicted risk: mean prediction, share that happened with Wilson interval."""

    n: int
    predicted: float
    happened: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration(Figure):
    """Brier score (the estimate) of predicted risks; `interval` is that of the `auc`."""

    happened: float | None = None
    expected: float | None = None
    skill: float | None = None
    slope: float | None = None
    intercept: float | None = None
    auc: float | None = None
    by_class: tuple[CalibrationClass, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "Brier 分数", "zh-Hant": "Brier 分數", "en": "the Brier score"}
    sentences: ClassVar[Sentences] = say.CALIBRATION

    def _finding(self) -> Finding:
        gaps = {
            "figure": spoken_number(self.estimate or 0.0, decimals=3),
            "expected": spoken_share(self.expected or 0.0),
            "happened": spoken_share(self.happened or 0.0),
        }
        if self.auc is None or self.interval is None:
            return "single", gaps
        gaps["auc"] = spoken_number(self.auc, decimals=2)
        return "interval", gaps | spoken_interval(self.interval, decimals=2)
