"""The organisation tree and the shipped roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.ids import new_id
from huiyin.base.scope import Asker
from huiyin.staff.errors import UnitInItself, UnknownUnit
from huiyin.staff.models import Role, Unit
from huiyin.staff.queries import forget_organisation, unit_by_code
from huiyin.staff.shipped import ROLE_NAMES, ROLE_PERMISSIONS, ROOT_UNIT_CODE, ROOT_UNIT_NAME

By = Asker | str


@transaction.atomic
def ship_roles() -> None:
    """Make the six roles and the root unit where they are missing; what exists is left alone."""
    for code, name in ROLE_NAMES.items():
        granted = {permission.value: reach for permission, reach in ROLE_PERMISSIONS[code].items()}
        Role.objects.get_or_create(code=code.value, defaults={"name": name, "permissions": granted})
    if not Unit.objects.filter(parent=None).exists():
        root = Unit(id=new_id(), code=ROOT_UNIT_CODE, name=dict(ROOT_UNIT_NAME))
        root.path = f"/{root.id}/"
        root.save(force_insert=True)
    _look_again()


@transaction.atomic
def create_unit(
    *,
    code: str,
    name: Mapping[str, str],
    parent: Unit,
    by: By,
    now: datetime,
    zone: str = "",
    is_demo: bool = False,
) -> Unit:
    """Add a unit below another and return it."""
    unit = Unit(id=new_id(), code=code, name=dict(name), parent=parent, zone=zone, is_demo=is_demo)
    unit.path, unit.depth = f"{parent.path}{unit.id}/", parent.depth + 1
    unit.save(force_insert=True)
    _look_again()
    write_audit(by, action="unit.create", subject=f"unit:{unit.id}", now=now, detail={"code": code})
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, parent: Unit, by: By, now: datetime) -> Unit:
    """Place a unit, with everything below it, under another parent."""
    branch = list(Unit.objects.select_for_update().filter(path__startswith=unit.path))
    if parent.path.startswith(unit.path):
        raise UnitInItself
    old, new = unit.path, f"{parent.path}{unit.id}/"
    shift = parent.depth + 1 - unit.depth
    for member in branch:
        member.path, member.depth = new + member.path.removeprefix(old), member.depth + shift
    Unit.objects.bulk_update(branch, ["path", "depth"])
    unit.parent, unit.path, unit.depth = parent, new, unit.depth + shift
    unit.save(update_fields=["parent"])
    _look_again()
    write_audit(by, action="unit.move", subject=f"unit:{unit.id}", now=now, detail={"parent": parent.code})
    return unit


def unit_of_code(code: str) -> Unit:
    """Return the unit of a code or raise UnknownUnit."""
    unit = unit_by_code(code)
    if unit is None:
        raise UnknownUnit(detail=code)
    return unit


def _look_again() -> None:
    """Forget what is cached of the tree: now for this transaction, and once more when it is done."""
    forget_organisation()
    transaction.on_commit(forget_organisation)
