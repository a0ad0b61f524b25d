"""Making any string readable: bounded length, no broken characters, one width, one case, one script."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

HEAD, TAIL = 16_000, 4_000
"""Of a longer text only the first and last characters are read: the opening and the demand."""

# Texts are joined and cleaned together, because a call costs more than the few letters of a review.
_TEXTS_AT_ONCE = 512
_BETWEEN = "\x1e"
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1d\x1f\x7f-\x9f]")
# A link ends where Chinese begins: "见http://t.cn/x太差了" keeps its verdict.
_LINK = re.compile("https?://[!-~]+|www\\.[!-~]+")
_MENTION = re.compile(r"(?<![A-Za-z0-9._])@[\w\-]{2,30}")  # not the host of a mail address
# Quotes, and what NFKC does to the wide marks of every Chinese text: without them most texts need no NFKC.
_ALIKE = tuple(zip("\u2019\u2018\u201c\u201d\u2026，！？：；（）～\u3000", "''\"\".,!?:;()~ ", strict=True))
_FLOOD_POSSIBLE, _MOST_MARKS = 256, 4
_BMP_AND_MORE = 0x1F000
_CJK_FIRST, _CJK_LAST = 0x4E00, 0x9FFF


class CleanText(NamedTuple):
    """`readable` keeps case and script; `folded` is lower case and simplified, for every decision.

    `traditional` and `simplified` count the letters that only one of the two scripts has.
    """

    readable: str
    folded: str
    traditional: int
    simplified: int
    truncated: bool


def clean(text: str) -> CleanText:
    """Any string, made readable in bounded time; NUL, lone surrogates and zero-widths vanish."""
    [cleaned] = clean_all([text])
    return cleaned


def clean_all(texts: Sequence[str]) -> list[CleanText]:
    """The same as `clean` of each text, in order, at half the cost."""
    cleaned: list[CleanText] = []
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        part = texts[first : first + _TEXTS_AT_ONCE]
        cleaned += map(_folded, _readable(part), map(_too_long, part))
    return cleaned


def _too_long(text: str) -> bool:
    return len(text) > HEAD + TAIL


def _readable(texts: Sequence[str]) -> list[str]:
    joined = _BETWEEN.join([_bounded(text) for text in texts])
    if not joined.isascii():
        joined = joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        joined = _ZERO_WIDTH.sub("", joined)
        for before, after in _ALIKE:
            joined = joined.replace(before, after)
        joined = _BETWEEN.join([_normalised(text) for text in joined.split(_BETWEEN)])
    joined = _MENTION.sub(" ", _LINK.sub(" ", _CONTROL.sub(" ", joined))).replace("\t", " ")
    while "  " in joined:
        joined = joined.replace("  ", " ")
    return [text.strip() for text in joined.split(_BETWEEN)]


def _bounded(text: str) -> str:
    if _too_long(text):
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    return text.replace(_BETWEEN, " ")


def _normalised(text: str) -> str:
    if text.isascii():
        return text
    if len(text) > _FLOOD_POSSIBLE:
        # Sorting a heap of combining marks takes the square of their number.
        text = _mark_floods().sub(r"\1", text)
    # One character may become eighteen (U+FDFA): keep the bound after normalising too.
    return unicodedata.normalize("NFKC", text)[: 2 * (HEAD + TAIL)]


def _folded(readable: str, truncated: bool) -> CleanText:
    if readable.isascii():
        return CleanText(readable, readable.lower(), 0, 0, truncated)
    convertible, only_traditional, only_simplified = _script_letters()
    simplified = sum(map(only_simplified.__contains__, readable))
    if convertible.isdisjoint(readable):
        return CleanText(readable, _lower(readable), 0, simplified, truncated)
    traditional = sum(map(only_traditional.__contains__, readable))
    return CleanText(readable, _lower(_converter("t2s").convert(readable)), traditional, simplified, truncated)


def _lower(text: str) -> str:
    # 帳單 becomes 帐单, which people and our word lists write 账单. Lower case may undo NFKC ("ϓ").
    return unicodedata.normalize("NFKC", text.lower()).replace("帐", "账")


@lru_cache(maxsize=2)
def _converter(name: str) -> Any:
    from opencc import OpenCC  # first use only

    return OpenCC(name)


@lru_cache(maxsize=1)
def _mark_floods() -> re.Pattern[str]:
    marks = "".join(_runs(code for code in range(_BMP_AND_MORE) if unicodedata.combining(chr(code))))
    return re.compile(f"({f'[{marks}]' * _MOST_MARKS})[{marks}]+")


def _runs(codes: Iterator[int]) -> Iterator[str]:
    """Ascending code points as the ranges of a character class."""
    first = last = next(codes)
    for code in codes:
        if code != last + 1:
            yield f"{chr(first)}-{chr(last)}"
            first = code
        last = code
    yield f"{chr(first)}-{chr(last)}"


@lru_cache(maxsize=1)
def _script_letters() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Letters that simplifying changes, that only traditional texts use, and that only simplified texts use.

    吃, 台 and 后 are in the other side's character set too: they tell nothing about the script.
    """
    letters = [chr(code) for code in range(_CJK_FIRST, _CJK_LAST + 1)]
    joined = "\n".join(letters)
    convertible = _different(letters, _converter("t2s").convert(joined).split("\n"))
    simplified = _different(letters, _converter("s2t").convert(joined).split("\n"))
    return convertible, convertible - _set_of("gb2312"), simplified - convertible - _set_of("big5")


def _set_of(encoding: str) -> frozenset[str]:
    """The CJK letters of a national character set."""
    letters = "".join(map(chr, range(_CJK_FIRST, _CJK_LAST + 1)))
    return frozenset(letters.encode(encoding, "ignore").decode(encoding))


def _different(letters: list[str], converted: list[str]) -> frozenset[str]:
    return frozenset(before for before, after in zip(letters, converted, strict=True) if before != after)
