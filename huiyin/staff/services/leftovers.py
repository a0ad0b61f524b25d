"""What has expired is deleted: sessions and one-time links."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.contrib.sessions.models import Session
from django.db import transaction

from huiyin.staff.models import OneTimeLink

KEEP_LINKS: Final = timedelta(days=30)


@transaction.atomic
def forget_expired(*, now: datetime) -> int:
    """Delete sessions that ended and links that ended a month ago; return how many rows went."""
    sessions, _ = Session.objects.filter(expire_date__lt=now).delete()
    links, _ = OneTimeLink.objects.filter(expires_at__lt=now - KEEP_LINKS).delete()
    return sessions + links
