"""What is known of customers' value: RFM, purchase histories, buying and spending models, lifetime value."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share
from huiyin.lib.stats.value import sentences as say

Variant = Literal["bg", "mbg"]
"""BG/NBD, or MBG/NBD in which a customer may leave right after the first purchase."""

Gaps = dict[str, str | int | Said]

_CORRELATED = 0.3
"""Cohen's medium correlation: from here on Gamma–Gamma's independence is not believable."""


class BuyingParameters(NamedTuple):
    """Purchase rate gamma(r, alpha) in purchases a unit of time; chance to leave beta(a, b)."""

    r: float
    alpha: float
    a: float
    b: float


class SpendParameters(NamedTuple):
    """Gamma–Gamma: shape p of spends, shape q and scale v (in money) of customers' rates."""

    p: float
    q: float
    v: float


def spoken_interval(interval: Interval | None, *, factor: float = 1.0, decimals: int = 1) -> dict[str, str]:
    """The gaps {low}, {high}, {confidence} of a sentence; none without an interval."""
    if interval is None:
        return {}
    return {
        "low": spoken_number(interval.low * factor, decimals=decimals),
        "high": spoken_number(interval.high * factor, decimals=decimals),
        "confidence": spoken_number(interval.confidence * 100),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RfmSegment:
    """A named area of the RFM grid: inclusive ranges of the recency and frequency scores."""

    code: str
    recency: tuple[int, int]
    frequency: tuple[int, int]
    name: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentSize:
    """How many customers a segment has."""

    code: str
    customers: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RfmResult(Result):
    """Scores 1 (worst) to 5 (best) of each customer, in the order given; `segment` is a segment's code.

    `few_distinct` names the dimensions with fewer distinct values than classes: there equal customers
    get unequal scores, by their order alone.
    """

    customers: tuple[Any, ...] = ()
    recency: tuple[int, ...] = ()
    frequency: tuple[int, ...] = ()
    monetary: tuple[int, ...] = ()
    segments: tuple[str | None, ...] = ()
    sizes: tuple[SegmentSize, ...] = ()
    few_distinct: tuple[str, ...] = ()

    what: ClassVar[Said] = {"zh-Hans": "RFM 分层", "zh-Hant": "RFM 分層", "en": "the RFM grouping"}
    sentences: ClassVar[Sentences] = say.RFM

    @property
    def cells(self) -> tuple[str, ...]:
        """Each customer's three scores together: "545"."""
        scores = zip(self.recency, self.frequency, self.monetary, strict=True)
        return tuple(f"{r}{f}{m}" for r, f, m in scores)

    def _finding(self) -> Finding:
        best = sum(cell == "555" for cell in self.cells)
        gaps: Gaps = {"best": best, "share": spoken_share(best / self.n)}
        return ("few_distinct" if self.few_distinct else "plain"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseHistory(Result):
    """Each customer's repeat purchases x, recency t_x, age T (units of `days_per_unit`), mean repeat spend."""

    customers: tuple[Any, ...]
    purchases: tuple[int, ...]
    last_purchase: tuple[float, ...]
    age: tuple[float, ...]
    mean_value: tuple[float | None, ...]
    later: int
    days_per_unit: float

    what: ClassVar[Said] = {"zh-Hans": "购买记录汇总", "zh-Hant": "購買紀錄彙總", "en": "the summary of purchases"}
    sentences: ClassVar[Sentences] = say.HISTORY

    def _finding(self) -> Finding:
        again = sum(x > 0 for x in self.purchases)
        gaps: Gaps = {"again": again, "share": spoken_share(again / self.n), "repeats": sum(self.purchases)}
        return "plain", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingModel(Result):
    """A fitted BG/NBD or MBG/NBD; `intervals` in the order of the parameters, `covariance` (4, 4) of their logs."""

    variant: Variant
    parameters: BuyingParameters | None = None
    intervals: tuple[Interval, ...] | None = None
    covariance: tuple[tuple[float, ...], ...] | None = None
    log_likelihood: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "购买模型", "zh-Hant": "購買模型", "en": "the buying model"}
    sentences: ClassVar[Sentences] = say.BUYING

    def _finding(self) -> Finding:
        r, alpha, a, b = self.parameters or BuyingParameters(0, 1, 0, 1)
        gaps = {"rate": spoken_number(r / alpha, decimals=3), "leave": spoken_share(a / (a + b))}
        return self.variant, gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseForecast(Figure):
    """Each customer's P(active) and expected purchases within `horizon`; the estimate is the sum of these."""

    horizon: float
    active: tuple[float | None, ...]
    expected: tuple[float | None, ...]

    what: ClassVar[Said] = {"zh-Hans": "购买预测", "zh-Hant": "購買預測", "en": "the forecast of purchases"}
    sentences: ClassVar[Sentences] = say.PURCHASES

    def _finding(self) -> Finding:
        active = sum(value for value in self.active if value is not None)
        gaps = {
            "figure": spoken_number(self.estimate or 0.0),
            "horizon": spoken_number(self.horizon),
            "active": spoken_share(active / self.n),
        }
        return ("interval" if self.interval else "single"), gaps | spoken_interval(self.interval)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendModel(Result):
    """A fitted Gamma–Gamma model; `correlation` of frequency and spend should be near 0."""

    parameters: SpendParameters | None = None
    intervals: tuple[Interval, ...] | None = None
    log_likelihood: float | None = None
    population_mean: float | None = None
    correlation: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "消费金额模型", "zh-Hant": "消費金額模型", "en": "the spend model"}
    sentences: ClassVar[Sentences] = say.SPEND_MODEL

    def _finding(self) -> Finding:
        gaps = {
            "mean": "–" if self.population_mean is None else spoken_number(self.population_mean, decimals=2),
            "correlation": spoken_number(self.correlation or 0.0, decimals=2),
        }
        return ("correlated" if abs(self.correlation or 0.0) >= _CORRELATED else "plain"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendForecast(Figure):
    """Each customer's expected spend at a purchase; the estimate is their mean."""

    expected: tuple[float | None, ...]

    what: ClassVar[Said] = {"zh-Hans": "单次消费预测", "zh-Hant": "單次消費預測", "en": "the expected spend"}
    sentences: ClassVar[Sentences] = say.SPEND

    def _finding(self) -> Finding:
        return "plain", {"figure": spoken_number(self.estimate or 0.0, decimals=2)}


@dataclass(frozen=True, slots=True, kw_only=True)
class LifetimeValue(Figure):
    """Each customer's discounted margin over `months`; the estimate is their sum, the customer equity."""

    months: int
    discount_rate: float
    values: tuple[float | None, ...]

    what: ClassVar[Said] = {"zh-Hans": "客户资产", "zh-Hant": "客戶資產", "en": "the customer equity"}
    sentences: ClassVar[Sentences] = say.LIFETIME

    def _finding(self) -> Finding:
        gaps: Gaps = {
            "figure": spoken_number(self.estimate or 0.0, decimals=0),
            "mean": spoken_number((self.estimate or 0.0) / self.n, decimals=2),
            "months": self.months,
        }
        return "plain", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class EquityChange(Figure):
    """Change of the customer equity; `relative` to before."""

    before: float | None
    after: float | None
    relative: float | None

    what: ClassVar[Said] = {"zh-Hans": "客户资产变化", "zh-Hant": "客戶資產變化", "en": "the change of customer equity"}
    sentences: ClassVar[Sentences] = say.EQUITY_CHANGE

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_change(self.estimate or 0.0, decimals=0)} | spoken_interval(self.interval, decimals=0)
        if self.interval is None:
            return "single", gaps
        return ("unclear" if self.interval.low <= 0 <= self.interval.high else "clear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractValue(Figure):
    """Value of a contract customer with margin m a period, retention r, discount d."""

    margin: float
    retention: float
    discount_rate: float

    what: ClassVar[Said] = {"zh-Hans": "合约客户价值", "zh-Hant": "合約客戶價值", "en": "the contract's lifetime value"}
    sentences: ClassVar[Sentences] = say.CONTRACT

    def _finding(self) -> Finding:
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=2), "retention": spoken_share(self.retention)}
        return ("interval" if self.interval else "single"), gaps | spoken_interval(self.interval, decimals=2)
