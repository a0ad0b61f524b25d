"""The endpoints of listen: take a voice, list voices, show one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import Invalid, field_error
from huiyin.base.idempotency import REPLAYED, idempotent
from huiyin.base.paging import PageDict
from huiyin.base.problems import problem_response
from huiyin.base.scope import Asker, require
from huiyin.listen import queries, services
from huiyin.listen.errors import ExternalIdConflict, UnknownUnit
from huiyin.listen.rules import moment_problem
from huiyin.listen.schemas import FeedbackFilters, FeedbackIn, FeedbackItem, FeedbackPage, FeedbackReceipt
from huiyin.listen.terms import Accepted, AcceptState
from huiyin.listen.units import UnitRef, unit_for_writer

READ = "feedback:read"
WRITE = "feedback:write"

router = Router(tags=["feedback"])


class AuthedRequest(HttpRequest):
    """A request whose asker is known."""

    auth: Asker


@router.post(
    "/feedback",
    response={201: FeedbackReceipt, 200: FeedbackReceipt},
    operation_id="post_feedback",
    summary="Store one voice",
)
@idempotent
def post_feedback(request: AuthedRequest, body: FeedbackIn) -> Status[FeedbackReceipt] | HttpResponse:
    """Store one voice durably and return its receipt.

    Sent again under the same (channel, external_id) with the same content: 200 with
    `Idempotent-Replay: true` and the first receipt; with other content: 409
    `external_id_conflict`, and the other body is kept in the raw inbox.
    """
    require(request.auth, WRITE)
    now = clock_now()
    _check_moment(body.occurred_at, now=now)
    unit = _unit(body.unit or "", asker=request.auth)
    voice = body.as_voice(unit=unit.code, raw=request.body, content_type=(request.content_type or "")[:100])
    accepted = services.accept([voice], now=now, by=request.auth.label)[0]
    return _answer(request, accepted)


@router.get("/feedback", response=FeedbackPage, operation_id="list_feedback", summary="Voices, newest first")
def list_feedback(request: AuthedRequest, filters: Query[FeedbackFilters]) -> PageDict:
    """Return the voices the asker may read, each with its current analysis."""
    require(request.auth, READ)
    _refuse_unknown_parameters(request)
    given = filters.model_dump(by_alias=True, exclude={"cursor", "limit"})
    return queries.feedback_page(given, asker=request.auth, cursor=filters.cursor, limit=filters.limit)


@router.get("/feedback/{uuid:feedback_id}", response=FeedbackItem, operation_id="get_feedback", summary="One voice")
def get_feedback(request: AuthedRequest, feedback_id: UUID) -> dict[str, Any]:
    """Return one voice with its current analysis; 404 when the asker may not read it."""
    require(request.auth, READ)
    return queries.feedback_by_id(feedback_id, asker=request.auth)


def _answer(request: HttpRequest, accepted: Accepted) -> Status[FeedbackReceipt] | HttpResponse:
    """Return the answer for a receipt; a conflict is returned, not raised, so that its bytes stay kept."""
    if accepted.state is AcceptState.CONFLICT:
        return problem_response(request, ExternalIdConflict())
    receipt = FeedbackReceipt(id=accepted.id, received_at=accepted.received_at, track_url=queries.track_url(accepted))
    if accepted.state is AcceptState.DUPLICATE:
        return JsonResponse(receipt.model_dump(), headers={REPLAYED: "true"})
    return Status(201, receipt)


def _unit(code: str, *, asker: Asker) -> UnitRef:
    try:
        return unit_for_writer(code, asker=asker, permission=WRITE)
    except UnknownUnit as error:
        raise UnknownUnit(errors=[field_error("unit", error.code, UnknownUnit.title)]) from error


def _check_moment(occurred_at: datetime | None, *, now: datetime) -> None:
    problem = moment_problem(occurred_at, now=now) if occurred_at else None
    if problem:
        message = _("The moment must lie between 1900 and 24 hours from now.")
        raise Invalid(errors=[field_error("occurred_at", problem, message)])


def _refuse_unknown_parameters(request: HttpRequest) -> None:
    """Raise Invalid for query parameters the list does not know: a mistyped filter must not widen it."""
    known = {field.alias or name for name, field in FeedbackFilters.model_fields.items()}
    unknown = sorted(set(request.GET) - known)
    if unknown:
        message = _("There is no such filter.")
        raise Invalid(errors=[field_error(name[:80], "unknown_parameter", message) for name in unknown[:20]])
