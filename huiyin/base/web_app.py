"""The page that starts the web app, and what every server-rendered page may use."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from huiyin.base.languages import current_locale

INDEX: Final = Path(__file__).resolve().parent.parent / "static" / "app" / "index.html"


@require_safe
@ensure_csrf_cookie
def index(request: HttpRequest, page: str = "") -> HttpResponse:
    """Return the built app for any of its addresses; 503 with what to do when it is not built."""
    if not INDEX.is_file():
        return render(request, "base/not_built.html", {"language": current_locale()}, status=503)
    return HttpResponse(_page(INDEX.stat().st_mtime_ns), headers={"Cache-Control": "no-cache"})


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the organisation's name and the reader's language."""
    return {"organisation": settings.HUIYIN.organisation_name, "language": current_locale()}


@cache
def _page(_changed: int) -> bytes:
    return INDEX.read_bytes()
