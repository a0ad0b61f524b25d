"""Lists of cases: the shipped views, filters, order and counts."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef

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
    rows = in_view(Case.objects.visible_to(asker), view, asker=asker, now=now)
    rows = _narrowed(rows, filters).select_related("unit", "customer", "owner")
    if asker.user_id is not None:
        rows = rows.annotate(has_draft=Exists(Draft.objects.filter(case=OuterRef("pk"), user_id=asker.user_id)))
    order = ORDERS[filters.get("sort") or CaseSort.DUE]
    return paginate(
        rows, order=order, cursor=cursor, limit=limit, out=lambda case: case_row(case, asker=asker, now=now)
    )


def view_counts(*, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return how many cases each shipped view holds, counted up to 10,000."""
    return {"items": [_view_count(view, asker=asker, now=now) for view in CaseView]}


def in_view(rows: CaseQuerySet, view: CaseView, *, asker: Asker, now: datetime) -> CaseQuerySet:
    """Return those of the cases that belong to a shipped view."""
    if view is CaseView.MINE:
        return rows.filter(owner_id=asker.user_id, is_open=True) if asker.user_id else rows.none()
    if view is CaseView.UNASSIGNED:
        return rows.filter(owner=None, is_open=True)
    if view is CaseView.DUE_TODAY:
        return rows.filter(is_open=True, next_due_at__gt=now, next_due_at__lt=end_of_day(now))
    if view is CaseView.BREACHED:
        return rows.filter(is_open=True, next_due_at__lte=now)
    if view is CaseView.WAITING:
        return rows.filter(is_open=True, last_speaker=AuthorKind.AGENT)
    return rows


def end_of_day(now: datetime) -> datetime:
    """Return when the organisation's day that now belongs to ends."""
    zone = ZoneInfo(settings.HUIYIN.time_zone)
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time.min, tzinfo=zone)


def case_row(case: Case, *, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return a case (loaded with unit, customer and owner) in the shape of schemas.CaseRow."""
    customer = case.customer and {
        "id": case.customer.id,
        "name": shown_name(case.customer.name, asker),
        "tier": case.customer.tier,
    }
    return {**case_base(case, asker=asker, now=now), "customer": customer}


def case_base(case: Case, *, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return what a row and the whole case have in common."""
    return {
        "id": case.id,
        "number": case.number,
        "title": case.title,
        "language": case.language,
        "state": case.state,
        "level": case.level,
        "nature": case.nature,
        "channel": case.channel,
        "unit": {"code": case.unit.code, "name": pick(case.unit.name, asker.language)},
        "owner": case.owner and {"id": case.owner.id, "name": case.owner.name},
        "clock": _next_clock(case, now=now),
        "last_speaker": case.last_speaker,
        "last_message_at": case.last_message_at,
        "has_draft": getattr(case, "has_draft", False),
        "opened_at": case.opened_at,
        "version": case.version,
    }


def _view_count(view: CaseView, *, asker: Asker, now: datetime) -> dict[str, Any]:
    counted = count_up_to(in_view(Case.objects.visible_to(asker), view, asker=asker, now=now))
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


def _next_clock(case: Case, *, now: datetime) -> dict[str, Any] | None:
    if not case.next_due_kind or case.next_started_at is None:
        return None
    if case.clock_paused or case.next_warn_at is None:
        state, due_at = ClockState.PAUSED, None
    else:
        due_at = case.next_due_at
        state = state_at(now, due_at=due_at, warn_at=case.next_warn_at, met_at=None, breached_at=None, paused_at=None)
    return {"kind": case.next_due_kind, "state": state, "due_at": due_at, "started_at": case.next_started_at}
