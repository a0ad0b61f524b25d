"""How the words of staff are shown to people; the screens get these labels generated."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from huiyin.staff.terms import Language, NoticeKind, Permission, RoleCode, Theme

LABELS: dict[type[StrEnum], dict[StrEnum, Promise]] = {
    RoleCode: {
        RoleCode.AGENT: _("Agent"),
        RoleCode.SUPERVISOR: _("Supervisor"),
        RoleCode.ANALYST: _("Analyst"),
        RoleCode.OWNER: _("Department owner"),
        RoleCode.EXECUTIVE: _("Executive"),
        RoleCode.ADMINISTRATOR: _("Administrator"),
    },
    Permission: {
        Permission.FEEDBACK_READ: _("Read feedback"),
        Permission.FEEDBACK_WRITE: _("Record feedback"),
        Permission.CASES_READ: _("Read cases"),
        Permission.CASES_WRITE: _("Work on cases"),
        Permission.CASES_ASSIGN: _("Assign cases"),
        Permission.METRICS_READ: _("Read metrics"),
        Permission.STAFF_READ: _("See colleagues"),
        Permission.STAFF_MANAGE: _("Manage accounts"),
        Permission.CUSTOMERS_READ: _("See customers, masked"),
        Permission.CUSTOMERS_REVEAL: _("Reveal a customer's address"),
        Permission.AUDIT_READ: _("Read the audit trail"),
        Permission.SETTINGS_MANAGE: _("Change settings"),
    },
    NoticeKind: {
        NoticeKind.CASE_ASSIGNED: _("A case was assigned to you"),
        NoticeKind.CASE_DUE_SOON: _("A case is due soon"),
        NoticeKind.CASE_BREACHED: _("A case is overdue"),
        NoticeKind.CASE_REOPENED: _("A case was reopened"),
        NoticeKind.CASE_URGENT: _("An urgent case has come in"),
        NoticeKind.CUSTOMER_REPLIED: _("The customer replied"),
        NoticeKind.MENTIONED: _("You were mentioned"),
        NoticeKind.MESSAGE_FAILED: _("A message could not be delivered"),
    },
    Theme: {
        Theme.SYSTEM: _("Like the device"),
        Theme.LIGHT: _("Light"),
        Theme.DARK: _("Dark"),
    },
    Language: {
        Language.ZH_HANS: _("Simplified Chinese"),
        Language.ZH_HANT: _("Traditional Chinese"),
        Language.EN: _("English"),
    },
}
