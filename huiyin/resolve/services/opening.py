"""Opening cases: from voices that were understood, from an agent's record, from a late word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from huiyin.base.bus import publish
from huiyin.base.languages import LOCALES
from huiyin.base.links import new_nonce
from huiyin.base.numbers import next_numbers
from huiyin.base.search import index_texts
from huiyin.contact.services import Outgoing, send_many
from huiyin.contact.terms import Purpose
from huiyin.listen.queries import feedback_for
from huiyin.resolve import wording
from huiyin.resolve.events import CaseAssigned, CaseChanged, CaseOpened
from huiyin.resolve.links import progress_url
from huiyin.resolve.models import Case, CaseClock, CaseVoice, Entry
from huiyin.resolve.queries.policy import triage_reasons, triage_rules
from huiyin.resolve.queries.search import SEARCH_KIND
from huiyin.resolve.rules.naming import title_of
from huiyin.resolve.rules.triage import Verdict, VoiceFacts, judge, more_pressing
from huiyin.resolve.services.choosing import choose_owners
from huiyin.resolve.services.clocks import arm, load, new_clocks, restart, subject_of
from huiyin.resolve.services.holding import held, keep
from huiyin.resolve.services.notices import Told, tell, tell_supervisors
from huiyin.resolve.services.timeline import SYSTEM, Author, line
from huiyin.resolve.terms import AuthorKind, EntryKind, Level
from huiyin.staff.terms import NoticeKind

if TYPE_CHECKING:
    from huiyin.listen.models import Feedback


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A case to be opened for one voice."""

    voice: "Feedback"
    verdict: Verdict
    title: str = ""
    customer_id: UUID | None = None
    owner_id: UUID | None = None
    continues: Case | None = None
    author: Author = SYSTEM
    reasons: list[dict[str, object]] = field(default_factory=list)


def triage(feedback_ids: Iterable[UUID | str], *, now: datetime) -> list[Case]:
    """Judge voices and open the cases they call for; a voice that has a case already keeps it.

    Returns the cases opened. Safe to repeat: a voice is answered by at most one case.
    """
    with transaction.atomic():
        voices = feedback_for(feedback_ids)
        known = _natures_known(voices)
        for voice in voices:
            if known.get(voice.id) == "" and voice.nature:
                _complete(voice, now=now)
        fresh = [(voice, judge(facts_of(voice), triage_rules())) for voice in voices if voice.id not in known]
        openings = [
            Opening(voice=voice, verdict=verdict, reasons=_reasons(verdict))
            for voice, verdict in fresh
            if verdict.opens
        ]
        return open_cases(openings, now=now)


def facts_of(voice: "Feedback") -> VoiceFacts:
    """Return what triage may know of a voice."""
    return VoiceFacts(
        channel=voice.channel,
        text_length=len(voice.text.strip()),
        nature=voice.nature,
        sentiment=voice.sentiment,
        sentiment_score=voice.sentiment_score or 0.0,
        urgency=voice.urgency,
        wants_answer=voice.wants_answer,
        lowest_score=min((rating.score_100 for rating in voice.ratings.all()), default=None),
        tier=voice.customer.tier if voice.customer else "",
        marks=frozenset(_marks(voice)),
    )


def open_cases(openings: Sequence[Opening], *, now: datetime) -> list[Case]:
    """Open cases in the caller's transaction: numbers, owners, clocks, lines, acknowledgements, events."""
    if not openings:
        return []
    numbers = next_numbers("case", count=len(openings))
    cases = [_case(opening, number, now=now) for opening, number in zip(openings, numbers, strict=True)]
    choose_owners([case for case in cases if case.owner_id is None])
    clocks = {case.id: new_clocks(case, start=case.received_at) for case in cases}
    Case.objects.bulk_create(cases)
    CaseVoice.objects.bulk_create(
        CaseVoice(case=case, feedback_id=opening.voice.id) for case, opening in zip(cases, openings, strict=True)
    )
    CaseClock.objects.bulk_create(clock for case in cases for clock in clocks[case.id])
    arm([clock for case in cases for clock in clocks[case.id]], now=now)
    acknowledgements = _acknowledge(cases, now=now)
    _write_lines(cases, openings, acknowledgements, now=now)
    index_texts(
        kind=SEARCH_KIND,
        items=[(c.id, f"{c.number} {c.title} {o.voice.text}") for c, o in zip(cases, openings, strict=True)],
    )
    _announce(cases, openings, now=now)
    return cases


def _natures_known(voices: Sequence["Feedback"]) -> dict[UUID, str]:
    """Return the nature of the case of each voice that has one; it is empty before the analysis."""
    rows = CaseVoice.objects.filter(feedback_id__in=[voice.id for voice in voices])
    return dict(rows.values_list("feedback_id", "case__nature"))


def _reasons(verdict: Verdict) -> list[dict[str, object]]:
    """Return the reasons as the case keeps them: with their words, so that edited rules change no history."""
    words = triage_reasons()
    return [{"code": code, "text": dict(words.get(code, {}))} for code in verdict.reasons]


def _marks(voice: "Feedback") -> list[str]:
    return sorted({voice.category, *voice.categories, *map(str, voice.urgency_reasons)} - {""})


def _case(opening: Opening, number: int, *, now: datetime) -> Case:
    voice, verdict = opening.voice, opening.verdict
    return Case(
        number=f"HY-{number}",
        title=opening.title or title_of(voice.text),
        level=verdict.level,
        nature=voice.nature,
        category=voice.category,
        marks=_marks(voice),
        channel=voice.channel,
        language=voice.language if voice.language in LOCALES else settings.HUIYIN.default_language,
        tier=voice.customer.tier if voice.customer else "",
        unit=voice.unit,
        customer_id=voice.customer_id or opening.customer_id,
        owner_id=opening.owner_id,
        continues=opening.continues,
        received_at=voice.received_at,
        opened_at=now,
        changed_at=now,
        last_message_at=voice.received_at,
        link_nonce=new_nonce(),
        triage_reasons=opening.reasons,
        is_demo=voice.is_demo,
    )


def _acknowledge(cases: Sequence[Case], *, now: datetime) -> dict[UUID, UUID]:
    """Send the automatic answer to every known customer; return the message of each case."""
    known = [case for case in cases if case.customer_id is not None]
    messages = send_many([_acknowledgement(case) for case in known], now=now) if known else []
    return {case.id: message for case, message in zip(known, messages, strict=True)}


def _acknowledgement(case: Case) -> Outgoing:
    url = progress_url(case.id, case.link_nonce)
    words = wording.acknowledgement(number=case.number, url=url, language=case.language)
    return Outgoing(
        to=case.customer_id,
        subject=subject_of(case),
        title=words.title,
        body=words.text,
        purpose=Purpose.ACKNOWLEDGEMENT,
        language=case.language,
        dedupe=f"acknowledgement:{case.id}",
        is_demo=case.is_demo,
    )


def _write_lines(
    cases: Sequence[Case], openings: Sequence[Opening], messages: Mapping[UUID, UUID], *, now: datetime
) -> None:
    lines: list[Entry] = []
    for case, opening in zip(cases, openings, strict=True):
        voice_data = {"feedback_id": str(opening.voice.id)}
        opened_data = {"level": case.level}
        customer = Author(AuthorKind.CUSTOMER)
        lines += [
            line(case, EntryKind.VOICE, author=customer, at=case.received_at, public=True, data=voice_data),
            line(case, EntryKind.OPENED, author=opening.author, at=now, public=False, data=opened_data),
        ]
        if case.id in messages:
            message_id = messages[case.id]
            kind = EntryKind.ACKNOWLEDGEMENT
            lines.append(line(case, kind, author=SYSTEM, at=now, public=True, message_id=message_id))
    Entry.objects.bulk_create(lines)


def _announce(cases: Sequence[Case], openings: Sequence[Opening], *, now: datetime) -> None:
    supervisors: dict[UUID, list[UUID]] = {}
    for case, opening in zip(cases, openings, strict=True):
        publish(CaseOpened(case_id=str(case.id), feedback_ids=(str(opening.voice.id),)), now=now)
        if case.owner_id is not None:
            publish(CaseAssigned(case_id=str(case.id), owner_id=str(case.owner_id)), now=now)
            tell(case, [case.owner_id], Told(NoticeKind.CASE_ASSIGNED, {"level": case.level}), now=now)
        if case.level == Level.URGENT:
            tell_supervisors(case, Told(NoticeKind.CASE_URGENT), now=now, known=supervisors)


def _complete(voice: "Feedback", *, now: datetime) -> None:
    """Add what was understood later to a case that was opened before its voice was analysed."""
    case = held(CaseVoice.objects.values_list("case_id", flat=True).get(feedback_id=voice.id))
    verdict = judge(facts_of(voice), triage_rules())
    case.nature, case.category, case.marks = voice.nature, voice.category, _marks(voice)
    case.triage_reasons = [*case.triage_reasons, *_reasons(verdict)]
    rises = case.is_open and more_pressing(verdict.level, Level(case.level))
    if rises:
        case.level = verdict.level
        running = [kind for kind, clock in load(case).items() if clock.is_owed]
        restart(case, running, start=case.received_at, now=now)
    changed = ["nature", "category", "marks", "triage_reasons", "level"]
    keep(case, now=now, changed=changed, by_person=False)
    publish(CaseChanged(case_id=str(case.id)), now=now)
    if rises and case.level == Level.URGENT:
        tell_supervisors(case, Told(NoticeKind.CASE_URGENT), now=now)
