"""What can happen to a demo case, and the stories told in the texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Life(StrEnum):
    """How far a case has come when the demo is loaded."""

    NEW = "new"
    FORGOTTEN = "forgotten"
    ANSWERED = "answered"
    TALKING = "talking"
    WAITING = "waiting"
    RESOLVED = "resolved"
    PRAISED = "praised"
    SILENT = "silent"
    UNHAPPY = "unhappy"
    RETURNED = "returned"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What the company says: first words, and cause, remedy and prevention of the closing letter."""

    reply: str
    cause: str
    remedy: str
    prevention: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """One customer's matter, from the first words on.

    `days_ago` and `at` ("19:40") place it; `follow` is what the customer writes later; `rating`
    answers the letter; `topic` chooses the company's words.
    """

    unit: str
    channel: str
    language: str
    topic: str
    text: str
    days_ago: int
    at: str
    life: Life
    tier: str = ""
    product: str = ""
    touchpoint: str = ""
    note: str = ""
    follow: str = ""
    rating: int | None = None
    comment: str = ""
    csat: int | None = None
    nps: int | None = None


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A voice that asks for nothing; `{…}` in the text is filled from `SLOTS` of its language."""

    unit: str
    channel: str
    language: str
    text: str
    scores: Mapping[str, tuple[int, ...]]
