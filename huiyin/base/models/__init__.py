"""The tables of the plumbing."""

from huiyin.base.models.due_clocks import DueClock
from huiyin.base.models.eventlog import Event, Seal, SealHead, Unsealed
from huiyin.base.models.jobs import Counter, Job, Lease, Pulse, TickMark
from huiyin.base.models.plumbing import (
    AuditLine,
    IdempotencyKey,
    Probe,
    RateBucket,
    SearchText,
    StoredFile,
)

__all__ = [
    "AuditLine",
    "Counter",
    "DueClock",
    "Event",
    "IdempotencyKey",
    "Job",
    "Lease",
    "Probe",
    "Pulse",
    "RateBucket",
    "Seal",
    "SealHead",
    "SearchText",
    "StoredFile",
    "TickMark",
    "Unsealed",
]
