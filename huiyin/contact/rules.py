"""Pure decisions of contact: how often to try, what a safe title is, who may be written to."""

import re
import unicodedata
from datetime import timedelta

TITLE_LIMIT = 200
# Four days of trying are over after the last one; then the sender is told.
BACK_OFF = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>()\[\],;:\\\"]{1,255}")


def wait_before_retry(attempts: int) -> timedelta | None:
    """Return how long to wait after this many failed attempts, or None to give up."""
    return BACK_OFF[attempts - 1] if 0 < attempts <= len(BACK_OFF) else None


def safe_title(title: str) -> str:
    """Return a title fit for a mail header: one line, no control characters, at most 200 letters."""
    one_line = " ".join(title.split())
    clean = "".join(letter for letter in one_line if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})
    return clean[:TITLE_LIMIT].rstrip()


def is_mail_address(address: str) -> bool:
    """Tell whether this can be written on an envelope: one plain address, nothing smuggled in."""
    return len(address) <= 254 and _ADDRESS.fullmatch(address) is not None


def paragraphs(text: str) -> list[list[str]]:
    """Return a plain text as paragraphs of lines, as a mail in HTML shows them."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return [block.split("\n") for block in blocks if block.strip()]
