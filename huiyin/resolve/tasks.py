"""The jobs of resolve: what wakes it, and the one service each calls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.base.jobs import Lane, job
from huiyin.contact.queries import fates
from huiyin.contact.terms import Purpose
from huiyin.resolve import services

# One transaction per so many voices: on SQLite a long one keeps everybody else from writing.
CHUNK = 100


@job(name="resolve.triage", lane=Lane.INBOUND, attempts=8, timeout=120, transactional=False)
def triage(payload: dict[str, Any], *, now: datetime) -> None:
    """Judge voices that were understood; repeating it opens no second case."""
    ids: Sequence[str] = payload["ids"]
    for start in range(0, len(ids), CHUNK):
        services.triage(ids[start : start + CHUNK], now=now)


# Small batches: on SQLite the sweep that fires the next clocks waits for this transaction to end (bench/clocks).
@job(name="resolve.clock_due", lane=Lane.CLOCK, attempts=10, timeout=60, batch=50)
def clock_due(payloads: list[dict[str, Any]], *, now: datetime) -> None:
    """Warn and report for clocks that fell due."""
    services.clocks_rang([_ring(payload) for payload in payloads], now=now)


@job(name="resolve.close_quietly", lane=Lane.CLOCK, attempts=10)
def close_quietly(payload: dict[str, Any], *, now: datetime) -> None:
    """Close a case whose letter stayed without an answer."""
    services.close_quietly(_case_id(payload["subject"]), generation=payload["generation"], now=now)


@job(name="resolve.invite_rating", lane=Lane.NOTIFY, attempts=8)
def invite_rating(payload: dict[str, Any], *, now: datetime) -> None:
    """Ask for a rating when the letter is on its way."""
    services.invite_rating(UUID(payload["case_id"]), now=now)


@job(name="resolve.judge_rating", lane=Lane.INBOUND, attempts=8)
def judge_rating(payload: dict[str, Any], *, now: datetime) -> None:
    """Note a rating of a case; answers about other subjects are not ours."""
    if _is_case(payload["subject"]):
        services.judge_rating(_case_id(payload["subject"]), answer_id=UUID(payload["answer_id"]), now=now)


@job(name="resolve.message_left", lane=Lane.NOTIFY, attempts=8)
def message_left(payload: dict[str, Any], *, now: datetime) -> None:
    """Meet the clocks of a case whose message has left, at the moment it left."""
    if not _is_case(payload["subject"]):
        return
    fate = fates([UUID(payload["message_id"])]).get(UUID(payload["message_id"]))
    services.message_left(
        _case_id(payload["subject"]),
        purpose=Purpose(payload["purpose"]),
        at=fate.at if fate else now,
        now=now,
    )


@job(name="resolve.message_failed", lane=Lane.NOTIFY, attempts=8)
def message_failed(payload: dict[str, Any], *, now: datetime) -> None:
    """Show a failed message on its case."""
    if not _is_case(payload["subject"]):
        return
    message_id = UUID(payload["message_id"])
    fate = fates([message_id]).get(message_id)
    reason = (fate.reason if fate else None) or ""
    services.message_failed(_case_id(payload["subject"]), message_id=message_id, reason=reason, now=now)


@job(name="resolve.recount_estimates", lane=Lane.BULK, transactional=False, timeout=600)
def recount_estimates(payload: dict[str, Any], *, now: datetime) -> None:
    """Once a day: clocks that were estimated get their true times when the year's calendar has arrived."""
    services.recount_estimates(now=now)


def _is_case(subject: str) -> bool:
    return subject.startswith("case:")


def _case_id(subject: str) -> UUID:
    return UUID(subject.removeprefix("case:"))


def _ring(payload: dict[str, Any]) -> services.Ring:
    clock, _, stage = payload["key"].partition(":")
    return services.Ring(
        case_id=_case_id(payload["subject"]), clock=clock, stage=stage, generation=payload["generation"]
    )
