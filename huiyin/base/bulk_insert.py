"""Inserting rows at the price of the database, not of the ORM.

Intake and analysis write the same few tables thousands of times; building each INSERT anew cost more
CPU than running it (bench/intake). The statement of a table is built once; many rows go by COPY on
PostgreSQL and by one prepared statement on SQLite. Errors are Django's own (IntegrityError …).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection
from django.db.models import Field, Model

from huiyin.base.database import on_postgres

# From here on COPY beats one statement with many values.
COPY_FROM: Final = 20


@dataclass(frozen=True)
class _Plan:
    """How the rows of one table are written."""

    head: str
    places: str
    copy: str
    fields: "tuple[Field[Any, Any], ...]"

    def insert(self, rows: int) -> str:
        """Return the INSERT for this many rows."""
        return self.head + ", ".join([self.places] * rows)


def insert_rows(*groups: Sequence[Model]) -> None:
    """Insert new rows as they are, one group per model and in this order, in the caller's transaction.

    Every column is written and nothing is read back: ids are made in Python, and the model must not
    rely on database defaults. Raises IntegrityError like bulk_create. Small groups share one trip to
    PostgreSQL.
    """
    statements: list[str] = []
    parameters: list[Any] = []
    for rows in filter(None, groups):
        plan = _plan(type(rows[0]))
        if not on_postgres():
            _run_many(plan, rows)
        elif len(rows) < COPY_FROM:
            statements.append(plan.insert(len(rows)))
            parameters += [value for row in rows for value in _values(plan, row)]
        else:
            _run(statements, parameters)
            _copy(plan, rows)
    _run(statements, parameters)


def _run(statements: list[str], parameters: list[Any]) -> None:
    """Run what has gathered in one trip, and empty the lists."""
    if statements:
        with connection.cursor() as cursor:
            cursor.execute("; ".join(statements), parameters)
    statements.clear()
    parameters.clear()


@cache
def _plan(model: type[Model]) -> _Plan:
    fields = tuple(model._meta.concrete_fields)
    quote = connection.ops.quote_name
    target = f"{quote(model._meta.db_table)} ({', '.join(quote(str(field.column)) for field in fields)})"
    return _Plan(
        head=f"INSERT INTO {target} VALUES ",  # noqa: S608 - our own tables
        places=f"({', '.join(['%s'] * len(fields))})",
        copy=f"COPY {target} FROM STDIN",
        fields=fields,
    )


def _values(plan: _Plan, row: Model) -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in plan.fields]


def _run_many(plan: _Plan, rows: Sequence[Model]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(plan.insert(1), [_values(plan, row) for row in rows])


def _copy(plan: _Plan, rows: Sequence[Model]) -> None:
    # The context manager of COPY is the driver's own: Django's wrapping of errors is added by hand.
    with connection.cursor() as cursor, connection.wrap_database_errors, cursor.copy(plan.copy) as copy:
        for row in rows:
            copy.write_row(_values(plan, row))
