"""What goes in and out of the listen API; `In` refuses unknown fields, `Out` has no defaults."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    PlainValidator,
    Strict,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from huiyin.base.schemas import In, Out, Page
from huiyin.customers import rules as customer_rules
from huiyin.customers import terms as customer_terms
from huiyin.listen import rules
from huiyin.listen.terms import (
    TEXT_LIMIT,
    Channel,
    Nature,
    RatingIn,
    RatingMetric,
    Section,
    Sentiment,
    Urgency,
    UrgencyReason,
    Voice,
)


def _visible(value: str) -> str:
    """Refuse a text of nothing but blanks."""
    if not value.strip():
        raise PydanticCustomError("empty_text", _("Write at least one visible character."))
    return value


def _written(value: object) -> object:
    """Refuse a moment that is not text: a bare number has no agreed unit."""
    if not isinstance(value, str):
        raise PydanticCustomError(
            "not_iso_8601", _("Send an ISO 8601 text with an offset, such as 2026-11-21T09:00:00+08:00.")
        )
    return value


def _email(value: str) -> str:
    if value and not customer_rules.is_email(value):
        raise PydanticCustomError("not_an_email", _("This is no e-mail address."))
    return value


def _phone(value: str) -> str:
    if value and not customer_rules.is_phone(value):
        raise PydanticCustomError("not_a_phone", _("This is no phone number: 3 to 20 digits."))
    return value


def _day_or_moment(value: object) -> date:
    """Read a day or a moment with an offset; a bare time of no zone could mean anything."""
    try:
        text = str(value)
        read = date.fromisoformat(text) if len(text) == len("2026-11-21") else datetime.fromisoformat(text)
        if _YEARS[0] <= read.year <= _YEARS[1] and not (isinstance(read, datetime) and read.tzinfo is None):
            return read
    except ValueError:
        pass  # answered below, like a moment without offset
    raise PydanticCustomError("not_a_moment", _("Send a day such as 2026-11-21, or a moment with its offset."))


# Far enough from both ends of the calendar for every zone.
_YEARS = (1900, 9998)
DayOrMoment = Annotated[
    date | datetime, PlainValidator(_day_or_moment), WithJsonSchema({"type": "string", "examples": ["2026-11-21"]})
]
Number = Annotated[float, Strict()]
Moment = Annotated[AwareDatetime, BeforeValidator(_written)]
ShortText = Annotated[str, Field(max_length=200)]
_LANGUAGE = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$"


class RatingBody(In):
    """One score; without a scale the usual one of its metric is meant (NPS is always 0 to 10)."""

    metric: RatingMetric
    scale: tuple[Number, Number] | None = None
    score: Number

    @field_validator("score")
    @classmethod
    def _in_scale(cls, score: float, info: ValidationInfo) -> float:
        metric = info.data.get("metric")
        if metric is None or "scale" not in info.data:
            return score  # those fields have their own errors already
        problem = rules.rating_problem(metric, score, info.data["scale"])
        if problem:
            raise PydanticCustomError(problem, _rating_message(problem))
        return score

    def as_rating(self) -> RatingIn:
        """Return the rating as services take it."""
        return RatingIn(metric=self.metric, score=self.score, scale=self.scale)


def _rating_message(problem: str) -> str:
    return {
        "bad_scale": _("The scale needs two different numbers, the smaller first; NPS is always 0 to 10."),
        "not_whole": _("NPS takes whole numbers from 0 to 10."),
        "out_of_scale": _("The score lies outside its scale."),
    }[problem]


class CustomerIn(In):
    """Who is speaking, as far as the sender knows."""

    external_id: ShortText = ""
    name: ShortText = ""
    email: Annotated[str, Field(max_length=254), AfterValidator(_email)] = ""
    phone: Annotated[str, Field(max_length=40), AfterValidator(_phone)] = ""
    tier: Annotated[str, Field(max_length=40)] = ""

    def as_customer(self) -> customer_terms.CustomerIn:
        """Return the customer as services take one."""
        return customer_terms.CustomerIn(
            external_id=self.external_id, name=self.name, email=self.email, phone=self.phone, tier=self.tier
        )


class FeedbackIn(In):
    """One voice."""

    channel: Channel
    text: Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT), AfterValidator(_visible)]
    occurred_at: Moment | None = None
    external_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    unit: Annotated[str, Field(min_length=1, max_length=40)] | None = None
    product: ShortText = ""
    touchpoint: ShortText = ""
    language: Annotated[str, Field(max_length=10, pattern=_LANGUAGE)] | None = None
    wants_answer: Annotated[bool, Strict()] | None = None
    customer: CustomerIn | None = None
    ratings: Annotated[list[RatingBody], Field(max_length=len(RatingMetric))] = []
    meta: dict[str, Any] = {}

    @field_validator("ratings")
    @classmethod
    def _one_per_metric(cls, ratings: list[RatingBody]) -> list[RatingBody]:
        if len({rating.metric for rating in ratings}) < len(ratings):
            raise PydanticCustomError("metric_twice", _("Send each metric once."))
        return ratings

    @field_validator("meta")
    @classmethod
    def _storable_meta(cls, meta: dict[str, Any]) -> dict[str, Any]:
        problem = rules.meta_problem(meta)
        if problem:
            raise PydanticCustomError(
                problem,
                _("Metadata may be 16 KB of finite numbers, texts and lists, nested at most 8 deep."),
            )
        return meta

    def as_voice(self, *, unit: str, raw: bytes, content_type: str) -> Voice:
        """Return the voice as services take one, under the unit found for it."""
        return Voice(
            channel=self.channel,
            text=self.text,
            occurred_at=self.occurred_at,
            external_id=self.external_id or "",
            unit=unit,
            product=self.product,
            touchpoint=self.touchpoint,
            language=self.language or "",
            wants_answer=self.wants_answer,
            customer=self.customer.as_customer() if self.customer else None,
            ratings=tuple(rating.as_rating() for rating in self.ratings),
            meta=self.meta,
            raw=raw,
            content_type=content_type,
        )


class FeedbackReceipt(Out):
    """The receipt: the voice is stored. `track_url` shows the customer what becomes of it."""

    id: UUID
    received_at: datetime
    track_url: str


class UnitRef(Out):
    """A unit as a list shows it; `name` is in the asker's language."""

    code: str
    name: str


class CustomerRef(Out):
    """A customer as a list shows one."""

    id: UUID
    name: str
    tier: str


class RatingOut(Out):
    """A score on its scale and on 0..100."""

    metric: RatingMetric
    score: float
    scale: tuple[float, float]
    score_100: float


class AnalysisOut(Out):
    """What the voice was understood to mean; `corrected_by` is the person who corrected the machine."""

    language: str
    nature: Nature
    sentiment: Sentiment
    sentiment_score: float
    urgency: Urgency
    urgency_reasons: list[UrgencyReason]
    section: Section
    category: str
    categories: list[str]
    keywords: list[str]
    model_version: str
    understood_at: datetime
    corrected_by: UUID | None


class FeedbackItem(Out):
    """One voice with its current analysis; null while nobody has understood it yet."""

    id: UUID
    channel: Channel
    external_id: str | None
    unit: UnitRef
    product: str
    touchpoint: str
    customer: CustomerRef | None
    text: str
    occurred_at: datetime
    received_at: datetime
    wants_answer: bool | None
    ratings: list[RatingOut]
    meta: dict[str, Any]
    analysis: AnalysisOut | None


FeedbackPage = Page[FeedbackItem]


class FeedbackFilters(In):
    """What the list may be narrowed to; `from` and `to` are days or moments, [from, to)."""

    cursor: str | None = None
    limit: int | None = None
    q: Annotated[str, Field(max_length=200)] | None = None
    channel: Channel | None = None
    unit: Annotated[str, Field(max_length=40)] | None = None
    nature: Nature | None = None
    sentiment: Sentiment | None = None
    urgency: Urgency | None = None
    category: Annotated[str, Field(max_length=80)] | None = None
    from_: Annotated[DayOrMoment | None, Field(alias="from")] = None
    to: DayOrMoment | None = None
