"""Server-rendered pages of staff: the first administrator, and choosing a password by link.

They need no JavaScript. A link that does not work any more answers the same whether it was used,
has expired or never existed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from huiyin.base.clock import now as clock_now
from huiyin.base.languages import LOCALES, current_locale, from_locale
from huiyin.staff import services
from huiyin.staff.errors import EmailTaken, LinkSpent, WeakPassword
from huiyin.staff.rules import safe_next, sign_in_address
from huiyin.staff.terms import Language, LinkPurpose

NAME_LENGTH: Final = 120
LANGUAGE_LIFE: Final = 365 * 24 * 3600
LANGUAGE_NAMES: Final = {"zh-Hans": ("简", "简体中文"), "zh-Hant": ("繁", "繁體中文"), "en": ("EN", "English")}
_UNSTORABLE: Final = re.compile(r"[\x00\ud800-\udfff]")
More = ParamSpec("More")
Page = Callable[Concatenate[HttpRequest, More], HttpResponse]


def in_chosen_language(page: Page[More]) -> Page[More]:
    """Let a page speak the language of its `?lang=`, and remember the choice; else the browser's."""

    @wraps(page)
    def speaking(request: HttpRequest, /, *more: More.args, **named: More.kwargs) -> HttpResponse:
        locale = request.GET.get("lang", "")
        if locale not in LOCALES:
            return page(request, *more, **named)
        with override(from_locale(locale)):
            response = page(request, *more, **named)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, from_locale(locale), max_age=LANGUAGE_LIFE, samesite="Lax")
        return response

    return speaking


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@in_chosen_language
def setup(request: HttpRequest) -> HttpResponse:
    """Make the first administrator with the link printed at the first start."""
    secret = request.GET.get("token", "")
    if services.living_link(secret, purpose=LinkPurpose.FIRST_ADMINISTRATOR, now=clock_now()) is None:
        return _spent(request)
    if request.method != "POST":
        return _form(request, "staff/setup.html", {}, {})
    errors = _setup_errors(request)
    if not errors:
        errors = _make_administrator(request, secret)
    return (
        _form(request, "staff/setup.html", errors, {field: _typed(request, field) for field in ("email", "name")})
        if errors
        else _welcome_in()
    )


@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
@in_chosen_language
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """Choose a password with the link of an invitation."""
    link = services.living_link(secret, purpose=LinkPurpose.SET_PASSWORD, now=clock_now())
    if link is None or link.user is None:
        return _spent(request)
    person = {"name": link.user.name, "email": link.user.email}
    if request.method != "POST":
        return _form(request, "staff/welcome.html", {}, person)
    errors = _password_errors(request)
    if not errors:
        errors = _choose(request, secret)
    return _form(request, "staff/welcome.html", errors, person) if errors else _welcome_in()


@never_cache
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in screen of the app, keeping only a safe place to go on to."""
    return HttpResponseRedirect(sign_in_address(request.GET.get("next")))


def _make_administrator(request: HttpRequest, secret: str) -> dict[str, str]:
    """Spend the link; return what is wrong with the form, by field."""
    try:
        services.make_first_administrator(
            secret=secret,
            email=_typed(request, "email"),
            name=_typed(request, "name"),
            password=request.POST["password"],
            language=Language(current_locale()),
            now=clock_now(),
        )
    except WeakPassword as weak:
        return {"password": _told(weak)}
    except EmailTaken as taken:
        return {"email": str(taken.title)}
    except LinkSpent as spent:
        return {"form": str(spent.title)}
    return {}


def _choose(request: HttpRequest, secret: str) -> dict[str, str]:
    """Spend the invitation; return what is wrong with the form, by field."""
    try:
        services.choose_password(secret=secret, password=request.POST["password"], now=clock_now())
    except WeakPassword as weak:
        return {"password": _told(weak)}
    except LinkSpent as spent:
        return {"form": str(spent.title)}
    return {}


def _setup_errors(request: HttpRequest) -> dict[str, str]:
    """Return what is wrong with the first administrator's form, by field."""
    errors = _password_errors(request)
    if not 0 < len(_typed(request, "name")) <= NAME_LENGTH:
        errors["name"] = _("Please write your name.")
    try:
        validate_email(_typed(request, "email"))
    except ValidationError:
        errors["email"] = _("Please write a complete e-mail address.")
    return errors


def _password_errors(request: HttpRequest) -> dict[str, str]:
    """Return what is wrong with the two passwords, by field."""
    password = request.POST.get("password", "")
    if not password:
        return {"password": _("Please choose a password.")}
    if password != request.POST.get("again", ""):
        return {"again": _("The two passwords differ.")}
    return {}


def _told(weak: WeakPassword) -> str:
    """Return the reasons why a password is weak, as one text."""
    return " ".join(error["message"] for error in weak.errors)


def _typed(request: HttpRequest, field: str) -> str:
    """Return what was typed into a field, trimmed, with what no database keeps replaced."""
    return _UNSTORABLE.sub("\ufffd", request.POST.get(field, "")).strip()


def _form(request: HttpRequest, template: str, errors: dict[str, str], values: dict[str, Any]) -> HttpResponse:
    """Show a form, 422 when something in it is wrong."""
    context = {"errors": errors, "values": values, "languages": _languages(request)}
    return render(request, template, context, status=422 if errors else 200)


def _spent(request: HttpRequest) -> HttpResponse:
    """Tell that a link does not work any more."""
    return render(request, "staff/spent.html", {"languages": _languages(request)}, status=410)


def _languages(request: HttpRequest) -> list[dict[str, str]]:
    """Return this same page in every language: the secret of the link goes along."""
    kept = {"token": request.GET["token"]} if "token" in request.GET else {}
    return [
        {"code": code, "short": short, "name": name, "href": f"?{urlencode({**kept, 'lang': code})}"}
        for code, (short, name) in LANGUAGE_NAMES.items()
    ]


def _welcome_in() -> HttpResponse:
    """Lead to the sign-in screen."""
    return HttpResponseRedirect(sign_in_address(safe_next(None)))
