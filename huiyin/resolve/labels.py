"""How the words of resolve are shown to people; the screens get these labels generated."""

from enum import StrEnum

from django.utils.functional import _StrPromise
from django.utils.translation import gettext_lazy as _

from huiyin.resolve.terms import (
    AuthorKind,
    CaseSort,
    CaseState,
    CaseView,
    ClockKind,
    ClockMode,
    ClockState,
    ClockUnit,
    DraftMode,
    EntryKind,
    Level,
    ReopenReason,
    Verb,
)

LABELS: dict[type[StrEnum], dict[StrEnum, _StrPromise]] = {
    CaseState: {
        CaseState.RECEIVED: _("Received"),
        CaseState.IN_PROGRESS: _("In progress"),
        CaseState.RESOLVED: _("Resolved"),
        CaseState.CLOSED: _("Closed"),
        CaseState.REOPENED: _("Reopened"),
    },
    Level: {
        Level.URGENT: _("Urgent"),
        Level.HIGH: _("High"),
        Level.NORMAL: _("Normal"),
        Level.SUGGESTION: _("Suggestion"),
    },
    ClockKind: {
        ClockKind.ACKNOWLEDGE: _("Acknowledge"),
        ClockKind.FIRST_RESPONSE: _("First response"),
        ClockKind.NEXT_UPDATE: _("Next update"),
        ClockKind.SOLUTION: _("Solution"),
    },
    ClockMode: {
        ClockMode.ELAPSED: _("Day and night"),
        ClockMode.BUSINESS: _("Business hours"),
    },
    ClockUnit: {
        ClockUnit.MINUTES: _("Minutes"),
        ClockUnit.WORKING_DAYS: _("Working days"),
    },
    ClockState: {
        ClockState.OK: _("In time"),
        ClockState.RISK: _("Due soon"),
        ClockState.BREACH: _("Overdue"),
        ClockState.PAUSED: _("Paused"),
        ClockState.MET: _("Done"),
    },
    EntryKind: {
        EntryKind.OPENED: _("Case opened"),
        EntryKind.VOICE: _("Feedback"),
        EntryKind.ACKNOWLEDGEMENT: _("Automatic acknowledgement"),
        EntryKind.REPLY: _("Reply to the customer"),
        EntryKind.CUSTOMER_MESSAGE: _("Message from the customer"),
        EntryKind.NOTE: _("Internal note"),
        EntryKind.ASSIGNED: _("Assigned"),
        EntryKind.RESOLVED: _("Closing letter"),
        EntryKind.CONFIRMED: _("Confirmed by the customer"),
        EntryKind.NOT_SOLVED: _("Not solved, says the customer"),
        EntryKind.RATED: _("Rated by the customer"),
        EntryKind.REOPENED: _("Case reopened"),
        EntryKind.CLOSED: _("Case closed"),
        EntryKind.CONTINUED: _("Continued in another case"),
        EntryKind.CLOCK_WARNED: _("A clock is running out"),
        EntryKind.CLOCK_BREACHED: _("A clock ran out"),
        EntryKind.MESSAGE_FAILED: _("A message was not delivered"),
    },
    AuthorKind: {
        AuthorKind.CUSTOMER: _("Customer"),
        AuthorKind.AGENT: _("Agent"),
        AuthorKind.SYSTEM: _("huiyin"),
    },
    CaseView: {
        CaseView.MINE: _("Waiting for me"),
        CaseView.UNASSIGNED: _("Unassigned"),
        CaseView.DUE_TODAY: _("Due today"),
        CaseView.BREACHED: _("Overdue"),
        CaseView.WAITING: _("Waiting for the customer"),
        CaseView.ALL: _("All cases"),
    },
    CaseSort: {
        CaseSort.DUE: _("What is due first"),
        CaseSort.NEWEST: _("Newest first"),
    },
    DraftMode: {
        DraftMode.REPLY: _("Reply"),
        DraftMode.NOTE: _("Internal note"),
    },
    Verb: {
        Verb.REPLY: _("Reply"),
        Verb.NOTE: _("Leave a note"),
        Verb.ASSIGN: _("Assign"),
        Verb.RESOLVE: _("Resolve"),
        Verb.REOPEN: _("Reopen"),
        Verb.CLOSE: _("Close"),
    },
    ReopenReason: {
        ReopenReason.LOW_RATING: _("Rated below 3"),
        ReopenReason.NOT_SOLVED: _("The customer says it is not solved"),
        ReopenReason.CUSTOMER_WROTE: _("The customer wrote again"),
        ReopenReason.AGENT: _("Reopened by a colleague"),
    },
}
