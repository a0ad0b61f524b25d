"""Unsent words: kept per person, case and mode, and touched by nobody else."""

from datetime import datetime

from django.db import transaction

from huiyin.base.errors import Forbidden
from huiyin.base.scope import Asker
from huiyin.resolve.models import Draft
from huiyin.resolve.services.holding import held_for
from huiyin.resolve.terms import DraftMode


@transaction.atomic
def save_draft(number: str, *, mode: DraftMode, text: str, by: Asker, now: datetime) -> datetime:
    """Keep the asker's unsent words (an empty text forgets them) and return when they were kept."""
    if by.user_id is None:
        raise Forbidden(subject=f"case:{number}"[:80])
    case = held_for(number, by=by, permission="cases:write")
    if text.strip():
        Draft.objects.update_or_create(
            case=case, user_id=by.user_id, mode=mode, defaults={"text": text, "saved_at": now}
        )
    else:
        Draft.objects.filter(case=case, user_id=by.user_id, mode=mode).delete()
    return now
