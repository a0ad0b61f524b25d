"""The demo accounts shown on the sign-in page, and when they may be shown."""

from __future__ import annotations

import ipaddress
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings

from huiyin.base.languages import current_locale, pick
from huiyin.staff.models import User
from huiyin.staff.queries import only_demo_people
from huiyin.staff.terms import RoleCode

DEMO_PASSWORD: Final = "huiyin-demo-2026"  # noqa: S105 - public on purpose: it opens demo accounts only
_ORDER: Final = [role.value for role in RoleCode]


def demo_logins(*, visitor: str) -> list[dict[str, Any]]:
    """Return one account per role while everybody is a demo person and the visitor sits at this machine.

    `visitor` is his network address: a server told to listen on every interface shows a passer-by nothing,
    unless HUIYIN_DEMO says that it should.
    """
    if not _may_be_shown(visitor):
        return []
    people = User.objects.active().filter(is_demo=True).select_related("unit").order_by("created_at", "id")
    first: dict[str, User] = {}
    for user in people:
        first.setdefault(user.role_id, user)
    return [_log_in(first[role]) for role in _ORDER if role in first]


def organisation_name() -> str:
    """Return the name of the organisation that runs this huiyin."""
    return str(settings.HUIYIN.organisation_name)


def listens_on_loopback(base_url: str) -> bool:
    """Return whether an address points at this machine only."""
    host = urlsplit(base_url).hostname or ""
    return host == "localhost" or is_loopback(host)


def is_loopback(host: str) -> bool:
    """Return whether a numeric address is this machine's own."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _may_be_shown(visitor: str) -> bool:
    """Return whether showing passwords does no harm."""
    local = listens_on_loopback(settings.HUIYIN.base_url) and is_loopback(visitor)
    return bool(settings.HUIYIN.demo or local) and only_demo_people()


def _log_in(user: User) -> dict[str, Any]:
    """Return a demo account as the sign-in page shows it."""
    return {
        "email": user.email,
        "name": user.name,
        "role": user.role_id,
        "unit": pick(user.unit.name, current_locale()),
        "password": DEMO_PASSWORD,
    }
