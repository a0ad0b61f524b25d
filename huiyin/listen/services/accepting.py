"""Accepting voices: everything that came is stored exactly once, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from huiyin.base.bulk_insert import insert_rows
from huiyin.base.bus import publish_many
from huiyin.base.database import read_moment, read_uuid
from huiyin.base.errors import field_error
from huiyin.base.ids import new_id
from huiyin.base.links import new_nonce
from huiyin.base.statements import among, rows_of
from huiyin.customers import services as customers
from huiyin.customers.terms import CustomerIn
from huiyin.listen.errors import UnknownUnit
from huiyin.listen.events import FeedbackAccepted
from huiyin.listen.models import Feedback, Rating, RawInput
from huiyin.listen.rules import canonical_content, content_digest, scale_of, score_100, storable
from huiyin.listen.terms import Accepted, AcceptState, RatingIn, RawState, Voice
from huiyin.listen.units import UnitRef, unit_named

# A writer that loses the race for an external id or a customer looks again and finds the winner's row.
RACES: Final = 4

_Name = tuple[str, str]


@dataclass(frozen=True)
class _Prepared:
    """A voice ready to be stored."""

    voice: Voice
    unit: UnitRef
    content: bytes
    digest: str

    @property
    def name(self) -> _Name | None:
        """Return what the sender calls this voice, if he calls it anything."""
        return (self.voice.channel, self.voice.external_id) if self.voice.external_id else None


@dataclass(frozen=True)
class _Receipt:
    """The stored voice behind a name, and the digest it was accepted with."""

    accepted: Accepted
    digest: str


def accept(voices: Sequence[Voice], *, now: datetime, by: str) -> list[Accepted]:
    """Store the voices with their bytes, ratings, event and job in one transaction; one receipt each.

    A voice whose (channel, external id) is known with the same content is a duplicate: its
    receipt is the first one's. With other content it is a conflict: its bytes are kept in the
    raw inbox. Raises UnknownUnit before anything is written.
    """
    prepared = [_prepare(voice, position=at, alone=len(voices) == 1) for at, voice in enumerate(voices)]
    for attempt in range(1, RACES + 1):
        try:
            with transaction.atomic():
                return _accept_now(prepared, now=now, by=by)
        except IntegrityError:
            if attempt == RACES or not any(item.name or item.voice.customer for item in prepared):
                raise
    raise AssertionError("unreachable: the last race is raised")


def _prepare(voice: Voice, *, position: int, alone: bool) -> _Prepared:
    voice = storable(voice)
    try:
        unit = unit_named(voice.unit)
    except UnknownUnit as error:
        path = "unit" if alone else f"{position}.unit"
        raise UnknownUnit(errors=[field_error(path, error.code, UnknownUnit.title)]) from error
    content = canonical_content(voice)
    return _Prepared(voice=voice, unit=unit, content=content, digest=content_digest(content))


def _accept_now(prepared: Sequence[_Prepared], *, now: datetime, by: str) -> list[Accepted]:
    """Tell new voices from known ones and store the new ones and the conflicting bytes."""
    known = _receipts([item.name for item in prepared if item.name])
    receipts: list[Accepted] = []
    fresh: list[tuple[UUID, _Prepared]] = []
    conflicts: list[tuple[UUID, _Prepared]] = []
    nonces: dict[UUID, bytes] = {}
    for item in prepared:
        earlier = known.get(item.name) if item.name else None
        if earlier is None:
            receipt = Accepted(id=new_id(), received_at=now, state=AcceptState.NEW, link_nonce=new_nonce())
            fresh.append((receipt.id, item))
            nonces[receipt.id] = receipt.link_nonce
            if item.name:
                known[item.name] = _Receipt(receipt, item.digest)
        else:
            same = earlier.digest == item.digest
            receipt = replace(earlier.accepted, state=AcceptState.DUPLICATE if same else AcceptState.CONFLICT)
            if not same:
                conflicts.append((receipt.id, item))
        receipts.append(receipt)
    if fresh:
        _store(fresh, nonces=nonces, now=now, by=by)
    if conflicts:
        rows = [_raw(id, item, state=RawState.CONFLICT, now=now, by=by) for id, item in conflicts]
        RawInput.objects.bulk_create(rows, ignore_conflicts=True)
    return receipts


# NOT (… = '') as in the condition of listen_raw_once: SQLite takes that index for these very words only.
_RECEIPTS: Final = """
    SELECT r.channel, r.external_id, r.sha256, f.id, r.received_at, f.link_nonce
    FROM listen_rawinput r JOIN listen_feedback f ON f.id = r.feedback_id
    WHERE r.state = %s AND NOT (r.external_id = '')"""


def _receipts(names: Sequence[_Name]) -> dict[_Name, _Receipt]:
    """Return the receipts of names already taken, in one statement."""
    if not names:
        return {}
    named, values = among("r.external_id", sorted({external_id for _, external_id in names}))
    rows = rows_of(f"{_RECEIPTS} AND {named}", [RawState.ACCEPTED.value, *values])
    wanted = set(names)
    return {
        (channel, external_id): _Receipt(
            Accepted(
                id=read_uuid(id),
                received_at=read_moment(received_at),
                state=AcceptState.DUPLICATE,
                link_nonce=bytes(nonce),
            ),
            digest,
        )
        for channel, external_id, digest, id, received_at, nonce in rows
        if (channel, external_id) in wanted
    }


def _store(fresh: Sequence[tuple[UUID, _Prepared]], *, nonces: dict[UUID, bytes], now: datetime, by: str) -> None:
    """Write the new voices with everything that belongs to them and announce them."""
    people = customers.recognise([_speaker(item.voice) for _, item in fresh], now=now)
    insert_rows(
        [
            _feedback(id, item, customer_id=customer_id, nonce=nonces[id], now=now)
            for (id, item), customer_id in zip(fresh, people, strict=True)
        ],
        [_raw(id, item, state=RawState.ACCEPTED, now=now, by=by) for id, item in fresh],
        [_rating(id, rating) for id, item in fresh for rating in item.voice.ratings],
    )
    publish_many(FeedbackAccepted, [str(id) for id, _ in fresh], now=now)


def _speaker(voice: Voice) -> CustomerIn | None:
    return replace(voice.customer, is_demo=True) if voice.customer and voice.is_demo else voice.customer


def _feedback(id: UUID, item: _Prepared, *, customer_id: UUID | None, nonce: bytes, now: datetime) -> Feedback:
    voice = item.voice
    return Feedback(
        id=id,
        channel=voice.channel,
        external_id=voice.external_id,
        unit_id=item.unit.id,
        product=voice.product,
        touchpoint=voice.touchpoint,
        customer_id=customer_id,
        text=voice.text,
        occurred_at=voice.occurred_at or now,
        received_at=now,
        wants_answer=voice.wants_answer,
        meta=dict(voice.meta),
        link_nonce=nonce,
        is_demo=voice.is_demo,
        language=voice.language,
    )


def _raw(id: UUID, item: _Prepared, *, state: RawState, now: datetime, by: str) -> RawInput:
    voice = item.voice
    return RawInput(
        channel=voice.channel,
        external_id=voice.external_id,
        sha256=item.digest,
        body=voice.raw or item.content,
        content_type=voice.content_type if voice.raw else "application/json",
        state=state,
        feedback_id=id,
        by=by,
        received_at=now,
    )


def _rating(id: UUID, rating: RatingIn) -> Rating:
    low, high = scale_of(rating)
    return Rating(
        feedback_id=id,
        metric=rating.metric,
        score=rating.score,
        scale_min=low,
        scale_max=high,
        score_100=score_100(rating.score, (low, high)),
    )
