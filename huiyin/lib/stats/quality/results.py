"""The results of the quality family."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.quality import sentences as say
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share

_AGREEING, _LOW = 0.8, 0.4
_UNWEIGHTED = ("Cohen", "Fleiss", "Krippendorff, nominal")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCard(Figure):
    """A review's score on 0–100; `raw` is the score had there been no fatal error; `n` counts the items that apply."""

    raw: float | None
    fatal: bool
    weight_covered: float

    what: ClassVar[Said] = {"zh-Hans": "质检得分", "zh-Hant": "品檢得分", "en": "the review score"}
    sentences: ClassVar[Sentences] = say.CARD

    def _finding(self) -> Finding:
        gaps = {"score": spoken_number(self.estimate or 0.0), "raw": spoken_number(self.raw or 0.0)}
        if self.fatal:
            return ("fatal" if self.raw is not None else "fatal_only"), gaps
        return ("plain" if self.missing == 0 else "partly"), gaps | {"covered": spoken_share(self.weight_covered)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StarRating(Figure):
    """A score on the scale of stars, and the stars shown; hidden below the fewest ratings."""

    stars: float | None
    weight_covered: float

    what: ClassVar[Said] = {"zh-Hans": "星级", "zh-Hant": "星級", "en": "the star rating"}
    sentences: ClassVar[Sentences] = say.STARS

    def _finding(self) -> Finding:
        return "plain", {
            "stars": spoken_number(self.stars or 0.0),
            "score": spoken_number(self.estimate or 0.0, decimals=2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Figure):
    """Agreement above chance; `agreement` is the plain share of agreeing pairs, `ac1` Gwet's AC1 of two reviewers.

    `n` counts the cases with at least two ratings.
    """

    agreement: float | None
    ac1: float | None
    raters: int

    what: ClassVar[Said] = {"zh-Hans": "评分一致性", "zh-Hant": "評分一致性", "en": "the agreement of reviewers"}
    sentences: ClassVar[Sentences] = say.AGREEMENT

    @property
    def prevalence_paradox(self) -> bool:
        """Whether reviewers mostly agree although the coefficient is low, because one category prevails."""
        low = self.estimate is not None and self.estimate < _LOW
        return low and self.method in _UNWEIGHTED and (self.agreement or 0.0) >= _AGREEING

    def _finding(self) -> Finding:
        gaps: dict[str, str | Said] = {
            "method": say.COEFFICIENTS[self.method],
            "figure": spoken_number(self.estimate or 0.0, decimals=2),
            "agreement": spoken_share(self.agreement or 0.0),
        }
        if self.interval is None:
            return "single", gaps
        gaps |= _spoken_interval(self.interval)
        if self.prevalence_paradox:
            return "paradox", gaps
        if self.interval.low <= 0 <= self.interval.high:
            return "unclear", gaps
        return ("above" if self.interval.low > 0 else "below"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class IccForm:
    """One of the six forms of the intraclass correlation."""

    name: str
    estimate: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IccResult(Figure):
    """Intraclass correlation of the form asked for, and all six in `forms`."""

    forms: tuple[IccForm, ...]
    raters: int

    what: ClassVar[Said] = {"zh-Hans": "组内相关系数", "zh-Hant": "組內相關係數", "en": "the intraclass correlation"}
    sentences: ClassVar[Sentences] = say.ICC

    def _finding(self) -> Finding:
        gaps = {"method": self.method, "figure": spoken_number(self.estimate or 0.0, decimals=2)}
        if self.interval is None:
            return "single", gaps
        case = "unclear" if self.interval.low <= 0 <= self.interval.high else "clear"
        return case, gaps | _spoken_interval(self.interval)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPlan(Result):
    """`n` reviews for the margin; `to_detect` to see a fatal error, `to_detect_finite` in the finite population."""

    before_correction: float
    confidence: float
    margin: float
    to_detect: int
    to_detect_finite: int | None
    fatal_rate: float
    detection: float

    what: ClassVar[Said] = {"zh-Hans": "质检样本量", "zh-Hant": "品檢樣本數", "en": "the number of reviews"}
    sentences: ClassVar[Sentences] = say.PLAN

    def _finding(self) -> Finding:
        return "plain", {
            "margin": spoken_number(self.margin),
            "confidence": spoken_number(100 * self.confidence),
            "detect": self.to_detect if self.to_detect_finite is None else self.to_detect_finite,
            "rate": spoken_share(self.fatal_rate),
            "detection": spoken_share(self.detection),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A case to review: why it was drawn, how probable that was, and its weight 1/probability in a mean."""

    index: int
    stratum: Hashable
    random: bool
    risk: bool
    probability: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSample(Result):
    """The cases drawn, in their order; `by_stratum` counts the random draws."""

    picks: tuple[Pick, ...]
    by_stratum: dict[Hashable, int]

    what: ClassVar[Said] = {"zh-Hans": "质检抽样", "zh-Hant": "品檢抽樣", "en": "the review sample"}
    sentences: ClassVar[Sentences] = say.SAMPLE

    def _finding(self) -> Finding:
        return "plain", {
            "random": sum(pick.random for pick in self.picks),
            "risk": sum(pick.risk and not pick.random for pick in self.picks),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMean(Figure):
    """A mean weighted by inverse inclusion probability; `effective_n` is Kish's."""

    effective_n: float

    what: ClassVar[Said] = {"zh-Hans": "质检均分", "zh-Hant": "品檢平均分數", "en": "the mean review score"}
    sentences: ClassVar[Sentences] = say.REVIEW_MEAN

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0)}
        if self.interval is None:
            return "single", gaps
        edges = self.interval
        return "interval", gaps | {
            "low": spoken_number(edges.low),
            "high": spoken_number(edges.high),
            "confidence": spoken_number(edges.confidence * 100),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RaterDrift:
    """One reviewer's mean difference from the reference in two periods, and whether it moved."""

    name: str
    n_before: int
    n_lately: int
    bias_before: float | None
    bias_lately: float | None
    change: float | None
    interval: Interval | None
    p_value: float | None
    drifted: bool
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftResult(Result):
    """Each reviewer's drift in the order given; p-values are adjusted over all."""

    raters: tuple[RaterDrift, ...]

    what: ClassVar[Said] = {"zh-Hans": "评分漂移", "zh-Hant": "評分漂移", "en": "the drift of reviewers"}
    sentences: ClassVar[Sentences] = say.DRIFT

    def _finding(self) -> Finding:
        moved = [rater for rater in self.raters if rater.drifted]
        if not moved:
            return "none", {"raters": sum(rater.change is not None for rater in self.raters)}
        said = [f"{rater.name} {spoken_change(rater.change or 0.0)}" for rater in moved]
        return "some", {"names": {"zh-Hans": "、".join(said), "zh-Hant": "、".join(said), "en": ", ".join(said)}}


def _spoken_interval(interval: Interval) -> dict[str, str]:
    return {
        "low": spoken_number(interval.low, decimals=2),
        "high": spoken_number(interval.high, decimals=2),
        "confidence": spoken_number(interval.confidence * 100),
    }
