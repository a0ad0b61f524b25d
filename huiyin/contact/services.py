"""What contact does: take a message, hand it to its wire, and keep its fate.

`send` is the only way a message leaves huiyin.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction

from huiyin.base.bus import publish
from huiyin.base.crypto import blind_index
from huiyin.base.ids import new_id
from huiyin.base.jobs import enqueue_many
from huiyin.contact import rules
from huiyin.contact.adapters.mail import MailError
from huiyin.contact.events import MessageFailed, MessageSent
from huiyin.contact.models import Message
from huiyin.contact.terms import Direction, MessageState, Purpose, Wire
from huiyin.customers.queries import addresses
from huiyin.customers.terms import IdentityKind


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message to be sent; see `send`."""

    to: UUID | None
    subject: str
    title: str
    body: str
    purpose: Purpose
    language: str
    dedupe: str
    not_before: datetime | None = None
    is_demo: bool = False


def send(
    *,
    to: UUID | None,
    subject: str,
    title: str,
    body: str,
    purpose: Purpose,
    language: str,
    dedupe: str,
    now: datetime,
    not_before: datetime | None = None,
    is_demo: bool = False,
) -> UUID:
    """Send a message to a customer, once per dedupe key, and return its id.

    It leaves as mail when the customer has an address, else it stands on the customer's page at
    once. `subject` is the opaque thread, such as ``case:<uuid>``.
    """
    message = Outgoing(
        to=to,
        subject=subject,
        title=title,
        body=body,
        purpose=purpose,
        language=language,
        dedupe=dedupe,
        not_before=not_before,
        is_demo=is_demo,
    )
    return send_many([message], now=now)[0]


@transaction.atomic
def send_many(messages: Sequence[Outgoing], *, now: datetime) -> list[UUID]:
    """Send many messages in one transaction; see `send`. The ids come in the order of the messages."""
    rows = [_row(message, now=now) for message in messages]
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    kept = dict(Message.objects.filter(dedupe__in=[row.dedupe for row in rows]).values_list("dedupe", "id"))
    new = [row for row in rows if kept[row.dedupe] == row.id]
    _queue([row for row in new if row.wire == Wire.EMAIL], now=now)
    for row in new:
        if row.wire == Wire.PAGE:
            publish(MessageSent(message_id=str(row.id), subject=row.thread, purpose=row.purpose), now=now)
    return [kept[message.dedupe] for message in messages]


def _row(message: Outgoing, *, now: datetime) -> Message:
    address = _mail_address(message.to)
    message_id = new_id()
    return Message(
        id=message_id,
        direction=Direction.OUT,
        wire=Wire.EMAIL if address else Wire.PAGE,
        purpose=message.purpose,
        thread=message.subject,
        customer_id=message.to,
        address=address,
        language=message.language,
        title=rules.safe_title(message.title),
        body=message.body,
        state=MessageState.QUEUED if address else MessageState.SENT,
        state_at=now,
        rfc_message_id=f"<{message_id}@{urlsplit(settings.HUIYIN.base_url).hostname or 'localhost'}>",
        dedupe=message.dedupe,
        not_before=message.not_before,
        created_at=now,
        is_demo=message.is_demo,
    )


def _mail_address(customer_id: UUID | None) -> str:
    if customer_id is None:
        return ""
    return next((way.value for way in addresses(customer_id) if way.kind is IdentityKind.EMAIL), "")


def _queue(rows: Sequence[Message], *, now: datetime) -> None:
    """One mailbox per receiver: what we write to somebody arrives in the order we wrote it."""
    for due in {row.not_before for row in rows}:
        batch = [row for row in rows if row.not_before == due]
        enqueue_many(
            "contact.deliver",
            [{"message_id": str(row.id)} for row in batch],
            now=now,
            run_at=due,
            dedupes=[f"contact.deliver:{row.id}" for row in batch],
            mailboxes=[f"mail:{blind_index('email', row.address)}" for row in batch],
        )


@transaction.atomic
def begin_delivery(message_id: UUID, *, now: datetime) -> Message | None:
    """Take a message for one attempt; None when it is no longer to be sent.

    A message found in `sending` was being sent by a worker that died: it is sent again under the
    same Message-ID, so that the receiver's server can tell the two apart from two messages.
    """
    waiting = Message.objects.filter(id=message_id, state__in=[MessageState.QUEUED, MessageState.SENDING])
    message = waiting.select_for_update().first()
    if message is None:
        return None
    message.state, message.state_at = MessageState.SENDING, now
    message.attempts += 1
    message.save(update_fields=["state", "state_at", "attempts"])
    return message


@transaction.atomic
def mark_sent(message: Message, *, now: datetime) -> None:
    """Record that the message has left, and announce it."""
    if _move(message, MessageState.SENT, now=now):
        publish(MessageSent(message_id=str(message.id), subject=message.thread, purpose=message.purpose), now=now)


@transaction.atomic
def mark_not_sent(message: Message, *, error: MailError, now: datetime) -> timedelta | None:
    """Record a failed attempt; return how long to wait for the next one, or None when there is none."""
    wait = None if error.permanent else rules.wait_before_retry(message.attempts)
    message.reason = error.reason
    if wait is not None:
        _move(message, MessageState.QUEUED, now=now)
    elif _move(message, MessageState.FAILED, now=now):
        failed = MessageFailed(message_id=str(message.id), subject=message.thread, purpose=message.purpose)
        publish(failed, now=now)
    return wait


@transaction.atomic
def cancel(message_id: UUID, *, now: datetime) -> bool:
    """Hold back a message that has not begun to leave; tell whether that was still possible."""
    waiting = Message.objects.filter(id=message_id, state=MessageState.QUEUED)
    return waiting.update(state=MessageState.CANCELLED, state_at=now) == 1


def _move(message: Message, state: MessageState, *, now: datetime) -> bool:
    """Move a message on from `sending`; another runner may have done so before."""
    reason = "" if state is MessageState.SENT else message.reason
    sending = Message.objects.filter(id=message.id, state=MessageState.SENDING)
    return sending.update(state=state, state_at=now, reason=reason) == 1
