"""The jobs of contact: handing messages to their wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.base.jobs import Lane, Retry, job
from huiyin.contact.adapters.mail import Letter, MailError, send_letter
from huiyin.contact.models import Message
from huiyin.contact.queries import earlier_message_ids
from huiyin.contact.rules import BACK_OFF
from huiyin.contact.services import begin_delivery, mark_not_sent, mark_sent
from huiyin.contact.terms import Purpose


# More attempts than our own back-off has: the message, not the queue, decides when it has failed.
@job(name="contact.deliver", lane=Lane.NOTIFY, attempts=2 * len(BACK_OFF) + 2, timeout=120, transactional=False)
def deliver(payload: dict[str, Any], *, now: datetime) -> None:
    """Send one message; running it twice sends it once, unless a worker died in the very act."""
    message = begin_delivery(UUID(payload["message_id"]), now=now)
    if message is None:
        return
    try:
        send_letter(_letter(message))
    except MailError as error:
        wait = mark_not_sent(message, error=error, now=now)
        if wait is not None:
            raise Retry(after=wait, reason=error.reason) from error
        return
    mark_sent(message, now=now)


def _letter(message: Message) -> Letter:
    return Letter(
        address=message.address,
        title=message.title,
        body=message.body,
        language=message.language,
        message_id=message.rfc_message_id,
        purpose=Purpose(message.purpose),
        earlier=earlier_message_ids(message),
        on_paper=message.is_demo,
    )
