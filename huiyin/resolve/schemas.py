"""What goes in and out of the resolve API; `In` refuses unknown fields, `Out` has no defaults."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from huiyin.base.schemas import In, Out, Page
from huiyin.listen.schemas import CustomerIn, FeedbackItem
from huiyin.listen.terms import Channel, Nature
from huiyin.resolve.terms import (
    AuthorKind,
    CaseSort,
    CaseState,
    CaseView,
    ClockKind,
    ClockMode,
    ClockState,
    DraftMode,
    EntryKind,
    Level,
    Verb,
)


def _visible(value: str) -> str:
    """Refuse a text of nothing but blanks."""
    if not value.strip():
        raise PydanticCustomError("empty_text", _("Write at least one visible character."))
    return value


Words = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_visible)]
Title = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_visible)]
Part = Annotated[str, Field(min_length=1, max_length=5_000), AfterValidator(_visible)]


class UnitRef(Out):
    """A unit as a list shows it; `name` is in the asker's language."""

    code: str
    name: str


class CustomerRef(Out):
    """A customer as a list shows it."""

    id: UUID
    name: str
    tier: str


class PersonRef(Out):
    """A member of staff."""

    id: UUID
    name: str


class NextClock(Out):
    """The clock that runs out first; a paused one has no due time."""

    kind: ClockKind
    state: ClockState
    due_at: datetime | None
    started_at: datetime


class CaseBase(Out):
    """What a row and the whole case have in common."""

    id: UUID
    number: str
    title: str
    language: str
    state: CaseState
    level: Level
    nature: str
    channel: str
    unit: UnitRef
    owner: PersonRef | None
    clock: NextClock | None
    last_speaker: AuthorKind
    last_message_at: datetime
    has_draft: bool
    opened_at: datetime
    version: int


class CaseRow(CaseBase):
    """One row of the inbox."""

    customer: CustomerRef | None


CasePage = Page[CaseRow]


class ViewCount(Out):
    """How many cases a view holds; counted up to 1,000, `exact` says whether that was all."""

    key: CaseView
    count: int
    exact: bool


class ViewCounts(Out):
    """The shipped views with their counts."""

    items: list[ViewCount]


class Fate(Out):
    """What became of a message."""

    channel: str
    state: str
    at: datetime
    reason: str | None


class EntryAuthor(Out):
    """Who wrote a line; customers have no id here."""

    id: UUID | None
    name: str


class EntryOut(Out):
    """One line of the time line.

    `data` by kind: opened {level, origin} · voice {feedback_id} · assigned {to, to_name, reason} ·
    resolved {cause, remedy, prevention} · rated {score, comment} · reopened {reason, words} ·
    closed {reason} · continued {number} · clock_warned and clock_breached {clock, due_at} ·
    message_failed {reason} · note {mentions}; every other kind has none.
    """

    id: UUID
    kind: EntryKind
    is_public: bool
    author: EntryAuthor | None
    author_kind: AuthorKind
    body: str
    at: datetime
    data: dict[str, object]
    fate: Fate | None


class ClockOut(Out):
    """One clock; `source` names the policy line that set it, in the asker's language."""

    kind: ClockKind
    state: ClockState
    mode: ClockMode
    due_at: datetime
    started_at: datetime
    met_at: datetime | None
    breached_at: datetime | None
    paused_at: datetime | None
    dropped_at: datetime | None = Field(description="ended with the case without being done")
    target_minutes: int
    source: str
    calendar_estimated: bool


class CaseCustomer(Out):
    """The customer beside a case; addresses are masked."""

    id: UUID
    name: str
    tier: str
    language: str
    emails: list[str]
    phones: list[str]


class Reason(Out):
    """Why the case was opened, or why it has its level, in the asker's language."""

    code: str
    text: str


class LetterOut(Out):
    """The closing letter: its three parts and the text as it left."""

    cause: str
    remedy: str
    prevention: str
    text: str
    language: str


class RatingOut(Out):
    """What the customer thought of it, 1 to 5."""

    score: int
    comment: str
    at: datetime


class Drafts(Out):
    """The asker's own unsent words."""

    reply: str | None
    note: str | None


class SimilarCase(Out):
    """Another case of the same customer."""

    number: str
    title: str
    state: CaseState


class CaseDetail(CaseBase):
    """A case with everything its screen shows."""

    received_at: datetime
    resolved_at: datetime | None
    closed_at: datetime | None
    first_response_at: datetime | None
    reopened_count: int
    voices: list[FeedbackItem]
    entries: list[EntryOut]
    clocks: list[ClockOut]
    customer: CaseCustomer | None
    reasons: list[Reason]
    letter: LetterOut | None
    rating: RatingOut | None
    drafts: Drafts
    progress_url: str | None
    similar: list[SimilarCase]
    allowed: list[Verb]


class CaseIn(In):
    """A voice an agent writes down, such as a call; it always becomes a case."""

    channel: Channel
    title: Title
    text: Words
    customer: CustomerIn | None = None
    unit: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    level: Level | None = None


class LetterIn(In):
    """The three parts of a closing letter, in the customer's language."""

    cause: Part
    remedy: Part
    prevention: Part


class ReplyIn(In):
    """Words to the customer.

    `resolve` sends the closing letter with them; `wait` pauses the clocks until the customer answers.
    """

    text: Words
    resolve: LetterIn | None = None
    wait: bool = False


class NoteIn(In):
    """An internal note; the people mentioned are told."""

    text: Words
    mentions: Annotated[list[UUID], Field(max_length=50)] = []


class AssignIn(In):
    """Who takes the case (null: nobody yet) and why."""

    owner: UUID | None
    reason: Annotated[str, Field(max_length=1_000)] = ""


class ReasonIn(In):
    """Why a case is reopened or closed."""

    reason: Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(_visible)]


class DraftIn(In):
    """Unsent words; an empty text removes the draft."""

    mode: DraftMode
    text: Annotated[str, Field(max_length=20_000)]


class DraftSaved(Out):
    """When the draft was kept."""

    saved_at: datetime


class CaseFilters(In):
    """What the list of cases may be narrowed to, and its order."""

    view: CaseView | None = None
    state: CaseState | None = None
    level: Level | None = None
    channel: Channel | None = None
    nature: Nature | None = None
    unit: Annotated[str, Field(max_length=40)] | None = None
    owner: UUID | None = None
    q: Annotated[str, Field(max_length=200)] | None = None
    sort: CaseSort | None = None
    cursor: str | None = None
    limit: int | None = None
