"""Pure decisions of understand: from the analyzer's answer to what is stored, and why."""

from collections.abc import Mapping
from typing import Any

from huiyin.lib.text import Analysis, Context, Language
from huiyin.listen.terms import Understood, VoiceText


def context_of(voice: VoiceText) -> Context:
    """Return what the analyzer may know about a voice beside its words."""
    return Context(
        channel=voice.channel,
        language=declared_language(voice.language),
        rating=voice.rating,
        product=voice.product or None,
    )


def declared_language(code: str) -> str | None:
    """Return the sender's language as the analyzer knows it, or None for one it does not read."""
    parts = code.lower().replace("_", "-").split("-")
    if parts[0] == "en":
        return Language.EN
    if parts[0] != "zh":
        return None
    return Language.ZH_HANT if {"hant", "tw", "hk", "mo"} & set(parts) else Language.ZH_HANS


def decision_of(voice: VoiceText, analysis: Analysis) -> Understood:
    """Return the decision that goes onto the voice."""
    # What we cannot read keeps the language its sender told.
    unread = analysis.language is Language.OTHER and voice.language
    categories = tuple(path for path, _ in analysis.categories)
    return Understood(
        feedback_id=voice.id,
        language=voice.language if unread else analysis.language,
        nature=analysis.nature,
        sentiment=analysis.sentiment,
        sentiment_score=analysis.sentiment_score,
        urgency=analysis.urgency,
        urgency_reasons=tuple(analysis.urgency_reasons),
        section=analysis.section,
        category=categories[0] if categories else "",
        categories=categories,
        keywords=analysis.keywords,
        model_version=analysis.model_version,
    )


def confidence_of(analysis: Analysis) -> float:
    """Return how sure the weaker of the two main decisions is, nature and sentiment, in 0..1."""
    return min(analysis.nature_probabilities[analysis.nature], analysis.sentiment_probabilities[analysis.sentiment])


def reasons_of(analysis: Analysis) -> Mapping[str, Any]:
    """Return why it was decided so, as kept in the history and shown to people."""
    return {
        "cues": [
            {"decision": one.decision, "cue": one.cue, "weight": one.weight, "note": one.note}
            for one in analysis.reasons
        ],
        "nature": {str(nature): share for nature, share in analysis.nature_probabilities.items()},
        "sentiment": {str(mood): share for mood, share in analysis.sentiment_probabilities.items()},
        "categories": [{"path": path, "probability": share} for path, share in analysis.categories],
        "aspects": [
            {"term": one.term, "category": one.category, "polarity": str(one.polarity)} for one in analysis.aspects
        ],
        "sarcasm": analysis.sarcasm,
        "implied_dissatisfaction": analysis.implied_dissatisfaction,
        "is_machine_noise": analysis.is_machine_noise,
        "truncated": analysis.truncated,
    }
