"""Electronic mail going out, through whatever HUIYIN_EMAIL_URL names (files by default)."""

import smtplib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.message import BadHeaderError
from django.template.loader import render_to_string
from django.utils import translation

from huiyin.base.languages import from_locale
from huiyin.contact import rules
from huiyin.contact.terms import FailureReason, Purpose

FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


class MailError(Exception):
    """A mail did not leave; a permanent error will not go away by trying again."""

    def __init__(self, reason: FailureReason, *, permanent: bool) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.permanent = permanent


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A mail as the wire needs it; `earlier` are the Message-IDs of the thread so far."""

    address: str
    title: str
    body: str
    language: str
    message_id: str
    purpose: Purpose
    earlier: tuple[str, ...] = ()
    on_paper: bool = False


def send_letter(letter: Letter) -> None:
    """Hand the mail to the wire; raise MailError when it was not taken.

    `on_paper` letters (of the demo) are always written to a file and never leave the machine.
    """
    if not rules.is_mail_address(letter.address):
        raise MailError(FailureReason.BAD_ADDRESS, permanent=True)
    backend = FILE_BACKEND if letter.on_paper else None
    try:
        _mail(letter, get_connection(backend)).send()
    except (BadHeaderError, UnicodeError) as error:
        raise MailError(FailureReason.BAD_ADDRESS, permanent=True) from error
    except (smtplib.SMTPException, OSError) as error:
        raise judge(error) from error


def judge(error: Exception) -> MailError:
    """Return what a failure of the mail server means for us: final, or worth another attempt."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        return MailError(FailureReason.REFUSED, permanent=bool(codes) and min(codes) >= 500)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        # Our own settings are wrong, not the customer's address: keep trying while somebody mends them.
        return MailError(FailureReason.SIGN_IN_REFUSED, permanent=False)
    if isinstance(error, smtplib.SMTPResponseException):
        return MailError(FailureReason.REFUSED, permanent=error.smtp_code >= 500)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailError(FailureReason.BAD_ADDRESS, permanent=True)
    return MailError(FailureReason.UNREACHABLE, permanent=False)


def _mail(letter: Letter, connection: Any) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        subject=rules.safe_title(letter.title),
        body=letter.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.address],
        headers=_headers(letter),
        connection=connection,
    )
    mail.attach_alternative(as_html(letter), "text/html")
    return mail


def _headers(letter: Letter) -> dict[str, str]:
    headers = {"Message-ID": letter.message_id, "Content-Language": letter.language}
    if letter.purpose is Purpose.ACKNOWLEDGEMENT:
        # RFC 3834: an automatic answer says so, and asks not to be answered automatically.
        headers |= {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"}
    if letter.earlier:
        headers |= {"In-Reply-To": letter.earlier[-1], "References": " ".join(letter.earlier)}
    return headers


def as_html(letter: Letter) -> str:
    """Return the mail in HTML: every word escaped, and only our own links made clickable."""
    context = {
        "language": letter.language,
        "title": rules.safe_title(letter.title),
        "organisation": settings.HUIYIN.organisation_name,
        "paragraphs": [[_line(line) for line in block] for block in rules.paragraphs(letter.body)],
    }
    with translation.override(from_locale(letter.language)):
        return render_to_string("contact/message.html", context)


def _line(line: str) -> dict[str, object]:
    own = line.strip().startswith(f"{settings.HUIYIN.base_url.rstrip('/')}/") and " " not in line.strip()
    return {"text": line.strip() if own else line, "is_link": own}
