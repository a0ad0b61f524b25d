"""Who asks and how far he sees: the one place that narrows rows to an asker's reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Model, Q, QuerySet

from huiyin.base.errors import Forbidden, NotFound

Row_co = TypeVar("Row_co", bound=Model, covariant=True)


class Reach(StrEnum):
    """How far a permission goes."""

    OWN = "own"
    UNIT = "unit"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who is asking: a person with a session or a program with a token; Ninja's `request.auth`."""

    user_id: UUID | None
    token_id: UUID | None
    name: str
    role: str
    permissions: Mapping[str, Reach]
    unit_ids: frozenset[UUID]
    language: str

    @property
    def label(self) -> str:
        """Return the short, stable name of the asker for events and audit lines."""
        return f"user:{self.user_id}" if self.user_id else f"token:{self.token_id}"

    def may(self, permission: str) -> bool:
        """Tell whether the asker holds the permission at all, however far it reaches."""
        return permission in self.permissions


class ScopedQuerySet(QuerySet[Row_co, Row_co]):
    """A queryset that can narrow itself to what an asker may see.

    A room's queryset names its columns: `scope_unit` (the row's unit), `scope_owner` (the person
    the row belongs to; empty when nobody owns rows) and `scope_read` (the permission to read).
    """

    scope_unit: ClassVar[str] = "unit_id"
    scope_owner: ClassVar[str] = "owner_id"
    scope_read: ClassVar[str] = ""

    def visible_to(self, asker: Asker, permission: str | None = None) -> Self:
        """Return the rows the asker's permission reaches (default: the permission to read)."""
        reach = asker.permissions.get(permission or self.scope_read)
        if reach is Reach.ALL:
            return self.all()
        if reach is Reach.UNIT:
            return self.filter(**{f"{self.scope_unit}__in": asker.unit_ids})
        if reach is Reach.OWN and self.scope_owner and asker.user_id:
            return self.filter(self._owned_by(asker.user_id))
        return self.none()

    def _owned_by(self, user_id: UUID) -> Q:
        return Q(**{self.scope_owner: user_id})


def require(asker: Asker, permission: str, obj: models.Model | None = None) -> None:
    """Pass when the asker may use the permission (on this object, if one is given).

    Raises Forbidden when he may not although he may see the object, NotFound when he may not
    even see it. The model's default manager must come from a ScopedQuerySet when obj is given.
    """
    if obj is None:
        if not asker.may(permission):
            raise Forbidden
        return
    rows: ScopedQuerySet[models.Model] = type(obj)._default_manager.filter(pk=obj.pk)  # type: ignore[assignment]
    if asker.permissions.get(permission) is Reach.ALL or rows.visible_to(asker, permission).exists():
        return
    subject = f"{obj._meta.model_name}:{obj.pk}"
    if rows.visible_to(asker).exists():
        raise Forbidden(subject=subject)
    raise NotFound(subject=subject)
