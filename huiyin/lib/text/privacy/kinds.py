"""What counts as personal data in a text, and where one piece of it stands."""

from dataclasses import dataclass
from enum import StrEnum


class PersonalKind(StrEnum):
    """The kind of a piece of personal data; the value is the word in its placeholder, `[NAME1]`."""

    NAME = "NAME"
    ID = "ID"
    CARD = "CARD"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    ACCOUNT = "ACCOUNT"
    ADDRESS = "ADDRESS"
    PLATE = "PLATE"
    IP = "IP"
    BIRTHDAY = "BIRTHDAY"


@dataclass(frozen=True, slots=True)
class Span:
    """One finding: [start, end) in the text it was found in."""

    start: int
    end: int
    kind: PersonalKind


# Where findings overlap they become one, of the kind that stands first here.
RANK = {
    kind: place
    for place, kind in enumerate(
        (
            PersonalKind.EMAIL,
            PersonalKind.ADDRESS,
            PersonalKind.ID,
            PersonalKind.CARD,
            PersonalKind.PHONE,
            PersonalKind.BIRTHDAY,
            PersonalKind.PLATE,
            PersonalKind.IP,
            PersonalKind.ACCOUNT,
            PersonalKind.NAME,
        )
    )
}


def merged(spans: list[Span]) -> list[Span]:
    """Overlapping findings joined to one, in the order of the text, so that no part of any is left over."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            kind = min(last.kind, span.kind, key=RANK.__getitem__)
            joined[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            joined.append(span)
    return joined
