"""The customer's links: made for a case or for a voice, opened in equal time whether right or wrong."""

import hashlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.conf import settings

from huiyin.base.links import ParsedToken, make_token, parse_token, token_matches
from huiyin.listen.terms import VOICE_LINK, VOICE_LINK_PURPOSE

CASE: Final = "case"
# What a wrong token is compared with, so that refusing costs what opening costs (T02).
_NOBODY: Final = ParsedToken(kind=CASE, id=UUID(int=0), purpose=VOICE_LINK_PURPOSE, mac=b"\x00" * 20)
_NO_NONCE: Final = b"\x00" * 16


@dataclass(frozen=True)
class Claim:
    """What a token claims; `is_ours` is false when it cannot be a token of this page at all."""

    token: ParsedToken
    is_ours: bool

    def is_true(self, nonce: bytes | None) -> bool:
        """Tell whether the token was made with this nonce; an unknown object (None) is compared too."""
        matches = token_matches(self.token, _NO_NONCE if nonce is None else nonce)
        return matches and nonce is not None and self.is_ours


def case_token(case_id: UUID, nonce: bytes | memoryview) -> str:
    """Return the token that opens the progress page of a case."""
    return make_token(CASE, case_id, VOICE_LINK_PURPOSE, bytes(nonce))


def progress_url(case_id: UUID, nonce: bytes | memoryview) -> str:
    """Return the link to the progress page of a case."""
    return f"{settings.HUIYIN.base_url.rstrip('/')}/p/{case_token(case_id, nonce)}"


def claim_of(token: str) -> Claim:
    """Return what a token claims, for anything that is typed behind /p/."""
    parsed = parse_token(token)
    if parsed is None or parsed.kind not in (CASE, VOICE_LINK) or parsed.purpose != VOICE_LINK_PURPOSE:
        return Claim(_NOBODY, is_ours=False)
    return Claim(parsed, is_ours=True)


def reference(token: str) -> str:
    """Return the short name of a link in an address: it opens nothing without the cookie."""
    return hashlib.sha256(b"reference\x00" + token.encode()).hexdigest()[:16]
