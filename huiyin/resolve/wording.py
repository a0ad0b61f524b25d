"""The words that customers read: mails, letters and the lines of the progress page, in their language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huiyin.base.languages import from_locale
from huiyin.resolve.rules.naming import is_family_name


@dataclass(frozen=True)
class Words:
    """A title and a text."""

    title: str
    text: str


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak a language (zh-Hans, zh-Hant, en) for the length of a block."""
    with translation.override(from_locale(language)):
        yield


def acknowledgement(*, number: str, url: str, language: str) -> Words:
    """Return the automatic answer. It holds nothing a stranger could have written (O01)."""
    with in_language(language):
        title = _("We have received your message (%(number)s)") % {"number": number}
        greeting = _("Thank you for writing to us. Your number is %(number)s.") % {"number": number}
        promise = _("A person will answer you. Where it stands and what comes next is always on this page:")
        automatic = _("This message was sent automatically. To add something, use the page.")
        return Words(title, _joined(greeting, f"{promise}\n{url}", automatic, signature()))


def reply(*, number: str, text: str, url: str, language: str) -> Words:
    """Return an agent's words as a mail."""
    with in_language(language):
        title = _("About your matter %(number)s") % {"number": number}
        return Words(title, _joined(text.strip(), _footer(url), signature()))


def closing_letter(*, cause: str, remedy: str, prevention: str, preface: str = "") -> str:
    """Return the text of the closing letter in the language now spoken: cause, remedy, prevention."""
    return _joined(
        preface.strip(),
        f"{_('What happened')}\n{cause.strip()}",
        f"{_('What we did for you')}\n{remedy.strip()}",
        f"{_('What we change so that it does not happen again')}\n{prevention.strip()}",
    )


def resolution(*, number: str, letter: str, url: str, language: str) -> Words:
    """Return the mail that carries a closing letter and asks for the customer's judgement."""
    with in_language(language):
        title = _("Our answer to your matter %(number)s") % {"number": number}
        ask = _("Is it solved? Tell us on this page, and rate how we handled it:")
        return Words(title, _joined(letter, f"{ask}\n{url}", signature()))


def signature() -> str:
    """Return who writes: the organisation."""
    return str(settings.HUIYIN.organisation_name)


def address_of(handle: str) -> str:
    """Return how a colleague is called on the customer's page: “Agent 周” for a family name."""
    if is_family_name(handle):
        return pgettext("an agent by family name", "Agent %(family)s") % {"family": handle}
    return handle


def moment(at: datetime, *, now: datetime, zone: str) -> str:
    """Return a time as people say it: “today 10:26”, else day and month, with the year when it is another."""
    here = ZoneInfo(zone or settings.HUIYIN.time_zone)
    local, today = at.astimezone(here), now.astimezone(here).date()
    if local.date() == today:
        return _("today %(time)s") % {"time": date_format(local, "H:i")}
    if local.year == today.year:
        return date_format(local, pgettext("Django date format: day and month", "j M, H:i"))
    return date_format(local, pgettext("Django date format: with the year", "j M Y, H:i"))


def _footer(url: str) -> str:
    return _("See where your matter stands, or answer us here:") + f"\n{url}"


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
