"""What a customer may see of a case: an allow-list, written out field by field (T06)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from huiyin.listen.queries import answered_since, feedback_for, link_nonce
from huiyin.resolve.links import CASE, Claim, claim_of
from huiyin.resolve.models import Case, CaseClock, CaseVoice, Entry
from huiyin.resolve.rules.moves import link_is_alive, may_come_back
from huiyin.resolve.rules.naming import public_handle
from huiyin.resolve.terms import AuthorKind, CaseState, ClockKind, EntryKind

# Lines the customer reads, and those of them whose words he reads too.
SHOWN: Final = (
    EntryKind.VOICE,
    EntryKind.ACKNOWLEDGEMENT,
    EntryKind.REPLY,
    EntryKind.CUSTOMER_MESSAGE,
    EntryKind.ASSIGNED,
    EntryKind.RESOLVED,
    EntryKind.CONFIRMED,
    EntryKind.NOT_SOLVED,
    EntryKind.RATED,
    EntryKind.REOPENED,
    EntryKind.CLOSED,
    EntryKind.CONTINUED,
)
WITH_WORDS: Final = (EntryKind.REPLY, EntryKind.CUSTOMER_MESSAGE, EntryKind.NOT_SOLVED, EntryKind.RESOLVED)
NEXT_WORD: Final = (ClockKind.FIRST_RESPONSE, ClockKind.NEXT_UPDATE)


@dataclass(frozen=True)
class Link:
    """A genuine link: to a case, or to a voice that has none (yet)."""

    case_id: UUID | None
    feedback_id: UUID | None


def opened_link(token: str, *, now: datetime) -> Link | None:
    """Return what a token opens, or None. A wrong token costs the same statements as a right one (T02)."""
    claim = claim_of(token)
    link = _case_link(claim, now=now) if claim.token.kind == CASE else _voice_link(claim)
    if link is None or link.feedback_id is None:
        return link
    case_id = CaseVoice.objects.filter(feedback_id=link.feedback_id).values_list("case_id", flat=True).first()
    if case_id is None:
        return link
    alive = Case.objects.filter(id=case_id).values_list("closed_at", flat=True).first()
    return Link(case_id, link.feedback_id) if link_is_alive(closed_at=alive, now=now) else None


def _case_link(claim: Claim, *, now: datetime) -> Link | None:
    found = Case.objects.filter(id=claim.token.id).values_list("link_nonce", "closed_at").first()
    nonce, closed_at = (bytes(found[0]), found[1]) if found else (None, None)
    if not claim.is_true(nonce) or not link_is_alive(closed_at=closed_at, now=now):
        return None
    return Link(claim.token.id, None)


def _voice_link(claim: Claim) -> Link | None:
    return Link(None, claim.token.id) if claim.is_true(link_nonce(claim.token.id)) else None


def case_progress(case_id: UUID, *, now: datetime) -> dict[str, Any]:
    """Return what the customer's page tells of a case: the six facts, the time line, and what he may do.

    Names of staff are cut to what customers may see; nothing internal and nothing of other
    customers is ever in it.
    """
    case = Case.objects.select_related("unit", "owner").get(id=case_id)
    clocks = {clock.kind: clock for clock in CaseClock.objects.filter(case=case)}
    lines = Entry.objects.filter(case=case, is_public=True, kind__in=SHOWN).order_by("-at", "-id")
    return {
        "number": case.number,
        "title": case.title,
        "language": case.language,
        "channel": case.channel,
        "state": case.state,
        "zone": case.unit.zone,
        "received_at": case.received_at,
        "handler": public_handle(case.owner.name) if case.owner else None,
        "next_update_at": _next_word(case, clocks),
        "waits_for_customer": case.is_open and _paused(clocks),
        "expected_at": _solution(case, clocks),
        "answered": case.resolved_at is not None,
        "rating": case.rating,
        "lines": [_line(entry) for entry in lines],
        "can_write": True,
        "can_confirm": case.state != CaseState.CLOSED,
        "can_refuse": may_come_back(closed_at=case.closed_at, now=now),
        "can_rate": _may_rate(case),
    }


def voice_progress(feedback_id: UUID) -> dict[str, Any]:
    """Return what the page tells of a voice that has no case: when it came, and whether it was read."""
    voice = feedback_for([feedback_id])[0]
    return {
        "language": voice.language,
        "channel": voice.channel,
        "zone": voice.unit.zone,
        "received_at": voice.received_at,
        "read": voice.understood_at is not None,
    }


def _line(entry: Entry) -> dict[str, Any]:
    # A program that answers in our name has no name of its own to the customer.
    by_agent = entry.author_kind == AuthorKind.AGENT and entry.author_id is not None
    return {
        "kind": entry.kind,
        "at": entry.at,
        "by": public_handle(entry.author_name) if by_agent else None,
        "text": entry.body if entry.kind in WITH_WORDS else "",
        "to": public_handle(entry.data["to_name"]) if entry.kind == EntryKind.ASSIGNED else None,
        "score": entry.data["score"] if entry.kind == EntryKind.RATED else None,
        "number": entry.data["number"] if entry.kind == EntryKind.CONTINUED else None,
    }


def _next_word(case: Case, clocks: dict[str, CaseClock]) -> datetime | None:
    """Return by when the customer hears from us next, while we owe him a word."""
    owed: Sequence[CaseClock] = [clocks[kind] for kind in NEXT_WORD if kind in clocks]
    due = [clock.due_at for clock in owed if clock.is_owed and clock.paused_at is None]
    return min(due) if due and case.is_open else None


def _solution(case: Case, clocks: dict[str, CaseClock]) -> datetime | None:
    clock = clocks.get(ClockKind.SOLUTION)
    if clock is None or not case.is_open or clock.paused_at is not None:
        return None
    return clock.due_at


def _paused(clocks: dict[str, CaseClock]) -> bool:
    return any(clock.paused_at is not None and clock.is_owed for clock in clocks.values())


def _may_rate(case: Case) -> bool:
    if case.resolved_at is None or case.is_open:
        return False
    return not answered_since(f"case:{case.id}", case.resolved_at)
