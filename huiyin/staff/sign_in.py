"""Signing in: how allauth finds people, counts failures, keeps secrets and speaks to nobody else."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.internal import ratelimit
from allauth.headless.adapter import DefaultHeadlessAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.http import HttpRequest

from huiyin.base.audit import write_audit
from huiyin.base.clock import now as clock_now
from huiyin.base.crypto import decrypt, encrypt
from huiyin.base.headers import client_ip
from huiyin.staff.errors import TooManyAttempts
from huiyin.staff.models import User
from huiyin.staff.queries import active_person
from huiyin.staff.rules import safe_next

RETRY_AFTER_SECONDS: Final = 60
TOTP_CONTEXT: Final = "mfa_authenticator:secret"


class Argon2(Argon2PasswordHasher):
    """Argon2id at OWASP's second setting (19 MiB, two passes): 16 sign-ins at once stay small."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class StaffBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Finds people by e-mail, and the person of a session in one small query."""

    def get_user(self, user_id: UUID | str) -> User | None:
        """Return the active person of a session, or None."""
        return active_person(user_id if isinstance(user_id, UUID) else UUID(user_id))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """No public sign-up, one answer for every failure, a lock per account and address (U01, U02)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: accounts are made by invitation."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Return whether an address to go on to lies inside huiyin (U08)."""
        return safe_next(url) == url

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where a person lands without another wish."""
        return safe_next(None)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt against account + address and against the account; raise 429 when locked.

        The limits grow with time (five in five minutes, twenty an hour, fifty a day), which backs
        off; another address of the owner, or a new link, still opens the account.
        """
        login = str(credentials.get("email", "")).strip().lower()
        used: list[Any] = []
        for action, key in (
            ("login_failed", f"{login}|{ratelimit.get_ip(request)}"),
            ("login_account", login),
        ):
            usage = ratelimit.consume(request, app="allauth.account", action=action, key=key)
            if not usage:
                for earlier in used:
                    earlier.rollback()
                raise TooManyAttempts(retry_after=RETRY_AFTER_SECONDS)
            used.append(usage)
        self._used_attempts = used

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the active person of the credentials; a switched-off account is like a wrong password."""
        self.pre_authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        user = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if not isinstance(user, User):
            self.authentication_failed(request, **credentials)
            return None
        for usage in self._used_attempts:
            usage.rollback()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write the failure to the audit; the limits above bound how many lines there can be."""
        login = str(credentials.get("email", "")).strip().lower()
        user_id = User.objects.filter(email=login).values_list("id", flat=True).first()
        subject = f"user:{user_id}" if user_id else "user:unknown"
        write_audit("sign-in", action="sign_in.fail", subject=subject, now=clock_now(), refused=True)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address of the caller: X-Forwarded-For counts only behind our own proxies."""
        return client_ip(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: the only way a message leaves huiyin is contact."""


class HeadlessAdapter(DefaultHeadlessAdapter):  # type: ignore[misc]  # allauth has no types
    """What the sign-in endpoints tell the app about the person: only what the screen greets with."""

    def serialize_user(self, user: Any) -> dict[str, Any]:
        """Return id, name and whether a second step protects the account."""
        return {"id": str(user.id), "display": user.name, "email": user.email, "has_usable_password": True}


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keeps the secrets of authenticator apps encrypted."""

    def encrypt(self, text: str) -> str:
        """Return the secret as it is stored."""
        return encrypt(text, context=TOTP_CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret of a stored value."""
        return decrypt(encrypted_text, context=TOTP_CONTEXT)

    def get_totp_issuer(self) -> str:
        """Return the name an authenticator app shows."""
        return str(settings.HUIYIN.organisation_name)
