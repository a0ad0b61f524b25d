"""How mail leaves: HUIYIN_EMAIL_URL taken apart into Django's settings."""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from huiyin.config.configuration import Configuration
from huiyin.config.first_run import BadConfiguration

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


class MailSettings(NamedTuple):
    """Django's EMAIL_* settings."""

    backend: str
    file_path: Path
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False


def mail_settings(config: Configuration) -> MailSettings:
    """Return where mail goes: files in the data folder by default, SMTP when an address is set.

    Raises BadConfiguration for an address that is no smtp://, smtp+tls:// or smtps:// one.
    """
    outbox = config.data_dir / "outbox"
    if not config.email_url:
        return MailSettings("django.core.mail.backends.filebased.EmailBackend", outbox)
    parts = urlsplit(config.email_url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise BadConfiguration("HUIYIN_EMAIL_URL: write it as smtp+tls://user:password@host:587")
    return MailSettings(
        "django.core.mail.backends.smtp.EmailBackend",
        outbox,
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        parts.scheme == "smtp+tls",
        parts.scheme == "smtps",
    )
