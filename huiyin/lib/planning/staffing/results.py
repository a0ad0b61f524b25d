"""The results of the staffing family; times are seconds, loads erlang, shares in [0, 1]."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.planning.staffing import sentences as say
from huiyin.lib.planning.staffing.waiting import Basis
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_share

Limit = Literal["stability", "service_level", "occupancy", "abandonment", "mean_wait"]
"""What a requirement must keep; each is easier with one agent more."""

_BASES: dict[Basis, Said] = {
    "offered": {"zh-Hans": "按全部来电计", "zh-Hant": "按全部來電計", "en": "of all calls"},
    "answered": {"zh-Hans": "按接通来电计", "zh-Hant": "按接通來電計", "en": "of the calls answered"},
    "excluding_short_abandons": {
        "zh-Hans": "不计目标时间内放弃的来电",
        "zh-Hant": "不計目標時間內放棄的來電",
        "en": "of all calls but those given up within the target",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult(Result):
    """The load of each interval (None where calls are missing) and its peak."""

    loads: tuple[float | None, ...]
    peak: float | None

    what: ClassVar[Said] = {"zh-Hans": "话务负荷", "zh-Hant": "話務負荷", "en": "the offered load"}
    sentences: ClassVar[Sentences] = say.LOAD

    def _finding(self) -> Finding:
        return "loads", {"peak": spoken_number(self.peak or 0.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingResult(Figure):
    """The share of calls blocked (`estimate`) and the occupancy of the lines."""

    load: float
    agents: int
    occupancy: float | None

    what: ClassVar[Said] = {"zh-Hans": "呼损率", "zh-Hant": "阻塞率", "en": "the blocking"}
    sentences: ClassVar[Sentences] = say.BLOCKING

    def _finding(self) -> Finding:
        blocked = spoken_share(self.estimate or 0.0, decimals=2)
        return "blocked", {"agents": self.agents, "load": spoken_number(self.load), "blocked": blocked}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueResult(Result):
    """What callers of one queue meet; `service_level` is of the calls that `basis` names.

    `mean_wait` is of all callers, `mean_wait_served` of those answered (the ASA); an unstable queue
    has None there. `queue_length` is the mean number waiting.
    """

    agents: int
    load: float
    target_s: float
    patience_s: float | None
    basis: Basis
    p_wait: float | None = None
    p_abandon: float | None = None
    service_level: float | None = None
    sl_offered: float | None = None
    sl_answered: float | None = None
    sl_excluding_short_abandons: float | None = None
    mean_wait: float | None = None
    mean_wait_served: float | None = None
    queue_length: float | None = None
    occupancy: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "排队表现", "zh-Hant": "排隊表現", "en": "the queue's performance"}
    sentences: ClassVar[Sentences] = say.QUEUE

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {
            "agents": self.agents,
            "level": spoken_share(self.service_level or 0.0),
            "target": spoken_number(self.target_s),
            "basis": _BASES[self.basis],
            "wait": spoken_number(self.mean_wait or 0.0),
        }
        if self.p_abandon is None:
            return "patient", gaps
        return "impatient", gaps | {"abandon": spoken_share(self.p_abandon)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementResult(Result):
    """The fewest agents for one interval: `net` at work, `gross` paid; what they then achieve."""

    net: int
    gross: int
    shrinkage: float
    load: float
    service_level: float | None
    p_abandon: float | None
    mean_wait: float | None
    occupancy: float | None
    binding: tuple[Limit, ...]
    target: float
    target_s: float
    basis: Basis

    what: ClassVar[Said] = {"zh-Hans": "所需人数", "zh-Hant": "所需人數", "en": "the staff required"}
    sentences: ClassVar[Sentences] = say.REQUIREMENT

    def _finding(self) -> Finding:
        if self.service_level is None:
            return "none", {}
        return "needed", {
            "net": self.net,
            "gross": self.gross,
            "level": spoken_share(self.service_level),
            "seconds": spoken_number(self.target_s),
            "target": spoken_share(self.target),
            "basis": _BASES[self.basis],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRequirement(Result):
    """The fewest agents for each interval; None where there is no forecast.

    `service_level` of the day is weighted by calls; `agent_hours` are net.
    """

    net: tuple[int | None, ...]
    gross: tuple[int | None, ...]
    loads: tuple[float | None, ...]
    service_levels: tuple[float | None, ...]
    service_level: float | None
    agent_hours: float
    peak: int
    target: float
    target_s: float
    basis: Basis

    what: ClassVar[Said] = {"zh-Hans": "全天所需人数", "zh-Hant": "全天所需人數", "en": "the staff of the day"}
    sentences: ClassVar[Sentences] = say.DAY

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {"hours": spoken_number(self.agent_hours), "peak": self.peak}
        if self.service_level is None:
            return "quiet", {}
        level, seconds = spoken_share(self.service_level), spoken_number(self.target_s)
        return "needed", gaps | {"level": level, "seconds": seconds, "basis": _BASES[self.basis]}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantileRequirement(Result):
    """Agents that cover the `quantile` of each interval's rate, and what the mean alone would ask for."""

    quantile: float
    net: tuple[int, ...]
    gross: tuple[int, ...]
    net_of_mean: tuple[int, ...]
    rates: tuple[float, ...]
    service_levels: tuple[float | None, ...]

    what: ClassVar[Said] = {
        "zh-Hans": "按预测分布的人数",
        "zh-Hant": "按預測分布的人數",
        "en": "the staff for a quantile",
    }
    sentences: ClassVar[Sentences] = say.QUANTILE

    def _finding(self) -> Finding:
        more = sum(self.net) - sum(self.net_of_mean)
        gaps: dict[str, str | int | Said] = {"quantile": spoken_share(self.quantile), "more": abs(more)}
        gaps["total"] = sum(self.net)
        return ("more" if more >= 0 else "fewer"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class PatienceResult(Figure):
    """Mean patience in seconds (`estimate`) and its inverse, the abandonment rate per second."""

    abandoned: int
    total_wait_s: float
    rate: float | None

    what: ClassVar[Said] = {"zh-Hans": "平均耐心", "zh-Hant": "平均耐心", "en": "the mean patience"}
    sentences: ClassVar[Sentences] = say.PATIENCE

    def _finding(self) -> Finding:
        low, high = (self.interval.low, self.interval.high) if self.interval else (0.0, 0.0)
        return "patience", {
            "seconds": spoken_number(self.estimate or 0.0),
            "low": spoken_number(low),
            "high": spoken_number(high),
            "confidence": spoken_number(100 * (self.interval.confidence if self.interval else 0.0)),
            "abandoned": self.abandoned,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What a number of agents achieves."""

    agents: int
    service_level: float
    p_abandon: float | None
    mean_wait: float | None
    occupancy: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingCurve(Result):
    """Points of service against agents, and the fewest agents that keep the whole goal."""

    points: tuple[CurvePoint, ...]
    target: float
    fewest: int

    what: ClassVar[Said] = {"zh-Hans": "人数曲线", "zh-Hant": "人數曲線", "en": "the staffing curve"}
    sentences: ClassVar[Sentences] = say.CURVE

    def _finding(self) -> Finding:
        return "curve", {"fewest": self.fewest, "target": spoken_share(self.target)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolingResult(Result):
    """Agents that groups need apart (`separate`) and as one (`pooled`)."""

    separate: tuple[int, ...]
    pooled: int
    saved: int

    what: ClassVar[Said] = {"zh-Hans": "合并效果", "zh-Hant": "合併效果", "en": "the gain of pooling"}
    sentences: ClassVar[Sentences] = say.POOLING

    def _finding(self) -> Finding:
        return "pooled", {"apart": sum(self.separate), "pooled": self.pooled, "saved": self.saved}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRequirement(Result):
    """The fewest chat agents, their slots, and what they achieve."""

    net: int
    gross: int
    slots: int
    concurrency: int
    service_level: float | None
    p_abandon: float | None
    mean_wait: float | None
    target: float
    target_s: float

    what: ClassVar[Said] = {"zh-Hans": "在线客服所需人数", "zh-Hant": "線上客服所需人數", "en": "the chat staff"}
    sentences: ClassVar[Sentences] = say.CHAT

    def _finding(self) -> Finding:
        if self.service_level is None:
            return "none", {}
        gaps: dict[str, str | int | Said] = {"net": self.net, "gross": self.gross, "concurrency": self.concurrency}
        level, seconds = spoken_share(self.service_level), spoken_number(self.target_s)
        return "needed", gaps | {"level": level, "seconds": seconds}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadRequirement(Result):
    """The fewest agents that finish work in time; `backlog_each_day` are items left, `tightest_day` is from 1."""

    net: int
    gross: int
    work_hours: float
    backlog_each_day: tuple[float, ...]
    utilisation: float | None
    tightest_day: int | None
    deadline_days: int

    what: ClassVar[Said] = {
        "zh-Hans": "可延后工作的人数",
        "zh-Hant": "可延後工作的人數",
        "en": "the staff for the workload",
    }
    sentences: ClassVar[Sentences] = say.WORKLOAD

    def _finding(self) -> Finding:
        if self.net == 0:
            return "none", {}
        gaps: dict[str, str | int | Said] = {"net": self.net, "gross": self.gross, "days": self.deadline_days}
        hours, tightest = spoken_number(self.work_hours), self.tightest_day or 0
        return "needed", gaps | {"hours": hours, "tightest": tightest}


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """A mean over replications with its interval (None from fewer than two)."""

    value: float
    interval: Interval | None

    @property
    def half_width(self) -> float | None:
        """Half the width of the interval."""
        return None if self.interval is None else (self.interval.high - self.interval.low) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFigures:
    """What callers of one skill met; None where nobody called, or nobody was served."""

    name: str
    calls: float
    service_level: Simulated | None
    p_wait: Simulated | None
    p_abandon: Simulated | None
    mean_wait: Simulated | None
    mean_wait_served: Simulated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationResult(Figure):
    """A simulated service level over `n` replications: in all (`estimate`, `total`) and by skill.

    `calls` are means of a replication; `occupancy` is by agent group.
    """

    total: SkillFigures
    skills: tuple[SkillFigures, ...]
    occupancy: tuple[tuple[str, float | None], ...]
    target_s: float
    basis: Basis

    what: ClassVar[Said] = {
        "zh-Hans": "模拟的服务水平",
        "zh-Hant": "模擬的服務水準",
        "en": "the simulated service level",
    }
    sentences: ClassVar[Sentences] = say.SIMULATION

    def _finding(self) -> Finding:
        gaps: dict[str, str | int | Said] = {
            "level": spoken_share(self.estimate or 0.0),
            "seconds": spoken_number(self.target_s),
            "basis": _BASES[self.basis],
        }
        if self.interval is None:
            return "single", gaps
        half = spoken_number(50 * (self.interval.high - self.interval.low))
        return "interval", gaps | {"half": half, "confidence": spoken_number(100 * self.interval.confidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStaffing(Result):
    """Agents by group that keep every skill's goal in the simulation `simulated`; `steps` simulations ran.

    NOT_CONVERGED when the search ended before every goal was kept; the plan is then its last.
    """

    agents: tuple[tuple[str, int], ...]
    simulated: SimulationResult
    steps: int

    what: ClassVar[Said] = {"zh-Hans": "多技能人数", "zh-Hant": "多技能人數", "en": "the multi-skill staff"}
    sentences: ClassVar[Sentences] = say.SKILL_STAFFING

    @property
    def total(self) -> int:
        """Agents of all groups together."""
        return sum(number for _, number in self.agents)

    def _finding(self) -> Finding:
        return "staffed", {"total": self.total, "groups": len(self.agents), "steps": self.steps}
