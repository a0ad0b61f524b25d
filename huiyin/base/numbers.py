"""Numbers that people say aloud, such as the 1042 of HY-1042: ever growing, gaps allowed."""

from django.db import connection

from huiyin.base.database import on_postgres

FIRST_NUMBER = 1001


def sequence_name(name: str) -> str:
    """Return the name of the series' sequence on PostgreSQL, made by migrations_ops.NumberSeries."""
    return f"base_number_{name}"


def next_number(name: str) -> int:
    """Return the next number of a series; the first is 1001. On PostgreSQL nothing is locked."""
    return next_numbers(name, count=1)[0]


def next_numbers(name: str, *, count: int) -> list[int]:
    """Return the next numbers of a series, taken with one statement; see ``next_number``."""
    with connection.cursor() as cursor:
        if on_postgres():
            cursor.execute("SELECT nextval(%s) FROM generate_series(1, %s)", [sequence_name(name), count])
            return [int(row[0]) for row in cursor.fetchall()]
        cursor.execute(_COUNT, [name, FIRST_NUMBER - 1 + count, count])
        last = int(cursor.fetchone()[0])
        return list(range(last - count + 1, last + 1))


_COUNT = (
    "INSERT INTO base_counter (name, value) VALUES (%s, %s)"
    " ON CONFLICT (name) DO UPDATE SET value = base_counter.value + %s RETURNING value"
)
