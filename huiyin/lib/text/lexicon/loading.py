"""The lexicons as matchers, built once at first use and shared by all analyzers of a process."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import lru_cache
from types import ModuleType

from huiyin.lib.text.lexicon import english, english_hints, zh_cues, zh_hints, zh_opinions
from huiyin.lib.text.phrases import PhraseFinder
from huiyin.lib.text.terms import Nature, Section, UrgencyReason

Splitter = Callable[[str], list[str]]


HINT = 0.5
"""The weight of a cue that only the heads weigh; a rule acts on heavier ones alone."""


class Role(Enum):
    """What a word does to the feeling of its clause."""

    OPINION = auto()
    NEGATOR = auto()
    DEGREE = auto()
    CONTRAST = auto()
    CONCESSION = auto()
    GUARD = auto()
    WEAK_BREAK = auto()
    STRONG_BREAK = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """One entry of an opinion lexicon."""

    role: Role
    weight: float = 0.0


class Decision(StrEnum):
    """Which decision a cue speaks to."""

    NATURE = auto()
    CATEGORY = auto()
    TOPIC = auto()
    SECTION = auto()
    URGENCY = auto()
    DISSATISFACTION = auto()
    SARCASM = auto()
    NOISE = auto()


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing a phrase says; a phrase may say several."""

    decision: Decision
    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything known about one language. `reach` is how far (in characters) a negator works."""

    opinions: PhraseFinder[Word]
    cues: PhraseFinder[tuple[Cue, ...]]
    hypothetical: PhraseFinder[bool]
    reach: int
    hypothetical_reach: int


@lru_cache(maxsize=1)
def chinese() -> Lexicon:
    """The Chinese lexicon (simplified)."""
    return Lexicon(
        opinions=PhraseFinder(_opinion_words(zh_opinions, split=str.split) | _breaks(weak=" ,、:", strong=".。!?;\n~")),
        cues=PhraseFinder(_cues(zh_cues, zh_hints, split=str.split), overlapping=True),
        hypothetical=PhraseFinder(dict.fromkeys(zh_cues.HYPOTHETICAL.split(), True)),
        reach=4,
        hypothetical_reach=5,
    )


@lru_cache(maxsize=1)
def english_lexicon() -> Lexicon:
    """The English lexicon (lower case)."""
    return Lexicon(
        opinions=PhraseFinder(_opinion_words(english, split=_phrases) | _breaks(weak=",", strong=".!?;\n")),
        cues=PhraseFinder(_cues(english, english_hints, split=_phrases), overlapping=True),
        hypothetical=PhraseFinder(dict.fromkeys(_phrases(english.HYPOTHETICAL), True)),
        reach=22,
        hypothetical_reach=18,
    )


def _phrases(text: str) -> list[str]:
    """Phrases between commas, white space made single."""
    return [phrase for phrase in (" ".join(part.split()) for part in text.split(",")) if phrase]


def _opinion_words(source: ModuleType, *, split: Splitter) -> dict[str, Word]:
    """Later roles give way to earlier ones: a guard protects what it names."""
    words: dict[str, Word] = {}
    for weight, listed in _weighted(source, "NEGATIVE"):
        words.update({word: Word(Role.OPINION, -weight) for word in _lower(split(listed))})
    for weight, listed in _weighted(source, "POSITIVE"):
        words.update({word: Word(Role.OPINION, weight) for word in _lower(split(listed))})
    for weight, listed in _weighted(source, "DEGREES"):
        words.update({word: Word(Role.DEGREE, weight) for word in split(listed)})
    for name, role in (
        ("NEGATORS", Role.NEGATOR),
        ("CONTRASTS", Role.CONTRAST),
        ("CONCESSIONS", Role.CONCESSION),
        ("GUARDS", Role.GUARD),
    ):
        words.update({word: Word(role) for word in _lower(split(getattr(source, name)))})
    return words


def _breaks(*, weak: str, strong: str) -> dict[str, Word]:
    """The marks that end a clause, and those that end a sentence."""
    return dict.fromkeys(weak, Word(Role.WEAK_BREAK)) | dict.fromkeys(strong, Word(Role.STRONG_BREAK))


def _weighted(source: ModuleType, name: str) -> list[tuple[float, str]]:
    table: Mapping[float, str] = getattr(source, name)
    return sorted(table.items())


def _lower(words: Iterable[str]) -> list[str]:
    return [word.lower() for word in words]


def _cues(source: ModuleType, hints: ModuleType, *, split: Splitter) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}

    def add(listed: str, cue: Cue) -> None:
        for phrase in _lower(split(listed)):
            found.setdefault(phrase, []).append(cue)

    natures: Mapping[str, Mapping[float, str]] = source.NATURE
    for nature, table in natures.items():
        for weight, listed in table.items():
            add(listed, Cue(Decision.NATURE, Nature(nature).value, weight))
    for decision, name in ((Decision.DISSATISFACTION, "DISSATISFACTION"), (Decision.SARCASM, "SARCASM")):
        for weight, listed in _weighted(source, name):
            add(listed, Cue(decision, "", weight))
    for decision, table, weight in (
        (Decision.CATEGORY, source.CATEGORY, 1.0),
        (Decision.TOPIC, hints.TOPIC, 1.0),
        (Decision.SECTION, source.SECTION, 1.0),
        (Decision.SECTION, hints.SECTION, 1.0),
        (Decision.URGENCY, source.URGENCY, 1.0),
        (Decision.URGENCY, hints.URGENCY, HINT),
    ):
        for value, listed in table.items():
            add(listed, Cue(decision, _known(decision, value), weight))
    add(source.NOISE, Cue(Decision.NOISE, "", 1.0))
    return {phrase: tuple(cues) for phrase, cues in found.items()}


def _known(decision: Decision, value: str) -> str:
    """Refuse a lexicon that names a section or reason nobody knows."""
    if decision is Decision.SECTION:
        return Section(value).value
    if decision is Decision.URGENCY:
        return UrgencyReason(value).value
    return value
