"""The customer comes back on the progress page: words, "not solved", and a matter taken up after long."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from huiyin.base.bus import publish
from huiyin.listen.queries import feedback_for
from huiyin.listen.services import accept
from huiyin.listen.terms import Channel, Voice
from huiyin.resolve.events import CaseChanged
from huiyin.resolve.models import Case
from huiyin.resolve.rules.moves import may_come_back
from huiyin.resolve.rules.triage import Verdict
from huiyin.resolve.services.closing import ENDED, open_for_customer
from huiyin.resolve.services.holding import held, keep
from huiyin.resolve.services.opening import Opening, open_cases
from huiyin.resolve.services.talking import SPOKEN, customer_spoke
from huiyin.resolve.services.timeline import CUSTOMER, SYSTEM, write_line
from huiyin.resolve.terms import EntryKind, Level, ReopenReason


@transaction.atomic
def customer_writes(case_id: UUID, *, text: str, now: datetime) -> Case:
    """Take the customer's words: on the case, which they reopen, or in a new linked case after 90 days.

    Returns the case that has them now. Nothing a customer writes is refused for being late (T07).
    """
    return _take_words(case_id, text=text, kind=EntryKind.CUSTOMER_MESSAGE, now=now)


@transaction.atomic
def not_solved(case_id: UUID, *, text: str, now: datetime) -> Case:
    """Take the customer's word that it is not solved, with or without more words; see customer_writes."""
    return _take_words(case_id, text=text, kind=EntryKind.NOT_SOLVED, now=now)


def _take_words(case_id: UUID, *, text: str, kind: EntryKind, now: datetime) -> Case:
    case = held(case_id)
    if not may_come_back(closed_at=case.closed_at, now=now):
        # A second late word belongs to the case the first one began.
        next_id = Case.objects.filter(continues=case).order_by("-opened_at", "-id").values_list("id", flat=True).first()
        if next_id is not None:
            return _take_words(next_id, text=text, kind=kind, now=now)
        return _begin_anew(case, text=text, kind=kind, now=now)
    customer_spoke(case, text=text, kind=kind, now=now)
    if not case.is_open:
        reason = ReopenReason.NOT_SOLVED if kind is EntryKind.NOT_SOLVED else ReopenReason.CUSTOMER_WROTE
        open_for_customer(case, reason, now=now)
    keep(case, now=now, changed=[*SPOKEN, *ENDED])
    publish(CaseChanged(case_id=str(case.id)), now=now)
    return case


def _begin_anew(case: Case, *, text: str, kind: EntryKind, now: datetime) -> Case:
    """Open a case that continues an old one, with the words as its voice; both sides name each other."""
    write_line(case, kind, author=CUSTOMER, at=now, public=True, body=text)
    voice = Voice(
        channel=Channel.WEB,
        text=text or case.title,
        unit=case.unit.code,
        language=case.language,
        wants_answer=True,
        is_demo=case.is_demo,
    )
    receipt = accept([voice], now=now, by=f"case:{case.id}")[0]
    verdict = Verdict(opens=True, level=Level.NORMAL, reasons=())
    opening = Opening(
        voice=feedback_for([receipt.id])[0],
        verdict=verdict,
        title=case.title,
        customer_id=case.customer_id,
        owner_id=case.owner_id,
        continues=case,
        author=SYSTEM,
    )
    new = open_cases([opening], now=now)[0]
    write_line(case, EntryKind.CONTINUED, author=SYSTEM, at=now, public=True, data={"number": new.number})
    write_line(new, EntryKind.CONTINUED, author=SYSTEM, at=now, public=True, data={"number": case.number})
    keep(case, now=now)
    publish(CaseChanged(case_id=str(case.id)), now=now)
    return new
