"""Writes of understand: analysing voices once per model, and looking at old ones again."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db import transaction

from huiyin.base.bulk_insert import insert_rows
from huiyin.base.bus import publish_many
from huiyin.base.jobs import enqueue
from huiyin.base.search import index_texts
from huiyin.lib.text import MODEL_VERSION, Analysis, Analyzer
from huiyin.listen.queries import SEARCH_KIND, outdated_ids, voice_texts
from huiyin.listen.services import record_understanding
from huiyin.listen.terms import VoiceText
from huiyin.understand.events import FeedbackUnderstood
from huiyin.understand.models import Understanding
from huiyin.understand.rules import confidence_of, context_of, decision_of, reasons_of

REANALYSE_JOB = "understand.reanalyse"
REANALYSED_AT_ONCE = 500


def analyse_voices(ids: Sequence[UUID | str], *, now: datetime, finish: Callable[[], None] | None = None) -> int:
    """Analyse those of the voices that the current model has not seen; return how many.

    The analysis runs outside the transaction; then history, decision, search index and event are
    written in one, together with `finish` (the end of the job). A voice analysed by two runs at
    once violates understand_once_per_model: one of them rolls back (IntegrityError).
    """
    voices = voice_texts(_unseen(ids))
    analyses = analyzer().analyze([voice.text for voice in voices], context=[context_of(voice) for voice in voices])
    with transaction.atomic():
        if finish:
            finish()
        if voices:
            _record(voices, analyses, now=now)
    return len(voices)


def reanalyse(*, now: datetime) -> None:
    """Have voices that another model (or none) has judged judged by the current one, in the background."""
    with transaction.atomic():
        enqueue(REANALYSE_JOB, {"after": None}, now=now, dedupe=f"{REANALYSE_JOB}:{MODEL_VERSION}")


def reanalyse_next(*, after: UUID | None, now: datetime, finish: Callable[[], None]) -> None:
    """Analyse the next stretch of outdated voices and, unless it was the last, enqueue the one after it."""
    ids = outdated_ids(model_version=MODEL_VERSION, after=after, limit=REANALYSED_AT_ONCE)

    def end() -> None:
        finish()
        if len(ids) == REANALYSED_AT_ONCE:
            enqueue(REANALYSE_JOB, {"after": str(ids[-1])}, now=now)

    analyse_voices(ids, now=now, finish=end)


@cache
def analyzer() -> Analyzer:
    """Return this process's analyzer; its lexicons are compiled once."""
    return Analyzer.load()


def _unseen(ids: Sequence[UUID | str]) -> list[UUID]:
    """Return the ids, each once, that have no analysis by the current model."""
    wanted = dict.fromkeys(id if isinstance(id, UUID) else UUID(id) for id in ids)
    seen = Understanding.objects.filter(
        feedback_id__in=list(wanted), model_version=MODEL_VERSION, corrected_by=None
    ).values_list("feedback_id", flat=True)
    return list(wanted.keys() - set(seen))


def _record(voices: Sequence[VoiceText], analyses: Sequence[Analysis], *, now: datetime) -> None:
    pairs = list(zip(voices, analyses, strict=True))
    insert_rows([_history(voice, analysis, now=now) for voice, analysis in pairs])
    record_understanding([decision_of(voice, analysis) for voice, analysis in pairs], now=now)
    index_texts(kind=SEARCH_KIND, items=[(voice.id, voice.text) for voice in voices])
    publish_many(FeedbackUnderstood, [voice.id for voice in voices], now=now)


def _history(voice: VoiceText, analysis: Analysis, *, now: datetime) -> Understanding:
    decision = decision_of(voice, analysis)
    return Understanding(
        feedback_id=voice.id,
        model_version=decision.model_version,
        language=decision.language,
        nature=decision.nature,
        sentiment=decision.sentiment,
        sentiment_score=decision.sentiment_score,
        urgency=decision.urgency,
        section=decision.section,
        category=decision.category,
        confidence=confidence_of(analysis),
        reasons=reasons_of(analysis),
        decided_at=now,
    )
