"""The results of the causes family."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.stats.causes import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_p, spoken_share

Gaps = dict[str, str | int | Said]
AlarmState = Literal["above", "unclear", "below"]


@dataclass(frozen=True, slots=True)
class ParetoItem:
    """One category: its count, its share and the share of it and all before it; whether it is of the vital few."""

    category: str
    count: float
    share: float
    cumulative: float
    vital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoResult(Result):
    """Categories by falling count; `total` is their sum, fractional when cases are shared."""

    items: tuple[ParetoItem, ...]
    vital_few: tuple[str, ...]
    threshold: float
    total: float

    what: ClassVar[Said] = {"zh-Hans": "帕累托分析", "zh-Hant": "柏拉圖分析", "en": "the Pareto analysis"}
    sentences: ClassVar[Sentences] = say.PARETO

    def _finding(self) -> Finding:
        reached = self.items[len(self.vital_few) - 1].cumulative
        return ("few" if len(self.vital_few) > 1 else "one"), {
            "k": len(self.vital_few),
            "all": len(self.items),
            "first": self.items[0].category,
            "share": spoken_share(reached),
        }


@dataclass(frozen=True, slots=True)
class CauseShare:
    """One cause; rates are per unit handled, the ratio is to the overall rate; None without exposure."""

    cause: str
    count: float
    share: float
    share_interval: Interval
    rate: float | None = None
    rate_interval: Interval | None = None
    rate_ratio: float | None = None
    rate_ratio_interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionResult(Result):
    """Causes by falling count, unknown last; `interval` is that of the first cause's share."""

    causes: tuple[CauseShare, ...]
    unknown_share: float | None
    overall_rate: float | None

    what: ClassVar[Said] = {"zh-Hans": "归因", "zh-Hant": "歸因", "en": "the attribution"}
    sentences: ClassVar[Sentences] = say.ATTRIBUTION

    def _finding(self) -> Finding:
        first = self.causes[0]
        gaps: Gaps = {"cause": first.cause} | _share_gaps(first.share, first.share_interval)
        if self.unknown_share == 1:
            return "unknown", {}
        if first.rate_ratio is None or first.rate_ratio_interval is None:
            return "share", gaps
        return _beside_one(first.rate_ratio_interval), gaps | {
            "ratio": spoken_number(first.rate_ratio, decimals=2),
            "ratio_low": spoken_number(first.rate_ratio_interval.low, decimals=2),
            "ratio_high": spoken_number(first.rate_ratio_interval.high, decimals=2),
        }


@dataclass(frozen=True, slots=True)
class CauseNode:
    """A branch of the fishbone: the names from the problem down to it, and its share of its parent and of all."""

    path: tuple[str, ...]
    count: int
    share_of_parent: float
    interval: Interval
    share_of_all: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseTree(Result):
    """All branches, each right before its own branches, the heavier first; `interval` is that of the first."""

    nodes: tuple[CauseNode, ...]

    what: ClassVar[Said] = {"zh-Hans": "原因树", "zh-Hant": "原因樹", "en": "the tree of causes"}
    sentences: ClassVar[Sentences] = say.TREE

    def _finding(self) -> Finding:
        inner = [node for node in self.nodes if len(node.path) > 1]
        node = inner[0] if inner else self.nodes[0]
        gaps: Gaps = {"cause": node.path[-1]} | _share_gaps(node.share_of_parent, node.interval)
        return ("within", gaps | {"parent": node.path[-2]}) if inner else ("first", gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapleyResult(Result):
    """The value of each player; they sum to `total`. `n` is the number of players."""

    values: dict[str, float]
    total: float | None

    what: ClassVar[Said] = {"zh-Hans": "沙普利值", "zh-Hant": "夏普利值", "en": "the Shapley value"}
    sentences: ClassVar[Sentences] = say.SHAPLEY

    def _finding(self) -> Finding:
        first = max(self.values, key=lambda player: self.values[player])
        return "largest", {
            "player": first,
            "value": spoken_number(self.values[first], decimals=2),
            "total": spoken_number(self.total or 0.0, decimals=2),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributableFraction(Figure):
    """1 − I₀/I, at most 1, negative where exposure goes with fewer cases."""

    what: ClassVar[Said] = {
        "zh-Hans": "人群归因比例",
        "zh-Hant": "族群可歸因比例",
        "en": "the population attributable fraction",
    }
    sentences: ClassVar[Sentences] = say.FRACTION

    def _finding(self) -> Finding:
        gaps: Gaps = {"figure": spoken_share(self.estimate or 0.0)}
        if self.interval is None:
            return "single", gaps
        case = "clear" if self.interval.low > 0 else "fewer" if self.interval.high < 0 else "unclear"
        return case, gaps | _interval_gaps(self.interval, factor=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class StratifiedRatio(Figure):
    """A common ratio over strata; `strata` are their own ratios, None without a limit."""

    crude: float | None = None
    strata: tuple[float | None, ...] = ()
    p: float | None = None
    homogeneity_chi2: float | None = None
    homogeneity_p: float | None = None
    reversed: bool = False

    what: ClassVar[Said] = {
        "zh-Hans": "分层合并比值",
        "zh-Hant": "分層合併比值",
        "en": "the common ratio over strata",
    }
    sentences: ClassVar[Sentences] = say.STRATIFIED

    def _finding(self) -> Finding:
        gaps: Gaps = {"measure": say.MEASURES[self.method], "figure": spoken_number(self.estimate or 0.0, decimals=2)}
        if self.interval is None:
            return "single", gaps
        gaps |= _interval_gaps(self.interval, decimals=2)
        if self.reversed and self.crude is not None:
            case = "reversed_unclear" if self.interval.low <= 1 <= self.interval.high else "reversed"
            return case, gaps | {"crude": spoken_number(self.crude, decimals=2)}
        return ("unclear" if self.interval.low <= 1 <= self.interval.high else "clear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedRate(Figure):
    """A rate per unit of exposure with the standard mix; `crude` is the one with its own. `n` counts events."""

    crude: float | None

    what: ClassVar[Said] = {"zh-Hans": "标准化率", "zh-Hant": "標準化率", "en": "the standardised rate"}
    sentences: ClassVar[Sentences] = say.STANDARDISED_RATE

    def _finding(self) -> Finding:
        assert self.interval is not None
        return "rate", {
            "figure": spoken_number(1000 * (self.estimate or 0.0), decimals=2),
            "crude": spoken_number(1000 * (self.crude or 0.0), decimals=2),
        } | _interval_gaps(self.interval, factor=1000, decimals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardisedRatio(Figure):
    """Observed over expected events; `n` counts the observed."""

    expected: float

    what: ClassVar[Said] = {"zh-Hans": "标准化比", "zh-Hant": "標準化比", "en": "the standardised ratio"}
    sentences: ClassVar[Sentences] = say.STANDARDISED_RATIO

    def _finding(self) -> Finding:
        assert self.interval is not None
        gaps: Gaps = {
            "figure": spoken_number(self.estimate or 0.0, decimals=2),
            "expected": spoken_number(self.expected),
        } | _interval_gaps(self.interval, decimals=2)
        return _beside_one(self.interval), gaps


@dataclass(frozen=True, slots=True)
class Itemset:
    """Tags found together in `count` cases, a share `support` of all."""

    items: tuple[str, ...]
    count: int
    support: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsetsResult(Result):
    """Sets of tags by size, then falling count; `n` counts cases."""

    itemsets: tuple[Itemset, ...]

    what: ClassVar[Said] = {"zh-Hans": "频繁项集", "zh-Hant": "頻繁項目集", "en": "the list of frequent sets"}
    sentences: ClassVar[Sentences] = say.ITEMSETS

    def _finding(self) -> Finding:
        return "found", {"k": len(self.itemsets), "together": sum(len(one.items) > 1 for one in self.itemsets)}


@dataclass(frozen=True, slots=True)
class AssociationRule:
    """left ⇒ right: `support` of both among all, `confidence` of right given left; conviction None if never wrong."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    count: int
    support: float
    confidence: float
    lift: float
    lift_interval: Interval
    leverage: float
    conviction: float | None
    p: float
    p_adjusted: float
    finding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationsResult(Result):
    """Rules by falling lift; only `findings` may be reported. `tested` is the family of the adjustment."""

    rules: tuple[AssociationRule, ...]
    findings: tuple[AssociationRule, ...]
    tested: int

    what: ClassVar[Said] = {"zh-Hans": "关联分析", "zh-Hant": "關聯分析", "en": "the association analysis"}
    sentences: ClassVar[Sentences] = say.ASSOCIATIONS

    def _finding(self) -> Finding:
        if not self.findings:
            return ("none" if self.tested else "rare"), {"tested": self.tested}
        first = self.findings[0]
        gaps: Gaps = {
            "k": len(self.findings),
            "tested": self.tested,
            "left": " + ".join(first.left),
            "right": " + ".join(first.right),
            "share": spoken_share(first.confidence),
            "lift": spoken_number(first.lift, decimals=2),
        }
        return "found", gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationResult(Figure):
    """One declared rule; the estimate is its lift. Share `support` of all has both."""

    count: int = 0
    support: float | None = None
    confidence: float | None = None
    leverage: float | None = None
    conviction: float | None = None
    p: float | None = None
    finding: bool = False

    what: ClassVar[Said] = {"zh-Hans": "关联的提升度", "zh-Hant": "關聯的提升度", "en": "the lift of the rule"}
    sentences: ClassVar[Sentences] = say.ASSOCIATION

    def _finding(self) -> Finding:
        gaps: Gaps = {
            "lift": spoken_number(self.estimate or 0.0, decimals=2),
            "count": self.count,
            "p": spoken_p(1.0 if self.p is None else self.p),
        }
        return ("clear" if self.finding else "unclear"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmResult(Figure):
    """A fault rate beside its limit: above or below for certain, or unclear; `p` exact and one-sided."""

    threshold: float
    state: AlarmState
    p: float | None

    what: ClassVar[Said] = {"zh-Hans": "故障率", "zh-Hant": "故障率", "en": "the fault rate"}
    sentences: ClassVar[Sentences] = say.ALARM

    @property
    def alarm(self) -> bool:
        """Whether the rate is above its limit beyond chance."""
        return self.state == "above"

    def _finding(self) -> Finding:
        assert self.interval is not None
        gaps: Gaps = {"figure": spoken_share(self.estimate or 0.0), "threshold": spoken_share(self.threshold)}
        return self.state, gaps | _interval_gaps(self.interval, factor=100)


def _beside_one(interval: Interval) -> str:
    return "above" if interval.low > 1 else "below" if interval.high < 1 else "unclear"


def _share_gaps(share: float, interval: Interval) -> Gaps:
    return {"share": spoken_share(share)} | _interval_gaps(interval, factor=100)


def _interval_gaps(interval: Interval, *, factor: float = 1, decimals: int = 1) -> Gaps:
    return {
        "low": spoken_number(interval.low * factor, decimals=decimals),
        "high": spoken_number(interval.high * factor, decimals=decimals),
        "confidence": spoken_number(interval.confidence * 100),
    }
