"""The vocabulary of listen: channels, ratings, and what a voice may mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from huiyin.customers.terms import CustomerIn
from huiyin.lib.text.terms import Language, Nature, Section, Sentiment, Urgency, UrgencyReason

__all__ = [
    "ANSWER_SCALES",
    "DEFAULT_SCALES",
    "TEXT_LIMIT",
    "VOICE_LINK",
    "VOICE_LINK_PURPOSE",
    "AcceptState",
    "Accepted",
    "Channel",
    "InvitationPurpose",
    "Language",
    "Nature",
    "RatingIn",
    "RatingMetric",
    "RawState",
    "Section",
    "Sentiment",
    "Understood",
    "Urgency",
    "UrgencyReason",
    "Voice",
    "VoiceText",
]

TEXT_LIMIT = 20_000

# What a customer's link to his voice is made for (base.links); the page is resolve's.
VOICE_LINK = "voice"
VOICE_LINK_PURPOSE = "progress"


class Channel(StrEnum):
    """Where a voice came in."""

    WEB = "web"
    APP = "app"
    EMAIL = "email"
    PHONE = "phone"
    SMS = "sms"
    CHAT = "chat"
    WECHAT = "wechat"
    WEIBO = "weibo"
    SOCIAL = "social"
    REVIEW = "review"
    FORM = "form"
    SURVEY = "survey"
    STORE = "store"
    LETTER = "letter"
    EXECUTIVE = "executive"
    EMPLOYEE = "employee"
    PARTNER = "partner"
    IMPORT = "import"
    API = "api"
    OTHER = "other"


class RatingMetric(StrEnum):
    """What a score measures."""

    CSAT = "csat"
    NPS = "nps"
    CES = "ces"
    CUSTOM = "custom"


# The scale taken when the caller names none; NPS knows no other.
DEFAULT_SCALES: Mapping[RatingMetric, tuple[float, float]] = {
    RatingMetric.CSAT: (1, 5),
    RatingMetric.NPS: (0, 10),
    RatingMetric.CES: (1, 7),
    RatingMetric.CUSTOM: (1, 5),
}


class RawState(StrEnum):
    """What became of the bytes that arrived."""

    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    LATE = "late"


class AcceptState(StrEnum):
    """What accepting one voice led to."""

    NEW = "new"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"


class InvitationPurpose(StrEnum):
    """Why we ask a customer to answer."""

    CASE_RATING = "case_rating"


ANSWER_SCALES: Mapping[InvitationPurpose, tuple[int, int]] = {InvitationPurpose.CASE_RATING: (1, 5)}


@dataclass(frozen=True, kw_only=True)
class RatingIn:
    """One score on its scale."""

    metric: RatingMetric
    score: float
    scale: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One voice as any way in hands it over: checked, not yet stored.

    `raw` are the bytes as they arrived; empty means the canonical content stands for them.
    An empty unit code means the whole organisation.
    """

    channel: Channel
    text: str
    occurred_at: datetime | None = None
    external_id: str = ""
    unit: str = ""
    product: str = ""
    touchpoint: str = ""
    language: str = ""
    wants_answer: bool | None = None  # None: the customer did not say; resolve decides by what the voice is
    customer: CustomerIn | None = None
    ratings: tuple[RatingIn, ...] = ()
    meta: Mapping[str, object] = field(default_factory=dict)
    raw: bytes = b""
    content_type: str = "application/json"
    is_demo: bool = False


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The receipt for one voice."""

    id: UUID
    received_at: datetime
    state: AcceptState
    link_nonce: bytes


@dataclass(frozen=True, kw_only=True)
class Understood:
    """The current decision about one voice, as understand hands it down."""

    feedback_id: UUID
    language: str
    nature: Nature
    sentiment: Sentiment
    sentiment_score: float
    urgency: Urgency
    urgency_reasons: tuple[str, ...] = ()
    section: str = ""
    category: str = ""
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    model_version: str = ""
    corrected_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class VoiceText:
    """What understand reads of a voice; `rating` is the customer's own score on 0..100."""

    id: UUID
    text: str
    channel: str
    product: str
    language: str
    rating: float | None
    is_demo: bool
