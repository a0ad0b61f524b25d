"""The words of resolve: states, levels, clocks, entries and verbs of a case."""

from datetime import UTC, datetime
from enum import StrEnum

# The next due time of a case without a running clock: sorts last on every database.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class CaseState(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REOPENED = "reopened"


OPEN_STATES = frozenset({CaseState.RECEIVED, CaseState.IN_PROGRESS, CaseState.REOPENED})


class Level(StrEnum):
    """How quickly and how widely a case must be answered."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    SUGGESTION = "suggestion"


class ClockKind(StrEnum):
    """What a case owes the customer by a certain time."""

    ACKNOWLEDGE = "acknowledge"
    FIRST_RESPONSE = "first_response"
    NEXT_UPDATE = "next_update"
    SOLUTION = "solution"


class ClockMode(StrEnum):
    """Whether a clock runs day and night or only in business hours."""

    ELAPSED = "elapsed"
    BUSINESS = "business"


class ClockUnit(StrEnum):
    """The unit a policy line counts in."""

    MINUTES = "minutes"
    WORKING_DAYS = "working_days"


class ClockState(StrEnum):
    """What a clock shows; never by colour alone."""

    OK = "ok"
    RISK = "risk"
    BREACH = "breach"
    PAUSED = "paused"
    MET = "met"
    DROPPED = "dropped"


class EntryKind(StrEnum):
    """What one line of a case's time line tells."""

    OPENED = "opened"
    VOICE = "voice"
    ACKNOWLEDGEMENT = "acknowledgement"
    REPLY = "reply"
    CUSTOMER_MESSAGE = "customer_message"
    NOTE = "note"
    ASSIGNED = "assigned"
    RESOLVED = "resolved"
    CONFIRMED = "confirmed"
    NOT_SOLVED = "not_solved"
    RATED = "rated"
    REOPENED = "reopened"
    CLOSED = "closed"
    CONTINUED = "continued"
    CLOCK_WARNED = "clock_warned"
    CLOCK_BREACHED = "clock_breached"
    MESSAGE_FAILED = "message_failed"


class AuthorKind(StrEnum):
    """Who did it."""

    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"


class CaseView(StrEnum):
    """The shipped views of the inbox."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    DUE_TODAY = "due_today"
    BREACHED = "breached"
    WAITING = "waiting"
    ALL = "all"


class CaseSort(StrEnum):
    """How a list of cases is ordered."""

    DUE = "due"
    NEWEST = "newest"


class DraftMode(StrEnum):
    """What a draft will become: words to the customer or an internal note."""

    REPLY = "reply"
    NOTE = "note"


class Verb(StrEnum):
    """What may be done with a case."""

    REPLY = "reply"
    NOTE = "note"
    ASSIGN = "assign"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"


class ReopenReason(StrEnum):
    """Why a case came back."""

    LOW_RATING = "low_rating"
    NOT_SOLVED = "not_solved"
    CUSTOMER_WROTE = "customer_wrote"
    AGENT = "agent"
