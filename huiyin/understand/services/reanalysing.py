"""Judging old voices again when the model has changed: one pass per model, in short stretches of bulk work."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from huiyin.base.jobs import enqueue
from huiyin.listen.queries import outdated_ids, voice_texts
from huiyin.understand.models import Reanalysis
from huiyin.understand.queries import is_reanalysing, outstanding
from huiyin.understand.services.analysing import Versions, record, versions_seen
from huiyin.understand.services.engine import current_version, judge
from huiyin.understand.terms import Begun

REANALYSE_JOB: Final = "understand.reanalyse"
# A stretch holds the writing of SQLite for some hundredths of a second: live voices hardly wait for it.
REANALYSED_AT_ONCE = 200
# So long a new voice is left to its own analysis: both at once would only undo each other's work.
FRESH: Final = timedelta(minutes=10)
# A worker of another release leaves the pass to one of the right release, and looks again after this time.
OTHER_RELEASE: Final = timedelta(minutes=1)


def reanalyse(*, now: datetime) -> Begun:
    """Have voices that another model (or none) has judged judged by the current one, in the background.

    While a pass is under way, or when nothing is outdated, nothing is enqueued.
    """
    with transaction.atomic():
        run = _own_run(now=now)
        under_way = run.turn > 0 and run.ended_at is None
        if under_way and is_reanalysing():
            return Begun.RUNNING
        if not under_way and not outstanding(model_version=run.model_version):
            return Begun.CURRENT
        _begin(run, now=now)
    return Begun.BEGUN


def notice_model(*, now: datetime) -> bool:
    """Begin a pass when the last one was another model's; return whether it was begun.

    For the start of a worker: one row answers it, however many voices there are.
    """
    with transaction.atomic():
        run = _own_run(now=now)
        if run.turn and _latest_version() == run.model_version:
            return False
        _begin(run, now=now)
    return True


def reanalyse_next(payload: Mapping[str, Any], *, now: datetime, finish: Callable[[], None]) -> None:
    """Judge the next stretch of outdated voices and, unless it was the last, enqueue the one after it.

    What belongs to an earlier turn, or to a model that another has followed, ends without doing anything.
    """
    version = payload.get("model_version", "")
    run = Reanalysis.objects.filter(model_version=version, turn=payload.get("turn", 0), ended_at=None).first()
    if run is None or _latest_version() != version:
        return
    if version != current_version():
        _leave(run, now=now, finish=finish)
        return
    outdated = outdated_ids(model_version=version, after=run.after, fresh_from=now - FRESH, limit=REANALYSED_AT_ONCE)
    versions = versions_seen(list(outdated))
    voices = voice_texts(_to_judge(outdated, versions))
    pairs = list(zip(voices, judge(voices), strict=True))
    with transaction.atomic():
        finish()
        record(pairs, versions=versions, now=now)
        _move(run, list(outdated), judged=len(pairs), now=now)


def _own_run(*, now: datetime) -> Reanalysis:
    """Return the row of this process's model, locked; its turn is 0 before the first pass."""
    Reanalysis.objects.get_or_create(model_version=current_version(), defaults={"begun_at": now})
    return Reanalysis.objects.select_for_update().get(model_version=current_version())


def _latest_version() -> str | None:
    begun = Reanalysis.objects.filter(turn__gt=0).order_by("-begun_at", "model_version")
    return begun.values_list("model_version", flat=True).first()


def _begin(run: Reanalysis, *, now: datetime) -> None:
    run.turn, run.begun_at, run.judged = run.turn + 1, now, 0
    run.moved_at = run.ended_at = run.after = None
    run.save()
    _enqueue(run, now=now)


def _to_judge(outdated: Mapping[UUID, bool], versions: Versions) -> list[UUID]:
    """Return the voices without those a person corrected and the current model has seen: nothing would change."""
    return [id for id, corrected in outdated.items() if not (corrected and current_version() in versions[id])]


def _move(run: Reanalysis, walked: Sequence[UUID], *, judged: int, now: datetime) -> None:
    run.judged, run.moved_at = run.judged + judged, now
    run.after = walked[-1] if walked else run.after
    run.ended_at = now if len(walked) < REANALYSED_AT_ONCE else None
    run.save(update_fields=["judged", "moved_at", "after", "ended_at"])
    if not run.ended_at:
        _enqueue(run, now=now)


def _leave(run: Reanalysis, *, now: datetime, finish: Callable[[], None]) -> None:
    with transaction.atomic():
        finish()
        _enqueue(run, now=now, run_at=now + OTHER_RELEASE)


def _enqueue(run: Reanalysis, *, now: datetime, run_at: datetime | None = None) -> None:
    enqueue(
        REANALYSE_JOB,
        {"model_version": run.model_version, "turn": run.turn},
        now=now,
        run_at=run_at,
        dedupe=f"{REANALYSE_JOB}:{run.model_version}:{run.turn}",
    )
