"""A small API on the same ground as the real one, to test the ground alone."""

import threading
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from ninja import Query, Status
from pydantic import Field

from huiyin.base import health, metrics_page, web_app
from huiyin.base.errors import Conflict, Forbidden, NotFound, StalePrecondition, TooMany
from huiyin.base.idempotency import idempotent
from huiyin.base.models import AuditLine
from huiyin.base.paging import paginate
from huiyin.base.rest import StrictAPI
from huiyin.base.schemas import In, Out, Page
from huiyin.base.scope import Asker, Reach

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
USER = UUID("01940000-0000-7000-8000-000000000001")
entered, may_leave = threading.Event(), threading.Event()


def ask(request: HttpRequest) -> Asker | None:
    name = request.headers.get("X-Asker")
    if name is None:
        return None
    user = UUID(int=USER.int + sum(name.encode()))
    reach = {"metrics:read": Reach.ALL}
    return Asker(
        user_id=user, token_id=None, name=name, role="agent", permissions=reach, unit_ids=frozenset(), language="en"
    )


AUTH = [ask]
api = StrictAPI(title="edge", version="1", auth=AUTH, urls_namespace="edge", docs_url=None)


class LineIn(In):
    text: str = Field(max_length=20)
    number: int | None = None
    values: list[Any] = []
    meta: dict[str, Any] = {}


class LineOut(Out):
    id: UUID
    text: str


def write_line(text: str) -> AuditLine:
    return AuditLine.objects.create(
        at=NOW, by="test", by_name="test", action="test.write", subject=text, refused=False, detail={}, request_id=""
    )


def as_out(line: AuditLine) -> dict[str, Any]:
    return {"id": line.id, "text": line.subject}


@api.post("/lines", response={201: LineOut}, operation_id="post_line")
@idempotent
def post_line(request: HttpRequest, body: LineIn) -> Status[dict[str, Any]]:
    """Write a line."""
    line = write_line(body.text)
    if body.text == "slow":
        entered.set()
        may_leave.wait(10)
    if body.text == "fails":
        raise Conflict
    return Status(201, as_out(line))


@api.get("/lines", response=Page[LineOut], operation_id="list_lines")
def list_lines(request: HttpRequest, cursor: str | None = None, limit: int | None = None, q: str = "") -> Any:
    """List the lines."""
    return paginate(AuditLine.objects.all(), order=("-at", "subject", "id"), cursor=cursor, limit=limit, out=as_out)


@api.get("/lines/{line_id}", response=LineOut, operation_id="get_line")
def get_line(request: HttpRequest, line_id: UUID, kind: str = Query("a", pattern="^[a-z]$")) -> Any:
    """Return nothing."""
    raise Http404


FAILURES: dict[str, Exception] = {
    "boom": RuntimeError("secret detail 13812345678"),
    "locked": OperationalError("database is locked"),
    "lost": InterfaceError("connection already closed"),
    "integrity": IntegrityError("duplicate key value violates unique constraint"),
    "hidden": NotFound(subject="case:1"),
    "refused": Forbidden(subject="case:2"),
    "stale": StalePrecondition(extra={"current": 7}),
    "many": TooMany(retry_after=7),
}


@api.get("/fail/{kind}", operation_id="fail")
def fail(request: HttpRequest, kind: str) -> None:
    """Fail as asked."""
    raise FAILURES[kind]


def page_fails(request: HttpRequest, kind: str) -> HttpResponse:
    raise FAILURES[kind]


urlpatterns = [
    path("api/v1/", api.urls),
    path("page/<kind>", page_fails),
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("metrics", metrics_page.metrics),
    path("app/", web_app.index),
    path("app/<path:page>", web_app.index),
]
handler400 = "huiyin.base.problems.bad_request"
handler403 = "huiyin.base.problems.forbidden"
handler404 = "huiyin.base.problems.not_found"
handler500 = "huiyin.base.problems.server_error"
