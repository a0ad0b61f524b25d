"""Notices: left for people, read by them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from huiyin.staff.models import Notice
from huiyin.staff.terms import NoticeKind


@transaction.atomic
def notify(user_ids: Iterable[UUID], kind: NoticeKind, subject: str, data: Mapping[str, Any], now: datetime) -> None:
    """Leave a notice for each person."""
    notices = [
        Notice(user_id=user_id, kind=kind.value, subject=subject, data=dict(data), created_at=now)
        for user_id in dict.fromkeys(user_ids)
    ]
    Notice.objects.bulk_create(notices)


@transaction.atomic
def read_notices(*, user_id: UUID, ids: Iterable[UUID] | None, now: datetime) -> int:
    """Mark a person's notices as read, all of them when no ids are given; return how many changed."""
    unread = Notice.objects.of(user_id).filter(read_at=None)
    chosen = unread if ids is None else unread.filter(id__in=list(ids))
    changed: int = chosen.update(read_at=now)
    return changed
