"""The way of a case in services: opened, answered, resolved, rated, reopened."""

from datetime import timedelta

import pytest

from huiyin.resolve import services
from huiyin.resolve.models import Case, CaseClock, Entry
from huiyin.resolve.terms import CaseState, ClockKind, EntryKind, Level
from huiyin.staff.models import Notice
from tests.cast import NOW
from tests.drain import drain

LETTER = {"cause": "骑手接单过多", "remedy": "全额退款并赠券", "prevention": "高峰期限制同时接单"}


def test_a_complaint_becomes_a_case_with_number_owner_and_clocks(house):
    case = house.open()
    assert case.number.startswith("HY-")
    assert int(case.number[3:]) >= 1001
    assert case.state == CaseState.RECEIVED
    assert case.owner_id == house.cast.agent.id
    assert case.triage_reasons
    kinds = set(CaseClock.objects.filter(case=case).values_list("kind", flat=True))
    assert {ClockKind.FIRST_RESPONSE, ClockKind.SOLUTION} <= kinds
    assert case.next_due_kind


def test_the_acknowledgement_carries_number_and_link_and_nothing_of_the_customer(house, mailoutbox):
    case = house.open()
    (mail,) = mailoutbox
    assert case.number in mail.subject
    assert "/p/" in mail.body
    assert "坨" not in mail.body
    assert mail.extra_headers["Auto-Submitted"] == "auto-replied"
    assert Entry.objects.get(case=case, kind=EntryKind.ACKNOWLEDGEMENT).message_id


def test_the_first_response_is_met_when_the_message_leaves(house, later):
    case = house.open()
    by = house.cast.asker("agent")
    services.reply(case.number, text="我们正在联系骑手。", by=by, now=later(minutes=10))
    clock = CaseClock.objects.get(case=case, kind=ClockKind.FIRST_RESPONSE)
    assert clock.met_at is None
    drain(now=later(minutes=11))
    clock.refresh_from_db()
    case.refresh_from_db()
    assert clock.met_at == later(minutes=11)
    assert case.first_response_at == later(minutes=11)
    assert case.state == CaseState.IN_PROGRESS


def test_resolved_confirmed_rated_low_and_reopened(house, later):
    case = house.open()
    by = house.cast.asker("agent")
    services.resolve(case.number, **LETTER, by=by, now=later(hours=1))
    drain(now=later(hours=1))
    case.refresh_from_db()
    assert case.state == CaseState.RESOLVED
    assert not case.is_open
    assert case.letter["cause"] == LETTER["cause"]
    services.confirm(case.id, now=later(hours=2))
    services.rate(case.id, score=2, comment="没有真正解决", now=later(hours=2))
    drain(now=later(hours=2))
    case.refresh_from_db()
    assert case.state == CaseState.REOPENED
    assert case.rating == 2
    assert case.is_open
    assert case.next_due_kind in (ClockKind.NEXT_UPDATE, ClockKind.SOLUTION)
    told = Notice.objects.filter(user=house.cast.supervisor, kind="case_reopened").get()
    assert told.data["score"] == 2


def test_silence_closes_after_seven_days(house, later):
    case = house.open()
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=later(hours=1))
    drain(now=later(days=7))
    assert Case.objects.get(id=case.id).state == CaseState.RESOLVED
    drain(now=later(days=7, hours=1))
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED
    closing = Entry.objects.get(case=case, kind=EntryKind.CLOSED)
    assert closing.data == {"reason": "silence"}


@pytest.mark.parametrize(
    ("score", "state"),
    [(1, CaseState.REOPENED), (2, CaseState.REOPENED), (3, CaseState.RESOLVED), (5, CaseState.RESOLVED)],
)
def test_only_a_rating_below_three_reopens(house, later, score, state):
    case = house.open()
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=later(hours=1))
    services.rate(case.id, score=score, comment="", now=later(hours=2))
    drain(now=later(hours=2))
    case.refresh_from_db()
    assert (case.state, case.rating) == (state, score)


def test_a_second_rating_of_one_letter_is_refused_and_a_reopened_case_is_rated_again(house, later):
    from huiyin.listen.errors import AlreadyAnswered

    case = house.open()
    by = house.cast.asker("agent")
    services.resolve(case.number, **LETTER, by=by, now=later(hours=1))
    drain(now=later(hours=1))
    services.rate(case.id, score=1, comment="", now=later(hours=2))
    with pytest.raises(AlreadyAnswered):
        services.rate(case.id, score=5, comment="", now=later(hours=2))
    drain(now=later(hours=2))
    services.resolve(case.number, **LETTER, by=by, now=later(hours=3))
    drain(now=later(hours=3))
    services.rate(case.id, score=5, comment="", now=later(hours=4))
    drain(now=later(hours=4))
    case.refresh_from_db()
    assert (case.rating, case.state, case.reopened_count) == (5, CaseState.RESOLVED, 1)


def test_a_letter_after_a_colleagues_reopening_is_rated_once_too(house, later):
    """The first letter went unrated: its open invitation serves the second one, and only once."""
    from huiyin.listen.errors import AlreadyAnswered

    case = house.open()
    by = house.cast.asker("agent")
    services.resolve(case.number, **LETTER, by=by, now=later(hours=1))
    services.reopen(case.number, reason="漏了一项", by=by, now=later(hours=2))
    services.resolve(case.number, **LETTER, by=by, now=later(hours=3))
    services.rate(case.id, score=5, comment="", now=later(hours=4))
    with pytest.raises(AlreadyAnswered):
        services.rate(case.id, score=1, comment="", now=later(hours=4))


def test_a_customers_word_reopens_a_resolved_case_and_tells_people(house, later):
    case = house.open()
    services.resolve(case.number, **LETTER, by=house.cast.asker("agent"), now=later(hours=1))
    drain(now=later(hours=1))
    services.customer_writes(case.id, text="钱还没有退到", now=later(days=1))
    case.refresh_from_db()
    assert case.state == CaseState.REOPENED
    assert case.last_speaker == "customer"
    kinds = set(Notice.objects.filter(user=house.cast.agent).values_list("kind", flat=True))
    assert {"customer_replied", "case_reopened"} <= kinds


@pytest.mark.parametrize(("days", "same"), [(30, True), (90, True), (91, False)])
def test_a_late_word_is_never_refused(house, later, days, same):
    """T07: within 90 days the case is reopened, later a linked new case begins."""
    case = house.open()
    services.confirm(case.id, now=later(hours=1))
    closed_at = later(hours=1)
    heard = services.customer_writes(case.id, text="又出现了同样的问题", now=closed_at + timedelta(days=days))
    assert (heard.id == case.id) is same
    case.refresh_from_db()
    if same:
        assert case.state == CaseState.REOPENED
    else:
        assert case.state == CaseState.CLOSED
        assert heard.continues_id == case.id
        assert heard.customer_id == case.customer_id
        assert Entry.objects.get(case=case, kind=EntryKind.CONTINUED).data == {"number": heard.number}


def test_late_words_gather_in_one_new_case(house, later):
    """T07: whoever writes twice from the old page begins one case, not two."""
    case = house.open()
    services.confirm(case.id, now=later(hours=1))
    first = services.customer_writes(case.id, text="又出现了同样的问题", now=later(days=92))
    second = services.customer_writes(case.id, text="照片补充如下", now=later(days=93))
    assert second.id == first.id
    assert Entry.objects.get(case=first, kind=EntryKind.CUSTOMER_MESSAGE).body == "照片补充如下"


def test_nobody_is_given_work_before_joining(house):
    """An invitation that nobody has followed yet makes no owner, and no name for the customer to read."""
    from huiyin.staff.services import invite

    unit = house.cast.agent.unit
    invited = invite(email="new@example.com", role="agent", unit=unit, by="test", now=NOW).user
    cases = [house.open(external_id=f"E-{at}", text=f"第{at}次投诉：等了两个小时") for at in range(2)]
    assert invited.id not in {case.owner_id for case in cases}


def test_a_pause_stops_the_clocks_until_the_customer_answers(house, later):
    case = house.open()
    by = house.cast.asker("agent")
    before = CaseClock.objects.get(case=case, kind=ClockKind.SOLUTION).due_at
    services.reply(case.number, text="请告诉我们订单号。", by=by, now=NOW, wait=True)
    drain(now=NOW)
    clock = CaseClock.objects.get(case=case, kind=ClockKind.SOLUTION)
    assert clock.paused_at == NOW
    drain(now=later(days=30))
    clock.refresh_from_db()
    assert clock.breached_at is None
    services.customer_writes(case.id, text="订单号 1024", now=later(days=30))
    clock.refresh_from_db()
    assert clock.paused_at is None
    assert clock.due_at > before
    assert clock.due_at > later(days=30)


def test_warning_and_breach_are_reported_once_each(house, later):
    case = house.open("电梯里有人被困，冒烟了，快来人！有人受伤了，要出人命了！")
    assert case.level == Level.URGENT
    clock = CaseClock.objects.get(case=case, kind=ClockKind.FIRST_RESPONSE)
    assert clock.due_at == NOW + timedelta(hours=1)
    for minutes in (44, 45, 46, 59, 60, 61, 61):
        drain(now=later(minutes=minutes))
    lines = Entry.objects.filter(case=case, data__clock="first_response").order_by("at").values_list("kind", flat=True)
    assert list(lines) == [EntryKind.CLOCK_WARNED, EntryKind.CLOCK_BREACHED]
    case.refresh_from_db()
    assert case.was_breached
    breached = Notice.objects.filter(user=house.cast.supervisor, kind="case_breached")
    assert [n.data["clock"] for n in breached].count("first_response") == 1


def test_supervisors_hear_of_an_urgent_case_at_once(house):
    case = house.open("饭里有玻璃渣，孩子吃了吐血送医院了！")
    assert case.level == Level.URGENT
    assert Notice.objects.filter(user=house.cast.supervisor, kind="case_urgent").count() == 1


def test_triage_twice_opens_one_case(house):
    receipt = house.hear()
    services.triage([receipt.id], now=NOW)
    assert Case.objects.count() == 1


def test_a_case_without_an_address_is_answered_on_its_page(house, later, mailoutbox):
    case = house.open(customer=None)
    services.reply(case.number, text="已为您退款。", by=house.cast.asker("agent"), now=later(minutes=5))
    drain(now=later(minutes=5))
    case.refresh_from_db()
    assert not mailoutbox
    assert case.first_response_at == later(minutes=5)


def test_a_clock_estimated_for_want_of_a_calendar_is_counted_again_when_it_arrives(house):
    from datetime import UTC, datetime

    from huiyin.base.caches import forget_all
    from huiyin.resolve.models import Calendar

    opened = datetime(2026, 12, 31, 7, 0, tzinfo=UTC)  # the libraries know no 2027 yet
    case = house.open(now=opened)
    clock = CaseClock.objects.get(case=case, kind=ClockKind.FIRST_RESPONSE)
    assert clock.calendar_estimated
    assert clock.due_at == datetime(2027, 1, 1, 7, 0, tzinfo=UTC)
    # The year's table arrives: here an administrator's own calendar, in which New Year's Day is off.
    Calendar.objects.update(holidays="", days_off=["2027-01-01"])
    forget_all()
    assert services.recount_estimates(now=opened) == 1
    clock.refresh_from_db()
    case.refresh_from_db()
    assert not clock.calendar_estimated
    assert clock.due_at == case.next_due_at == datetime(2027, 1, 4, 7, 0, tzinfo=UTC)
    assert services.recount_estimates(now=opened) == 0
