"""Lists of cases: the shipped views, filters, order and counts."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Value

from huiyin.base.languages import pick
from huiyin.base.paging import PageDict, count_up_to, paginate
from huiyin.base.scope import Asker
from huiyin.base.search import matching_ids
from huiyin.customers.queries import shown_name
from huiyin.resolve.models import Case, CaseQuerySet, Draft
from huiyin.resolve.queries.search import SEARCH_KIND
from huiyin.resolve.rules.deadlines import state_at
from huiyin.resolve.terms import AuthorKind, CaseSort, CaseView, ClockState
from huiyin.staff.queries import unit_by_code, unit_subtree_ids

ORDERS: Mapping[CaseSort, tuple[str, ...]] = {
    CaseSort.DUE: ("next_due_at", "id"),
    CaseSort.NEWEST: ("-opened_at", "-id"),
}
# A badge says "1000+" beyond this: nobody reads the difference, and counting it costs.
COUNTED_UP_TO = 1_000
# A row of the list is read as plain columns: building four model instances a row cost half of the page.
_COLUMNS = (
    "id",
    "number",
    "title",
    "language",
    "state",
    "level",
    "nature",
    "channel",
    "unit__code",
    "unit__name",
    "customer_id",
    "customer__name",
    "customer__tier",
    "owner_id",
    "owner__name",
    "next_due_at",
    "next_due_kind",
    "next_started_at",
    "next_warn_at",
    "clock_paused",
    "last_speaker",
    "last_message_at",
    "opened_at",
    "version",
    "has_draft",
)
# As a value, not as True: Django would write `WHERE is_open`, which SQLite answers from no index.
OPEN = Value(True)
_EXACT_FILTERS = ("state", "level", "channel", "nature")


def case_page(
    filters: Mapping[str, Any],
    *,
    asker: Asker,
    now: datetime,
    cursor: str | None,
    limit: int | None,
) -> PageDict:
    """Return one page of the cases the asker may see.

    Filters: view, state, level, channel, nature, unit (with everything below it), owner (id), q (words
    or a case number), sort (due: what runs out first; newest).
    """
    view = filters.get("view") or CaseView.ALL
    found = _narrowed(in_view(Case.objects.visible_to(asker), view, asker=asker, now=now), filters)
    return paginate(
        found.annotate(has_draft=_has_draft(asker)).values_list(*_COLUMNS, named=True),
        order=ORDERS[filters.get("sort") or CaseSort.DUE],
        cursor=cursor,
        limit=limit,
        out=lambda row: case_row(row, asker=asker, now=now),
        count_of=found,
    )


def view_counts(*, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return how many cases each shipped view holds, counted up to 1,000."""
    return {"items": [_view_count(view, asker=asker, now=now) for view in CaseView]}


def in_view(rows: CaseQuerySet, view: CaseView, *, asker: Asker, now: datetime) -> CaseQuerySet:
    """Return those of the cases that belong to a shipped view."""
    if view is CaseView.MINE:
        return rows.filter(owner_id=asker.user_id, is_open=OPEN) if asker.user_id else rows.none()
    if view is CaseView.UNASSIGNED:
        return rows.filter(owner=None, is_open=OPEN)
    if view is CaseView.DUE_TODAY:
        return rows.filter(is_open=OPEN, next_due_at__gt=now, next_due_at__lt=end_of_day(now))
    if view is CaseView.BREACHED:
        return rows.filter(is_open=OPEN, next_due_at__lte=now)
    if view is CaseView.WAITING:
        return rows.filter(is_open=OPEN, last_speaker=AuthorKind.AGENT)
    return rows


def end_of_day(now: datetime) -> datetime:
    """Return when the organisation's day that now belongs to ends."""
    zone = ZoneInfo(settings.HUIYIN.time_zone)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=zone)


def case_row(row: Any, *, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return a row of _COLUMNS in the shape of schemas.CaseRow."""
    customer = row.customer_id and {
        "id": row.customer_id,
        "name": shown_name(row.customer__name, asker),
        "tier": row.customer__tier,
    }
    return {
        **plain_columns(row),
        "unit": {"code": row.unit__code, "name": pick(row.unit__name, asker.language)},
        "owner": row.owner_id and {"id": row.owner_id, "name": row.owner__name},
        "clock": next_clock(row, now=now),
        "has_draft": row.has_draft,
        "customer": customer,
    }


def plain_columns(case: Any) -> dict[str, Any]:
    """Return the columns a row and the whole case show as they are."""
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title,
        "language": case.language,
        "state": case.state,
        "level": case.level,
        "nature": case.nature,
        "channel": case.channel,
        "last_speaker": case.last_speaker,
        "last_message_at": case.last_message_at,
        "opened_at": case.opened_at,
        "version": case.version,
    }


def _has_draft(asker: Asker) -> Exists | Value:
    if asker.user_id is None:
        return Value(False)
    return Exists(Draft.objects.filter(case=OuterRef("pk"), user_id=asker.user_id))


def _view_count(view: CaseView, *, asker: Asker, now: datetime) -> dict[str, Any]:
    counted = count_up_to(in_view(Case.objects.visible_to(asker), view, asker=asker, now=now), most=COUNTED_UP_TO)
    return {"key": view, "count": counted["value"], "exact": counted["exact"]}


def _narrowed(rows: CaseQuerySet, filters: Mapping[str, Any]) -> CaseQuerySet:
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    rows = rows.filter(**{name: given[name] for name in _EXACT_FILTERS if name in given})
    if "unit" in given:
        rows = rows.filter(unit_id__in=_branch(given["unit"]))
    if "owner" in given:
        rows = rows.filter(owner_id=given["owner"])
    if "q" in given:
        rows = _found(rows, given["q"].strip())
    return rows


def _branch(code: str) -> set[UUID]:
    unit = unit_by_code(code)
    return unit_subtree_ids(unit.id) if unit else set()


def _found(rows: CaseQuerySet, words: str) -> CaseQuerySet:
    number = words.upper()
    if number.startswith("HY-") and number[3:].isdigit():
        return rows.filter(number=number)
    return rows.filter(id__in=matching_ids(SEARCH_KIND, words))


def next_clock(case: Any, *, now: datetime) -> dict[str, Any] | None:
    """Return what the next clock of a case (or of a row of the list) shows now."""
    if not case.next_due_kind or case.next_started_at is None:
        return None
    if case.clock_paused or case.next_warn_at is None:
        state, due_at = ClockState.PAUSED, None
    else:
        due_at = case.next_due_at
        state = state_at(
            now,
            due_at=due_at,
            warn_at=case.next_warn_at,
            met_at=None,
            breached_at=None,
            paused_at=None,
            dropped_at=None,
        )
    return {"kind": case.next_due_kind, "state": state, "due_at": due_at, "started_at": case.next_started_at}
