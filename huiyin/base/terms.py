"""The words of the plumbing: lanes of the job queue."""

from enum import StrEnum


class Lane(StrEnum):
    """Which queue a job waits in, from the most to the least urgent."""

    CLOCK = "clock"
    INBOUND = "inbound"
    NOTIFY = "notify"
    BULK = "bulk"
