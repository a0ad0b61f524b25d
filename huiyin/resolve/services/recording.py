"""A voice an agent writes down, such as a call: stored like every voice, and a case at once."""

from datetime import datetime

from django.db import transaction

from huiyin.base.audit import write_audit
from huiyin.base.scope import Asker, require
from huiyin.customers.terms import CustomerIn
from huiyin.listen.queries import feedback_for
from huiyin.listen.services import accept
from huiyin.listen.terms import Channel, Voice
from huiyin.listen.units import unit_for_writer
from huiyin.resolve.models import Case
from huiyin.resolve.rules.triage import Verdict
from huiyin.resolve.services.clocks import subject_of
from huiyin.resolve.services.opening import Opening, open_cases
from huiyin.resolve.services.timeline import agent
from huiyin.resolve.terms import Level


@transaction.atomic
def record_case(
    *,
    channel: Channel,
    title: str,
    text: str,
    customer: CustomerIn | None,
    unit: str,
    level: Level | None,
    by: Asker,
    now: datetime,
) -> Case:
    """Open a case from what an agent was told; the agent owns it.

    Nature and, unless the agent chose one, a more pressing level follow when the text has been
    analysed. Raises listen's UnknownUnit for a unit the agent may not write to.
    """
    require(by, "cases:write")
    place = unit_for_writer(unit, asker=by, permission="cases:write")
    voice = Voice(
        channel=channel,
        text=text,
        unit=place.code,
        wants_answer=True,
        customer=customer,
        content_type="application/json",
    )
    receipt = accept([voice], now=now, by=by.label)[0]
    opening = Opening(
        voice=feedback_for([receipt.id])[0],
        verdict=Verdict(opens=True, level=level or Level.NORMAL, reasons=()),
        title=title,
        owner_id=by.user_id,
        author=agent(by),
    )
    case = open_cases([opening], now=now)[0]
    write_audit(by, action="case.record", subject=subject_of(case), now=now)
    return case
