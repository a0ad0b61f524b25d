"""The vocabulary of staff: roles, permissions, kinds of notices and one-time links."""

from enum import StrEnum


class RoleCode(StrEnum):
    """The six roles huiyin ships; an administrator may change what each may do, in data."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ANALYST = "analyst"
    OWNER = "owner"
    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What a person or a token may do; each is granted with a reach (own, unit, all)."""

    FEEDBACK_READ = "feedback:read"
    FEEDBACK_WRITE = "feedback:write"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CASES_ASSIGN = "cases:assign"
    METRICS_READ = "metrics:read"
    STAFF_READ = "staff:read"
    STAFF_MANAGE = "staff:manage"
    CUSTOMERS_READ = "customers:read"
    CUSTOMERS_REVEAL = "customers:reveal"
    AUDIT_READ = "audit:read"
    SETTINGS_MANAGE = "settings:manage"


class NoticeKind(StrEnum):
    """Why a person was told something."""

    CASE_ASSIGNED = "case_assigned"
    CASE_DUE_SOON = "case_due_soon"
    CASE_BREACHED = "case_breached"
    CASE_REOPENED = "case_reopened"
    CASE_URGENT = "case_urgent"
    CUSTOMER_REPLIED = "customer_replied"
    MENTIONED = "mentioned"
    MESSAGE_FAILED = "message_failed"


class Theme(StrEnum):
    """The look a person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LinkPurpose(StrEnum):
    """What a one-time link lets its holder do."""

    FIRST_ADMINISTRATOR = "first_administrator"
    SET_PASSWORD = "set_password"  # noqa: S105 - the name of a purpose, not a secret


class Language(StrEnum):
    """The languages of the screens."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"
