"""Numbers that people say aloud, such as the 1042 of HY-1042: ever growing, gaps allowed."""

from django.db import connection

from huiyin.base.database import on_postgres

FIRST_NUMBER = 1001


def sequence_name(name: str) -> str:
    """Return the name of the series' sequence on PostgreSQL, made by migrations_ops.NumberSeries."""
    return f"base_number_{name}"


def next_number(name: str) -> int:
    """Return the next number of a series; the first is 1001. On PostgreSQL nothing is locked."""
    with connection.cursor() as cursor:
        if on_postgres():
            cursor.execute("SELECT nextval(%s)", [sequence_name(name)])
        else:
            cursor.execute(_COUNT, [name, FIRST_NUMBER])
        return int(cursor.fetchone()[0])


_COUNT = (
    "INSERT INTO base_counter (name, value) VALUES (%s, %s)"
    " ON CONFLICT (name) DO UPDATE SET value = base_counter.value + 1 RETURNING value"
)
