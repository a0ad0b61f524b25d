"""Keys at work: AES-GCM for fields, HMAC for blind indexes.

Ciphertext is `1.<key id>.<base64url(nonce ‖ ciphertext)>`; the key id picks a key of the ring, so
a key can be replaced while old rows are still readable. The additional data (table:column)
pins a value to its column: a value copied elsewhere does not open.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from functools import cache
from typing import Final

import idna
import phonenumbers
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from huiyin.base.errors import HuiyinError

VERSION: Final = "1"
NONCE_BYTES: Final = 12
PHONE_REGION: Final = "CN"
TAIL_DIGITS: Final = 4


class UnreadableSecret(HuiyinError):
    """A stored value cannot be opened: the key is missing or the value was moved or changed."""

    code = "unreadable_secret"
    title = _("A protected value cannot be read.")
    next_step = _("Check that the field keys are the ones this data was written with.")


def encrypt(plain: str, *, context: str) -> str:
    """Return the ciphertext of a text, bound to its context (`table:column`)."""
    key_id, cipher = next(iter(_ring(settings.HUIYIN.field_key).items()))
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + cipher.encrypt(nonce, plain.encode(), context.encode())
    return f"{VERSION}.{key_id}.{urlsafe_b64encode(sealed).decode()}"


def decrypt(stored: str, *, context: str) -> str:
    """Return the text of a ciphertext made for the same context; raises UnreadableSecret."""
    try:
        version, key_id, body = stored.split(".", 2)
        cipher = _ring(settings.HUIYIN.field_key)[key_id]
        sealed = urlsafe_b64decode(body)
        if version != VERSION:
            raise UnreadableSecret
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode()).decode()
    except (ValueError, KeyError, InvalidTag) as error:
        raise UnreadableSecret(subject=context) from error


def blind_index(kind: str, value: str) -> str:
    """Return the searchable, irreversible index of a normalised value (64 hex digits).

    The same e-mail or phone always gives the same index under one key, so equality can be asked
    of the database without the value being in it.
    """
    message = f"{kind}\x00{normalise(kind, value)}".encode()
    return hmac.new(_raw_key(settings.HUIYIN.blind_key), message, hashlib.sha256).hexdigest()


def normalise(kind: str, value: str) -> str:
    """Return the one spelling of an e-mail, phone or phone tail; other kinds are only trimmed."""
    if kind == "email":
        return normalise_email(value)
    if kind == "phone":
        return normalise_phone(value)
    if kind == "phone_tail":
        return phone_tail(value)
    return value.strip()


def normalise_email(value: str) -> str:
    """Return an e-mail address in lower case with its domain in IDNA form."""
    local, at, domain = value.strip().lower().rpartition("@")
    with suppress(idna.IDNAError):  # not a domain name: kept as written, so that it still matches itself
        domain = idna.encode(domain, uts46=True).decode() if domain else ""
    return f"{local}{at}{domain}"


def normalise_phone(value: str, *, region: str = PHONE_REGION) -> str:
    """Return a phone number as E.164 (`+8613812345678`), or its digits when it is none."""
    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        return "".join(letter for letter in value if letter.isdigit()) or value.strip()
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def phone_tail(value: str) -> str:
    """Return the last four digits of a phone number, which people read out to identify themselves."""
    return "".join(letter for letter in value if letter.isdigit())[-TAIL_DIGITS:]


def link_key() -> bytes:
    """Return the key that signs customers' links."""
    return _raw_key(settings.HUIYIN.link_key)


def make_key() -> str:
    """Return a new random 256-bit key as text."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode()


@cache
def _ring(keys: str) -> dict[str, AESGCM]:
    """Return the ciphers by key id; the first of `id:key,id:key` writes, all of them read."""
    pairs = [part.strip().rpartition(":") for part in keys.split(",") if part.strip()]
    return {key_id or "k1": AESGCM(urlsafe_b64decode(key)) for key_id, _colon, key in pairs}


@cache
def _raw_key(key: str) -> bytes:
    return urlsafe_b64decode(key)
