"""The words of the plumbing."""

from enum import StrEnum


class Lane(StrEnum):
    """Which queue a job waits in, from the most to the least urgent."""

    CLOCK = "clock"
    INBOUND = "inbound"
    NOTIFY = "notify"
    BULK = "bulk"


class Tampering(StrEnum):
    """What somebody did to the event log."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
