"""What the analyzer answers, and what it may be told beside the words."""

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.lib.text.terms import Language, Nature, Section, Sentiment, Urgency, UrgencyReason


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about a text beside its words; every part may be unknown.

    `rating` is the customer's own score on 0–100. `language` is a declared language
    ("zh-Hans", "zh-Hant", "en") that settles short texts without a readable script.
    """

    channel: str | None = None
    language: str | None = None
    rating: float | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing the text speaks about, and how. `span` is [start, end) in the cleaned text."""

    term: str
    category: str
    polarity: Sentiment
    span: tuple[int, int]
    confidence: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One cue that moved a decision: `decision` ("sentiment", "nature", …), its words, its weight."""

    decision: str
    cue: str
    weight: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The judgement of one text. Probabilities sum to 1; the score lies in [-1, 1].

    `urgency_reasons` names codes of `UrgencyReason`; the words behind them are in `reasons`.
    `categories` are (path, probability), best first; `path` is a key of `taxonomy.CATEGORIES`.
    `truncated` says that only the head and the tail of a very long text were read.
    """

    language: Language
    sentiment: Sentiment
    sentiment_score: float
    sentiment_probabilities: Mapping[Sentiment, float]
    sarcasm: float
    implied_dissatisfaction: float
    nature: Nature
    nature_probabilities: Mapping[Nature, float]
    section: Section
    categories: tuple[tuple[str, float], ...]
    urgency: Urgency
    urgency_reasons: tuple[UrgencyReason, ...]
    aspects: tuple[Aspect, ...]
    keywords: tuple[str, ...]
    is_machine_noise: bool
    model_version: str
    reasons: tuple[Reason, ...] = ()
    truncated: bool = False
