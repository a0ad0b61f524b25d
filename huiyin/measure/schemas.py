"""The shapes of measure's answers."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from huiyin.base.schemas import In, Out
from huiyin.measure.terms import Cut, Direction, Doubt, MetricName, MetricUnit

LARGEST_POSITION = 2**63 - 1


def _iso_day(value: Any) -> Any:
    """Let only 2026-11-21 through: a number would be taken for seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise ValueError("a day is written as 2026-11-21")
    return value


def _whole_number(value: Any) -> Any:
    """Let only digits through: `+0.0` is no position."""
    if isinstance(value, str) and not re.fullmatch(r"-?\d+", value, re.ASCII):
        raise ValueError("a position is written in digits")
    return value


Day = Annotated[date, BeforeValidator(_iso_day)]
Position = Annotated[int, BeforeValidator(_whole_number)]


class MetricAsk(In):
    """Which part of a metric is asked for: days of the organisation `[from, to)`, a unit's code, a cut."""

    start: Day | None = Field(None, alias="from", description="first day; by default 30 days before `to`")
    end: Day | None = Field(None, alias="to", description="the day after the last; by default tomorrow")
    unit: str | None = Field(None, max_length=60, description="code of a unit; all below it is included")
    by: Cut | None = Field(None, description="how to split the figure")


class ChangesAsk(In):
    """From where on the changes are asked for."""

    after: Position | None = Field(None, ge=0, le=LARGEST_POSITION, description="the position of the last answer")


class MetricOut(Out):
    """One entry of the catalogue, in the asker's language."""

    name: MetricName
    title: str
    definition: str
    formula: str
    unit: MetricUnit
    direction: Direction
    has_interval: bool
    shown_from: int
    version: str
    cuts: list[Cut]


class CatalogueOut(Out):
    """Every metric there is."""

    items: list[MetricOut]


class EstimateOut(Out):
    """One figure; shares are between 0 and 1, the interval is at 95 %."""

    n: int
    value: float | None
    low: float | None
    high: float | None
    doubt: Doubt | None


class GroupOut(EstimateOut):
    """One figure of a cut; `key` is a day, the id of a unit or a channel, null for rows without one."""

    key: str | None
    label: str


class MetricAnswerOut(MetricOut):
    """A metric over some days, with what one needs to trust it."""

    start: date
    end: date
    zone: str
    by: Cut | None
    total: EstimateOut
    groups: list[GroupOut]
    position: int
    fresh_at: datetime | None
    stale: bool


class ChangeDataOut(Out):
    """The ids a change touches; of many voices the first 50 and their number."""

    cases: list[str]
    voices: list[str]
    voice_count: int


class ChangeOut(Out):
    """One change."""

    position: int
    name: str
    at: datetime
    data: ChangeDataOut


class ChangesOut(Out):
    """The changes after a position; ask again from `position`, at once when there is `more`."""

    position: int
    items: list[ChangeOut]
    more: bool
