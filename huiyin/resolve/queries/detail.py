"""One case with everything its screen shows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from huiyin.base.errors import NotFound
from huiyin.base.languages import pick
from huiyin.base.scope import Asker, Reach
from huiyin.contact.queries import Fate, fates
from huiyin.customers.queries import profile
from huiyin.listen.queries import feedback_for, feedback_item
from huiyin.resolve.links import progress_url
from huiyin.resolve.models import Case, CaseClock, CaseVoice, Draft, Entry
from huiyin.resolve.queries.inbox import next_clock, plain_columns
from huiyin.resolve.queries.policy import policy_name
from huiyin.resolve.rules.deadlines import state_at
from huiyin.resolve.rules.moves import verbs_in
from huiyin.resolve.terms import CaseState, DraftMode, Verb

SIMILAR_AT_MOST = 5
_CLOCK_ORDER = ("acknowledge", "first_response", "next_update", "solution")


def case_detail(number: str, *, asker: Asker, now: datetime) -> dict[str, Any]:
    """Return a case the asker may see in the shape of schemas.CaseDetail. Raises NotFound."""
    rows = Case.objects.visible_to(asker).select_related("unit", "owner")
    case = rows.filter(number=number.upper()).first()
    if case is None:
        raise NotFound(subject=f"case:{number}"[:80])
    drafts = _drafts(case, asker=asker)
    return {
        **plain_columns(case),
        "unit": {"code": case.unit.code, "name": pick(case.unit.name, asker.language)},
        "owner": case.owner and {"id": case.owner.id, "name": case.owner.name},
        "clock": next_clock(case, now=now),
        "has_draft": any(drafts.values()),
        "received_at": case.received_at,
        "resolved_at": case.resolved_at,
        "closed_at": case.closed_at,
        "first_response_at": case.first_response_at,
        "reopened_count": case.reopened_count,
        "voices": _voices(case, asker=asker),
        "entries": _entries(case),
        "clocks": _clocks(case, asker=asker, now=now),
        "customer": profile(case.customer_id, asker) if case.customer_id else None,
        "reasons": [_reason(reason, asker=asker) for reason in case.triage_reasons],
        "letter": case.letter,
        "rating": _rating(case),
        "drafts": drafts,
        # Whoever holds the link may speak as the customer: only those who work on the case may pass it on.
        "progress_url": progress_url(case.id, case.link_nonce) if _reaches(case, "cases:write", asker=asker) else None,
        "similar": _similar(case, asker=asker),
        "allowed": allowed(case, asker=asker),
    }


def allowed(case: Case, *, asker: Asker) -> list[Verb]:
    """Return what the asker may do with the case in its state."""
    verbs = verbs_in(CaseState(case.state))
    return [verb for verb in verbs if _may(verb, case, asker=asker)]


def _may(verb: Verb, case: Case, *, asker: Asker) -> bool:
    if not _reaches(case, "cases:write", asker=asker):
        return False
    free = case.owner_id is None and asker.user_id is not None
    return verb is not Verb.ASSIGN or free or _reaches(case, "cases:assign", asker=asker)


def _reaches(case: Case, permission: str, *, asker: Asker) -> bool:
    """Tell what `base.scope` would decide, without asking the database again."""
    reach = asker.permissions.get(permission)
    if reach is Reach.UNIT:
        return case.unit_id in asker.unit_ids
    if reach is Reach.OWN:
        return asker.user_id is not None and case.owner_id == asker.user_id
    return reach is Reach.ALL


def _voices(case: Case, *, asker: Asker) -> list[dict[str, Any]]:
    ids = CaseVoice.objects.filter(case=case).values_list("feedback_id", flat=True)
    return [feedback_item(voice, asker=asker) for voice in feedback_for(list(ids))]


def _entries(case: Case) -> list[dict[str, Any]]:
    entries = list(Entry.objects.filter(case=case).order_by("at", "id"))
    known = fates(entry.message_id for entry in entries if entry.message_id is not None)
    return [_entry(entry, known) for entry in entries]


def _entry(entry: Entry, known: Mapping[UUID, Fate]) -> dict[str, Any]:
    named = entry.author_name or entry.author_id
    fate = known.get(entry.message_id) if entry.message_id else None
    return {
        "id": entry.id,
        "kind": entry.kind,
        "is_public": entry.is_public,
        "author": {"id": entry.author_id, "name": entry.author_name} if named else None,
        "author_kind": entry.author_kind,
        "body": entry.body,
        "at": entry.at,
        "data": entry.data,
        "fate": fate and {"channel": fate.channel, "state": fate.state, "at": fate.at, "reason": fate.reason},
    }


def _clocks(case: Case, *, asker: Asker, now: datetime) -> list[dict[str, Any]]:
    clocks = sorted(CaseClock.objects.filter(case=case), key=lambda clock: _CLOCK_ORDER.index(clock.kind))
    return [_clock(clock, asker=asker, now=now) for clock in clocks]


def _clock(clock: CaseClock, *, asker: Asker, now: datetime) -> dict[str, Any]:
    state = state_at(
        now,
        due_at=clock.due_at,
        warn_at=clock.warn_at,
        met_at=clock.met_at,
        breached_at=clock.breached_at,
        paused_at=clock.paused_at,
        dropped_at=clock.dropped_at,
    )
    return {
        "kind": clock.kind,
        "state": state,
        "mode": clock.mode,
        "due_at": clock.due_at,
        "started_at": clock.started_at,
        "met_at": clock.met_at,
        "breached_at": clock.breached_at,
        "paused_at": clock.paused_at,
        "dropped_at": clock.dropped_at,
        "target_minutes": clock.target_minutes,
        "source": policy_name(clock.source, language=asker.language),
        "calendar_estimated": clock.calendar_estimated,
    }


def _reason(reason: Mapping[str, Any], *, asker: Asker) -> dict[str, Any]:
    return {"code": reason["code"], "text": pick(reason["text"], asker.language)}


def _rating(case: Case) -> dict[str, Any] | None:
    if case.rating is None or case.rated_at is None:
        return None
    return {"score": case.rating, "comment": case.rating_comment, "at": case.rated_at}


def _drafts(case: Case, *, asker: Asker) -> dict[str, str | None]:
    if asker.user_id is None:
        return dict.fromkeys(mode.value for mode in DraftMode)
    kept = dict(Draft.objects.filter(case=case, user_id=asker.user_id).values_list("mode", "text"))
    return {mode.value: kept.get(mode.value) for mode in DraftMode}


def _similar(case: Case, *, asker: Asker) -> list[dict[str, Any]]:
    """Return the newest other cases of the same customer that the asker may see."""
    if case.customer_id is None:
        return []
    others = Case.objects.visible_to(asker).filter(customer_id=case.customer_id).exclude(id=case.id)
    newest = others.order_by("-opened_at", "-id").values_list("number", "title", "state")
    return [{"number": n, "title": title, "state": state} for n, title, state in newest[:SIMILAR_AT_MOST]]
