"""The results of the rostering family: a roster, the change of one, and the evaluation figures."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from huiyin.lib.planning.rostering import sentences as say
from huiyin.lib.planning.rostering.account import Fairness, NeedMet
from huiyin.lib.planning.rostering.breaches import Breach
from huiyin.lib.planning.rostering.problem import Assignment
from huiyin.lib.stats.results import Figure, Finding, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_share

Status = Literal["optimal", "within_gap", "out_of_time", "infeasible"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster(Result):
    """A roster of `n` people with what it costs and how far from the best it can be at most.

    `objective` and `bound` are in the units of the weights; `gap` is (objective − bound) / objective.
    `under` and `over` count people missing and surplus over all needs. Without a roster `conflicts`
    lists rules that contradict each other; leaving any one of them out resolves this contradiction.
    """

    status: Status
    assignments: tuple[Assignment, ...] = ()
    objective: int | None = None
    bound: float | None = None
    gap: float | None = None
    needs: tuple[NeedMet, ...] = ()
    under: int = 0
    over: int = 0
    wishes_requested: int = 0
    wishes_granted: int = 0
    overtime_hours: int = 0
    fairness: tuple[Fairness, ...] = ()
    conflicts: tuple[Breach, ...] = ()
    seconds: float = 0.0

    what: ClassVar[Said] = {"zh-Hans": "排班", "zh-Hant": "排班", "en": "the roster"}
    sentences: ClassVar[Sentences] = say.ROSTER

    def _finding(self) -> Finding:
        gaps: dict[str, str | int] = {
            "shifts": len(self.assignments),
            "under": self.under,
            "over": self.over,
            "gap": spoken_share(self.gap or 0.0),
        }
        return ("optimal" if self.status == "optimal" else "near"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingPattern(Figure):
    """How many people to put on each shift of one day; `estimate` is the least cost."""

    staffed: tuple[tuple[str, int], ...] = ()
    under: int = 0
    over: int = 0

    what: ClassVar[Said] = {"zh-Hans": "班次人数", "zh-Hant": "各班人數", "en": "the people on each shift"}
    sentences: ClassVar[Sentences] = say.PATTERN

    def _finding(self) -> Finding:
        people = sum(count for _, count in self.staffed)
        return "found", {"people": people, "under": self.under, "over": self.over}


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange(Result):
    """Whether a swap, takeover or manual edit may stand, and the roster after it; `n` entries change.

    `breaches` are the rules it would newly break; then `assignments` are those from before. `under_change` and
    `over_change` say what it does to the cover, negative for the better.
    """

    accepted: bool
    assignments: tuple[Assignment, ...]
    breaches: tuple[Breach, ...]
    under_change: int
    over_change: int

    what: ClassVar[Said] = {"zh-Hans": "换班", "zh-Hant": "換班", "en": "the swap"}
    sentences: ClassVar[Sentences] = say.CHANGE

    def _finding(self) -> Finding:
        if self.accepted:
            return ("better" if self.under_change <= 0 else "thinner"), {"under": abs(self.under_change)}
        reasons = {
            language: mark.join(breach.describe(language) for breach in self.breaches)
            for language, mark in (("zh-Hans", "；"), ("zh-Hant", "；"), ("en", "; "))
        }
        return "refused", {"reasons": reasons}


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalAccuracy(Figure):
    """1 − WAPE, not below 0, over `n` open intervals; `within_share` of intervals hit; `bias` is Σ(F−A)/ΣA."""

    within: float
    within_share: float | None
    wape: float | None
    bias: float | None

    what: ClassVar[Said] = {
        "zh-Hans": "时段预测准确率",
        "zh-Hant": "時段預測準確率",
        "en": "the interval forecast accuracy",
    }
    sentences: ClassVar[Sentences] = say.ACCURACY

    def _finding(self) -> Finding:
        return "found", {
            "figure": spoken_share(self.estimate or 0.0),
            "share": spoken_share(self.within_share or 0.0),
            "within": spoken_share(self.within),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFit(Figure):
    """1 − Σ|S−R| / ΣR (may be negative), and `cover` Σmin(S, R) / ΣR, over `n` open intervals."""

    cover: float | None
    under: float
    over: float

    what: ClassVar[Said] = {"zh-Hans": "排班契合度", "zh-Hant": "排班契合度", "en": "the schedule fit"}
    sentences: ClassVar[Sentences] = say.FIT

    def _finding(self) -> Finding:
        return "found", {
            "figure": spoken_share(self.estimate or 0.0),
            "cover": spoken_share(self.cover or 0.0),
            "under": spoken_number(self.under),
            "over": spoken_number(self.over),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSatisfaction(Figure):
    """Weight of wishes granted / requested (`n` wishes); `survey_mean` of `survey_n` answers on the roster."""

    survey_mean: float | None
    survey_n: int

    what: ClassVar[Said] = {"zh-Hans": "排班满足率", "zh-Hant": "排班滿足率", "en": "the share of wishes granted"}
    sentences: ClassVar[Sentences] = say.SATISFACTION

    def _finding(self) -> Finding:
        gaps: dict[str, str | int] = {"figure": spoken_share(self.estimate or 0.0)}
        if self.survey_mean is None:
            return "wishes", gaps
        return "survey", gaps | {"mean": spoken_number(self.survey_mean, decimals=2), "answers": self.survey_n}


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingIntervals(Figure):
    """Share of the `n` intervals with contacts whose service level misses the target.

    `service_level` is weighted by contacts where these are given: the mean of intervals is not the service level.
    """

    failing: int
    target: float
    service_level: float | None

    what: ClassVar[Said] = {
        "zh-Hans": "未达标时段占比",
        "zh-Hant": "未達標時段占比",
        "en": "the share of failing intervals",
    }
    sentences: ClassVar[Sentences] = say.FAILING

    def _finding(self) -> Finding:
        gaps: dict[str, str | int] = {
            "figure": spoken_share(self.estimate or 0.0),
            "failing": self.failing,
            "target": spoken_share(self.target),
        }
        if self.service_level is None:
            return "intervals", gaps
        return "weighted", gaps | {"level": spoken_share(self.service_level)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLoad(Figure):
    """Workload in erlang / people on the phone over `n` open intervals; `alarm` from the warning line on.

    `over_cap` counts intervals above the cap, which a good mean may hide.
    """

    alarm: Literal["none", "warning", "cap"]
    cap: float
    over_cap: int

    what: ClassVar[Said] = {"zh-Hans": "人员负荷", "zh-Hant": "人員負荷", "en": "the staff load"}
    sentences: ClassVar[Sentences] = say.LOAD

    def _finding(self) -> Finding:
        gaps: dict[str, str | int] = {"figure": spoken_share(self.estimate or 0.0), "intervals": self.over_cap}
        return self.alarm, gaps | {"cap": spoken_share(self.cap)}


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEvaluation:
    """The five figures of a roster that was worked."""

    accuracy: IntervalAccuracy
    fit: ScheduleFit
    satisfaction: ScheduleSatisfaction
    failing: FailingIntervals
    load: StaffLoad


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover(Figure):
    """Leavers / mean headcount; `caused_share` of leavers with a known reason named the roster.

    `interval` is Wilson's for `caused_share`.
    """

    leavers: int
    caused: int
    caused_share: float | None

    what: ClassVar[Said] = {"zh-Hans": "离职率", "zh-Hant": "離職率", "en": "the turnover"}
    sentences: ClassVar[Sentences] = say.TURNOVER

    def _finding(self) -> Finding:
        gaps: dict[str, str | int] = {"figure": spoken_share(self.estimate or 0.0), "leavers": self.leavers}
        if self.caused_share is None or self.interval is None:
            return "rate", gaps
        return "caused", gaps | {
            "caused": self.caused,
            "share": spoken_share(self.caused_share),
            "low": spoken_share(self.interval.low),
            "high": spoken_share(self.interval.high),
        }
