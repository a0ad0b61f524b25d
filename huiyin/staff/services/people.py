"""Accounts: made, changed, switched off; passwords and preferences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.bus import publish
from huiyin.base.errors import field_error
from huiyin.base.scope import Asker
from huiyin.staff.errors import EmailTaken, UnknownRole, WeakPassword
from huiyin.staff.events import PersonJoined, PersonLeft
from huiyin.staff.models import OneTimeLink, Role, Skill, Unit, User, UserSkill
from huiyin.staff.names import initials, name_key
from huiyin.staff.queries import role_by_code
from huiyin.staff.terms import Language, Theme

By = Asker | str


@transaction.atomic
def create_person(
    *,
    email: str,
    name: str,
    role: str,
    unit: Unit,
    by: By,
    now: datetime,
    password: str | None = None,
    language: str = Language.ZH_HANS.value,
    skills: Iterable[str] = (),
    is_demo: bool = False,
) -> User:
    """Make an account and return it; without a password it can be used only through a link."""
    address = email.strip().lower()
    if User.objects.filter(email=address).exists():
        raise EmailTaken
    user = User(
        email=address,
        name=name,
        name_key=name_key(name),
        initials=initials(name),
        unit=unit,
        role=_role(role),
        language=language,
        is_demo=is_demo,
        created_at=now,
    )
    user.set_password(password)
    user.save(force_insert=True)
    give_skills(user, skills)
    write_audit(
        by,
        action="person.create",
        subject=f"user:{user.id}",
        now=now,
        detail={"role": role, "unit": unit.code},
    )
    publish(PersonJoined(user_id=str(user.id)), now=now)
    return user


@transaction.atomic
def give_skills(user: User, codes: Iterable[str]) -> None:
    """Give a person skills by their codes; an unknown skill is made under its code."""
    for code in codes:
        skill, _made = Skill.objects.get_or_create(code=code, defaults={"name": {"en": code}})
        UserSkill.objects.get_or_create(user=user, skill=skill)


@transaction.atomic
def change_role(user: User, *, role: str, unit: Unit, by: By, now: datetime) -> User:
    """Give a person another role or unit; his open sessions end with it (U05)."""
    before = {"role": user.role_id, "unit": user.unit.code}
    user.role, user.unit = _role(role), unit
    user.save(update_fields=["role", "unit"])
    detail = {"before": before, "role": role, "unit": unit.code}
    write_audit(by, action="person.change_role", subject=f"user:{user.id}", now=now, detail=detail)
    return user


@transaction.atomic
def disable_person(user: User, *, by: By, now: datetime) -> User:
    """Switch an account off: it signs in no more and its links die; its work stays."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    OneTimeLink.objects.filter(user=user, used_at=None).delete()
    write_audit(by, action="person.disable", subject=f"user:{user.id}", now=now)
    publish(PersonLeft(user_id=str(user.id)), now=now)
    return user


@transaction.atomic
def set_password(user: User, *, password: str, by: By, now: datetime) -> User:
    """Set a password that meets the rules; open sessions and links of the person end."""
    try:
        validate_password(password, user)
    except ValidationError as refused:
        errors = [field_error("password", "weak_password", text) for text in refused.messages]
        raise WeakPassword(errors=errors) from refused
    user.set_password(password)
    user.save(update_fields=["password"])
    OneTimeLink.objects.filter(user=user, used_at=None).delete()
    write_audit(by, action="person.set_password", subject=f"user:{user.id}", now=now)
    return user


@transaction.atomic
def change_preferences(user: User, *, language: Language | None, theme: Theme | None) -> User:
    """Remember how a person likes the screens."""
    if language is not None:
        user.language = language.value
    if theme is not None:
        user.theme = theme.value
    user.save(update_fields=["language", "theme"])
    return user


def _role(code: str) -> Role:
    """Return the role of a code or raise UnknownRole."""
    role = role_by_code(code)
    if role is None:
        raise UnknownRole(detail=code)
    return role
