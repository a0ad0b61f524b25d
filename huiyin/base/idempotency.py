"""Idempotency-Key: a POST that is sent twice happens once.

The answer is stored in the transaction of its effect, so either both are there or none. While the
first request runs, a second one with its key gets 409; afterwards it gets the first answer again
(200, `Idempotent-Replay: true`), or 422 when its body differs.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final, TypeVar

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja.operation import Operation
from ninja.utils import contribute_operation_callback

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import Conflict, Invalid
from huiyin.base.models.plumbing import IdempotencyKey

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotent-Replay"
IDEMPOTENT: Final = "x-idempotent"  # marks the operation for base.rest, which documents the header
LIFE: Final = timedelta(hours=24)
MAX_KEY: Final = 255

View = TypeVar("View", bound=Callable[..., Any])


class KeyInvalid(Invalid):
    """The key is empty, too long or holds characters that headers should not."""

    code = "idempotency_key_invalid"
    title = _("The Idempotency-Key is not valid.")
    next_step = _("Send 1 to 255 visible ASCII characters, such as a UUID.")


class KeyMismatch(Invalid):
    """The key was used for another request before."""

    code = "idempotency_mismatch"
    title = _("This Idempotency-Key was already used for another request.")
    next_step = _("Take a new key for a new request; keep a key only to repeat the same one.")


class StillRunning(Conflict):
    """The first request with this key has not ended yet."""

    code = "idempotency_running"
    title = _("The first request with this Idempotency-Key is still running.")
    next_step = _("Wait a moment and send it again.")


def idempotent(view: View) -> View:
    """Let a Ninja operation obey the Idempotency-Key header; put it below `@router.post`."""
    contribute_operation_callback(view, _make_idempotent)
    return view


def forget_old_keys(*, now: datetime) -> int:
    """Delete the keys older than a day and return how many."""
    return IdempotencyKey.objects.filter(created_at__lt=now - LIFE).delete()[0]


def _make_idempotent(operation: Operation) -> None:
    """Wrap the view inside the operation: the asker is known by then and the answer not yet sent."""
    view = operation.view_func

    @wraps(view)
    def run(request: HttpRequest, **values: Any) -> Any:
        key = request.headers.get(HEADER)
        if key is None:
            return view(request, **values)

        def answer() -> HttpResponse:
            blank = operation.api.create_temporal_response(request)
            response: HttpResponse = operation._result_to_response(request, view(request, **values), blank)  # type: ignore[assignment]
            return response

        return _answer_once(request, _checked(key), answer)

    operation.view_func = run
    operation.openapi_extra = {**(operation.openapi_extra or {}), IDEMPOTENT: True}
    unbound_clone = operation.clone

    def clone() -> Operation:
        """Wrap the copy that Ninja binds to the API: only that one knows how to render an answer."""
        bound = unbound_clone()
        bound.view_func = view
        _make_idempotent(bound)
        return bound

    operation.clone = clone  # type: ignore[method-assign]


def _answer_once(request: HttpRequest, key: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    digest, wanted = _digest(_asker(request), request.method, request.path, key), _request_digest(request)
    with _only_one(digest), transaction.atomic():
        _lock(digest)
        now = clock_now()
        stored = IdempotencyKey.objects.filter(digest=digest, created_at__gte=now - LIFE).first()
        if stored is not None:
            return _replay(stored, wanted)
        response = answer()
        if response.status_code < 300:
            _store(digest, wanted, response, now=now)
        return response


def _replay(stored: IdempotencyKey, wanted: str) -> HttpResponse:
    if stored.request_digest != wanted:
        raise KeyMismatch
    return HttpResponse(stored.body, content_type="application/json; charset=utf-8", headers={REPLAYED: "true"})


def _store(digest: str, wanted: str, response: HttpResponse, *, now: datetime) -> None:
    values = {"request_digest": wanted, "body": response.content.decode(), "created_at": now}
    IdempotencyKey.objects.update_or_create(digest=digest, defaults=values)


def _checked(key: str) -> str:
    if not 1 <= len(key) <= MAX_KEY or not all("!" <= letter <= "~" for letter in key):
        raise KeyInvalid
    return key


def _asker(request: HttpRequest) -> str:
    return getattr(getattr(request, "auth", None), "label", "nobody")


def _request_digest(request: HttpRequest) -> str:
    return hashlib.sha256(request.META.get("QUERY_STRING", "").encode() + b"\x00" + request.body).hexdigest()


def _digest(*parts: str | None) -> str:
    return hashlib.sha256("\x00".join(part or "" for part in parts).encode()).hexdigest()


_running: set[str] = set()
_running_guard = threading.Lock()


@contextmanager
def _only_one(digest: str) -> Iterator[None]:
    """Let one request with this key run in this process; raises StillRunning for the second."""
    with _running_guard:
        if digest in _running:
            raise StillRunning(retry_after=1)
        _running.add(digest)
    try:
        yield
    finally:
        with _running_guard:
            _running.discard(digest)


def _lock(digest: str) -> None:
    """Hold the key until commit across processes; SQLite has one web process and needs none."""
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(bytes.fromhex(digest[:16]), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise StillRunning(retry_after=1)
