"""The audit: decisions by people, and refusals; the machine's own steps are in the event log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from huiyin.base.models.plumbing import AuditLine
from huiyin.base.scope import Asker


def write_audit(
    by: Asker | str,
    *,
    action: str,
    subject: str,
    now: datetime,
    detail: Mapping[str, Any] | None = None,
    refused: bool = False,
) -> AuditLine:
    """Write who did what to which object, in the caller's transaction.

    `action` is dotted (`case.assign`), `subject` a `kind:id`; `detail` holds the reason and what
    else is needed to understand the decision, without personal data.
    """
    label, name = (by, by) if isinstance(by, str) else (by.label, by.name)
    return AuditLine.objects.create(
        at=now,
        by=label[:80],
        by_name=name[:200],
        action=action[:80],
        subject=subject[:120],
        refused=refused,
        detail=dict(detail or {}),
        request_id=current_request_id(),
    )


def current_request_id() -> str:
    """Return the id of the running request, or an empty text outside of one."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))
