"""API tokens: made, shown once, revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.errors import NotFound
from huiyin.base.scope import Asker
from huiyin.staff.errors import UnknownScope
from huiyin.staff.models import ApiToken, Unit
from huiyin.staff.rules import new_token_secret, token_digest
from huiyin.staff.terms import Permission


@dataclass(frozen=True, kw_only=True)
class NewToken:
    """A token just made; `secret` exists here and nowhere else."""

    token: ApiToken
    secret: str


@transaction.atomic
def create_token(
    *,
    name: str,
    scopes: Iterable[str],
    by: Asker | str,
    now: datetime,
    unit: Unit | None = None,
    life: timedelta | None = None,
) -> NewToken:
    """Make a token with scopes, over everything or a unit's branch; raise UnknownScope."""
    wanted = sorted(set(scopes))
    known = {permission.value for permission in Permission}
    unknown = [scope for scope in wanted if scope not in known]
    if unknown or not wanted:
        raise UnknownScope(detail=", ".join(unknown) or None)
    secret = new_token_secret()
    token = ApiToken.objects.create(
        name=name,
        digest=token_digest(secret),
        scopes=wanted,
        unit=unit,
        created_at=now,
        expires_at=now + life if life is not None else None,
    )
    detail = {"scopes": wanted, "unit": unit.code if unit else None}
    write_audit(by, action="token.create", subject=f"token:{token.id}", now=now, detail=detail)
    return NewToken(token=token, secret=secret)


@transaction.atomic
def revoke_token(*, name_or_id: str, by: Asker | str, now: datetime) -> ApiToken:
    """End a token at once, found by its id or its name; raise NotFound."""
    living = ApiToken.objects.select_for_update().filter(revoked_at=None)
    token = next((one for one in living if name_or_id in (str(one.id), one.name)), None)
    if token is None:
        raise NotFound
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    write_audit(by, action="token.revoke", subject=f"token:{token.id}", now=now)
    return token
