"""Cursor paging: keyset pages that stay right while rows arrive, with an honest total."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypedDict, TypeVar
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.base.errors import Invalid, field_error

DEFAULT_LIMIT: Final = 50
MAX_LIMIT: Final = 200
EXACT_UP_TO: Final = 10_000
MAX_CURSOR: Final = 600

Row = TypeVar("Row", bound=Model)


class InvalidCursor(Invalid):
    """The cursor was not given out by this list."""

    code = "invalid_cursor"
    title = gettext_lazy("This page mark is not valid.")
    next_step = gettext_lazy("Start again from the first page.")


class PageDict(TypedDict):
    """What paginate() returns; fits base.schemas.Page."""

    items: list[Any]
    next: str | None
    total: dict[str, Any]


def paginate(
    queryset: QuerySet[Row, Any],
    *,
    order: Sequence[str] = ("-received_at", "-id"),
    cursor: str | None = None,
    limit: int | None = None,
    out: Callable[[Any], Any],
    count_of: QuerySet[Any, Any] | None = None,
) -> PageDict:
    """Return one page of the queryset as a dict for Page[T].

    `order` names the sort columns, the last of which is unique; nulls sort last in either
    direction. `out` turns a row into what the schema takes. `count_of` is counted instead where
    it is the same rows with fewer joins. Raises Invalid for a limit outside 1..200 and
    InvalidCursor for a cursor that is not ours.
    """
    size = check_limit(limit)
    page = queryset.order_by(*[_ordering(queryset.model, column) for column in order])
    if cursor:
        page = page.filter(_after(queryset.model, order, _decode(cursor, len(order))))
    rows = list(page[: size + 1])
    more = len(rows) > size
    return {
        "items": [out(row) for row in rows[:size]],
        "next": encode_cursor(_key(rows[size - 1], order)) if more else None,
        "total": count_up_to(queryset if count_of is None else count_of),
    }


def check_limit(limit: int | None) -> int:
    """Return the page size asked for; raises Invalid when it is outside 1..200."""
    size = DEFAULT_LIMIT if limit is None else limit
    if not 1 <= size <= MAX_LIMIT:
        message = _("Ask for 1 to %(limit)d at once.") % {"limit": MAX_LIMIT}
        raise Invalid(errors=[field_error("limit", "out_of_range", message)])
    return size


def count_up_to(queryset: QuerySet[Any, Any], *, most: int = EXACT_UP_TO) -> dict[str, Any]:
    """Return the number of rows, counted no further than `most`."""
    # pk, not "1": a sliced subquery of one narrow column is what both planners answer from an index.
    counted = queryset.order_by().values("pk")[: most + 1].count()
    return {"value": min(counted, most), "exact": counted <= most}


def encode_cursor(key: Sequence[Any]) -> str:
    """Return the cursor text of a sort key."""
    packed = json.dumps([_plain(value) for value in key], separators=(",", ":"), ensure_ascii=False)
    return urlsafe_b64encode(packed.encode()).rstrip(b"=").decode()


def _decode(cursor: str, width: int) -> list[Any]:
    if len(cursor) > MAX_CURSOR:
        raise InvalidCursor
    try:
        raw = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        key = json.loads(raw.decode())
    except (ValueError, NotBase64, RecursionError) as error:
        raise InvalidCursor from error
    scalars = isinstance(key, list) and all(isinstance(value, str | int | float | None) for value in key)
    if not scalars or len(key) != width or any(_unstorable(value) for value in key):
        raise InvalidCursor
    return list(key)


def _unstorable(value: Any) -> bool:
    return isinstance(value, str) and re.search("[\x00\ud800-\udfff]", value) is not None


def _checked(value: Any) -> Any:
    """Return the value unless it is a time without a zone, which no list of ours gives out."""
    if isinstance(value, datetime) and value.tzinfo is None:
        raise InvalidCursor
    return value


def _ordering(model: type[Model], column: str) -> Any:
    """Return the order by a column; NULLS LAST only where there can be any, else no index would serve."""
    name = column.lstrip("-")
    if not _may_be_null(model, name):
        return column
    return F(name).desc(nulls_last=True) if column.startswith("-") else F(name).asc(nulls_last=True)


def _after(model: type[Model], order: Sequence[str], key: list[Any]) -> Q:
    """Return the condition for rows that come after the key: (a, b) > (x, y) written out."""
    condition, equal = Q(), Q()
    for column, raw in zip(order, key, strict=True):
        name = column.lstrip("-")
        value = _typed(model, name, raw)
        beyond = _beyond(model, name, value, descending=column.startswith("-"))
        condition |= equal & beyond if beyond is not None else Q(pk__in=[])
        equal &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return _from(model, order[0], key[0]) & condition


def _from(model: type[Model], column: str, raw: Any) -> Q:
    """Return where an index scan may begin: implied by the rest, but planners do not see it there."""
    name = column.lstrip("-")
    if _may_be_null(model, name):
        return Q()
    value = _typed(model, name, raw)
    if value is None:
        raise InvalidCursor
    return Q(**{f"{name}__{'lte' if column.startswith('-') else 'gte'}": value})


def _beyond(model: type[Model], name: str, value: Any, *, descending: bool) -> Q | None:
    """Return the condition for values after this one, or None when nothing can follow."""
    if value is None:
        return None
    after = Q(**{f"{name}__{'lt' if descending else 'gt'}": value})
    return after | Q(**{f"{name}__isnull": True}) if _may_be_null(model, name) else after


def _may_be_null(model: type[Model], name: str) -> bool:
    """Tell whether a sort column may hold no value; what is no field of the model (an annotation) may."""
    try:
        return bool(model._meta.get_field(name).null)
    except FieldDoesNotExist:
        return True


def _typed(model: type[Model], name: str, raw: Any) -> Any:
    """Return the cursor's value as the column's type; raises InvalidCursor when it is none."""
    if raw is None:
        return None
    try:
        return _checked(model._meta.get_field(name).to_python(raw))  # type: ignore[union-attr]  # never a relation
    except FieldDoesNotExist:
        return raw
    except (ValidationError, ValueError, TypeError, OverflowError) as error:
        raise InvalidCursor from error


def _key(row: Model, order: Sequence[str]) -> list[Any]:
    return [getattr(row, column.lstrip("-")) for column in order]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value
