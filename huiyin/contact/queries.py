"""Questions about messages: what became of them, and what was said before in a thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from huiyin.contact.models import Message
from huiyin.contact.terms import Direction, MessageState, Wire


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of a message; `reason` is a contact.terms.FailureReason or None."""

    channel: str
    state: str
    at: datetime
    reason: str | None


def fates(message_ids: Iterable[UUID]) -> dict[UUID, Fate]:
    """Return the fate of each message, in one query; unknown ids are left out."""
    rows = Message.objects.filter(id__in=list(message_ids)).values_list("id", "wire", "state", "state_at", "reason")
    return {
        message_id: Fate(channel=wire, state=state, at=at, reason=reason or None)
        for message_id, wire, state, at, reason in rows
    }


def earlier_message_ids(message: Message) -> tuple[str, ...]:
    """Return the Message-IDs we gave to earlier mails of the same thread, oldest first, at most ten."""
    earlier = Message.objects.filter(
        thread=message.thread,
        wire=Wire.EMAIL,
        direction=Direction.OUT,
        state=MessageState.SENT,
        created_at__lt=message.created_at,
    )
    return tuple(reversed(earlier.order_by("-created_at").values_list("rfc_message_id", flat=True)[:10]))
