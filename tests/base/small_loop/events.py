"""Events that only the plumbing's tests announce."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shouted:
    """Somebody shouted something."""

    voice_id: str
    loud: int


@dataclass(frozen=True)
class Collected:
    """Many things were collected."""

    ids: tuple[str, ...]
