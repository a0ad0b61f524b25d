"""Which clocks a case has: every matching policy line is asked, and for each clock the strictest wins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from huiyin.resolve.rules.business_time import BusinessTime, Target
from huiyin.resolve.terms import ClockKind, ClockMode, ClockState, Level


@dataclass(frozen=True, kw_only=True)
class PolicyLine:
    """One line of the time policy; an empty matching field means any."""

    code: str
    mode: ClockMode
    targets: Mapping[ClockKind, Target]
    warn_percent: int
    level: str = ""
    nature: str = ""
    category: str = ""
    channel: str = ""
    tier: str = ""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What the policy looks at in a case; `marks` are its categories and reasons of urgency."""

    level: Level
    nature: str
    channel: str
    tier: str
    marks: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One clock as the policy sets it; `source` is the code of the line that won."""

    kind: ClockKind
    mode: ClockMode
    target: Target
    target_minutes: int
    started_at: datetime
    warn_at: datetime
    due_at: datetime
    source: str
    warn_percent: int
    estimated: bool


def matches(line: PolicyLine, matter: Matter) -> bool:
    """Tell whether a policy line speaks about this case."""
    return (
        line.level in ("", matter.level)
        and line.nature in ("", matter.nature)
        and line.channel in ("", matter.channel)
        and line.tier.casefold() in ("", matter.tier.casefold())
        and (line.category == "" or line.category in matter.marks)
    )


def deadlines(
    lines: Iterable[PolicyLine], matter: Matter, *, start: datetime, business: BusinessTime
) -> dict[ClockKind, Deadline]:
    """Return the clocks of a case that began at `start`: for each kind the earliest due one."""
    found: dict[ClockKind, Deadline] = {}
    for line in lines:
        if not matches(line, matter):
            continue
        for kind, target in line.targets.items():
            offer = _deadline(line, kind, target, start=start, business=business)
            if kind not in found or offer.due_at < found[kind].due_at:
                found[kind] = offer
    return found


def _deadline(
    line: PolicyLine, kind: ClockKind, target: Target, *, start: datetime, business: BusinessTime
) -> Deadline:
    due = business.due(start, target, mode=line.mode)
    return Deadline(
        kind=kind,
        mode=line.mode,
        target=target,
        target_minutes=business.minutes_of(target),
        started_at=start,
        warn_at=warn_at(start, due.at, percent=line.warn_percent),
        due_at=due.at,
        source=line.code,
        warn_percent=line.warn_percent,
        estimated=due.estimated,
    )


def warn_at(start: datetime, due: datetime, *, percent: int) -> datetime:
    """Return when so much of the way from start to due has passed."""
    return start + (due - start) * percent / 100


def state_at(
    now: datetime,
    *,
    due_at: datetime,
    warn_at: datetime,
    met_at: datetime | None,
    breached_at: datetime | None,
    paused_at: datetime | None,
    dropped_at: datetime | None,
) -> ClockState:
    """Return what a clock shows now; a late answer was given, but the breach stays visible."""
    if met_at is not None or dropped_at is not None:
        if breached_at is not None:
            return ClockState.BREACH
        return ClockState.MET if met_at is not None else ClockState.DROPPED
    if paused_at is not None:
        return ClockState.PAUSED
    if now >= due_at:
        return ClockState.BREACH
    return ClockState.RISK if now >= warn_at else ClockState.OK
