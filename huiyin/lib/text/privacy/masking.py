"""Personal data out of a text before it leaves the house, and back into the answer.

Recall comes first: a phone number that leaks is worse than a price that is hidden. Found are names (by title,
introduction, job, signature), phones, identity numbers, bank cards, e-mail addresses and account names, postal
addresses, number plates, IP addresses and dates of birth, in Chinese (both scripts, any width, digits in words) and
English. A full name that nothing introduces ("张伟 too slow") is not found: no list tells it from other words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.lib.text.privacy.addresses import find_addresses
from huiyin.lib.text.privacy.handles import find_handles
from huiyin.lib.text.privacy.kinds import PersonalKind, Span, merged
from huiyin.lib.text.privacy.names import find_names
from huiyin.lib.text.privacy.numbers import find_numbers
from huiyin.lib.text.privacy.view import View, view_of

PLACEHOLDER = re.compile(
    rf"[\[【［]\s{{0,2}}({'|'.join(PersonalKind)})\s{{0,2}}([0-9０-９]{{1,6}})\s{{0,2}}[\]】］]", re.IGNORECASE
)
"""A placeholder as we write it, and as models repeat it: any brackets, any case."""

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """One piece of personal data: its kind, its place [start, end) in the original, and what stands there now."""

    kind: PersonalKind
    start: int
    end: int
    placeholder: str


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its personal data; `originals` (placeholder → what stood there) never shows in a log."""

    text: str
    found: tuple[Found, ...]
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)


def mask(text: str) -> Masked:
    """Replace personal data by placeholders such as `[NAME1]`, the same person or number always by the same one.

    Any string is fine; placeholders that stand in the text already are left alone and never given out again, so
    masking twice changes nothing. Titles stay: 张先生 becomes [NAME1]先生.

    >>> mask("我叫李小龙，电话13800138000").text
    '我叫[NAME1]，电话[PHONE1]'
    """
    names = _Placeholders(taken={one.group(0) for one in PLACEHOLDER.finditer(text)})
    found, pieces, last = [], [], 0
    for span in _personal(view_of(text), [one.span() for one in PLACEHOLDER.finditer(text)]):
        written = text[span.start : span.end]
        placeholder = names.of(span.kind, written)
        found.append(Found(kind=span.kind, start=span.start, end=span.end, placeholder=placeholder))
        pieces += [text[last : span.start], placeholder]
        last = span.end
    return Masked(text="".join([*pieces, text[last:]]), found=tuple(found), originals=names.originals)


def unmask(answer: str, masked: Masked) -> str:
    """Put the personal data back where an answer repeats a placeholder; unknown placeholders stay as they are.

    What was written in several ways comes back as it was written first.
    """
    return PLACEHOLDER.sub(lambda one: masked.originals.get(canonical(one), one.group(0)), answer)


def canonical(placeholder: re.Match[str]) -> str:
    """Return a match of `PLACEHOLDER` as `mask` writes it."""
    return f"[{placeholder.group(1).upper()}{int(placeholder.group(2))}]"


class _Placeholders:
    """Gives out placeholders, one for each person or number, whatever the spelling."""

    def __init__(self, *, taken: set[str]) -> None:
        self.originals: dict[str, str] = {}
        self._taken = {canonical(one) for text in taken for one in PLACEHOLDER.finditer(text)}
        self._given: dict[tuple[PersonalKind, str], str] = {}
        self._count: dict[PersonalKind, int] = {}

    def of(self, kind: PersonalKind, written: str) -> str:
        """Return the placeholder of this piece of data, a new one for a new piece."""
        key = kind, _APART.sub("", view_of(written).text).lower() or written
        if key not in self._given:
            self._given[key] = self._next(kind)
            self.originals[self._given[key]] = written
        return self._given[key]

    def _next(self, kind: PersonalKind) -> str:
        while True:
            self._count[kind] = self._count.get(kind, 0) + 1
            placeholder = f"[{kind}{self._count[kind]}]"
            if placeholder not in self._taken:
                return placeholder


def _personal(view: View, protected: list[tuple[int, int]]) -> list[Span]:
    """What is found, in places of the original; nothing reaches into a placeholder that stands there already."""
    spans = [
        span
        for find in (find_numbers, find_handles, find_addresses, find_names)
        for span in find(view.text)
        if span.end > span.start
    ]
    outer = merged([Span(*view.original(span.start, span.end), span.kind) for span in spans])
    return list(_outside(outer, protected)) if protected else outer


def _outside(spans: list[Span], protected: list[tuple[int, int]]) -> list[Span]:
    """The parts of the findings that lie outside [start, end) of the protected places; both are in order."""
    parts: list[Span] = []
    at = 0
    for span in spans:
        start = span.start
        while at < len(protected) and protected[at][1] <= start:
            at += 1
        place = at
        while place < len(protected) and protected[place][0] < span.end:
            if protected[place][0] > start:
                parts.append(Span(start, protected[place][0], span.kind))
            start = protected[place][1]
            place += 1
        if start < span.end:
            parts.append(Span(start, span.end, span.kind))
    return parts
