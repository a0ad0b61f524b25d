"""What people read for the vocabulary of customers."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.customers.terms import IdentityKind

LABELS: dict[type[StrEnum], dict[StrEnum, str | Promise]] = {
    IdentityKind: {
        IdentityKind.EXTERNAL: _("Customer number"),
        IdentityKind.EMAIL: _("E-mail"),
        IdentityKind.PHONE: _("Phone"),
    },
}
