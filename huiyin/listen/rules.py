"""Pure decisions about voices: scales, what may be stored, what counts as the same content."""

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from huiyin.listen.terms import DEFAULT_SCALES, RatingIn, RatingMetric, Voice

META_LIMIT: Final = 16_384
META_DEPTH: Final = 8
FUTURE_LIMIT: Final = timedelta(hours=24)
EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
# NUL cannot be stored in PostgreSQL, a lone surrogate in no UTF-8 at all.
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT: Final = "\ufffd"


def scale_of(rating: RatingIn) -> tuple[float, float]:
    """Return the scale a score was given on: the one named, else the usual one of its metric."""
    return rating.scale or DEFAULT_SCALES[rating.metric]


def rating_problem(metric: RatingMetric, score: float, scale: tuple[float, float] | None) -> str | None:
    """Return the code of what is wrong with a rating, or None: bad_scale, not_whole, out_of_scale."""
    low, high = scale or DEFAULT_SCALES[metric]
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return "bad_scale"
    if metric is RatingMetric.NPS and (low, high) != DEFAULT_SCALES[metric]:
        return "bad_scale"
    if metric is RatingMetric.NPS and score != int(score):
        return "not_whole"
    return None if low <= score <= high else "out_of_scale"


def score_100(score: float, scale: tuple[float, float]) -> float:
    """Return a score of any scale on 0..100, linearly."""
    low, high = scale
    return 100.0 * (score - low) / (high - low)


def moment_problem(occurred_at: datetime, *, now: datetime) -> str | None:
    """Return the code of what is wrong with when it happened, or None: in_the_future, too_long_ago."""
    if occurred_at > now + FUTURE_LIMIT:
        return "in_the_future"
    return "too_long_ago" if occurred_at < EARLIEST else None


def meta_problem(meta: Mapping[str, Any]) -> str | None:
    """Return the code of what is wrong with free metadata, or None: too_deep, not_finite, too_large."""
    if _depth(meta) > META_DEPTH:
        return "too_deep"
    try:
        size = len(json.dumps(meta, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass"))
    except ValueError:
        return "not_finite"
    return "too_large" if size > META_LIMIT else None


def _depth(value: object) -> int:
    """Return how deep containers are nested, looking no deeper than it matters."""
    level, layer = 0, [value]
    while layer and level <= META_DEPTH:
        layer = [inner for outer in layer for inner in _inner(outer)]
        level += bool(layer)
    return level


def _inner(value: object) -> Sequence[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list | tuple) else ()


def storable(voice: Voice) -> Voice:
    """Return the voice with characters no database keeps replaced and the replacement noted in meta.

    The bytes as they came stay in the raw input. Callers that answer a program refuse such text
    instead (422) before they come here.
    """
    text = _UNSTORABLE.sub(REPLACEMENT, voice.text)
    if text == voice.text:
        return voice
    return replace(voice, text=text, meta={**voice.meta, "replaced_characters": True})


def canonical_content(voice: Voice) -> bytes:
    """Return the content of a voice in one spelling: equal content gives equal bytes."""
    customer = voice.customer
    content = {
        "channel": voice.channel,
        "external_id": voice.external_id,
        "text": voice.text,
        "occurred_at": voice.occurred_at.astimezone(UTC).isoformat() if voice.occurred_at else None,
        "unit": voice.unit,
        "product": voice.product,
        "touchpoint": voice.touchpoint,
        "language": voice.language,
        "wants_answer": voice.wants_answer,
        "customer": [customer.external_id, customer.name, customer.email, customer.phone, customer.tier]
        if customer
        else None,
        "ratings": [[rating.metric, float(rating.score), *map(float, scale_of(rating))] for rating in voice.ratings],
        "meta": voice.meta,
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "replace")


def content_digest(content: bytes) -> str:
    """Return the SHA-256 of canonical content, in hex."""
    return hashlib.sha256(content).hexdigest()


def canonical_answer(*, subject: str, score: float, comment: str) -> bytes:
    """Return an answer in one spelling, as the raw inbox keeps a late one."""
    content = {"subject": subject, "score": score, "comment": comment}
    return json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")


def overall_rating(scores: Mapping[RatingMetric, float]) -> float | None:
    """Return the one score on 0..100 that tells most about the mood: CSAT, else NPS, CES, any other."""
    return next((scores[metric] for metric in RatingMetric if metric in scores), None)
