"""Which voices are put to a language model: the doubtful ones, where an administrator has named a model.

Kept apart from the asking itself (`second_opinions`), which costs more to load than most processes need.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.conf import settings

from huiyin.base.jobs import enqueue_many
from huiyin.lib.text import Analysis
from huiyin.lib.text.llm.asking import worth_asking
from huiyin.listen.terms import VoiceText
from huiyin.understand.rules import questions_of

ASK_JOB: Final = "understand.ask_model"


def is_model_named() -> bool:
    """Tell whether a language model may be asked here; without settings none is."""
    return bool(settings.HUIYIN.llm_base_url and settings.HUIYIN.llm_model)


def enqueue_questions(pairs: Sequence[tuple[VoiceText, Analysis]], *, now: datetime) -> None:
    """Have a language model asked about those voices that are worth it, in the caller's transaction.

    Nothing is enqueued where no model is named. Voices of the demo are never sent anywhere.
    """
    if not is_model_named():
        return
    questions = [
        {"feedback": str(voice.id), "task": task}
        for voice, analysis in pairs
        if not voice.is_demo
        for task in questions_of(worth_asking(analysis, text=voice.text))
    ]
    dedupes = [f"{ASK_JOB}:{one['feedback']}:{one['task']}" for one in questions]
    enqueue_many(ASK_JOB, questions, now=now, dedupes=dedupes)
