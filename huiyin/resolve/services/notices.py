"""Telling staff about a case: its owner, or whoever leads the unit when it has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.resolve.models import Case
from huiyin.resolve.services.clocks import subject_of
from huiyin.staff.queries import supervisors_of
from huiyin.staff.services import notify
from huiyin.staff.terms import NoticeKind

Known = dict[UUID, list[UUID]]


@dataclass(frozen=True)
class Told:
    """What is to be told; the number and title of the case are added."""

    kind: NoticeKind
    data: Mapping[str, Any] = field(default_factory=dict)


def tell_owner(case: Case, told: Told, *, now: datetime, known: Known | None = None) -> None:
    """Tell the owner of a case; without one, the supervisors of its unit."""
    people = [case.owner_id] if case.owner_id else _supervisors(case, known)
    tell(case, people, told, now=now)


def tell_supervisors(
    case: Case, told: Told, *, now: datetime, known: Known | None = None, owner_too: bool = False
) -> None:
    """Tell the supervisors of the case's unit, and its owner when asked."""
    owner = [case.owner_id] if owner_too and case.owner_id else []
    tell(case, [*_supervisors(case, known), *owner], told, now=now)


def tell(case: Case, people: list[UUID], told: Told, *, now: datetime) -> None:
    """Leave a notice about a case for each of these people."""
    if people:
        data = {"number": case.number, "title": case.title, **told.data}
        notify(people, told.kind, subject_of(case), data, now)


def _supervisors(case: Case, known: Known | None) -> list[UUID]:
    """Return the supervisors of the case's unit, looked up once per batch when `known` is given."""
    if known is None:
        return supervisors_of(case.unit_id)
    if case.unit_id not in known:
        known[case.unit_id] = supervisors_of(case.unit_id)
    return known[case.unit_id]
