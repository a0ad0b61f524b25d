"""Plain rows about cases for the rooms above: no personal data, no free text."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from huiyin.base.scope import Asker
from huiyin.resolve.models import Case


def case_facts(ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the facts of cases for the marts; unknown ids are left out. The columns are a contract."""
    rows = Case.objects.filter(id__in=list(ids)).select_related("unit").annotate(voice_count=Count("voices"))
    return [_facts(case) for case in rows]


def visible_ids(asker: Asker, ids: Iterable[str]) -> set[str]:
    """Return those of the case ids the asker may see."""
    rows = Case.objects.visible_to(asker).filter(id__in=list(ids))
    return {str(case_id) for case_id in rows.values_list("id", flat=True)}


def _facts(case: Any) -> dict[str, Any]:
    return {
        "id": str(case.id),
        "received_at": case.opened_at,
        "number": case.number,
        "state": case.state,
        "level": case.level,
        "nature": case.nature,
        "category": case.category,
        "channel": case.channel,
        "unit_id": str(case.unit_id),
        "unit_path": case.unit.path,
        "owner_id": str(case.owner_id) if case.owner_id else None,
        "opened_at": case.opened_at,
        "first_response_at": case.first_response_at,
        "resolved_at": case.resolved_at,
        "closed_at": case.closed_at,
        "changed_at": case.changed_at,
        "rating": case.rating,
        "reopened_count": case.reopened_count,
        "breached": case.was_breached,
        "voices": case.voice_count,
        "is_demo": case.is_demo,
    }
