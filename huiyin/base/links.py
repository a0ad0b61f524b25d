"""Links for customers: signed with a key outside the database and a nonce inside it.

A token names its object and purpose and proves itself by HMAC-SHA256(link key, kind ‖ id ‖
purpose ‖ stored nonce). It can be shown again and revoked (change the nonce), and a leaked
database alone opens nothing, because the key is not in it.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from huiyin.base.crypto import link_key

MAC_BYTES: Final = 20
NONCE_BYTES: Final = 16
MAX_TOKEN: Final = 200


@dataclass(frozen=True)
class ParsedToken:
    """A token taken apart; believed only once token_matches() says so."""

    kind: str
    id: UUID
    purpose: str
    mac: bytes


def new_nonce() -> bytes:
    """Return a fresh nonce to store beside the object; a new one revokes the old links."""
    return secrets.token_bytes(NONCE_BYTES)


def make_token(kind: str, id: UUID, purpose: str, nonce: bytes) -> str:
    """Return the token that opens this object for this purpose, for use in a link."""
    mac = _mac(kind, id, purpose, nonce)
    return urlsafe_b64encode(_head(kind, purpose) + id.bytes + mac).rstrip(b"=").decode()


def parse_token(token: str) -> ParsedToken | None:
    """Return what the token claims, or None when it is no token of ours."""
    raw = _decode(token)
    if raw is None or len(raw) < 2:
        return None
    kind_end = 1 + raw[0]
    if len(raw) <= kind_end:
        return None
    purpose_end = kind_end + 1 + raw[kind_end]
    if len(raw) != purpose_end + 16 + MAC_BYTES:
        return None
    try:
        kind, purpose = raw[1:kind_end].decode("ascii"), raw[kind_end + 1 : purpose_end].decode("ascii")
    except UnicodeDecodeError:
        return None
    return ParsedToken(kind, UUID(bytes=raw[purpose_end:-MAC_BYTES]), purpose, raw[-MAC_BYTES:])


def token_matches(parsed: ParsedToken, nonce: bytes) -> bool:
    """Tell in constant time whether the token was made for its object with this nonce."""
    expected = _mac(parsed.kind, parsed.id, parsed.purpose, bytes(nonce))
    return hmac.compare_digest(expected, parsed.mac)


def read_token(token: str, nonce: bytes) -> ParsedToken | None:
    """Return the parsed token when it is genuine for this nonce, else None."""
    parsed = parse_token(token)
    return parsed if parsed and token_matches(parsed, nonce) else None


def _head(kind: str, purpose: str) -> bytes:
    return b"".join(bytes([len(part)]) + part for part in (kind.encode("ascii"), purpose.encode("ascii")))


def _mac(kind: str, id: UUID, purpose: str, nonce: bytes) -> bytes:
    message = _head(kind, purpose) + id.bytes + nonce
    return hmac.new(link_key(), message, hashlib.sha256).digest()[:MAC_BYTES]


def _decode(token: str) -> bytes | None:
    if not token or len(token) > MAX_TOKEN:
        return None
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    except (ValueError, NotBase64):
        return None
    # Only the one canonical spelling counts: spare bits and foreign letters are refused.
    return raw if urlsafe_b64encode(raw).rstrip(b"=").decode() == token else None
