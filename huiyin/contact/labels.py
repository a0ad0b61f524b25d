"""How the words of contact are shown to people; the screens get these labels generated."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.contact.terms import FailureReason, MessageState, Purpose, Wire

LABELS: dict[type[StrEnum], dict[StrEnum, Promise]] = {
    Wire: {
        Wire.EMAIL: _("E-mail"),
        Wire.PAGE: _("Progress page"),
    },
    MessageState: {
        MessageState.QUEUED: _("Waiting to leave"),
        MessageState.SENDING: _("Leaving"),
        MessageState.SENT: _("Sent"),
        MessageState.FAILED: _("Not delivered"),
        MessageState.CANCELLED: _("Held back"),
    },
    Purpose: {
        Purpose.ACKNOWLEDGEMENT: _("Acknowledgement"),
        Purpose.REPLY: _("Reply"),
        Purpose.RESOLUTION: _("Closing letter"),
        Purpose.UPDATE: _("Progress update"),
    },
    FailureReason: {
        FailureReason.BAD_ADDRESS: _("The address is not valid"),
        FailureReason.REFUSED: _("The customer's mail server refused it"),
        FailureReason.UNREACHABLE: _("The mail server could not be reached"),
        FailureReason.SIGN_IN_REFUSED: _("Our mail server did not accept our password"),
    },
}
