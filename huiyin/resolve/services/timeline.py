"""Writing the time line: who did what, and whether the customer sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.base.scope import Asker
from huiyin.resolve.models import Case, Entry
from huiyin.resolve.terms import AuthorKind, EntryKind

NAME_LIMIT = 100


@dataclass(frozen=True)
class Author:
    """Who stands behind a line."""

    kind: AuthorKind
    id: UUID | None = None
    name: str = ""


SYSTEM = Author(AuthorKind.SYSTEM)
CUSTOMER = Author(AuthorKind.CUSTOMER)


def agent(asker: Asker) -> Author:
    """Return the person (or program) that asks as an author."""
    return Author(AuthorKind.AGENT, asker.user_id, asker.name[:NAME_LIMIT])


def line(
    case: Case,
    kind: EntryKind,
    *,
    author: Author,
    at: datetime,
    public: bool,
    body: str = "",
    data: Mapping[str, Any] | None = None,
    message_id: UUID | None = None,
) -> Entry:
    """Return an unsaved line of the case's time line."""
    return Entry(
        case=case,
        kind=kind,
        is_public=public,
        author_kind=author.kind,
        author_id=author.id,
        author_name=author.name,
        body=body,
        data=dict(data or {}),
        message_id=message_id,
        at=at,
    )


def write_line(
    case: Case,
    kind: EntryKind,
    *,
    author: Author,
    at: datetime,
    public: bool,
    body: str = "",
    data: Mapping[str, Any] | None = None,
    message_id: UUID | None = None,
) -> Entry:
    """Add a line to the case's time line and return it."""
    entry = line(case, kind, author=author, at=at, public=public, body=body, data=data, message_id=message_id)
    entry.save(force_insert=True)
    return entry
