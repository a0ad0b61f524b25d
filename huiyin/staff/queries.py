"""Questions about staff: who is asking, which unit is meant, who could take a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from huiyin.base.caches import TimedCache
from huiyin.base.database import moment_value, read_moment, read_uuid, uuid_value
from huiyin.base.scope import Asker, Reach
from huiyin.base.statements import rows_of
from huiyin.staff.models import Notice, Role, Unit, User
from huiyin.staff.rules import token_digest
from huiyin.staff.terms import Permission, RoleCode

# Every request asks what the asker's role may and which units his branch holds; a change by another
# process counts after ten seconds (Z07 allows sixty), one by this process at once.
_roles: TimedCache[dict[str, Reach]] = TimedCache(seconds=10)
_branches: TimedCache[frozenset[UUID]] = TimedCache(seconds=10)


@dataclass(frozen=True, kw_only=True)
class Person:
    """A member of staff as the other rooms see one."""

    id: UUID
    name: str
    language: str
    skills: frozenset[str]


def reaches(granted: Mapping[str, str]) -> dict[str, Reach]:
    """Return a role's permissions as reaches; words nobody knows any more grant nothing."""
    known = {permission.value for permission in Permission}
    return {name: Reach(reach) for name, reach in granted.items() if name in known}


def asker_for_user(user: User) -> Asker:
    """Return who asks when this person does; what roles may and branches hold may be ten seconds old."""
    permissions = _permissions(user.role_id)
    branch = _branch(user.unit_id) if Reach.UNIT in permissions.values() else frozenset({user.unit_id})
    return Asker(
        user_id=user.id,
        token_id=None,
        name=user.name,
        role=user.role_id,
        permissions=permissions,
        unit_ids=branch,
        language=user.language,
    )


def _permissions(role: str) -> dict[str, Reach]:
    """Return what a role may do."""
    return _roles.get(role, lambda: reaches(Role.objects.values_list("permissions", flat=True).get(code=role)))


def _branch(unit_id: UUID) -> frozenset[UUID]:
    """Return the ids of a unit and everything below it."""
    return _branches.get(unit_id, lambda: frozenset(unit_subtree_ids(unit_id)))


def forget_organisation() -> None:
    """Look roles and branches up again: this process changed them."""
    _roles.forget()
    _branches.forget()


def asker_for_token(token: LivingToken) -> Asker:
    """Return who asks when this token does: its scopes, over everything or its unit's branch."""
    reach = Reach.ALL if token.unit_id is None else Reach.UNIT
    return Asker(
        user_id=None,
        token_id=token.id,
        name=token.name,
        role="token",
        permissions=dict.fromkeys(token.scopes, reach),
        unit_ids=_branch(token.unit_id) if token.unit_id else frozenset(),
        language="en",
    )


# Every call of a program begins with this question.
_LIVING_BY_DIGEST: Final = """
    SELECT id, name, scopes, unit_id, last_used_at FROM staff_apitoken
    WHERE digest = %s AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > %s)"""


@dataclass(frozen=True, kw_only=True)
class LivingToken:
    """As much of a token as every call asks for."""

    id: UUID
    name: str
    scopes: tuple[str, ...]
    unit_id: UUID | None
    last_used_at: datetime | None


def token_by_secret(secret: str, *, now: datetime) -> LivingToken | None:
    """Return the living token of a secret in one query by its digest, or None."""
    rows = rows_of(_LIVING_BY_DIGEST, [token_digest(secret), moment_value(now)])
    if not rows:
        return None
    id, name, scopes, unit_id, last_used_at = rows[0]
    return LivingToken(
        id=read_uuid(id),
        name=name,
        scopes=tuple(json.loads(scopes)),
        unit_id=unit_id and read_uuid(unit_id),
        last_used_at=last_used_at and read_moment(last_used_at),
    )


_ACTIVE_PERSON: Final = "SELECT * FROM staff_user WHERE id = %s AND is_active"


def active_person(user_id: UUID) -> User | None:
    """Return an active person; every request of a session begins with this question."""
    return next(iter(User.objects.raw(_ACTIVE_PERSON, [uuid_value(user_id)])), None)


def unit_by_code(code: str) -> Unit | None:
    """Return the unit of a code, or None."""
    unit: Unit | None = Unit.objects.filter(code=code).first()
    return unit


def units_by_code(codes: Iterable[str]) -> dict[str, Unit]:
    """Return the units of many codes in one query."""
    return {unit.code: unit for unit in Unit.objects.filter(code__in=set(codes))}


def units_by_id(ids: Iterable[UUID]) -> dict[UUID, Unit]:
    """Return the units of many ids in one query; unknown ids are left out."""
    return {unit.id: unit for unit in Unit.objects.filter(id__in=set(ids))}


def root_unit() -> Unit:
    """Return the unit at the top of the tree; set-up always makes one."""
    unit: Unit = Unit.objects.filter(parent=None).order_by("is_demo", "path")[:1].get()
    return unit


def unit_subtree_ids(unit_id: UUID) -> set[UUID]:
    """Return the ids of a unit and everything below it, in one query."""
    inside = Unit.objects.filter(path__contains=f"/{unit_id}/")
    return set(inside.values_list("id", flat=True))


def able_people(unit_id: UUID, skills: set[str]) -> list[Person]:
    """Return the active agents of the unit, or of its nearest ancestor that has any, with all the skills.

    When nobody there has the skills, the agents of that unit are returned without them: a case
    with an owner who must learn beats a case with none.
    """
    agents = _agents_near(unit_id)
    skilled = [person for person in agents if skills <= person.skills]
    return skilled or agents


def _agents_near(unit_id: UUID) -> list[Person]:
    """Return the agents of the nearest unit on the way up that has some."""
    for unit in _way_up(unit_id):
        found = _people(User.objects.active().joined().filter(unit=unit, role_id=RoleCode.AGENT))
        if found:
            return found
    return []


def _way_up(unit_id: UUID) -> list[UUID]:
    """Return the unit and its ancestors, nearest first."""
    unit = Unit.objects.filter(id=unit_id).first()
    return list(reversed(unit.ancestor_ids())) if unit else []


def _people(users: QuerySet[User]) -> list[Person]:
    """Return people with their skills in two queries, in order of name."""
    return [
        Person(
            id=user.id,
            name=user.name,
            language=user.language,
            skills=frozenset(pair.skill.code for pair in user.user_skills.all()),
        )
        for user in users.prefetch_related("user_skills__skill").order_by("name_key", "id")
    ]


def people_by_id(ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return people by their ids; unknown ids are left out."""
    return {person.id: person for person in _people(User.objects.filter(id__in=set(ids)))}


def supervisors_of(unit_id: UUID) -> list[UUID]:
    """Return the active supervisors of the unit, or of its nearest ancestor that has any."""
    for unit in _way_up(unit_id):
        supervisors = User.objects.active().filter(unit=unit, role_id=RoleCode.SUPERVISOR)
        found = list(supervisors.order_by("name_key", "id").values_list("id", flat=True))
        if found:
            return found
    return []


def person_for(asker: Asker, user_id: UUID) -> User | None:
    """Return a colleague the asker may see, or None: an unseen one is like a missing one."""
    user: User | None = User.objects.visible_to(asker).filter(id=user_id).select_related("unit", "role").first()
    return user


def colleagues(asker: Asker, *, q: str = "") -> QuerySet[User]:
    """Return the active people the asker may see, found by name, pinyin or initials."""
    people: QuerySet[User] = User.objects.visible_to(asker).active().select_related("unit", "role")
    wanted = "".join(q.split())
    if not wanted:
        return people
    key = wanted.lower()
    return people.filter(Q(name__contains=wanted) | Q(name_key__startswith=key) | Q(initials__startswith=key))


def visible_units(asker: Asker) -> QuerySet[Unit]:
    """Return the units the asker may see, from the top of the tree down."""
    units: QuerySet[Unit] = Unit.objects.visible_to(asker)
    return units.order_by("path")


def notices_of(user_id: UUID) -> QuerySet[Notice]:
    """Return one person's notices."""
    notices: QuerySet[Notice] = Notice.objects.of(user_id)
    return notices


def unread_count(user_id: UUID) -> int:
    """Return how many notices a person has not read."""
    return notices_of(user_id).filter(read_at=None).count()


def has_no_people() -> bool:
    """Return whether nobody has an account yet."""
    return not User.objects.exists()


def only_demo_people() -> bool:
    """Return whether there are accounts and every one of them belongs to the demo."""
    return User.objects.exists() and not User.objects.filter(is_demo=False).exists()


def role_by_code(code: str) -> Role | None:
    """Return the role of a code, or None."""
    return Role.objects.filter(code=code).first()


def top_unit(unit_ids: Iterable[UUID]) -> Unit | None:
    """Return the highest of these units in the tree, or None when there are none."""
    unit: Unit | None = Unit.objects.filter(id__in=set(unit_ids)).order_by("depth", "path").first()
    return unit
