"""The customer's pages: a link becomes a cookie, a page shows how far his matter is, forms take his word.

Reading changes nothing (T04); every wrong link is answered alike and counted per network (T02, T05).
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_POST, require_safe

from huiyin.base.clock import now as clock_now
from huiyin.base.headers import client_network
from huiyin.base.languages import LOCALES, from_locale, to_locale
from huiyin.base.rate_limits import take_token
from huiyin.listen.errors import AlreadyAnswered
from huiyin.resolve import services
from huiyin.resolve.errors import NotYetAnswered
from huiyin.resolve.links import case_token, reference
from huiyin.resolve.models import Case
from huiyin.resolve.progress_page import Page, page_of_case, page_of_voice
from huiyin.resolve.queries.progress import Link, case_progress, opened_link, voice_progress

COOKIE: Final = "hy_progress_"
COOKIE_LIFE: Final = timedelta(days=30)
LANGUAGE_LIFE: Final = timedelta(days=365)
PATH: Final = "/p/"
TEXT_LIMIT: Final = 5_000
MISSES_A_MINUTE: Final = 20
WORDS_AN_HOUR: Final = 60
SCORES: Final = ("1", "2", "3", "4", "5")
# What no database keeps; in a form it is replaced, not refused (P05).
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Visit:
    """A customer on his page."""

    ref: str
    link: Link
    now: datetime

    @property
    def case_id(self) -> UUID:
        """Return the case of the page; forms are shown only where there is one."""
        assert self.link.case_id is not None
        return self.link.case_id


Handler = Callable[[HttpRequest, Visit], HttpResponse]


@require_safe
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address into a cookie, and go to the page (T03)."""
    now = clock_now()
    if opened_link(token, now=now) is None:
        return _miss(request, now=now)
    response = redirect("progress", ref=reference(token))
    _give_cookie(response, token)
    _keep_language(request, response)
    return response


@require_safe
def progress(request: HttpRequest, ref: str) -> HttpResponse:
    """Show how far the customer's matter is."""
    now = clock_now()
    token = request.COOKIES.get(COOKIE + ref)
    if token is None or reference(token) != ref:
        return _missing(request)
    link = opened_link(token, now=now)
    if link is None:
        return _miss(request, now=now)
    response = _page(request, Visit(ref, link, now))
    _give_cookie(response, token)
    _keep_language(request, response)
    return response


def form(handler: Handler) -> Callable[[HttpRequest, str], HttpResponse]:
    """Make a view of a form's handler: the link checked, the pace limited, back to the page afterwards."""

    @require_POST
    @wraps(handler)
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        now = clock_now()
        token = request.COOKIES.get(COOKIE + ref, "")
        link = opened_link(token, now=now) if reference(token) == ref else None
        if link is None or link.case_id is None:
            return _miss(request, now=now)
        hour = timedelta(hours=1)
        take_token(f"progress:{link.case_id}", rate=WORDS_AN_HOUR, per=hour, burst=WORDS_AN_HOUR, now=now)
        return handler(request, Visit(ref, link, now))

    return view


@form
def reply(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the customer's words."""
    text = _typed(request, "text")
    problem = _problem_with(text)
    if problem:
        return _page(request, visit, errors={"text": problem}, typed={"text": text}, status=422)
    case = services.customer_writes(visit.case_id, text=text, now=visit.now)
    return _back(visit) if case.id == visit.case_id else _onward(case)


@form
def confirm(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the customer's word that it is solved."""
    services.confirm(visit.case_id, now=visit.now)
    return _back(visit)


@form
def not_solved(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the customer's word that it is not solved."""
    case = services.not_solved(visit.case_id, text="", now=visit.now)
    return _back(visit) if case.id == visit.case_id else _onward(case)


@form
def rate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the customer's rating."""
    score, comment = request.POST.get("score", ""), _typed(request, "comment")
    if score not in SCORES or len(comment) > TEXT_LIMIT:
        problem = _("Choose a number from 1 to 5.")
        return _page(request, visit, errors={"score": problem}, typed={"comment": comment}, status=422)
    # A second click, or a page left open: the page now shows how it stands.
    with suppress(AlreadyAnswered, NotYetAnswered):
        services.rate(visit.case_id, score=int(score), comment=comment, now=visit.now)
    return _back(visit)


def _page(
    request: HttpRequest,
    visit: Visit,
    *,
    errors: Mapping[str, str] | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    facts = _facts(visit)
    language = _language(request, fallback=facts["language"])
    with translation.override(from_locale(language)):
        page = _words(visit, facts)
        context = {
            "page": page,
            "ref": visit.ref,
            "scores": SCORES,
            "limit": TEXT_LIMIT,
            "errors": errors or {},
            "typed": typed or {},
        }
        response = render(request, "public/progress.html", context, status=status)
    # Without it a browser sends “Origin: null” with the forms, which the CSRF check rightly refuses.
    response["Referrer-Policy"] = "same-origin"
    response["Content-Language"] = language
    return response


def _facts(visit: Visit) -> dict[str, Any]:
    if visit.link.case_id is not None:
        return case_progress(visit.link.case_id, now=visit.now)
    assert visit.link.feedback_id is not None
    return voice_progress(visit.link.feedback_id)


def _words(visit: Visit, facts: Mapping[str, Any]) -> Page:
    return (page_of_case if visit.link.case_id is not None else page_of_voice)(facts, now=visit.now)


def _miss(request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Answer a wrong link; after twenty a minute from one network it is TooMany (T05)."""
    minute = timedelta(minutes=1)
    key = f"progress-miss:{client_network(request)}"
    take_token(key, rate=MISSES_A_MINUTE, per=minute, burst=MISSES_A_MINUTE, now=now)
    return _missing(request)


def _missing(request: HttpRequest) -> HttpResponse:
    language = _language(request, fallback=settings.HUIYIN.default_language)
    with translation.override(from_locale(language)):
        return render(request, "public/missing.html", status=404)


def _back(visit: Visit) -> HttpResponse:
    """Go back to the page with 303, so that reloading sends nothing twice."""
    return HttpResponse(status=303, headers={"Location": reverse("progress", args=[visit.ref])})


def _onward(case: Case) -> HttpResponse:
    """Go to the page of the case that continues an old one."""
    token = case_token(case.id, case.link_nonce)
    target = reverse("progress", args=[reference(token)])
    response = HttpResponse(status=303, headers={"Location": target})
    _give_cookie(response, token)
    return response


def _give_cookie(response: HttpResponse, token: str) -> None:
    response.set_cookie(
        COOKIE + reference(token),
        token,
        max_age=COOKIE_LIFE,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _typed(request: HttpRequest, name: str) -> str:
    return _UNSTORABLE.sub("\ufffd", request.POST.get(name, "")).replace("\r\n", "\n").strip()


def _problem_with(text: str) -> str:
    if not text:
        return _("Write something first.")
    if len(text) > TEXT_LIMIT:
        return _("That is too long: at most %(limit)d characters.") % {"limit": TEXT_LIMIT}
    return ""


def _chosen(request: HttpRequest) -> str | None:
    wanted = request.GET.get("lang") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return to_locale(wanted) if wanted in LOCALES or wanted in map(from_locale, LOCALES) else None


def _language(request: HttpRequest, *, fallback: str) -> str:
    """Return the language chosen on the page, else the browser's, else the matter's own."""
    chosen = _chosen(request)
    if chosen:
        return chosen
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if code.startswith(("zh", "en")):
            return to_locale(code)
    return fallback if fallback in LOCALES else str(settings.HUIYIN.default_language)


def _keep_language(request: HttpRequest, response: HttpResponse) -> None:
    if request.GET.get("lang") in LOCALES:
        name, value = settings.LANGUAGE_COOKIE_NAME, from_locale(request.GET["lang"])
        response.set_cookie(name, value, max_age=LANGUAGE_LIFE, path=PATH, samesite="Lax")
