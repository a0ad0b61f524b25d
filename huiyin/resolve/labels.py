"""How the words of resolve are shown to people; the screens get these labels generated."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

LABELS: dict[type[StrEnum], dict[StrEnum, Promise]] = {
    CaseState: {
        CaseState.RECEIVED: pgettext_lazy("state of a case", "Received"),
        CaseState.IN_PROGRESS: pgettext_lazy("state of a case", "In progress"),
        CaseState.RESOLVED: pgettext_lazy("state of a case", "Resolved"),
        CaseState.CLOSED: pgettext_lazy("state of a case", "Closed"),
        CaseState.REOPENED: pgettext_lazy("state of a case", "Reopened"),
    },
    Level: {
        Level.URGENT: pgettext_lazy("level of a case", "Urgent"),
        Level.HIGH: pgettext_lazy("level of a case", "High"),
        Level.NORMAL: pgettext_lazy("level of a case", "Normal"),
        Level.SUGGESTION: pgettext_lazy("level of a case", "Suggestion"),
    },
    ClockKind: {
        ClockKind.ACKNOWLEDGE: pgettext_lazy("clock of a case", "Acknowledge"),
        ClockKind.FIRST_RESPONSE: pgettext_lazy("clock of a case", "First response"),
        ClockKind.NEXT_UPDATE: pgettext_lazy("clock of a case", "Next update"),
        ClockKind.SOLUTION: pgettext_lazy("clock of a case", "Solution"),
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
        ClockState.OK: pgettext_lazy("state of a clock", "In time"),
        ClockState.RISK: pgettext_lazy("state of a clock", "Due soon"),
        ClockState.BREACH: pgettext_lazy("state of a clock", "Overdue"),
        ClockState.PAUSED: pgettext_lazy("state of a clock", "Paused"),
        ClockState.MET: pgettext_lazy("state of a clock", "Done"),
        ClockState.DROPPED: pgettext_lazy("state of a clock", "Ended with the case"),
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
        AuthorKind.CUSTOMER: pgettext_lazy("who spoke", "Customer"),
        AuthorKind.AGENT: pgettext_lazy("who spoke", "Agent"),
        AuthorKind.SYSTEM: pgettext_lazy("who spoke", "huiyin"),
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
        DraftMode.REPLY: pgettext_lazy("kind of draft", "Reply"),
        DraftMode.NOTE: pgettext_lazy("kind of draft", "Internal note"),
    },
    Verb: {
        Verb.REPLY: pgettext_lazy("do with a case", "Reply"),
        Verb.NOTE: pgettext_lazy("do with a case", "Leave a note"),
        Verb.ASSIGN: pgettext_lazy("do with a case", "Assign"),
        Verb.RESOLVE: pgettext_lazy("do with a case", "Resolve"),
        Verb.REOPEN: pgettext_lazy("do with a case", "Reopen"),
        Verb.CLOSE: pgettext_lazy("do with a case", "Close"),
    },
    ReopenReason: {
        ReopenReason.LOW_RATING: _("Rated below 3"),
        ReopenReason.NOT_SOLVED: _("The customer says it is not solved"),
        ReopenReason.CUSTOMER_WROTE: _("The customer wrote again"),
        ReopenReason.AGENT: _("Reopened by a colleague"),
    },
}
