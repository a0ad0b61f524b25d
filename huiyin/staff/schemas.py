"""What the staff endpoints take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from huiyin.base.schemas import In, Out
from huiyin.base.scope import Reach
from huiyin.staff.terms import Language, NoticeKind, Theme


class UnitOut(Out):
    """A unit as lists name it; `name` is in the reader's language."""

    id: UUID
    code: str
    name: str


class UnitRow(UnitOut):
    """A unit in the tree."""

    parent_id: UUID | None
    depth: int
    zone: str


class RoleOut(Out):
    """A role; `name` is in the reader's language."""

    code: str
    name: str


class Me(Out):
    """Who is signed in, what he may do and how he likes the screens."""

    id: UUID
    email: str
    name: str
    role: str
    unit: UnitOut
    permissions: dict[str, Reach]
    language: Language
    theme: Theme
    zone: str
    is_demo: bool
    unread_notices: int


class MePatch(In):
    """What a person may change about himself."""

    language: Language | None = None
    theme: Theme | None = None


class Colleague(Out):
    """A person in the list of colleagues."""

    id: UUID
    name: str
    name_key: str
    initials: str
    unit: UnitOut
    role: str


class PageAsk(In):
    """Which page of a list is wanted."""

    cursor: str | None = None
    limit: int | None = None


class StaffAsk(PageAsk):
    """Which colleagues are wanted: `q` is a name, its pinyin or its first letters."""

    q: str = Field("", max_length=80)


class DemoLogIn(Out):
    """A demo account anybody may enter with, shown only on a demo."""

    email: str
    name: str
    role: str
    unit: str
    password: str


class SignInPage(Out):
    """What the sign-in page shows to a stranger."""

    organisation: str
    demo_logins: list[DemoLogIn]


class NoticeOut(Out):
    """A notice under the bell."""

    id: UUID
    kind: NoticeKind
    subject: str
    data: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


class ReadNotices(In):
    """Which notices were read; all of them without ids."""

    ids: list[UUID] | None = None


class Changed(Out):
    """How many rows an act changed."""

    changed: int
