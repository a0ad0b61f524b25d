"""The endpoints of resolve: list and show cases, and the verbs of a case."""

import re
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Header, Query, Router, Status

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import Invalid, field_error
from huiyin.base.idempotency import idempotent
from huiyin.base.paging import PageDict
from huiyin.base.scope import Asker, require
from huiyin.resolve import queries, services
from huiyin.resolve.errors import BadVersion
from huiyin.resolve.schemas import (
    AssignIn,
    CaseDetail,
    CaseFilters,
    CaseIn,
    CasePage,
    DraftIn,
    DraftSaved,
    LetterIn,
    NoteIn,
    ReasonIn,
    ReplyIn,
    ViewCounts,
)

READ = "cases:read"
_VERSION = re.compile(r'"?(\d{1,9})"?')

router = Router(tags=["cases"])
IfMatch = Annotated[str | None, Header(alias="If-Match")]


class AuthedRequest(HttpRequest):
    """A request whose asker is known."""

    auth: Asker


@router.get("/cases", response=CasePage, operation_id="list_cases", summary="Cases, what is due first")
def list_cases(request: AuthedRequest, filters: Query[CaseFilters]) -> PageDict:
    """Return the cases the asker may see, in a shipped view, narrowed and sorted."""
    require(request.auth, READ)
    _refuse_unknown_parameters(request)
    given = filters.model_dump(exclude={"cursor", "limit"})
    return queries.case_page(given, asker=request.auth, now=clock_now(), cursor=filters.cursor, limit=filters.limit)


@router.get("/cases/views", response=ViewCounts, operation_id="count_views", summary="The views with counts")
def count_views(request: AuthedRequest) -> dict[str, Any]:
    """Return how many cases each shipped view of the inbox holds for the asker."""
    require(request.auth, READ)
    return queries.view_counts(asker=request.auth, now=clock_now())


@router.post(
    "/cases",
    response={201: CaseDetail, 200: CaseDetail},  # 200: the answer to a repeated Idempotency-Key
    operation_id="post_case",
    summary="Record a voice as a case",
)
@idempotent
def post_case(request: AuthedRequest, body: CaseIn) -> Status[dict[str, Any]]:
    """Open a case from what an agent was told, such as a call; the agent owns it."""
    require(request.auth, READ)  # the answer shows the case: who may not read it must not have made it
    now = clock_now()
    case = services.record_case(
        channel=body.channel,
        title=body.title,
        text=body.text,
        customer=body.customer.as_customer() if body.customer else None,
        unit=body.unit or "",
        level=body.level,
        by=request.auth,
        now=now,
    )
    return Status(201, queries.case_detail(case.number, asker=request.auth, now=now))


@router.get("/cases/{number}", response=CaseDetail, operation_id="get_case", summary="One case")
def get_case(request: AuthedRequest, number: str) -> dict[str, Any]:
    """Return a case with its voices, messages, clocks and time line."""
    require(request.auth, READ)
    return _shown(request, number)


@router.post(
    "/cases/{number}/reply", response=CaseDetail, operation_id="reply_to_case", summary="Write to the customer"
)
@idempotent
def reply_to_case(request: AuthedRequest, number: str, body: ReplyIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Write to the customer; with `resolve` the words open the closing letter."""
    now, expected = clock_now(), _expected(if_match)
    if body.resolve:
        _resolve(request, number, body.resolve, preface=body.text, expected=expected)
    else:
        services.reply(number, text=body.text, wait=body.wait, by=request.auth, now=now, expected=expected)
    return _shown(request, number)


@router.post("/cases/{number}/note", response=CaseDetail, operation_id="note_on_case", summary="Leave an internal note")
@idempotent
def note_on_case(request: AuthedRequest, number: str, body: NoteIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Leave a note the customer never sees; colleagues mentioned are told."""
    services.add_note(
        number,
        text=body.text,
        mentions=body.mentions,
        by=request.auth,
        now=clock_now(),
        expected=_expected(if_match),
    )
    return _shown(request, number)


@router.post(
    "/cases/{number}/assign", response=CaseDetail, operation_id="assign_case", summary="Give the case to somebody"
)
@idempotent
def assign_case(request: AuthedRequest, number: str, body: AssignIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Give the case to a colleague who may see it, or to nobody."""
    services.assign(
        number,
        owner=body.owner,
        reason=body.reason,
        by=request.auth,
        now=clock_now(),
        expected=_expected(if_match),
    )
    return _shown(request, number)


@router.post(
    "/cases/{number}/resolve", response=CaseDetail, operation_id="resolve_case", summary="Send the closing letter"
)
@idempotent
def resolve_case(request: AuthedRequest, number: str, body: LetterIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Send cause, remedy and prevention; the customer confirms and rates."""
    _resolve(request, number, body, preface="", expected=_expected(if_match))
    return _shown(request, number)


@router.post(
    "/cases/{number}/reopen", response=CaseDetail, operation_id="reopen_case", summary="Take the case up again"
)
@idempotent
def reopen_case(request: AuthedRequest, number: str, body: ReasonIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Take a resolved or closed case up again."""
    services.reopen(number, reason=body.reason, by=request.auth, now=clock_now(), expected=_expected(if_match))
    return _shown(request, number)


@router.post("/cases/{number}/close", response=CaseDetail, operation_id="close_case", summary="Close the case")
@idempotent
def close_case(request: AuthedRequest, number: str, body: ReasonIn, if_match: IfMatch = None) -> dict[str, Any]:
    """Close the case without waiting for the customer."""
    services.close(number, reason=body.reason, by=request.auth, now=clock_now(), expected=_expected(if_match))
    return _shown(request, number)


@router.put("/cases/{number}/draft", response=DraftSaved, operation_id="save_draft", summary="Keep unsent words")
def save_draft(request: AuthedRequest, number: str, body: DraftIn) -> dict[str, Any]:
    """Keep what the asker typed and did not send; an empty text forgets it."""
    saved_at = services.save_draft(number, mode=body.mode, text=body.text, by=request.auth, now=clock_now())
    return {"saved_at": saved_at}


def _resolve(request: AuthedRequest, number: str, letter: LetterIn, *, preface: str, expected: int | None) -> None:
    services.resolve(
        number,
        cause=letter.cause,
        remedy=letter.remedy,
        prevention=letter.prevention,
        preface=preface,
        by=request.auth,
        now=clock_now(),
        expected=expected,
    )


def _shown(request: AuthedRequest, number: str) -> dict[str, Any]:
    return queries.case_detail(number, asker=request.auth, now=clock_now())


def _expected(if_match: str | None) -> int | None:
    """Return the version an If-Match header names; without one (or with *) any version will do."""
    if if_match is None or if_match.strip() == "*":
        return None
    found = _VERSION.fullmatch(if_match.strip())
    if found is None:
        raise BadVersion
    return int(found[1])


def _refuse_unknown_parameters(request: HttpRequest) -> None:
    """Raise Invalid for query parameters the list does not know: a mistyped filter must not widen it."""
    unknown = sorted(set(request.GET) - set(CaseFilters.model_fields))
    if unknown:
        message = _("There is no such filter.")
        raise Invalid(errors=[field_error(name[:80], "unknown_parameter", message) for name in unknown[:20]])
