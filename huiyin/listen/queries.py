"""Questions about voices: lists for people, rows for other rooms, facts for the marts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, F, Q

from huiyin.base.errors import NotFound
from huiyin.base.languages import pick
from huiyin.base.links import make_token
from huiyin.base.paging import PageDict, paginate
from huiyin.base.scope import Asker
from huiyin.base.search import matching_ids
from huiyin.customers.queries import shown_name
from huiyin.listen.errors import UnknownUnit
from huiyin.listen.models import Answer, Feedback, FeedbackQuerySet, Invitation, Rating
from huiyin.listen.rules import overall_rating
from huiyin.listen.terms import (
    VOICE_LINK,
    VOICE_LINK_PURPOSE,
    Accepted,
    InvitationPurpose,
    RatingMetric,
    VoiceText,
)
from huiyin.listen.units import unit_named
from huiyin.staff.queries import unit_subtree_ids

# The kind under which base.search knows the texts of voices.
SEARCH_KIND = "feedback"
_EXACT_FILTERS = ("channel", "nature", "sentiment", "urgency")
_TEXT_COLUMNS = ("id", "text", "channel", "product", "language", "is_demo")
_SCORE_COLUMNS = ("metric", "score", "scale_min", "scale_max", "score_100")
_FACT_COLUMNS = (
    "version",
    "received_at",
    "occurred_at",
    "channel",
    "product",
    "touchpoint",
    "language",
    "nature",
    "sentiment",
    "sentiment_score",
    "urgency",
    "section",
    "category",
    "model_version",
    "wants_answer",
    "is_demo",
)


class Answered(TypedDict):
    """An answer as the room that asked needs it."""

    subject: str
    score: float
    comment: str
    round: int
    answered_at: datetime


def feedback_page(filters: Mapping[str, Any], *, asker: Asker, cursor: str | None, limit: int | None) -> PageDict:
    """Return one page of the voices the asker may read, newest first.

    Filters: q, channel, unit (with everything below it), nature, sentiment, urgency, category (with
    its sub-categories), from and to ([from, to) of received_at; a day starts in the organisation's zone).
    """
    rows = _narrowed(_with_relations(Feedback.objects.visible_to(asker)), filters)
    return paginate(rows, cursor=cursor, limit=limit, out=lambda row: feedback_item(row, asker=asker))


def feedback_by_id(feedback_id: UUID, *, asker: Asker) -> dict[str, Any]:
    """Return one voice the asker may read. Raises NotFound."""
    row = _with_relations(Feedback.objects.visible_to(asker)).filter(id=feedback_id).first()
    if row is None:
        raise NotFound(subject=f"feedback:{feedback_id}")
    return feedback_item(row, asker=asker)


def feedback_for(ids: Iterable[UUID | str]) -> list[Feedback]:
    """Return voices with their unit, customer and ratings in two statements, oldest first.

    For rooms above, which have settled who may see them.
    """
    return list(_with_relations(Feedback.objects.filter(id__in=list(ids))).order_by("received_at", "id"))


def voice_texts(ids: Iterable[UUID | str]) -> list[VoiceText]:
    """Return what has to be read to understand these voices, oldest first, in two statements."""
    wanted = list(ids)
    scores = _scores_of(wanted)
    rows = Feedback.objects.filter(id__in=wanted).order_by("received_at", "id")
    return [
        VoiceText(
            id=id,
            text=text,
            channel=channel,
            product=product,
            language=language,
            rating=overall_rating({RatingMetric(one["metric"]): one["score_100"] for one in scores[id]}),
            is_demo=is_demo,
        )
        for id, text, channel, product, language, is_demo in rows.values_list(*_TEXT_COLUMNS)
    ]


def outdated_ids(*, model_version: str, after: UUID | None, fresh_from: datetime, limit: int) -> dict[UUID, bool]:
    """Return the next voices in order of id that a new model has to look at, and whether a person corrected each.

    These are the voices whose current decision another model took, or nobody yet; and all corrected ones: the
    person's decision stands, what the new model would have said is kept beside it. A voice received at `fresh_from`
    or later that nobody has judged is left to its own analysis.
    """
    rows = Feedback.objects.filter(~Q(model_version=model_version) | Q(corrected_by__isnull=False))
    rows = rows.exclude(understood_at=None, received_at__gte=fresh_from)
    if after:
        rows = rows.filter(id__gt=after)
    found = rows.order_by("id").values_list("id", "corrected_by")[:limit]
    return {id: person is not None for id, person in found}


def count_by_model() -> dict[str, int]:
    """Return how many voices carry a decision of each model ("" for none yet); corrected ones are not counted."""
    rows = Feedback.objects.filter(corrected_by=None).order_by().values_list("model_version")
    return dict(rows.annotate(count=Count("id")))


def visible_ids(asker: Asker, ids: Iterable[str]) -> set[str]:
    """Return those of the ids whose voices the asker may read."""
    rows = Feedback.objects.visible_to(asker).filter(id__in=list(ids))
    return {str(id) for id in rows.values_list("id", flat=True)}


def feedback_item(row: Feedback, *, asker: Asker) -> dict[str, Any]:
    """Return a voice (loaded by feedback_for or a page) in the shape of schemas.FeedbackItem."""
    return {
        "id": row.id,
        "channel": row.channel,
        "external_id": row.external_id or None,
        "unit": {"code": row.unit.code, "name": pick(row.unit.name, asker.language)},
        "product": row.product,
        "touchpoint": row.touchpoint,
        "customer": _customer(row, asker=asker),
        "text": row.text,
        "occurred_at": row.occurred_at,
        "received_at": row.received_at,
        "wants_answer": row.wants_answer,
        "ratings": [_rating_item(rating) for rating in row.ratings.all()],
        "meta": row.meta,
        "analysis": _analysis(row) if row.understood_at else None,
    }


def track_url(voice: Accepted | Feedback) -> str:
    """Return the address where the customer sees what becomes of a voice."""
    token = make_token(VOICE_LINK, voice.id, VOICE_LINK_PURPOSE, bytes(voice.link_nonce))
    return f"{str(settings.HUIYIN.base_url).rstrip('/')}/p/{token}"


def invitation_for(subject: str, *, purpose: InvitationPurpose = InvitationPurpose.CASE_RATING) -> Invitation | None:
    """Return the invitation of the current round of a subject, or None when nobody was asked."""
    return Invitation.objects.filter(subject=subject, purpose=purpose).order_by("-round").first()


def is_answered(invitation: Invitation) -> bool:
    """Tell whether the round has its one answer."""
    return Answer.objects.filter(invitation=invitation).exists()


def answered_since(subject: str, moment: datetime) -> bool:
    """Tell whether anybody answered about a subject at this moment or later."""
    return Answer.objects.filter(invitation__subject=subject, answered_at__gte=moment).exists()


def answer_by_id(answer_id: UUID | str) -> Answered:
    """Return one answer. Raises NotFound."""
    answer = Answer.objects.select_related("invitation").filter(id=answer_id).first()
    if answer is None:
        raise NotFound(subject=f"answer:{answer_id}")
    return Answered(
        subject=answer.invitation.subject,
        score=answer.score,
        comment=answer.comment,
        round=answer.invitation.round,
        answered_at=answer.answered_at,
    )


def voice_facts(ids: Iterable[str]) -> Sequence[dict[str, Any]]:
    """Return the facts of voices for the marts: plain rows without personal data or free text."""
    wanted = list(ids)
    scores = _scores_of(wanted)
    rows = Feedback.objects.filter(id__in=wanted).values(
        *_FACT_COLUMNS, "id", "unit_id", unit_path=F("unit__path"), has_customer=Q(customer_id__isnull=False)
    )
    return [{**row, "id": str(row["id"]), "unit_id": str(row["unit_id"]), "ratings": scores[row["id"]]} for row in rows]


def answer_facts(ids: Iterable[str]) -> Sequence[dict[str, Any]]:
    """Return the facts of answers for the marts: plain rows without personal data or free text."""
    rows = Answer.objects.filter(id__in=list(ids)).select_related("invitation__unit")
    return [_answer_facts(row) for row in rows]


def _with_relations(rows: FeedbackQuerySet) -> FeedbackQuerySet:
    return rows.select_related("unit", "customer").prefetch_related("ratings")


def _narrowed(rows: FeedbackQuerySet, filters: Mapping[str, Any]) -> FeedbackQuerySet:
    given = {name: value for name, value in filters.items() if value not in (None, "")}
    rows = rows.filter(**{name: given[name] for name in _EXACT_FILTERS if name in given})
    if "unit" in given:
        rows = rows.filter(unit_id__in=_branch(given["unit"]))
    if "category" in given:
        inside = Q(category__startswith=f"{given['category']}/")
        rows = rows.filter(Q(category=given["category"]) | inside)
    if "from" in given:
        rows = rows.filter(received_at__gte=_moment(given["from"]))
    if "to" in given:
        rows = rows.filter(received_at__lt=_moment(given["to"]))
    if "q" in given:
        rows = rows.filter(id__in=matching_ids(SEARCH_KIND, given["q"]))
    return rows


def _branch(code: str) -> set[UUID]:
    """Return the ids of a unit and everything below it; an unknown code holds nothing."""
    try:
        return unit_subtree_ids(unit_named(code).id)
    except UnknownUnit:
        return set()


def _moment(value: date) -> datetime:
    """Return a moment as it is, a day as its start in the organisation's zone."""
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time.min, tzinfo=ZoneInfo(settings.HUIYIN.time_zone))


def _customer(row: Feedback, *, asker: Asker) -> dict[str, Any] | None:
    if row.customer is None:
        return None
    return {"id": row.customer.id, "name": shown_name(row.customer.name, asker), "tier": row.customer.tier}


def _rating_item(rating: Rating) -> dict[str, Any]:
    return {
        "metric": rating.metric,
        "score": rating.score,
        "scale": (rating.scale_min, rating.scale_max),
        "score_100": rating.score_100,
    }


def _analysis(row: Feedback) -> dict[str, Any]:
    return {
        "language": row.language,
        "nature": row.nature,
        "sentiment": row.sentiment,
        "sentiment_score": row.sentiment_score,
        "urgency": row.urgency,
        "urgency_reasons": row.urgency_reasons,
        "section": row.section,
        "category": row.category,
        "categories": row.categories,
        "keywords": row.keywords,
        "model_version": row.model_version,
        "understood_at": row.understood_at,
        "corrected_by": row.corrected_by,
    }


def _scores_of(ids: Iterable[UUID | str]) -> dict[UUID, list[dict[str, Any]]]:
    """Return the ratings of voices as plain rows, by voice; a voice without any has an empty list."""
    found: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in Rating.objects.filter(feedback_id__in=list(ids)).values("feedback_id", *_SCORE_COLUMNS):
        found[row.pop("feedback_id")].append(row)
    return found


def _answer_facts(answer: Answer) -> dict[str, Any]:
    invitation = answer.invitation
    return {
        "id": str(answer.id),
        "version": 1,
        "received_at": answer.answered_at,
        "subject": invitation.subject,
        "purpose": invitation.purpose,
        "round": invitation.round,
        "unit_id": str(invitation.unit_id),
        "unit_path": invitation.unit.path,
        "metric": "csat",
        "score": answer.score,
        "scale_min": answer.scale_min,
        "scale_max": answer.scale_max,
        "score_100": answer.score_100,
        "is_demo": invitation.is_demo,
    }


def link_nonce(feedback_id: UUID) -> bytes | None:
    """Return the nonce behind a voice's link, in one statement whether the voice exists or not."""
    nonce = Feedback.objects.filter(id=feedback_id).values_list("link_nonce", flat=True).first()
    return None if nonce is None else bytes(nonce)
