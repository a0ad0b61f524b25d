"""Asking a language model about one voice: outside any transaction, believed as a suggestion at most.

The voice keeps its offline analysis whatever comes back; nothing is announced, so nothing acts on it.
"""

import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from huiyin.base.jobs import Retry
from huiyin.lib.text import Analysis
from huiyin.lib.text.llm.answers import suggestion
from huiyin.lib.text.llm.budget import Budget
from huiyin.lib.text.llm.prompts import Question, question
from huiyin.lib.text.llm.tasks import ModelTask
from huiyin.lib.text.taxonomy import CATEGORIES
from huiyin.listen.queries import voice_texts
from huiyin.listen.terms import VoiceText
from huiyin.understand.adapters.llm import Endpoint, Limits, ModelError, ModelFault, Opinion, ask
from huiyin.understand.models import Suggestion
from huiyin.understand.rules import kept_of
from huiyin.understand.services.asking import is_model_named
from huiyin.understand.services.engine import current_version, judge
from huiyin.understand.services.model_budget import budget_day, set_aside, settle
from huiyin.understand.services.own_heads import load_heads
from huiyin.understand.terms import LONGEST_MODEL_NAME, OwnTask

log = logging.getLogger("huiyin.understand")

# One attempt a run: the queue waits between attempts, not a worker. A server may refuse the schema once: two calls.
LIMITS: Final = Limits(attempts=1)
CALLS_A_QUESTION: Final = 2
FIRST_PAUSE: Final = timedelta(minutes=2)
LONGEST_PAUSE: Final = timedelta(hours=2)

Clock = Callable[[], float]
Sleep = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One question about one voice, and what the engine says of it."""

    voice: VoiceText
    task: ModelTask
    analysis: Analysis


def ask_model(
    payload: Mapping[str, Any],
    *,
    now: datetime,
    attempt: int,
    clock: Clock,
    sleep: Sleep,
    finish: Callable[[], None],
) -> None:
    """Ask about the voice and task of a payload and store what differs; at most once per voice, task and engine.

    Nothing is sent when the model was taken out of the settings, the voice is gone or was asked about, or the
    day's calls are spent. `finish` ends the job together with storing. Raises Retry for failures that may pass;
    others are logged, without a word of the customer or the model.
    """
    asked = _to_ask(payload)
    if asked is None:
        return
    day = budget_day(now)
    calls = set_aside(day=day, most=CALLS_A_QUESTION)
    if not calls:
        log.info("voice %s is not put to the language model: today's calls are spent", asked.voice.id)
        return
    try:
        opinion = ask(
            _question(asked), endpoint=_endpoint(), budget=Budget(calls=calls), clock=clock, sleep=sleep, limits=LIMITS
        )
    except ModelError as error:
        settle(day=day, calls=calls, used=error.usage)
        _give_up_or_retry(asked, error, attempt=attempt)
        return
    with transaction.atomic():
        finish()
        settle(day=day, calls=calls, used=opinion.usage)
        _store(asked, opinion, now=now)


def _to_ask(payload: Mapping[str, Any]) -> _Asked | None:
    """Return what still has to be asked, None when nothing has."""
    task = ModelTask(payload["task"])
    done = Suggestion.objects.filter(feedback_id=payload["feedback"], task=task, model_version=current_version())
    if not is_model_named() or done.exists():
        return None
    voices = [voice for voice in voice_texts([payload["feedback"]]) if voice.text.strip()]
    return _Asked(voice=voices[0], task=task, analysis=judge(voices)[0]) if voices else None


def _question(asked: _Asked) -> Question:
    return question(
        task=asked.task,
        texts=[asked.voice.text],
        nonce=secrets.token_hex(16),
        language=settings.HUIYIN.default_language,
        categories=_categories(),
    )


def _categories() -> tuple[str, ...]:
    """Return the labels that decide here: the shipped tree's, or those an organisation taught."""
    own = load_heads().get(OwnTask.CATEGORY)
    return tuple(map(str, own.labels)) if own else tuple(CATEGORIES)


def _endpoint() -> Endpoint:
    config = settings.HUIYIN
    return Endpoint(base_url=config.llm_base_url, key=config.llm_key, model=config.llm_model)


def _give_up_or_retry(asked: _Asked, error: ModelError, *, attempt: int) -> None:
    if error.permanent or error.fault is ModelFault.BUDGET_SPENT:
        log.warning("voice %s: no word of the language model on %s. %s", asked.voice.id, asked.task, error)
        return
    wanted = timedelta(seconds=min(error.retry_after or 0.0, LONGEST_PAUSE.total_seconds()))
    raise Retry(min(LONGEST_PAUSE, max(wanted, FIRST_PAUSE * 2 ** (attempt - 1))), str(error))


def _store(asked: _Asked, opinion: Opinion, *, now: datetime) -> None:
    """Write the suggestion, unless the voice was erased or rewritten while the model was thinking."""
    if voice_texts([asked.voice.id]) != [asked.voice]:
        return
    differing = suggestion(opinion.answer, analysis=asked.analysis)
    Suggestion.objects.get_or_create(
        feedback_id=asked.voice.id,
        task=asked.task,
        model_version=current_version(),
        defaults={
            "fields": kept_of(opinion.answer.fields, differing, task=asked.task),
            "model": opinion.model[:LONGEST_MODEL_NAME],
            "asked_at": now,
        },
    )
