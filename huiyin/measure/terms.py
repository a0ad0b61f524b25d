"""The words of measure: metrics, how a figure is cut, and why a figure may be missing."""

from dataclasses import dataclass
from enum import StrEnum


class MetricName(StrEnum):
    """The metrics of the catalogue; the value is the name in the API's address."""

    VOLUME = "volume"
    CSAT = "csat"


class MetricUnit(StrEnum):
    """What a metric's value counts."""

    VOICES = "voices"
    SHARE = "share"


class Direction(StrEnum):
    """Which way is good; volume by itself is neither."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Cut(StrEnum):
    """How one figure is split into many."""

    DAY = "day"
    UNIT = "unit"
    CHANNEL = "channel"


class Doubt(StrEnum):
    """Why a figure is not shown, or is shown greyed."""

    NO_ANSWERS = "no_answers"
    TOO_FEW = "too_few"
    SMALL_SAMPLE = "small_sample"


class Mart(StrEnum):
    """The three tables of facts that measure keeps."""

    VOICES = "voices"
    SCORES = "scores"
    CASES = "cases"


@dataclass(frozen=True)
class Estimate:
    """One figure: `value` is None when `doubt` forbids it; `low` and `high` bound it at 95 %."""

    n: int
    value: float | None
    low: float | None
    high: float | None
    doubt: Doubt | None
