"""The results about money and order: investments, priorities, return on recovery and campaigns."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share
from huiyin.lib.stats.value import return_sentences as say
from huiyin.lib.stats.value.results import spoken_interval

Quadrant = Literal["do_now", "plan", "delegate", "later"]


def _sign_case(interval: Interval | None) -> str:
    """Which sentence: without interval, clearly off zero, or not distinguishable from it."""
    if interval is None:
        return "single"
    return "unclear" if interval.low <= 0 <= interval.high else "clear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Investment(Figure):
    """Net present value (the estimate) of cash flows at `rate`; times in periods, rates a period."""

    rate: float
    irr: float | None = None
    irrs: tuple[float, ...] = ()
    irr_reason: Undefined | None = None
    roi: float | None = None
    roi_above: float | None = None
    profitability_index: float | None = None
    payback: float | None = None
    discounted_payback: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "净现值", "zh-Hant": "淨現值", "en": "the net present value"}
    sentences: ClassVar[Sentences] = say.INVESTMENT

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=0), "rate": spoken_share(self.rate)}
        if self.discounted_payback is None:
            return "never", gaps
        lost = (self.estimate or 0.0) < 0 and gaps["figure"] != "0"
        return "lost" if lost else "plain", gaps | {"payback": spoken_number(self.discounted_payback)}


@dataclass(frozen=True, slots=True, kw_only=True)
class NpvDistribution(Figure):
    """Mean net present value, the interval of its distribution, and the probability of a loss."""

    loss_probability: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "净现值", "zh-Hant": "淨現值", "en": "the net present value"}
    sentences: ClassVar[Sentences] = say.NPV

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=0)}
        if self.loss_probability is None:
            return "single", gaps
        gaps["loss"] = spoken_share(self.loss_probability)
        return "mean" if self.method == "bootstrap" else "interval", gaps | spoken_interval(self.interval, decimals=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixItem:
    """An item with its scores and where they place it."""

    item: Any
    importance: float
    urgency: float
    quadrant: Quadrant


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueMatrix(Result):
    """Items by importance and urgency, in the order given; `sizes` counts each quadrant."""

    items: tuple[MatrixItem, ...] = ()
    sizes: tuple[tuple[Quadrant, int], ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "价值矩阵", "zh-Hant": "價值矩陣", "en": "the value matrix"}
    sentences: ClassVar[Sentences] = say.MATRIX

    def _finding(self) -> Finding:
        return "plain", dict(self.sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionScore(Figure):
    """Score 0–100; `weight_covered` is the share of the weight whose parts were present."""

    weight_covered: float

    what: ClassVar[Said] = {"zh-Hans": "建议得分", "zh-Hant": "建議得分", "en": "the suggestion's score"}
    sentences: ClassVar[Sentences] = say.SUGGESTION

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0), "covered": spoken_share(self.weight_covered)}
        return ("partial" if self.missing else "plain"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeScore(Figure):
    """Mean vote in [0, 1] of n members, and the mean of each criterion."""

    criteria: tuple[tuple[str, float | None], ...]

    what: ClassVar[Said] = {"zh-Hans": "评审得分", "zh-Hant": "評審得分", "en": "the committee's score"}
    sentences: ClassVar[Sentences] = say.COMMITTEE

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=2)} | spoken_interval(self.interval, decimals=2)
        return ("interval" if self.interval else "single"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryReturn(Figure):
    """Return on recovery (gain less cost, over cost); `break_even` is the change of retention that pays."""

    cost: float
    retention_change: float | None = None
    saved_customers: float | None = None
    gain: float | None = None
    break_even: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "服务补救回报", "zh-Hant": "服務補救回報", "en": "the return on recovery"}
    sentences: ClassVar[Sentences] = say.RECOVERY

    def _finding(self) -> Finding:
        gaps = {
            "figure": spoken_share(self.estimate or 0.0),
            "saved": spoken_number(self.saved_customers or 0.0),
        }
        return _sign_case(self.interval), gaps | spoken_interval(self.interval, factor=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignReturn(Figure):
    """Return on a campaign; `acquisition_cost` for each customer won, None where none was."""

    won: float
    gain: float
    cost: float
    acquisition_cost: float | None
    value_to_cost: float | None

    what: ClassVar[Said] = {"zh-Hans": "活动回报", "zh-Hant": "活動回報", "en": "the return on the campaign"}
    sentences: ClassVar[Sentences] = say.CAMPAIGN

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_share(self.estimate or 0.0), "won": spoken_change(self.won)}
        return _sign_case(self.interval), gaps | spoken_interval(self.interval, factor=100)
