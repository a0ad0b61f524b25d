"""Making any string readable: bounded length, no broken characters, one width, one case, one script."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

HEAD, TAIL = 16_000, 4_000
"""Of a longer text only the first and last characters are read: the opening and the demand."""

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINK = re.compile(r"https?://\S+|www\.\S+", re.ASCII)
_MENTION = re.compile(r"@[\w\-]{2,30}")
_SPACES = re.compile(r"[ \t\u3000]+")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2026": "."})
_CJK_FIRST, _CJK_LAST = 0x4E00, 0x9FFF


@dataclass(frozen=True, slots=True)
class CleanText:
    """`readable` keeps case and script; `folded` is lower case and simplified, for the lexicons."""

    readable: str
    folded: str
    traditional: int
    simplified: int
    truncated: bool


def clean(text: str) -> CleanText:
    """Any string, made readable in bounded time; NUL, lone surrogates and zero-widths vanish."""
    truncated = len(text) > HEAD + TAIL
    if truncated:
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    readable = _normalised(text)
    traditional, simplified = _script_counts(readable)
    folded = _simplified(readable) if traditional else readable
    return CleanText(
        readable=readable,
        folded=folded.lower(),
        traditional=traditional,
        simplified=simplified,
        truncated=truncated,
    )


def _normalised(text: str) -> str:
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = unicodedata.normalize("NFKC", _ZERO_WIDTH.sub("", text).translate(_QUOTES))
        # One character may become eighteen (U+FDFA): keep the bound after normalising too.
        text = text[: 2 * (HEAD + TAIL)]
    text = _CONTROL.sub(" ", text)
    text = _MENTION.sub(" ", _LINK.sub(" ", text))
    return _SPACES.sub(" ", text).strip()


def _script_counts(text: str) -> tuple[int, int]:
    if text.isascii():
        return 0, 0
    traditional, simplified = _script_letters()
    return sum(map(traditional.__contains__, text)), sum(map(simplified.__contains__, text))


def _simplified(text: str) -> str:
    converted: str = _converter("t2s").convert(text)
    # 帳單 becomes 帐单, which people and our word lists write 账单.
    return converted.replace("帐", "账")


@lru_cache(maxsize=2)
def _converter(name: str) -> Any:
    from opencc import OpenCC  # first use only

    return OpenCC(name)


@lru_cache(maxsize=1)
def _script_letters() -> tuple[frozenset[str], frozenset[str]]:
    """Letters that only traditional, and that only simplified texts use."""
    letters = [chr(code) for code in range(_CJK_FIRST, _CJK_LAST + 1)]
    joined = "\n".join(letters)
    traditional = _different(letters, _converter("t2s").convert(joined).split("\n"))
    simplified = _different(letters, _converter("s2t").convert(joined).split("\n"))
    return traditional - simplified, simplified - traditional


def _different(letters: list[str], converted: list[str]) -> frozenset[str]:
    return frozenset(before for before, after in zip(letters, converted, strict=True) if before != after)
