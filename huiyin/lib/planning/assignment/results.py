"""The results of the assignment family."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from huiyin.lib.planning.assignment import sentences as say
from huiyin.lib.stats.results import Figure, Finding
from huiyin.lib.stats.speech import Said, Sentences, language_spoken, spoken_number

Key = str | UUID | int
"""The id of a case or a person."""


class PairReason(StrEnum):
    """What speaks for giving a case to a person."""

    SKILL = "skill"
    RELATIONSHIP = "relationship"
    LANGUAGE = "language"
    GREEN_CHANNEL = "green_channel"
    AVAILABLE = "available"
    ROUND_ROBIN = "round_robin"


class Unassigned(StrEnum):
    """Why a case went to nobody."""

    NOBODY_ABLE = "nobody_able"
    NO_CAPACITY = "no_capacity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A case and its person; `cost` and its `terms` (signed, they add up to it) and what spoke for the pair."""

    case: Key
    person: Key
    cost: float | None
    terms: tuple[tuple[str, float], ...] = ()
    reasons: tuple[PairReason, ...] = ()

    def describe(self, language: str = "zh-Hans") -> str:
        """The reasons in words."""
        spoken = language_spoken(language)
        return say.SEPARATOR[spoken].join(say.PAIR_REASONS[reason][spoken] for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """A case without a person, and why."""

    case: Key
    reason: Unassigned

    def describe(self, language: str = "zh-Hans") -> str:
        """The reason in words."""
        return say.UNASSIGNED[self.reason][language_spoken(language)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentPlan(Figure):
    """Who takes which of `n` cases; `estimate` is the total cost of the pairs, `greedy` that of one by one.

    `greedy` is None where one by one leaves another number of cases over: the totals do not compare.
    """

    pairs: tuple[Pair, ...] = ()
    left_over: tuple[LeftOver, ...] = ()
    greedy: float | None = None

    what: ClassVar[Said] = {"zh-Hans": "分派", "zh-Hant": "分派", "en": "the assignment"}
    sentences: ClassVar[Sentences] = say.PLAN

    def _finding(self) -> Finding:
        gaps = {"assigned": len(self.pairs), "left": len(self.left_over)}
        return ("all" if not self.left_over else "some"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityScore(Figure):
    """Weighted mean of `n` parts on 0–1 scales plus ageing; `parts` are the shares of the mean, `missing` those absent.

    `base` is the score without ageing, in [0, 1].
    """

    base: float | None
    ageing: float
    parts: tuple[tuple[str, float], ...]

    what: ClassVar[Said] = {"zh-Hans": "优先级得分", "zh-Hant": "優先順序分數", "en": "the priority"}
    sentences: ClassVar[Sentences] = say.PRIORITY

    def _finding(self) -> Finding:
        name, share = max(self.parts, key=lambda part: part[1])
        gaps = {"figure": spoken_number(self.estimate or 0.0, decimals=2), "part": name}
        gaps |= {"share": spoken_number(share, decimals=2), "ageing": spoken_number(self.ageing, decimals=2)}
        return ("aged" if self.ageing > 0 else "fresh"), gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class BreachProbability(Figure):
    """Chance that a case still open misses its due time; from `n` past cases of which some were still `at_risk`."""

    at_risk: int

    what: ClassVar[Said] = {"zh-Hans": "超时概率", "zh-Hant": "逾時機率", "en": "the chance of missing the due time"}
    sentences: ClassVar[Sentences] = say.BREACH

    def _finding(self) -> Finding:
        return "found", {"figure": spoken_number(100 * (self.estimate or 0.0)), "at_risk": self.at_risk}
