"""The one place where an exception becomes an answer: problem+json (RFC 9457), or a page for people.

Every answer carries a stable code, a title and a next step in the reader's language, and the
request's id; never a traceback. A failure of ours also carries an error id that is in the log.
"""

import math
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.exceptions import (
    BadRequest as DjangoBadRequest,
)
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from huiyin.base import audit, errors, ids
from huiyin.base.clock import now as clock_now
from huiyin.base.errors import FieldError, HuiyinError, field_error
from huiyin.base.field_messages import message_for
from huiyin.base.languages import current_locale
from huiyin.base.logs import get_logger
from huiyin.base.scope import Asker

log = get_logger("huiyin.problems")

CONTENT_TYPE: Final = "application/problem+json"
BUSY_RETRY_AFTER: Final = 2
# Which of our errors answers for a plain HTTP status.
BY_STATUS: Final[Mapping[int, type[HuiyinError]]] = {
    kind.status: kind
    for kind in (
        errors.BadRequest,
        errors.NotAuthenticated,
        errors.Forbidden,
        errors.NotFound,
        errors.MethodNotAllowed,
        errors.Conflict,
        errors.StalePrecondition,
        errors.TooLarge,
        errors.UnsupportedType,
        errors.Invalid,
        errors.TooMany,
        errors.NotReady,
    )
}


def install_problem_handlers(api: NinjaAPI) -> None:
    """Let every exception inside the API be answered from here."""
    api.add_exception_handler(Exception, answer_exception)
    for kind in (Http404, HttpError, ValidationError):  # Ninja's own handlers come nearer in the MRO
        api.add_exception_handler(kind, answer_exception)


def answer_exception(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """Return the answer to any exception; an unexpected one is logged with its error id."""
    problem = as_problem(error if isinstance(error, Exception) else error())
    if problem.status == errors.HuiyinError.status:
        problem.extra["error_id"] = _log_failure(request, problem)
    _audit_refusal(request, problem)
    return problem_response(request, problem)


def as_problem(error: BaseException) -> HuiyinError:
    """Return the error of ours that says what this exception means to the asker."""
    if isinstance(error, HuiyinError):
        return error
    if isinstance(error, ValidationError):
        return errors.Invalid(errors=[_field_error(each) for each in error.errors])
    if isinstance(error, HttpError):
        return _from_http_error(error)
    if isinstance(error, Http404):
        return errors.NotFound()
    return _from_django(error)


def problem_response(request: HttpRequest, problem: HuiyinError) -> HttpResponse:
    """Return the answer as problem+json, or as a small page when a person's browser asks."""
    body = _problem_body(problem)
    if _wants_page(request):
        page = render_to_string("base/problem.html", {"problem": body, "language": current_locale()})
        response = HttpResponse(page, status=problem.status)
    else:
        plain = {"ensure_ascii": False}
        response = JsonResponse(body, status=problem.status, content_type=CONTENT_TYPE, json_dumps_params=plain)
    if problem.retry_after is not None:
        response["Retry-After"] = str(max(1, math.ceil(problem.retry_after)))
    if problem.status == errors.NotAuthenticated.status:
        response["WWW-Authenticate"] = 'Bearer realm="huiyin"'
    response["Cache-Control"] = "no-store"
    return response


class ProblemMiddleware:
    """Answers exceptions of Django views (public pages, health) the same way as the API's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer addresses that hold a NUL, and turn bare refusals of the API into problems."""
        if "\x00" in request.path:
            return answer_exception(request, errors.NotFound())
        response = self.get_response(request)
        bare = response.status_code >= 400 and not response.get("Content-Type", "").startswith("application/")
        if bare and request.path.startswith("/api/") and response.status_code in BY_STATUS:
            return _replace(request, response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an exception of a view; 404 and 403 keep their way through the handlers below."""
        return answer_exception(request, error)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400 for Django (handler400): bad hosts, bad forms, bodies too large."""
    return problem_response(request, as_problem(exception or errors.BadRequest()))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 for Django (handler403)."""
    return problem_response(request, errors.Forbidden())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 for Django (handler404): no such address."""
    return problem_response(request, errors.NotFound())


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 for Django (handler500); a busy or lost database is 503 here too."""
    return answer_exception(request, _running_exception())


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form or session request that cannot prove it came from our own page."""
    return problem_response(request, errors.CsrfFailed())


def _from_http_error(error: HttpError) -> HuiyinError:
    if isinstance(error.__cause__, HuiyinError):  # our parser, whose exception Ninja wraps
        return error.__cause__
    if isinstance(error, Throttled):
        return errors.TooMany(retry_after=error.wait or 1)
    if "CSRF" in error.message:
        return errors.CsrfFailed()
    return BY_STATUS.get(error.status_code, errors.BadRequest)()


def _from_django(error: BaseException) -> HuiyinError:
    if isinstance(error, RequestDataTooBig):
        return errors.TooLarge()
    if isinstance(error, TooManyFieldsSent | TooManyFilesSent):
        return errors.TooLarge(_("There are too many fields."))
    if isinstance(error, SuspiciousOperation | DjangoBadRequest | UnreadablePostError):
        return errors.BadRequest()
    if isinstance(error, PermissionDenied):
        return errors.Forbidden()
    if isinstance(error, OperationalError | InterfaceError):
        return _not_ready(error)
    return _unexpected(error)


def _not_ready(error: BaseException) -> HuiyinError:
    log.warning("database not ready", reason=type(error).__name__, message=str(error)[:200])
    problem = errors.NotReady(retry_after=BUSY_RETRY_AFTER)
    problem.__cause__ = error
    return problem


def _unexpected(error: BaseException) -> HuiyinError:
    problem = HuiyinError()
    problem.__cause__ = error
    return problem


def _field_error(raw: Mapping[str, Any]) -> FieldError:
    """Return one of pydantic's complaints without the body-wrapping names Ninja puts in front."""
    location = [str(part) for part in raw.get("loc", ())]
    path = location[2:] if location[:1] in (["body"], ["form"]) else location[1:]
    return field_error(".".join(path), str(raw.get("type", "invalid")), message_for(raw))


def _problem_body(problem: HuiyinError) -> dict[str, Any]:
    body = {
        **problem.extra,
        "type": f"urn:huiyin:problem:{problem.code}",
        "code": problem.code,
        "status": problem.status,
        "title": str(problem.title),
        "next_step": str(problem.next_step),
        "request_id": audit.current_request_id(),
    }
    if problem.detail:
        body["detail"] = str(problem.detail)
    if problem.errors:
        body["errors"] = problem.errors
    return body


def _log_failure(request: HttpRequest, problem: HuiyinError) -> str:
    error_id = str(ids.new_id())
    cause = problem.__cause__ or problem
    log.error("request failed", error_id=error_id, method=request.method, path=request.path, exc_info=cause)
    return error_id


def _audit_refusal(request: HttpRequest, problem: HuiyinError) -> None:
    """Write the refusal of a known asker into the audit: outside of the transaction it ended."""
    asker = getattr(request, "auth", None)
    refused = problem.subject is not None or problem.status == errors.Forbidden.status
    if not refused or not isinstance(asker, Asker):
        return
    detail = {"code": problem.code, "path": request.path[:200], "role": asker.role}
    action = f"refused.{(request.method or '').lower()}"
    try:
        with transaction.atomic():
            write = audit.write_audit
            write(asker, action=action, subject=problem.subject or "", now=clock_now(), detail=detail, refused=True)
    except DatabaseError:  # the refusal itself must still be answered
        log.exception("refusal not audited", code=problem.code)


def _wants_page(request: HttpRequest) -> bool:
    return not request.path.startswith(("/api/", "/_allauth/")) and "text/html" in request.headers.get("Accept", "")


def _replace(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    """Return a problem for a bare answer (405 of the router), keeping its Allow header."""
    problem = problem_response(request, BY_STATUS[response.status_code]())
    if "Allow" in response:
        problem["Allow"] = response["Allow"]
    return problem


def _running_exception() -> Exception:
    error = sys.exc_info()[1]
    return error if isinstance(error, Exception) else HuiyinError()
