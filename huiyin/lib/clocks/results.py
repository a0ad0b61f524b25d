"""What the clocks of a case return; moments are aware UTC, durations are minutes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from huiyin.lib.clocks import sentences as say
from huiyin.lib.stats.results import Finding, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number


def spoken_moment(moment: datetime) -> str:
    """A moment to the minute in UTC: "2025-06-10 02:00"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading(Result):
    """Business minutes of a span: `gross` without, `net` after the pauses; `n` pauses touched it."""

    gross: float
    net: float
    paused: float

    what: ClassVar[Said] = {"zh-Hans": "营业时间", "zh-Hant": "營業時間", "en": "the business time"}
    sentences: ClassVar[Sentences] = say.READING

    def _finding(self) -> Finding:
        gaps = {name: spoken_number(getattr(self, name)) for name in ("gross", "net", "paused")}
        return ("paused" if self.paused else "plain"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDue(Result):
    """When a clock of `n` phases is due; `used` minutes at the last change, `minutes` allowed now.

    `due` is None while a pause without end stops the clock.
    """

    due: datetime | None
    used: float
    minutes: float

    what: ClassVar[Said] = {"zh-Hans": "到期时间", "zh-Hant": "到期時間", "en": "the due time"}
    sentences: ClassVar[Sentences] = say.CHANGED_DUE

    def _finding(self) -> Finding:
        gaps = {"used": spoken_number(self.used), "minutes": spoken_number(self.minutes)}
        if self.due is None:
            return "paused", gaps
        return ("behind" if self.used > self.minutes else "ahead"), gaps | {"due": spoken_moment(self.due)}


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up: when it is due, whether quiet hours moved it, whether reopening cancelled it."""

    code: str
    due: datetime
    shifted: bool
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPlan(Result):
    """The follow-ups of a resolved case in the order of their steps."""

    follow_ups: tuple[FollowUp, ...]

    what: ClassVar[Said] = {"zh-Hans": "回访计划", "zh-Hant": "回訪計畫", "en": "the follow-up plan"}
    sentences: ClassVar[Sentences] = say.FOLLOW_UPS

    @property
    def pending(self) -> tuple[FollowUp, ...]:
        """Those that were not cancelled."""
        return tuple(one for one in self.follow_ups if not one.cancelled)

    def _finding(self) -> Finding:
        cancelled = self.n - len(self.pending)
        shifted = sum(one.shifted for one in self.pending)
        return ("cancelled" if cancelled else "all"), {"cancelled": cancelled, "shifted": shifted}


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateClock(Result):
    """The clock of regular updates after `n` of them; `next_update` is None once it has ended."""

    every: float
    next_update: datetime | None
    missed: int
    breached: bool
    longest_gap: float

    what: ClassVar[Said] = {"zh-Hans": "进展更新", "zh-Hant": "進度更新", "en": "the update clock"}
    sentences: ClassVar[Sentences] = say.UPDATES

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {"every": spoken_number(self.every), "missed": self.missed}
        if self.next_update is None:
            return "ended", gaps
        gaps["next"] = spoken_moment(self.next_update)
        if self.breached:
            return "breached", gaps
        return ("late" if self.missed else "kept"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A customer's message that started a response clock, and the human reply that stopped it."""

    asked: datetime
    answered: datetime | None
    minutes: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTimes(Result):
    """First and next responses of a conversation of `n` events.

    `automatic` replies were excluded; `pending_since` is the message that still waits.
    """

    first: Answer | None
    following: tuple[Answer, ...]
    automatic: int
    pending_since: datetime | None

    what: ClassVar[Said] = {"zh-Hans": "首次回复时间", "zh-Hant": "首次回覆時間", "en": "the first response time"}
    sentences: ClassVar[Sentences] = say.RESPONSES

    def _finding(self) -> Finding:
        minutes = (self.first.minutes if self.first else None) or 0.0
        gaps: dict[str, str | int | Said] = {"first": spoken_number(minutes), "automatic": self.automatic}
        if self.pending_since is not None:
            return "pending", gaps
        return "answered", gaps | {"later": len(self.following)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionTime(Result):
    """Minutes a case was worked on, `gross` and after its pauses (`net`); `n` events."""

    gross: float | None
    net: float | None
    resolved: bool
    reopened: int

    what: ClassVar[Said] = {"zh-Hans": "解决时间", "zh-Hant": "解決時間", "en": "the resolution time"}
    sentences: ClassVar[Sentences] = say.RESOLUTION

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {
            "net": spoken_number(self.net or 0.0),
            "gross": spoken_number(self.gross or 0.0),
            "reopened": self.reopened,
        }
        return ("resolved" if self.resolved else "open"), gaps
