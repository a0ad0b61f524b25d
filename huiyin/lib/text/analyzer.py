"""The analyzer: one pass of rules and lexicons over each text, in bounded time."""

import re
from collections.abc import Sequence
from itertools import repeat
from typing import Literal, Self

from huiyin.lib.text.analysis import Analysis, Context, Reason
from huiyin.lib.text.aspects.by_cues import aspects_of
from huiyin.lib.text.categories import Clauses, categories_of, section_of
from huiyin.lib.text.cleaning import CleanText, clean
from huiyin.lib.text.cues import find_cues
from huiyin.lib.text.keywords import is_noise, keywords_of
from huiyin.lib.text.language import detect_language
from huiyin.lib.text.lexicon.loading import Decision, Lexicon, chinese, english_lexicon
from huiyin.lib.text.nature import implied_dissatisfaction, nature_of, sarcasm_of
from huiyin.lib.text.sentiment import Feelings, read_feelings, sentiment_of
from huiyin.lib.text.terms import Language, Sentiment, UrgencyReason
from huiyin.lib.text.urgency import feel_harm, urgency_of, urgent_cues

MODEL_VERSION = "rules-1"
"""Stored with every decision; changes whenever a rule or a lexicon does."""

Profile = Literal["light", "vectors", "accurate"]

MOST_REASONS = 24
_HAN = re.compile("[\u4e00-\u9fff]")
_ENGLISH_WORD = re.compile("[a-z]{3}")
_RATING_WEIGHT = 0.8
_NOTHING = Context()


class Analyzer:
    """Judges texts in zh-Hans, zh-Hant and en by rules and lexicons, offline."""

    def __init__(self, *, profile: Profile = "light") -> None:
        self.profile = profile

    @classmethod
    def load(cls, profile: Profile = "light") -> Self:
        """An analyzer with its lexicons compiled, ready for the first text.

        This version has rules only: the profiles "vectors" and "accurate" answer the same.
        """
        analyzer = cls(profile=profile)
        analyzer.analyze(["你好", "hello"])
        return analyzer

    def analyze(self, texts: Sequence[str], *, context: Sequence[Context] | None = None) -> list[Analysis]:
        """One analysis per text, in order; never raises for any content of a text.

        A text longer than 20,000 characters is read at its head and its tail (`truncated`).
        `context`, when given, has one entry per text.
        """
        contexts = repeat(_NOTHING, len(texts)) if context is None else context
        return [self._analyze(text, known) for text, known in zip(texts, contexts, strict=True)]

    def explain(self, text: str, *, context: Context | None = None) -> tuple[Reason, ...]:
        """The words and rules that moved each decision about one text, the weightiest first."""
        return self._analyze(text, context or _NOTHING).reasons

    def _analyze(self, text: str, context: Context) -> Analysis:
        cleaned = clean(text)
        lexicons = _lexicons_for(cleaned.folded)
        feelings = read_feelings(cleaned.folded, lexicons)
        cues = find_cues(cleaned.folded, lexicons)
        harm = urgent_cues(cleaned.folded, cues[Decision.URGENCY], lexicons)
        feel_harm(feelings, harm)
        language = detect_language(cleaned, declared=context.language)
        sentiment = _sentiment(feelings, context)
        sarcasm, implied = sarcasm_of(feelings, cues), implied_dissatisfaction(feelings, cues)
        natures, nature_reasons = nature_of(
            cleaned.folded, feelings, cues, sarcasm=sarcasm, dissatisfaction=implied, rating=context.rating
        )
        nature = max(natures, key=lambda key: natures[key])
        urgency, urgency_reasons = urgency_of(harm, feelings, nature=nature)
        clauses = Clauses(cleaned.folded, feelings, spaced=language is Language.EN)
        categories = categories_of(cues[Decision.CATEGORY], clauses)
        return Analysis(
            language=language,
            sentiment=_label(sentiment),
            sentiment_score=round(sentiment[Sentiment.POSITIVE] - sentiment[Sentiment.NEGATIVE], 4),
            sentiment_probabilities=sentiment,
            sarcasm=sarcasm,
            implied_dissatisfaction=implied,
            nature=nature,
            nature_probabilities=natures,
            section=section_of(cues, categories),
            categories=categories,
            urgency=urgency,
            urgency_reasons=_codes(urgency_reasons),
            aspects=aspects_of(cues[Decision.CATEGORY], clauses),
            keywords=keywords_of(cleaned),
            is_machine_noise=_noise(cleaned, feelings, told=bool(cues[Decision.NOISE])),
            model_version=MODEL_VERSION,
            reasons=_reasons(feelings, [*urgency_reasons, *nature_reasons]),
            truncated=cleaned.truncated,
        )


def _lexicons_for(folded: str) -> list[Lexicon]:
    lexicons = []
    if _HAN.search(folded) or not _ENGLISH_WORD.search(folded):
        lexicons.append(chinese())
    if _ENGLISH_WORD.search(folded):
        lexicons.append(english_lexicon())
    return lexicons


def _sentiment(feelings: Feelings, context: Context) -> dict[Sentiment, float]:
    rated = 0.0 if context.rating is None else _RATING_WEIGHT * (context.rating - 50) / 50
    activity = feelings.praise + feelings.blame + abs(rated)
    return sentiment_of(feelings.total + rated, activity)


def _label(probabilities: dict[Sentiment, float]) -> Sentiment:
    """The likeliest; as much for as against is neutral."""
    best = max(probabilities, key=lambda key: probabilities[key])
    balanced = abs(probabilities[Sentiment.POSITIVE] - probabilities[Sentiment.NEGATIVE]) < 1e-9
    return Sentiment.NEUTRAL if balanced else best


def _noise(cleaned: CleanText, feelings: Feelings, *, told: bool) -> bool:
    return is_noise(cleaned, told=told, feeling=bool(feelings.contributions))


def _codes(reasons: list[Reason]) -> tuple[UrgencyReason, ...]:
    """Each reason once, in the order of the text."""
    return tuple(UrgencyReason(code) for code in dict.fromkeys(reason.note for reason in reasons))


def _reasons(feelings: Feelings, others: list[Reason]) -> tuple[Reason, ...]:
    felt = [
        Reason("sentiment", item.cue, round(item.weight, 3))
        for item in sorted(feelings.contributions, key=lambda item: -abs(item.weight))
    ]
    return tuple([*others, *felt][:MOST_REASONS])
