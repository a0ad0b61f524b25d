"""What can go wrong with accounts, tokens and links, in words that say what to do next."""

from django.utils.translation import gettext_lazy as _

from huiyin.base.errors import Conflict, Forbidden, Invalid, TooMany


class EmailTaken(Conflict):
    """An account with this address exists."""

    code = "email_taken"
    title = _("An account with this e-mail address exists already.")
    next_step = _("Use another address, or invite that person again to set a new password.")


class UnknownUnit(Invalid):
    """No unit has this code."""

    code = "unknown_unit"
    title = _("There is no unit with this code.")
    next_step = _("Check the code in the organisation tree.")


class UnknownRole(Invalid):
    """No role has this code."""

    code = "unknown_role"
    title = _("There is no role with this code.")
    next_step = _("Use one of: agent, supervisor, analyst, owner, executive, administrator.")


class UnknownScope(Invalid):
    """A token asks for a scope that does not exist."""

    code = "unknown_scope"
    title = _("There is no such scope.")
    next_step = _("Use scopes such as feedback:write or cases:read.")


class UnitInItself(Conflict):
    """A unit cannot be moved below itself."""

    code = "unit_in_itself"
    title = _("A unit cannot be placed below itself.")
    next_step = _("Choose another parent unit.")


class LinkSpent(Forbidden):
    """A one-time link was used, has expired or never existed."""

    code = "link_spent"
    title = _("This link does not work any more.")
    next_step = _("Ask an administrator for a new one.")


class WeakPassword(Invalid):
    """The password does not meet the rules."""

    code = "weak_password"
    title = _("This password is too easy to guess.")
    next_step = _("Choose at least 10 characters that are not a common password.")


class PersonOnly(Forbidden):
    """A token asked for what belongs to a person."""

    code = "person_only"
    title = _("This is for people, not for tokens.")
    next_step = _("Sign in with an account.")


class TooManyAttempts(TooMany):
    """An account, or an address, tried too many passwords."""

    title = _("Too many attempts to sign in.")
    next_step = _("Wait a minute, or ask an administrator for a new link.")
