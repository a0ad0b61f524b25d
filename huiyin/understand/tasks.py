"""The jobs of understand."""

from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.base.jobs import Lane, current_job, enqueue_many, job
from huiyin.understand import services

ANALYSE_JOB = "understand.analyse"
# One run stays short whatever was accepted at once: what is beyond goes back into the queue.
VOICES_AT_ONCE = 1_000


@job(name=ANALYSE_JOB, lane=Lane.INBOUND, attempts=5, timeout=60, batch=200, transactional=False)
def analyse(payloads: list[dict[str, Any]], *, now: datetime) -> None:
    """Analyse the voices of these events, each once per model."""
    ids = [id for payload in payloads for id in payload["ids"]]
    finish_job = current_job().finish

    def finish() -> None:
        finish_job()
        rest = range(VOICES_AT_ONCE, len(ids), VOICES_AT_ONCE)
        enqueue_many(ANALYSE_JOB, [{"ids": ids[at : at + VOICES_AT_ONCE]} for at in rest], now=now)

    services.analyse_voices(ids[:VOICES_AT_ONCE], now=now, finish=finish)


@job(name=services.REANALYSE_JOB, lane=Lane.BULK, attempts=5, timeout=60, transactional=False)
def reanalyse(payload: dict[str, Any], *, now: datetime) -> None:
    """Judge the next stretch of voices that another model has judged."""
    after = UUID(payload["after"]) if payload["after"] else None
    services.reanalyse_next(after=after, now=now, finish=current_job().finish)
