"""The family of errors huiyin answers with: each carries its status, stable code and next step.

A room derives its own errors from these, beside what raises them:

    class CaseClosed(Conflict):
        code = "case_closed"
        title = gettext_lazy("This case is closed.")
        next_step = gettext_lazy("Reopen the case first.")
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FieldError(TypedDict):
    """One thing wrong with one field of the request."""

    path: str
    code: str
    message: str


class HuiyinError(Exception):
    """Anything huiyin refuses or cannot do, told in words; becomes problem+json in base.problems.

    `detail` says what happened this time, `errors` which fields are wrong, `retry_after` (seconds)
    when to come back, `extra` adds members to the answer, and `subject` names the protected object
    that was refused, for the audit.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    title: ClassVar[str | Promise] = _("Something went wrong on our side.")
    next_step: ClassVar[str | Promise] = _("Try again; if it stays, tell your administrator the error id.")

    def __init__(
        self,
        detail: str | Promise | None = None,
        *,
        errors: Sequence[FieldError] = (),
        retry_after: int | None = None,
        extra: Mapping[str, Any] | None = None,
        subject: str | None = None,
    ) -> None:
        super().__init__(str(detail) if detail else self.code)
        self.detail = detail
        self.errors = list(errors)
        self.retry_after = retry_after
        self.extra = dict(extra or {})
        self.subject = subject


class BadRequest(HuiyinError):
    """The request cannot be read at all."""

    status = 400
    code = "bad_request"
    title = _("The request cannot be read.")
    next_step = _("Check the address and the form of the request.")


class NotAuthenticated(HuiyinError):
    """Nobody is known to be asking."""

    status = 401
    code = "not_authenticated"
    title = _("Please sign in.")
    next_step = _("Sign in, or send a valid token as “Authorization: Bearer …”.")


class Forbidden(HuiyinError):
    """The asker may see the object but not do this to it."""

    status = 403
    code = "forbidden"
    title = _("You may not do this.")
    next_step = _("Ask an administrator for the right, or let a colleague who has it do it.")


class CsrfFailed(Forbidden):
    """A session request came without the proof that our own page sent it."""

    code = "csrf_failed"
    title = _("This page has been open too long.")
    next_step = _("Reload the page and try again.")


class NotFound(HuiyinError):
    """The object does not exist, or the asker may not know that it does."""

    status = 404
    code = "not_found"
    title = _("There is nothing here.")
    next_step = _("Check the address; what you look for may have been moved or belong to another unit.")


class MethodNotAllowed(HuiyinError):
    """The address exists but not for this method."""

    status = 405
    code = "method_not_allowed"
    title = _("This address does not take this method.")
    next_step = _("Use one of the methods named in the Allow header.")


class Conflict(HuiyinError):
    """The request clashes with the state of things."""

    status = 409
    code = "conflict"
    title = _("This clashes with what is already there.")
    next_step = _("Load the newest state and decide again.")


class StalePrecondition(HuiyinError):
    """Somebody changed the object since the asker read it; `extra["current"]` has the newest."""

    status = 412
    code = "stale_version"
    title = _("Somebody changed this in the meantime.")
    next_step = _("Look at the newest version and send your change again.")


class TooLarge(HuiyinError):
    """The body is larger than we take."""

    status = 413
    code = "too_large"
    title = _("This is too large.")
    next_step = _("Send less at once.")


class UnsupportedType(HuiyinError):
    """The body is of a type we do not read here."""

    status = 415
    code = "unsupported_type"
    title = _("This kind of content is not taken here.")
    next_step = _("Send JSON with “Content-Type: application/json”.")


class Invalid(HuiyinError):
    """The request was read and something in it is wrong; `errors` says what."""

    status = 422
    code = "invalid"
    title = _("Something in the request is not right.")
    next_step = _("Correct the fields named and send it again.")


class TooMany(HuiyinError):
    """Too many requests in too short a time."""

    status = 429
    code = "too_many_requests"
    title = _("Too many requests.")
    next_step = _("Wait a moment and try again.")


class NotReady(HuiyinError):
    """The database is busy or away: nothing was stored, the sender should try again."""

    status = 503
    code = "not_ready"
    title = _("huiyin cannot take this just now.")
    next_step = _("Nothing was lost or stored. Try again in a few seconds.")


def field_error(path: str, code: str, message: str | Promise) -> FieldError:
    """Return one entry for `errors`; `path` is dotted, such as `customer.email`."""
    return {"path": path, "code": code, "message": str(message)}
