"""Accounts, the organisation tree, roles, skills, tokens, one-time links and notices."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac

from huiyin.base.ids import new_id
from huiyin.base.scope import ScopedQuerySet
from huiyin.staff.terms import Language, LinkPurpose, NoticeKind, Permission, Theme


class UnitQuerySet(ScopedQuerySet["Unit"]):
    """Units an asker may see: all of them, or those of his own branch."""

    scope_unit = "id"
    scope_owner = ""
    scope_read = Permission.STAFF_READ.value

    def subtree_of(self, unit: Unit) -> UnitQuerySet:
        """Keep a unit and everything below it."""
        return self.filter(path__startswith=unit.path)

    def ancestors_of(self, unit: Unit) -> UnitQuerySet:
        """Keep a unit and everything above it, nearest first."""
        return self.filter(id__in=unit.ancestor_ids()).order_by("-depth")


class Unit(models.Model):
    """One knot of the organisation tree: a shop, a branch, a department, the whole house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    # "/<id>/<id>/": a subtree is one indexed prefix, in both databases.
    path = models.CharField(max_length=600, db_index=True)
    depth = models.PositiveSmallIntegerField(default=0)
    zone = models.CharField(max_length=64, blank=True)
    is_demo = models.BooleanField(default=False)

    objects: ClassVar[Any] = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["path"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="staff_unit_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        """Return the code, which is how people name a unit."""
        return self.code

    def ancestor_ids(self) -> list[uuid.UUID]:
        """Return the ids from the root down to this unit."""
        return [uuid.UUID(part) for part in self.path.strip("/").split("/")]


class Role(models.Model):
    """A role as data: which permission reaches how far."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.JSONField(default=dict)
    permissions = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Return the stable code."""
        return self.code


class UserQuerySet(ScopedQuerySet["User"]):
    """People an asker may see: all, those of his branch, or himself."""

    scope_unit = "unit_id"
    scope_owner = "id"
    scope_read = Permission.STAFF_READ.value

    def active(self) -> UserQuerySet:
        """Keep those who may sign in."""
        return self.filter(is_active=True)

    def joined(self) -> UserQuerySet:
        """Leave out those who were invited and have not come yet: nobody waits for their work."""
        return self.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX, links__isnull=False)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """The manager Django's sign-in expects; accounts are created by staff.services."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the account of an e-mail address, however its letters are cased."""
        user: User = self.get(email=(username or "").strip().lower())
        return user


class User(AbstractBaseUser):
    """A member of staff; the e-mail address is the name to sign in with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=240, db_index=True)
    initials = models.CharField(max_length=24, db_index=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    role = models.ForeignKey(Role, models.PROTECT, related_name="people")
    language = models.CharField(max_length=10, default=Language.ZH_HANS.value)
    zone = models.CharField(max_length=64, blank=True)
    theme = models.CharField(max_length=10, default=Theme.SYSTEM.value)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects: ClassVar[Any] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering: ClassVar[list[str]] = ["name_key", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["unit", "role"], name="staff_user_unit_role"),
        ]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind sessions to password, role and unit: a change of any ends the others (U05)."""
        bound = f"{self.password}|{self.role_id}|{self.unit_id}"
        return salted_hmac("huiyin.staff.session", bound, secret=secret, algorithm="sha256").hexdigest()


class Skill(models.Model):
    """Something a case may need of the person who answers it."""

    code = models.CharField(max_length=60, unique=True)
    name = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Return the stable code."""
        return self.code


class UserSkill(models.Model):
    """A person has a skill."""

    user = models.ForeignKey(User, models.CASCADE, related_name="user_skills")
    skill = models.ForeignKey(Skill, models.CASCADE, related_name="user_skills")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "skill"], name="staff_userskill_once"),
        ]

    def __str__(self) -> str:
        """Return both sides of the pair."""
        return f"{self.user_id}:{self.skill_id}"


class ApiToken(models.Model):
    """A token of a machine: only its digest is kept, its scopes are permissions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="tokens")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["created_at", "id"]

    def __str__(self) -> str:
        """Return the name its maker gave it."""
        return self.name


class OneTimeLink(models.Model):
    """A link that works once: only the digest of its secret is kept (U04)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=40, choices=[(p.value, p.value) for p in LinkPurpose])
    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="links")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Return what the link is for."""
        return self.purpose


class NoticeQuerySet(ScopedQuerySet["Notice"]):
    """Notices are read by the person they are for, and by nobody else."""

    def of(self, user_id: uuid.UUID) -> NoticeQuerySet:
        """Keep one person's notices."""
        return self.filter(user_id=user_id)


class Notice(models.Model):
    """Something a member of staff should know, shown under the bell."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40, choices=[(k.value, k.value) for k in NoticeKind])
    subject = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = NoticeQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user", "-created_at", "-id"], name="staff_notice_newest"),
            models.Index(fields=["user"], name="staff_notice_unread", condition=Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        """Return kind and subject."""
        return f"{self.kind} {self.subject}"
