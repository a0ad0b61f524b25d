"""How the words of the plumbing are shown to people."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.base.terms import Lane, Tampering

LABELS: dict[type[StrEnum], dict[StrEnum, str | Promise]] = {
    Lane: {
        Lane.CLOCK: _("Deadlines"),
        Lane.INBOUND: _("Incoming voices"),
        Lane.NOTIFY: _("Messages and notices"),
        Lane.BULK: _("Background work"),
    },
    Tampering: {
        Tampering.CHANGED: _("Changed"),
        Tampering.REMOVED: _("Removed"),
        Tampering.INSERTED: _("Inserted"),
    },
}
