"""The staff endpoints: me, colleagues, units, notices, and what the sign-in page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from huiyin.base.clock import now as clock_now
from huiyin.base.languages import pick
from huiyin.base.paging import PageDict, paginate
from huiyin.base.schemas import Page
from huiyin.base.scope import Asker, require
from huiyin.staff import queries, services
from huiyin.staff.auth import person
from huiyin.staff.demo_logins import demo_logins, organisation_name
from huiyin.staff.errors import PersonOnly
from huiyin.staff.models import Notice, Unit, User
from huiyin.staff.schemas import (
    Changed,
    Colleague,
    Me,
    MePatch,
    NoticeOut,
    PageAsk,
    ReadNotices,
    SignInPage,
    StaffAsk,
    UnitRow,
)
from huiyin.staff.terms import Permission

router = Router(tags=["staff"])


@router.get("/me", response=Me, operation_id="get_me", summary="Who is signed in")
def get_me(request: HttpRequest) -> dict[str, Any]:
    """Return the signed-in person; tokens get 403 `person_only`."""
    return _me(_person(request), _asker(request))


@router.patch("/me", response=Me, operation_id="change_me", summary="Change language or theme")
def change_me(request: HttpRequest, body: MePatch) -> dict[str, Any]:
    """Remember the person's language and theme."""
    user = services.change_preferences(_person(request), language=body.language, theme=body.theme)
    return _me(user, queries.asker_for_user(user))


@router.get("/sign-in", response=SignInPage, auth=None, operation_id="get_sign_in", summary="The sign-in page")
def get_sign_in(request: HttpRequest) -> dict[str, Any]:
    """Return the organisation's name and, on a demo, the accounts to try."""
    return {
        "organisation": organisation_name(),
        "demo_logins": demo_logins(visitor=request.META.get("REMOTE_ADDR", "")),
    }


@router.get("/staff", response=Page[Colleague], operation_id="list_staff", summary="Colleagues")
def list_staff(request: HttpRequest, ask: Query[StaffAsk]) -> PageDict:
    """Return the active people the asker may see, by name, pinyin or initials."""
    asker = _asker(request)
    require(asker, Permission.STAFF_READ)
    return paginate(
        queries.colleagues(asker, q=ask.q),
        order=("name_key", "id"),
        cursor=ask.cursor,
        limit=ask.limit,
        out=lambda user: _colleague(user, asker.language),
    )


@router.get("/units", response=Page[UnitRow], operation_id="list_units", summary="The organisation tree")
def list_units(request: HttpRequest, ask: Query[PageAsk]) -> PageDict:
    """Return the units the asker may see, each after its parent."""
    asker = _asker(request)
    require(asker, Permission.STAFF_READ)
    return paginate(
        queries.visible_units(asker),
        order=("path", "id"),
        cursor=ask.cursor,
        limit=ask.limit,
        out=lambda unit: _unit_row(unit, asker.language),
    )


@router.get("/notices", response=Page[NoticeOut], operation_id="list_notices", summary="My notices")
def list_notices(request: HttpRequest, ask: Query[PageAsk]) -> PageDict:
    """Return the person's own notices, newest first."""
    return paginate(
        queries.notices_of(_person(request).id),
        order=("-created_at", "-id"),
        cursor=ask.cursor,
        limit=ask.limit,
        out=_notice,
    )


@router.post("/notices/read", response=Changed, operation_id="read_notices", summary="Mark notices as read")
def read_notices(request: HttpRequest, body: ReadNotices) -> dict[str, int]:
    """Mark the person's notices as read; ids of other people's notices change nothing."""
    changed = services.read_notices(user_id=_person(request).id, ids=body.ids, now=clock_now())
    return {"changed": changed}


def _asker(request: HttpRequest) -> Asker:
    """Return who asks, as the authentication set it."""
    asker: Asker = request.auth  # type: ignore[attr-defined]
    return asker


def _person(request: HttpRequest) -> User:
    """Return the signed-in person; raise PersonOnly for a token."""
    if _asker(request).user_id is None:
        raise PersonOnly
    return person(request)


def _me(user: User, asker: Asker) -> dict[str, Any]:
    """Return a person as he sees himself."""
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "role": user.role_id,
        "unit": _unit(user.unit, user.language),
        "permissions": dict(asker.permissions),
        "language": user.language,
        "theme": user.theme,
        "zone": user.zone or user.unit.zone or str(settings.HUIYIN.time_zone),
        "is_demo": user.is_demo,
        "unread_notices": queries.unread_count(user.id),
    }


def _colleague(user: User, language: str) -> dict[str, Any]:
    """Return a person as colleagues see him."""
    return {
        "id": user.id,
        "name": user.name,
        "name_key": user.name_key,
        "initials": user.initials,
        "unit": _unit(user.unit, language),
        "role": user.role_id,
    }


def _unit(unit: Unit, language: str) -> dict[str, Any]:
    """Return a unit with its name in a language."""
    return {"id": unit.id, "code": unit.code, "name": pick(unit.name, language)}


def _unit_row(unit: Unit, language: str) -> dict[str, Any]:
    """Return a unit of the tree."""
    return {**_unit(unit, language), "parent_id": unit.parent_id, "depth": unit.depth, "zone": unit.zone}


def _notice(notice: Notice) -> dict[str, Any]:
    """Return a notice."""
    return {
        "id": notice.id,
        "kind": notice.kind,
        "subject": notice.subject,
        "data": notice.data,
        "created_at": notice.created_at,
        "read_at": notice.read_at,
    }
