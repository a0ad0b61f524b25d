"""Identifiers of rows: UUIDv7, made in Python and roughly ordered by time."""

from uuid import UUID

import uuid_utils.compat


def new_id() -> UUID:
    """Return a fresh UUIDv7."""
    return uuid_utils.compat.uuid7()
