"""Analysing voices: outside the transaction; then history, decision, search index and event in one."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.bulk_insert import insert_rows
from huiyin.base.bus import publish_many
from huiyin.base.search import index_texts
from huiyin.lib.text import Analysis
from huiyin.listen.queries import SEARCH_KIND, voice_texts
from huiyin.listen.services import record_understanding
from huiyin.listen.terms import VoiceText
from huiyin.understand.events import FeedbackJudgedAgain, FeedbackUnderstood
from huiyin.understand.models import Understanding
from huiyin.understand.rules import confidence_of, decision_of, reasons_of
from huiyin.understand.services.asking import enqueue_questions
from huiyin.understand.services.engine import current_version, judge

Versions = Mapping[UUID, Set[str]]
Pair = tuple[VoiceText, Analysis]


def analyse_voices(ids: Sequence[UUID | str], *, now: datetime, finish: Callable[[], None] | None = None) -> int:
    """Analyse those of the voices that the current model has not seen; return how many.

    The analysis runs outside the transaction; the writing in one, together with `finish` (the end of
    the job). A voice analysed by two runs at once violates understand_once_per_model: one of them rolls
    back (IntegrityError).
    """
    wanted = list(dict.fromkeys(id if isinstance(id, UUID) else UUID(id) for id in ids))
    versions = versions_seen(wanted)
    voices = voice_texts([id for id in wanted if current_version() not in versions[id]])
    pairs = list(zip(voices, judge(voices), strict=True))
    with transaction.atomic():
        if finish:
            finish()
        record(pairs, versions=versions, now=now)
    return len(pairs)


def versions_seen(ids: Sequence[UUID]) -> Versions:
    """Return by voice the versions that have judged it."""
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = Understanding.objects.filter(feedback_id__in=list(ids), corrected_by=None)
    for feedback_id, version in rows.values_list("feedback_id", "model_version"):
        found[feedback_id].add(version)
    return found


def record(pairs: Sequence[Pair], *, versions: Versions, now: datetime) -> None:
    """Write judgements in the caller's transaction and announce them.

    Only a voice that nobody had judged is announced as understood, which is what starts work on it. One
    judged again (`versions` holds an older version) opens no case and sends nothing, however its class changed.
    """
    if not pairs:
        return
    current = current_version()
    insert_rows([_history(*pair, now=now) for pair in pairs if current not in versions[pair[0].id]])
    record_understanding([decision_of(*pair, model_version=current) for pair in pairs], now=now)
    first = [voice for voice, _ in pairs if not versions[voice.id]]
    index_texts(kind=SEARCH_KIND, items=[(voice.id, voice.text) for voice in first])
    publish_many(FeedbackUnderstood, [voice.id for voice in first], now=now)
    # Voices judged again would use up the days' calls of the live ones.
    enqueue_questions([pair for pair in pairs if not versions[pair[0].id]], now=now)
    publish_many(FeedbackJudgedAgain, [voice.id for voice, _ in pairs if versions[voice.id]], now=now)


def _history(voice: VoiceText, analysis: Analysis, *, now: datetime) -> Understanding:
    decision = decision_of(voice, analysis, model_version=current_version())
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
