"""Whether a voice becomes a case, and how pressing it is: rules that are data, each with its reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from huiyin.resolve.terms import Level

# From the least to the most pressing. A suggestion has its own clocks and is never "raised" into one.
LADDER: Final = (Level.SUGGESTION, Level.NORMAL, Level.HIGH, Level.URGENT)
DEFAULT_LEVEL: Final = Level.NORMAL


@dataclass(frozen=True, kw_only=True)
class VoiceFacts:
    """What triage may know of a voice. `lowest_score` is the lowest rating on 0..100, if any."""

    channel: str
    text_length: int
    nature: str = ""
    sentiment: str = ""
    sentiment_score: float = 0.0
    urgency: str = ""
    wants_answer: bool | None = None
    lowest_score: float | None = None
    tier: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One line of triage; `opens` None leaves the question of a case to other rules."""

    code: str
    conditions: Mapping[str, object]
    opens: bool | None = None
    level: Level | None = None
    raises: int = 0


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What becomes of a voice; `reasons` are the codes of the rules that decided."""

    opens: bool
    level: Level
    reasons: tuple[str, ...]


class UnknownCondition(ValueError):
    """A rule asks for something no voice has."""


def judge(voice: VoiceFacts, rules: Sequence[Rule]) -> Verdict:
    """Return what becomes of a voice.

    The first rule that holds and says whether to open decides that; the level is the most pressing
    one of all rules that hold (normal without any), raised by what they raise together.
    """
    holding = [rule for rule in rules if holds(rule, voice)]
    decisive = next((rule for rule in holding if rule.opens is not None), None)
    opens = bool(decisive and decisive.opens)
    levels = [rule.level for rule in holding if rule.level is not None and rule.opens is not False]
    level = raised(_most_pressing(levels), by=sum(rule.raises for rule in holding))
    reasons = [rule.code for rule in holding if rule is decisive or (opens and (rule.level or rule.raises))]
    return Verdict(opens=opens, level=level, reasons=tuple(dict.fromkeys(reasons)))


def holds(rule: Rule, voice: VoiceFacts) -> bool:
    """Tell whether every condition of a rule is met. Raises UnknownCondition."""
    for name, wanted in rule.conditions.items():
        if name not in _CONDITIONS:
            raise UnknownCondition(f"{rule.code}: {name}")
        if not _CONDITIONS[name](voice, wanted):
            return False
    return True


def raised(level: Level, *, by: int) -> Level:
    """Return the level so many steps up the ladder; suggestions stay suggestions."""
    if level is Level.SUGGESTION:
        return level
    return LADDER[min(LADDER.index(level) + by, len(LADDER) - 1)]


def more_pressing(one: Level, other: Level) -> bool:
    """Tell whether the first level is more pressing than the second."""
    return LADDER.index(one) > LADDER.index(other)


def _most_pressing(levels: Sequence[Level]) -> Level:
    return max(levels, key=LADDER.index) if levels else DEFAULT_LEVEL


def _one_of(values: object, value: object) -> bool:
    return isinstance(values, list | tuple) and value in values


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UnknownCondition(f"not a number: {value!r}")
    return float(value)


def _below(value: float | None, limit: object) -> bool:
    return value is not None and value < _number(limit)


_Condition = Callable[[VoiceFacts, object], bool]
_CONDITIONS: Final[Mapping[str, _Condition]] = {
    "nature": lambda voice, wanted: _one_of(wanted, voice.nature),
    "sentiment": lambda voice, wanted: _one_of(wanted, voice.sentiment),
    "urgency": lambda voice, wanted: _one_of(wanted, voice.urgency),
    "channel": lambda voice, wanted: _one_of(wanted, voice.channel),
    "channel_not": lambda voice, wanted: not _one_of(wanted, voice.channel),
    "tier": lambda voice, wanted: _one_of(wanted, voice.tier.casefold()),
    "mark": lambda voice, wanted: any(_one_of(wanted, mark) for mark in voice.marks),
    "wants_answer": lambda voice, wanted: _one_of(wanted, voice.wants_answer),
    "score_below": lambda voice, wanted: _below(voice.lowest_score, wanted),
    "sentiment_below": lambda voice, wanted: _below(voice.sentiment_score, wanted),
    "min_length": lambda voice, wanted: voice.text_length >= _number(wanted),
}
