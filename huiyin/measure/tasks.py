"""The jobs of measure: both run by the timetable."""

from datetime import datetime
from typing import Any

from huiyin.base.jobs import Lane, job
from huiyin.measure import services


@job(name="measure.refresh", lane=Lane.BULK, attempts=5, timeout=300, transactional=False)
def refresh(payload: dict[str, Any], *, now: datetime) -> None:
    """Bring the marts up to the head of the log; outside a transaction, for it writes files."""
    services.refresh(now=now)


@job(name="measure.compact", lane=Lane.BULK, attempts=5, timeout=1_800, transactional=False)
def compact(payload: dict[str, Any], *, now: datetime) -> None:
    """Fold the deltas into base files by month."""
    services.compact(now=now)
