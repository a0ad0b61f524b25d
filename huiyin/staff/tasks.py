"""Jobs of staff: nothing that has expired is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from huiyin.base.jobs import job
from huiyin.base.terms import Lane
from huiyin.staff.services.leftovers import forget_expired


@job(name="staff.forget_expired", lane=Lane.BULK)
def forget_expired_job(payload: dict[str, Any], *, now: datetime) -> None:
    """Delete sessions and one-time links whose time is over."""
    forget_expired(now=now)
