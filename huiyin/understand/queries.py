"""Questions about judgements: how far a re-analysis has come, and what it changed."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Max

from huiyin.base.models import Job
from huiyin.listen.queries import count_by_model
from huiyin.understand.models import ModelUsage, Reanalysis, Suggestion, Understanding

DECISIONS: Final = ("nature", "sentiment", "urgency", "category")
_JOB: Final = "understand.reanalyse"
_SUGGESTION_COLUMNS: Final = ("feedback_id", "task", "fields", "model", "model_version", "asked_at")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far voices follow a model; `per_second` is the pace of the pass so far, None before it moved."""

    model_version: str
    voices: int
    done: int
    outdated: int
    judged_by: dict[str, int]
    begun_at: datetime | None
    ended_at: datetime | None
    judged: int
    per_second: float | None
    is_running: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the progress for JSON."""
        return asdict(self)


@dataclass(frozen=True, order=True)
class Change:
    """So many voices went from one class to another; the same class twice means that they stayed."""

    before: str
    after: str
    voices: int


def is_reanalysing() -> bool:
    """Tell whether a stretch of a re-analysis waits or runs."""
    return Job.objects.filter(name=_JOB, died_at=None).exists()


def outstanding(*, model_version: str) -> int:
    """Return how many voices carry the decision of another model, or none; what people corrected is not counted."""
    counts = count_by_model()
    return sum(counts.values()) - counts.get(model_version, 0)


def reanalysis_progress(*, model_version: str) -> Progress:
    """Return how far the voices follow a model. Counts every voice: seconds for a million."""
    counts = count_by_model()
    voices, done = sum(counts.values()), counts.get(model_version, 0)
    run = Reanalysis.objects.filter(model_version=model_version, turn__gt=0).first()
    return Progress(
        model_version=model_version,
        voices=voices,
        done=done,
        outdated=voices - done,
        judged_by=dict(sorted(counts.items())),
        begun_at=run.begun_at if run else None,
        ended_at=run.ended_at if run else None,
        judged=run.judged if run else 0,
        per_second=_pace(run),
        is_running=is_reanalysing(),
    )


def versions_in_history() -> list[str]:
    """Return the models that have judged voices, the one that judged last at the end."""
    rows = Understanding.objects.filter(corrected_by=None).values("model_version").annotate(last=Max("decided_at"))
    return list(rows.order_by("last", "model_version").values_list("model_version", flat=True))


def reanalysis_changes(*, before: str, after: str) -> dict[str, list[Change]]:
    """Return for nature, sentiment, urgency and category how many voices went from which class to which.

    Compares what two models said of the same voices, whatever people decided since; the largest counts first.
    """
    found: dict[str, Counter[tuple[str, str]]] = {decision: Counter() for decision in DECISIONS}
    with connection.cursor() as cursor:
        cursor.execute(_CHANGES, [before, after])
        for *classes, voices in cursor.fetchall():
            for place, decision in enumerate(DECISIONS):
                found[decision][classes[2 * place], classes[2 * place + 1]] += voices
    return {decision: [Change(*pair, n) for pair, n in pairs.most_common()] for decision, pairs in found.items()}


def newest_suggestions(*, limit: int) -> list[dict[str, Any]]:
    """Return what a language model said last, the newest first; `fields` is empty where it agreed."""
    rows = Suggestion.objects.order_by("-id").values(*_SUGGESTION_COLUMNS)
    return [{**row} for row in rows[:limit]]


def model_calls(*, day: date) -> int:
    """Return how often the language model was called on a day of the organisation, or is about to be."""
    return ModelUsage.objects.filter(day=day).values_list("calls", flat=True).first() or 0


def _changes_statement() -> str:
    table = Understanding._meta.db_table
    columns = ", ".join(f"a.{decision}, b.{decision}" for decision in DECISIONS)
    return (
        f"SELECT {columns}, COUNT(*) FROM {table} a "  # noqa: S608 our own names only
        f"JOIN {table} b ON b.feedback_id = a.feedback_id AND b.corrected_by IS NULL "
        "WHERE a.corrected_by IS NULL AND a.model_version = %s AND b.model_version = %s "
        f"GROUP BY {columns}"
    )


_CHANGES: Final = _changes_statement()


def _pace(run: Reanalysis | None) -> float | None:
    if run is None or run.moved_at is None:
        return None
    seconds = (run.moved_at - run.begun_at).total_seconds()
    return round(run.judged / seconds, 1) if seconds > 0 else None
