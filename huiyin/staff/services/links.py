"""One-time links: the first administrator, and choosing a password (U04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.scope import Asker
from huiyin.staff.errors import LinkSpent
from huiyin.staff.models import OneTimeLink, Unit, User
from huiyin.staff.queries import has_no_people, root_unit
from huiyin.staff.rules import FIRST_LINK_LIFE, INVITE_LIFE, new_link_secret, token_digest
from huiyin.staff.services.people import change_role, create_person, set_password
from huiyin.staff.terms import Language, LinkPurpose, RoleCode


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """A person invited and the link that lets him choose a password."""

    user: User
    link: str


@transaction.atomic
def first_run_link(now: datetime) -> str | None:
    """Return a link that makes the first administrator, or None when somebody has an account.

    It works once, for fifteen minutes, and replaces every such link given before.
    """
    if not has_no_people():
        return None
    OneTimeLink.objects.filter(purpose=LinkPurpose.FIRST_ADMINISTRATOR, used_at=None).delete()
    secret = _new_link(purpose=LinkPurpose.FIRST_ADMINISTRATOR, user=None, life=FIRST_LINK_LIFE, now=now)
    return f"{_base_url()}/setup?token={secret}"


@transaction.atomic
def invite(
    *, email: str, role: str, unit: Unit | None, by: Asker | str, now: datetime, name: str | None = None
) -> Invitation:
    """Invite a person, new or known, and return the link that sets his password within a day.

    Inviting again ends the earlier links. A known person keeps his name and gets the role and unit given.
    """
    place = unit or root_unit()
    user = User.objects.filter(email=email.strip().lower()).select_related("unit", "role").first()
    if user is None:
        user = create_person(
            email=email, name=name or email.split("@", maxsplit=1)[0], role=role, unit=place, by=by, now=now
        )
    elif (user.role_id, user.unit_id) != (role, place.id):
        user = change_role(user, role=role, unit=place, by=by, now=now)
    OneTimeLink.objects.filter(user=user, used_at=None).delete()
    secret = _new_link(purpose=LinkPurpose.SET_PASSWORD, user=user, life=INVITE_LIFE, now=now)
    write_audit(by, action="person.invite", subject=f"user:{user.id}", now=now)
    return Invitation(user=user, link=f"{_base_url()}/welcome/{secret}")


def living_link(secret: str, *, purpose: LinkPurpose, now: datetime) -> OneTimeLink | None:
    """Return the link of a secret while it may be used, or None."""
    found = OneTimeLink.objects.filter(
        digest=token_digest(secret), purpose=purpose.value, used_at=None, expires_at__gt=now
    )
    link = found.select_related("user", "user__role", "user__unit").first()
    return link if link is None or link.user is None or link.user.is_active else None


@transaction.atomic
def make_first_administrator(
    *, secret: str, email: str, name: str, password: str, language: Language, now: datetime
) -> User:
    """Spend the link of the first run on an administrator; raise LinkSpent, WeakPassword or EmailTaken."""
    link = _spend(secret, purpose=LinkPurpose.FIRST_ADMINISTRATOR, now=now)
    if not has_no_people():
        raise LinkSpent
    by = f"link:{link.id}"
    user = create_person(
        email=email,
        name=name,
        role=RoleCode.ADMINISTRATOR,
        unit=root_unit(),
        by=by,
        now=now,
        language=language.value,
    )
    return set_password(user, password=password, by=by, now=now)


@transaction.atomic
def choose_password(*, secret: str, password: str, now: datetime) -> User:
    """Spend an invitation on a password; raise LinkSpent or WeakPassword (then it can be tried again)."""
    link = _spend(secret, purpose=LinkPurpose.SET_PASSWORD, now=now)
    if link.user is None:
        raise LinkSpent
    return set_password(link.user, password=password, by=f"user:{link.user.id}", now=now)


def _spend(secret: str, *, purpose: LinkPurpose, now: datetime) -> OneTimeLink:
    """Mark a living link as used; of two who try at once one gets it and the other LinkSpent."""
    link = living_link(secret, purpose=purpose, now=now)
    if link is None or not OneTimeLink.objects.filter(id=link.id, used_at=None).update(used_at=now):
        raise LinkSpent
    return link


def _new_link(*, purpose: LinkPurpose, user: User | None, life: timedelta, now: datetime) -> str:
    """Store a link's digest and return its secret."""
    secret = new_link_secret()
    OneTimeLink.objects.create(
        purpose=purpose.value, digest=token_digest(secret), user=user, created_at=now, expires_at=now + life
    )
    return secret


def _base_url() -> str:
    """Return the address people reach huiyin at, without a closing slash."""
    return str(settings.HUIYIN.base_url).rstrip("/")
