"""The few things hand-written SQL must know about the two databases."""

import uuid
from datetime import UTC, datetime
from typing import Any

from django.db import connection
from django.utils.dateparse import parse_datetime

from huiyin.base import clock


def on_postgres() -> bool:
    """Tell whether the database is PostgreSQL (otherwise it is SQLite)."""
    return connection.vendor == "postgresql"


def moment_value(value: datetime | None) -> Any:
    """Return a datetime as the driver wants it in hand-written SQL."""
    return connection.ops.adapt_datetimefield_value(value)


def uuid_value(value: uuid.UUID) -> Any:
    """Return a UUID as the driver wants it in hand-written SQL."""
    return value if on_postgres() else value.hex


def read_uuid(value: Any) -> uuid.UUID:
    """Return the UUID in a column read by hand-written SQL."""
    return value if isinstance(value, uuid.UUID) else uuid.UUID(value)


def read_moment(value: Any) -> datetime:
    """Return the aware UTC datetime in a column read by hand-written SQL."""
    parsed = parse_datetime(value) if isinstance(value, str) else value
    assert isinstance(parsed, datetime)
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def database_now() -> datetime:
    """Return the database's time: the one clock that all workers share.

    An embedded database has no clock of its own, so there it is this machine's.
    """
    if not on_postgres():
        return clock.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return read_moment(cursor.fetchone()[0])
