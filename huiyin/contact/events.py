"""What contact announces: the fate of messages, by ids only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MessageSent:
    """A message has left the house (or stands on the customer's page)."""

    message_id: str
    subject: str
    purpose: str


@dataclass(frozen=True)
class MessageFailed:
    """A message could not be delivered and will not be tried again."""

    message_id: str
    subject: str
    purpose: str
