"""Running ready-made SQL, for the few questions that every request begins with.

Building a query by the ORM costs more CPU than answering it (bench/intake).
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from huiyin.base.database import on_postgres


def rows_of(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Return all rows of a ready-made question."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def among(column: str, values: Sequence[str]) -> tuple[str, list[Any]]:
    """Return the condition that a text column holds one of the values, and its parameters."""
    if on_postgres():
        return f"{column} = ANY(%s)", [list(values)]
    return f"{column} IN ({', '.join(['%s'] * len(values))})", list(values)
