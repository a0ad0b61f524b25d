"""The jobs of understand, and what a worker does before its first one."""

import time
from datetime import datetime
from typing import Any

from huiyin.base.jobs import Lane, current_job, enqueue_many, job
from huiyin.base.start_duties import at_runner_start
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
    services.reanalyse_next(payload, now=now, finish=current_job().finish)


# Above the time that one question may take in all (adapters.llm.Limits.total).
@job(name=services.ASK_JOB, lane=Lane.BULK, attempts=3, timeout=90, transactional=False)
def ask_model(payload: dict[str, Any], *, now: datetime) -> None:
    """Ask the administrator's language model about one voice."""
    from huiyin.understand.services import second_opinions  # masking and prompts only in processes that ask

    run = current_job()
    second_opinions.ask_model(
        payload, now=now, attempt=run.attempt, clock=time.monotonic, sleep=time.sleep, finish=run.finish
    )


@at_runner_start(Lane.INBOUND)
def warm_up(*, now: datetime) -> None:
    """Load the engine, so that the first voice need not wait for it."""
    services.warm_up()


@at_runner_start(Lane.BULK)
def notice_model(*, now: datetime) -> None:
    """After an upgrade: have old voices judged by the new model, once."""
    services.notice_model(now=now)
