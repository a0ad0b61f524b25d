"""Recording on each voice what was decided about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction

from huiyin.listen.models import Feedback
from huiyin.listen.terms import Understood

_COLUMNS: Final = (
    "language",
    "nature",
    "sentiment",
    "sentiment_score",
    "urgency",
    "urgency_reasons",
    "section",
    "category",
    "categories",
    "keywords",
    "model_version",
    "understood_at",
    "corrected_by",
)
_FIELDS: Final = {field.column: field for field in Feedback._meta.concrete_fields}


def record_understanding(decisions: Sequence[Understood], *, now: datetime) -> None:
    """Write the current decision on each voice and raise its version.

    A machine's decision leaves a voice alone that a person has corrected.
    """
    table = Feedback._meta.db_table
    sets = ", ".join(f"{column} = %s" for column in _COLUMNS)
    # One prepared statement for many rows: bulk_update's CASE over 13 columns costs ten times the CPU.
    statement = (
        f"UPDATE {table} SET {sets}, version = version + 1 "  # noqa: S608 our own names only
        "WHERE id = %s AND (corrected_by IS NULL OR %s)"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        # One order for everybody: two batches with common voices wait, they do not deadlock.
        ordered = sorted(decisions, key=lambda decision: decision.feedback_id)
        cursor.executemany(statement, [_parameters(decision, now=now) for decision in ordered])


def _parameters(decision: Understood, *, now: datetime) -> list[Any]:
    values = [_prepared(column, _value(decision, column, now=now)) for column in _COLUMNS]
    return [*values, _prepared("id", decision.feedback_id), decision.corrected_by is not None]


def _value(decision: Understood, column: str, *, now: datetime) -> Any:
    if column == "understood_at":
        return now
    value = getattr(decision, column)
    return list(value) if isinstance(value, tuple) else value


def _prepared(column: str, value: Any) -> Any:
    """Return a value as this database stores it in this column."""
    return _FIELDS[column].get_db_prep_save(value, connection)
