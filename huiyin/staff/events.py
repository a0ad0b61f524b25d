"""What staff announces: nothing wakes a job yet, the log keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonJoined:
    """An account was made."""

    user_id: str


@dataclass(frozen=True)
class PersonLeft:
    """An account was switched off."""

    user_id: str
