"""Pure decisions about secrets, names and addresses to return to."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit

TOKEN_PREFIX: Final = "hy_pat_"  # noqa: S105 - a public prefix, so that scanners recognise leaked tokens
FIRST_LINK_LIFE: Final = timedelta(minutes=15)
INVITE_LIFE: Final = timedelta(hours=24)
TOUCH_EVERY: Final = timedelta(minutes=1)
APP_HOME: Final = "/app/"
SIGN_IN: Final = "/app/sign-in"
_LIFE_UNITS: Final = {"d": "days", "h": "hours", "m": "minutes"}


def new_token_secret() -> str:
    """Return a new token: 256 random bits behind a recognisable prefix."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def new_link_secret() -> str:
    """Return the secret of a one-time link: 256 random bits."""
    return secrets.token_urlsafe(32)


def token_digest(secret: str) -> str:
    """Return what is stored of a secret; 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def safe_next(wanted: str | None) -> str:
    """Return a path inside huiyin to go to after sign-in; anything else becomes the app (U08)."""
    path = wanted or ""
    if not path.startswith("/") or path.startswith(("//", "/\\")):
        return APP_HOME
    if "\\" in path or any(ord(letter) <= 0x20 or ord(letter) == 0x7F for letter in path):
        return APP_HOME
    parts = urlsplit(path)
    return APP_HOME if parts.scheme or parts.netloc else path


def needs_touch(last_used_at: datetime | None, *, now: datetime) -> bool:
    """Return whether a token's last use is old enough to be written again."""
    return last_used_at is None or now - last_used_at >= TOUCH_EVERY


def sign_in_address(wanted: str | None) -> str:
    """Return the sign-in screen's address, with a safe place to go on to when there is one."""
    path = safe_next(wanted)
    return SIGN_IN if path == APP_HOME else f"{SIGN_IN}?{urlencode({'next': path})}"


def parse_life(text: str) -> timedelta:
    """Return a life time of the form 90d, 12h or 30m; raise ValueError for anything else."""
    number, unit = text[:-1], text[-1:]
    if unit not in _LIFE_UNITS or not number.isascii() or not number.isdigit() or int(number) == 0:
        raise ValueError(text)
    return timedelta(**{_LIFE_UNITS[unit]: int(number)})
