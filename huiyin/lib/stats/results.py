"""What every result carries: n, missing, interval, method, version, and one honest sentence."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from huiyin.lib.stats.reasons import REASONS, Undefined
from huiyin.lib.stats.speech import Said, Sentences, language_spoken, singular

VERSION = "1"
"""Of the conventions (cut-offs, interval methods); stored with each figure."""

Finding = tuple[str, Mapping[str, str | int | Said]]
"""Which sentence a result speaks, and what is put into its gaps."""

_UNDEFINED: Said = {
    "zh-Hans": "{what}无法计算：{reason}。",
    "zh-Hant": "{what}無法計算：{reason}。",
    "en": "{what} cannot be computed: {reason}.",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval [low, high] at `confidence`, a share in (0, 1)."""

    low: float
    high: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(ABC):
    """What all results share; `reason` is set when the result, or its interval, is undefined.

    A subclass names itself (`what`), brings its `sentences` by language and case, and says in
    `_finding` which case applies. An undefined result speaks for itself from `what` and `reason`.
    """

    n: int
    missing: int = 0
    rejected: int = 0
    interval: Interval | None = None
    method: str
    version: str = VERSION
    reason: Undefined | None = None

    what: ClassVar[Said]
    sentences: ClassVar[Sentences]

    @property
    def undefined(self) -> bool:
        """Whether there is nothing to show but the reason."""
        return self.reason is not None

    def describe(self, language: str = "zh-Hans") -> str:
        """The finding with its uncertainty in one sentence (zh-Hans, zh-Hant, en; else en)."""
        spoken = language_spoken(language)
        if self.undefined:
            reason = REASONS[self.reason or Undefined.NO_ANSWERS][spoken]
            what = self.what[spoken]
            if spoken != "en" and what[-1] < "\u2e80":
                what += " "  # Chinese sets letters off with a space
            return _UNDEFINED[spoken].format(what=what[:1].upper() + what[1:], reason=reason)
        case, gaps = self._finding()
        said = {name: gap if isinstance(gap, str | int) else gap[spoken] for name, gap in gaps.items()}
        sentence = self.sentences[spoken][case].format_map({"n": self.n, **said})
        return singular(sentence) if spoken == "en" else sentence

    @abstractmethod
    def _finding(self) -> Finding:
        """The case that applies and what fills its gaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Result):
    """A result that is one number; with an estimate it is defined even where its interval is not."""

    estimate: float | None

    @property
    def undefined(self) -> bool:
        """Whether there is no estimate."""
        return self.estimate is None
