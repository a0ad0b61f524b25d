"""The results of the drivers family."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypedDict

from huiyin.lib.stats.drivers import sentences as say
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_change, spoken_number, spoken_share

_CLEAR = 0.95
_SIGNIFICANT = 0.05


class Counts(TypedDict):
    """How many rows a result stands on, and how many were left out."""

    n: int
    missing: int
    rejected: int


class Quadrant(StrEnum):
    """The four fields of the importance–performance matrix (Martilla and James 1977)."""

    CONCENTRATE_HERE = "concentrate_here"
    KEEP_UP = "keep_up"
    POSSIBLE_OVERKILL = "possible_overkill"
    LOW_PRIORITY = "low_priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPoint:
    """One attribute in the matrix.

    `probabilities` says how often resampled data put it in each quadrant; `stability` is the
    share of its own quadrant. None where there were no rows or standard errors to draw from.
    """

    name: str
    importance: float | None
    performance: float | None
    quadrant: Quadrant | None
    probabilities: dict[Quadrant, float] | None = None
    reason: Undefined | None = None

    @property
    def stability(self) -> float | None:
        """How probable the attribute's own quadrant is."""
        if self.probabilities is None or self.quadrant is None:
            return None
        return self.probabilities[self.quadrant]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixResult(Result):
    """Importance–performance matrix; `centre` is (importance, performance) of the cross-hairs."""

    centre: tuple[float, float] | None
    points: tuple[MatrixPoint, ...]

    what: ClassVar[Said] = {
        "zh-Hans": "重要性—表现矩阵",
        "zh-Hant": "重要性—表現矩陣",
        "en": "the importance–performance matrix",
    }
    sentences: ClassVar[Sentences] = say.MATRIX

    def _finding(self) -> Finding:
        urgent = [point for point in self.points if point.quadrant is Quadrant.CONCENTRATE_HERE]
        if not urgent:
            return "none", {}
        stable = [point for point in urgent if (point.stability or 0.0) >= _CLEAR]
        if urgent[0].stability is None:
            return "plain", {"names": _listed(urgent)}
        if stable:
            return "stable", {"names": _listed(stable), "clear": spoken_share(_CLEAR)}
        return "unstable", {"names": _listed(urgent), "clear": spoken_share(_CLEAR)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedItem:
    """One attribute's stated importance: mean with interval, and the share of answers at the top of the scale."""

    name: str
    n: int
    missing: int
    mean: float | None
    interval: Interval | None
    top_share: float | None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedImportance(Result):
    """Stated importance of each attribute in the order given; `compressed` where most answers sit at the ceiling."""

    items: tuple[StatedItem, ...]
    top_share: float | None
    compressed: bool

    what: ClassVar[Said] = {"zh-Hans": "自述重要性", "zh-Hant": "自述重要性", "en": "the stated importance"}
    sentences: ClassVar[Sentences] = say.STATED

    def _finding(self) -> Finding:
        rated = [item for item in self.items if item.mean is not None]
        first = max(rated, key=lambda item: item.mean or 0.0)
        gaps = {
            "name": first.name,
            "mean": spoken_number(first.mean or 0.0, decimals=2),
            "top": spoken_share(self.top_share or 0.0),
        }
        return ("compressed" if self.compressed else "plain"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """One driver: its importance (in R² for LMG and Johnson), its share of all, its sign.

    `first` is how often it comes first when the respondents are drawn anew. `suppressor` marks a
    coefficient whose sign contradicts the driver's own correlation with the outcome.
    """

    name: str
    importance: float | None
    share: float | None
    interval: Interval | None
    first: float | None
    coefficient: float | None
    correlation: float | None
    suppressor: bool
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverImportance(Result):
    """Derived importance of each driver, in the order given; `interval` is that of R².

    `p_value` is that of the F test of all drivers together; `halo` the share of the outcome's
    variance taken out with the respondent's mean, None where it was not asked for.
    """

    r2: float | None
    adjusted_r2: float | None
    p_value: float | None
    drivers: tuple[Driver, ...]
    halo: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "推导重要性", "zh-Hant": "推導重要性", "en": "the derived importance"}
    sentences: ClassVar[Sentences] = say.DRIVERS

    @property
    def ranked(self) -> tuple[Driver, ...]:
        """The drivers with an importance, greatest first; ties by name."""
        known = [driver for driver in self.drivers if driver.importance is not None]
        return tuple(sorted(known, key=lambda driver: (-(driver.importance or 0.0), driver.name)))

    def _finding(self) -> Finding:
        first = self.ranked[0]
        gaps = {"name": first.name, "share": spoken_share(first.share or 0.0), "r2": spoken_share(self.r2 or 0.0)}
        if not self.r2 or (self.p_value is not None and self.p_value >= _SIGNIFICANT):
            return "none", gaps
        if first.first is None:
            return "plain", gaps
        return ("clear" if first.first >= _CLEAR else "unclear"), gaps | {"first": spoken_share(first.first)}


class Asymmetry(StrEnum):
    """What a rating's low and high end go with (Brandt 1987; Kano's names)."""

    BASIC = "basic"
    EXCITING = "exciting"
    PERFORMANCE = "performance"
    INDISTINCT = "indistinct"


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyReward:
    """One attribute: the outcome's difference at low (`penalty`) and high ratings (`reward`) from the middle."""

    name: str
    penalty: float | None
    penalty_interval: Interval | None
    penalty_p: float | None
    reward: float | None
    reward_interval: Interval | None
    reward_p: float | None
    low: int
    high: int
    kind: Asymmetry | None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRewardResult(Result):
    """Penalty–reward contrasts of each attribute, in the order given; p-values are adjusted over all contrasts."""

    attributes: tuple[PenaltyReward, ...]
    r2: float | None

    what: ClassVar[Said] = {"zh-Hans": "惩罚—奖励分析", "zh-Hant": "懲罰—獎勵分析", "en": "the penalty–reward analysis"}
    sentences: ClassVar[Sentences] = say.PENALTY

    def _finding(self) -> Finding:
        clear = [a for a in self.attributes if a.kind not in (None, Asymmetry.INDISTINCT)]
        if not clear:
            return "none", {}
        strongest = max(clear, key=lambda a: max(abs(a.penalty or 0.0), abs(a.reward or 0.0)))
        gaps = {
            "name": strongest.name,
            "penalty": spoken_change(strongest.penalty or 0.0, decimals=2),
            "reward": spoken_change(strongest.reward or 0.0, decimals=2),
        }
        return str(strongest.kind), gaps


def _listed(points: list[MatrixPoint]) -> Said:
    names = [point.name for point in points]
    return {"zh-Hans": "、".join(names), "zh-Hant": "、".join(names), "en": ", ".join(names)}
