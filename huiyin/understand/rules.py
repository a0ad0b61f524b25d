"""Pure decisions of understand: from the analyzer's answer to what is stored, and why."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from huiyin.lib.text import Analysis, Context, Language, Nature, Reason, Sentiment
from huiyin.lib.text.llm.asking import Doubt
from huiyin.lib.text.llm.tasks import ModelTask
from huiyin.listen.terms import Understood, VoiceText
from huiyin.understand.terms import OwnTask

LEAST_CATEGORY: Final = 0.3
"""Share from which a further category of an organisation's own model is kept beside the likeliest."""


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


def version_of(engine: str, *, encoder: str, own: Mapping[str, str]) -> str:
    """Return the model version stored with each decision: the engine's, its encoder, the organisation's own heads.

    `own` maps a task to the digest of its head. Whatever changes a judgement changes the version.
    """
    version = f"{engine}+{encoder}" if encoder else engine
    if not own:
        return version
    heads = "\n".join(f"{task}={own[task]}" for task in sorted(own))
    return f"{version}~{sha256(heads.encode()).hexdigest()[:8]}"


def decision_of(voice: VoiceText, analysis: Analysis, *, model_version: str) -> Understood:
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
        model_version=model_version,
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


def with_own(analysis: Analysis, *, task: OwnTask, label: str, shares: Mapping[str, float]) -> Analysis:
    """Return the analysis with one decision taken by the organisation's own model, which its reasons name.

    `shares` maps each of the model's labels to its probability; `label` is the one it gives.
    """
    reason = Reason(str(task), label, round(shares[label], 3), "own labels")
    told = replace(analysis, reasons=(reason, *analysis.reasons))
    if task is OwnTask.CATEGORY:
        others = [(path, share) for path, share in shares.items() if path != label and share >= LEAST_CATEGORY]
        ordered = sorted(others, key=lambda pair: (-pair[1], pair[0]))
        return replace(told, categories=((label, shares[label]), *ordered))
    if task is OwnTask.NATURE:
        natures = {nature: shares.get(nature, 0.0) for nature in Nature}
        return replace(told, nature=Nature(label), nature_probabilities=natures)
    moods = {mood: shares.get(mood, 0.0) for mood in Sentiment}
    return replace(
        told,
        sentiment=Sentiment(label),
        sentiment_score=round(moods[Sentiment.POSITIVE] - moods[Sentiment.NEGATIVE], 4),
        sentiment_probabilities=moods,
    )


def questions_of(doubts: Collection[Doubt]) -> list[ModelTask]:
    """Return what a language model is asked about a voice: a second opinion on a doubt, a summary of a long text."""
    opinion = [ModelTask.SECOND_OPINION] if set(doubts) - {Doubt.LONG} else []
    return [*opinion, ModelTask.SUMMARY] if Doubt.LONG in doubts else opinion


def kept_of(said: Mapping[str, str], differing: Mapping[str, str], *, task: ModelTask) -> dict[str, str]:
    """Return what is kept of a model's valid answer.

    Of a second opinion only where it differs from the analysis, and then why; of any other task all of it.
    """
    if task is not ModelTask.SECOND_OPINION:
        return dict(said)
    return {**differing, "why": said["why"]} if differing else {}
