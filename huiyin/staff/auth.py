"""Who is asking over the API: a token in the Authorization header, else the session of the app."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import CsrfFailed, NotAuthenticated
from huiyin.base.scope import Asker
from huiyin.staff.models import ApiToken, User
from huiyin.staff.queries import LivingToken, asker_for_token, asker_for_user, token_by_secret
from huiyin.staff.rules import TOUCH_EVERY, needs_touch

SEEN_KEY: Final = "seen"


class Bearer(AuthBase):
    """A token `hy_pat_…`: looked up by digest, refused when expired or revoked.

    A request that shows a token is judged by it alone: a bad token is never rescued by a cookie.
    """

    openapi_type: str = "http"
    openapi_scheme: str = "bearer"

    def __call__(self, request: HttpRequest) -> Asker | None:
        """Return the asker of the token, None without the header; raise NotAuthenticated for a bad one."""
        header = request.headers.get("Authorization")
        if header is None:
            return None
        kind, _, secret = header.strip().partition(" ")
        now = clock_now()
        token = token_by_secret(secret.strip(), now=now) if kind.lower() == "bearer" and secret else None
        if token is None:
            raise NotAuthenticated
        touch_token(token, now=now)
        return asker_for_token(token)


class Session(AuthBase):
    """The signed-in person of the app; whatever changes something needs the CSRF token."""

    openapi_type: str = "apiKey"
    openapi_in: str = "cookie"
    openapi_name: str = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Asker | None:
        """Return the asker of the session, None when nobody is signed in; raise CsrfFailed."""
        user: Any = request.user
        if not user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise CsrfFailed
        extend_session(request, now=clock_now())
        return asker_for_user(user)


AUTH: Final[list[AuthBase]] = [Bearer(), Session()]


def touch_token(token: LivingToken, *, now: datetime) -> None:
    """Remember when a token was last used, at most once a minute."""
    if not needs_touch(token.last_used_at, now=now):
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=now - TOUCH_EVERY)
    ApiToken.objects.filter(stale, id=token.id).update(last_used_at=now)


def extend_session(request: HttpRequest, *, now: datetime) -> None:
    """Push the end of an idle session out, by a write at most every ten minutes (U05)."""
    seen = request.session.get(SEEN_KEY)
    if not isinstance(seen, int) or now.timestamp() - seen > settings.SESSION_EXTEND_EVERY:
        request.session[SEEN_KEY] = int(now.timestamp())


def person(request: HttpRequest) -> User:
    """Return the signed-in person of a session route, with unit and role loaded."""
    user: Any = request.user
    return user  # type: ignore[no-any-return]
