"""The words of contact: directions, wires, purposes and the fate of a message."""

from enum import StrEnum


class Direction(StrEnum):
    """Who speaks: the customer (in) or we (out)."""

    IN = "in"
    OUT = "out"


class Wire(StrEnum):
    """What carries a message: electronic mail, or the customer's own progress page."""

    EMAIL = "email"
    PAGE = "page"


class MessageState(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Purpose(StrEnum):
    """Why we write: caps and quiet hours are decided by purpose."""

    ACKNOWLEDGEMENT = "acknowledgement"
    REPLY = "reply"
    RESOLUTION = "resolution"
    UPDATE = "update"


class FailureReason(StrEnum):
    """Why a message did not arrive, in words a person can act on."""

    BAD_ADDRESS = "bad_address"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    SIGN_IN_REFUSED = "sign_in_refused"
