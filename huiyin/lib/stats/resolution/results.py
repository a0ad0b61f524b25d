"""The results of the resolution family: shares of cases, each with those that cannot be judged yet."""

from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.resolution import sentences as say
from huiyin.lib.stats.results import Figure, Finding, Interval, Result
from huiyin.lib.stats.speech import Said, Sentences, spoken_number, spoken_p, spoken_share

Gaps = dict[str, str | int | Said]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOfCases(Figure):
    """`hits` of `n` in [0, 1] with Wilson's interval; `censored` cases cannot be judged yet and are not in n."""

    hits: int = 0
    censored: int = 0

    what: ClassVar[Said] = {"zh-Hans": "占比", "zh-Hant": "占比", "en": "the share"}
    sentences: ClassVar[Sentences] = say.SHARE

    def _finding(self) -> Finding:
        gaps: Gaps = {"what": say.opening(self.what), "censored": self.censored}
        return ("censored" if self.censored else "all"), gaps | _share_gaps(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContactResult(ShareOfCases):
    """First-contact resolution; `km` is the Kaplan–Meier estimate that also uses the `censored` cases."""

    resolved: int = 0
    km: float | None = None
    km_interval: Interval | None = None

    what: ClassVar[Said] = say.FIRST_CONTACT


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenResult(ShareOfCases):
    """Cases reopened within the window; `ever` counts those reopened at any time among all `resolved`."""

    resolved: int = 0
    ever: int = 0
    any_time: float | None = None
    any_time_interval: Interval | None = None
    km: float | None = None
    km_interval: Interval | None = None

    what: ClassVar[Said] = say.REOPENED


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatContactResult(ShareOfCases):
    """Contacts followed by another of the same customer on the same issue within the window.

    `customers` of them `repeaters` came back on some issue within the window.
    """

    customers: int = 0
    repeaters: int = 0

    what: ClassVar[Said] = say.REPEATED


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseResult(ShareOfCases):
    """Promises kept by their time among those whose time has come."""

    what: ClassVar[Said] = say.PROMISES


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpResult(ShareOfCases):
    """Follow-ups done among those due; `on_time` of them by their time, the rest of `hits` late."""

    on_time: int = 0
    on_time_share: float | None = None
    on_time_interval: Interval | None = None

    what: ClassVar[Said] = say.FOLLOW_UPS


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaResult(ShareOfCases):
    """Targets met among those due (estimate), and cases with every target met among those with all targets due.

    `breached_targets` and `breached_cases` are two counts: a case with three missed targets is one case. A case
    counts as breached from its first missed target on, also while others are still running.
    """

    breached_targets: int = 0
    cases: int = 0
    cases_met: int = 0
    breached_cases: int = 0
    case_attainment: float | None = None
    case_interval: Interval | None = None

    what: ClassVar[Said] = say.SLA
    sentences: ClassVar[Sentences] = say.SLA_SENTENCES

    def _finding(self) -> Finding:
        return "both", {
            "censored": self.censored,
            "targets": self.breached_targets,
            "cases": self.breached_cases,
        } | _share_gaps(self)


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """Cases that needed so many contacts (`label` "3", or "4+" for as many and more), and how satisfied they were."""

    label: str
    n: int
    satisfied: int
    share: float | None
    interval: Interval | None
    reason: Undefined | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SatisfactionByContacts(Result):
    """Satisfaction by number of contacts; `slope` is the change of the share with each further group, `p` its test."""

    groups: tuple[ContactGroup, ...]
    slope: float | None = None
    p: float | None = None

    what: ClassVar[Said] = {
        "zh-Hans": "按联系次数的满意率",
        "zh-Hant": "依聯絡次數的滿意率",
        "en": "the satisfaction by contacts",
    }
    sentences: ClassVar[Sentences] = say.BY_CONTACTS

    def _finding(self) -> Finding:
        if self.slope is None or self.p is None or self.interval is None:
            return "single", {}
        clear = self.p < 1 - self.interval.confidence and not self.interval.low <= 0 <= self.interval.high
        case = "unclear" if not clear else "falls" if self.slope < 0 else "rises"
        return case, {"figure": spoken_number(100 * abs(self.slope)), "p": spoken_p(self.p)}


def _share_gaps(found: Figure) -> Gaps:
    assert found.interval is not None
    return {
        "figure": spoken_share(found.estimate or 0.0),
        "low": spoken_number(100 * found.interval.low),
        "high": spoken_number(100 * found.interval.high),
        "confidence": spoken_number(100 * found.interval.confidence),
    }
