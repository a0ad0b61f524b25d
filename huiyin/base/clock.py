"""The one place where the time is read; domain code gets it handed in as ``now``."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment as an aware UTC datetime; call it only at the edges."""
    return datetime.now(UTC)  # noqa: TID251 - this is the edge
