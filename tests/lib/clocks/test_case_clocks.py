from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.clocks import (
    ELAPSED,
    Calendar,
    Event,
    EventKind,
    FollowUpStep,
    Phase,
    business_minutes,
    calendar_for,
    due_after_changes,
    due_at,
    plan_follow_ups,
    read_clock,
    resolution_due,
    resolution_time,
    response_times,
    update_clock,
    working_days,
)
from huiyin.lib.stats import Undefined

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
OFFICE = Calendar(zone=UTC, week=dict.fromkeys(range(7), ((time(9), time(18)),)))
MINUTE = timedelta(minutes=1)


def at(hour, minute=0, *, day=10):
    return datetime(2025, 6, day, hour, minute, tzinfo=UTC)


def test_a_reading_shows_what_pausing_hides():
    reading = read_clock(at(8), at(20), OFFICE, [(at(10), at(12)), (at(11), at(13)), (at(17), None)])
    assert (reading.gross, reading.net, reading.paused, reading.n) == (540, 300, 240, 3)
    assert "540" in reading.describe("en")
    assert "没有暂停" in read_clock(at(8), at(20), OFFICE).describe()
    assert read_clock(at(8), at(20), OFFICE, [(at(21), at(22))]).n == 0


# --- changes of target and calendar -------------------------------------------------------------

MOMENTS = st.integers(0, 5 * 1440).map(lambda minute: at(0) + minute * MINUTE)


@settings(max_examples=60, deadline=None)
@given(st.lists(MOMENTS, min_size=1, max_size=4, unique=True), st.integers(0, 3000))
def test_with_one_calendar_a_change_is_a_recomputation_from_the_start(moments, minutes):
    begins = sorted(moments)
    phases = [Phase(begins=moment, minutes=99, calendar=OFFICE) for moment in begins[:-1]]
    found = due_after_changes([*phases, Phase(begins=begins[-1], minutes=minutes, calendar=OFFICE)])
    assert found.due == due_at(begins[0], minutes, OFFICE)
    assert found.used == business_minutes(begins[0], begins[-1], OFFICE)


def test_what_was_used_before_a_change_stays_used():
    normal = Phase(begins=at(15), minutes=1440, calendar=OFFICE)
    high = Phase(begins=at(17), minutes=240, calendar=ELAPSED)
    assert due_after_changes([normal, high]).due == at(19)
    back = Phase(begins=at(18), minutes=400, calendar=OFFICE)
    found = due_after_changes([normal, high, back])
    assert (found.used, found.due) == (180, at(12, 40, day=11))


def test_a_target_that_was_missed_before_it_was_set_says_so():
    found = due_after_changes(
        [Phase(begins=at(9), minutes=480, calendar=OFFICE), Phase(begins=at(15), minutes=60, calendar=OFFICE)]
    )
    assert found.due == at(10)
    assert "before it" in found.describe("en")


def test_a_paused_clock_has_no_due_time_after_a_change():
    phases = [Phase(begins=at(9), minutes=480, calendar=OFFICE), Phase(begins=at(12), minutes=300, calendar=OFFICE)]
    assert due_after_changes(phases, [(at(11), None)]).due is None
    assert "暂停" in due_after_changes(phases, [(at(11), None)]).describe()
    assert due_after_changes(phases, [(at(15), None)]).due == at(14)
    with pytest.raises(ValueError, match="order"):
        due_after_changes(phases[::-1])


# --- follow-ups ---------------------------------------------------------------------------------


def test_quiet_hours_move_a_follow_up_forward_only():
    quiet = (time(21), time(9))
    plan = plan_follow_ups(datetime(2025, 6, 10, 20, tzinfo=SHANGHAI), zone=SHANGHAI, quiet=quiet)
    local = [one.due.astimezone(SHANGHAI) for one in plan.follow_ups]
    assert local[0] == datetime(2025, 6, 11, 9, tzinfo=SHANGHAI), "21:00 is quiet already"
    assert local[1] == datetime(2025, 6, 11, 20, tzinfo=SHANGHAI)
    assert [one.shifted for one in plan.follow_ups] == [True, False, False, False]
    at_nine = plan_follow_ups(datetime(2025, 6, 10, 8, tzinfo=SHANGHAI), zone=SHANGHAI, quiet=quiet)
    assert not at_nine.follow_ups[0].shifted, "quiet hours end at nine, half-open"
    siesta = plan_follow_ups(datetime(2025, 6, 10, 12, 30, tzinfo=SHANGHAI), zone=SHANGHAI, quiet=(time(12), time(14)))
    assert siesta.follow_ups[0].due.astimezone(SHANGHAI).time() == time(14)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 500 * 1440).map(lambda minute: datetime(2025, 1, 1, tzinfo=UTC) + minute * MINUTE),
    st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Europe/London")]),
    st.tuples(st.integers(0, 23).map(time), st.integers(0, 23).map(time)).filter(lambda pair: pair[0] != pair[1]),
)
def test_no_follow_up_falls_into_quiet_hours_or_before_its_time(resolved, zone, quiet):
    plain = plan_follow_ups(resolved, zone=zone).follow_ups
    begins, ends = quiet
    for one, free in zip(plan_follow_ups(resolved, zone=zone, quiet=quiet).follow_ups, plain, strict=True):
        clock = one.due.astimezone(zone).time()
        assert not (begins <= clock < ends if begins < ends else clock >= begins or clock < ends)
        assert timedelta(0) <= one.due - free.due <= timedelta(hours=25)


def test_reopening_cancels_what_is_still_to_come():
    resolved = at(10)
    plan = plan_follow_ups(resolved, zone=UTC, reopened=at(10, day=11))
    assert [one.code for one in plan.pending] == ["1h"], "due at the moment of reopening is cancelled too"
    assert "取消 3 次" in plan.describe()
    earlier = plan_follow_ups(resolved, zone=UTC, reopened=at(9))
    assert len(earlier.pending) == 4, "a reopening before this resolution is another story"
    step = FollowUpStep(code="week", days=7)
    assert plan_follow_ups(resolved, zone=UTC, steps=[step]).follow_ups[0].due == at(10, day=17)


# --- regular updates ----------------------------------------------------------------------------


def test_the_next_update_is_due_an_hour_after_the_last():
    clock = update_clock(at(8), [at(9)], now=at(9, 30))
    assert (clock.next_update, clock.missed, clock.breached) == (at(10), 0, False)
    late = update_clock(at(8), [at(9), at(10, 20)], now=at(10, 30))
    assert (late.next_update, late.missed, late.breached, late.longest_gap) == (at(11, 20), 1, False, 80)
    overdue = update_clock(at(8), [at(9)], now=at(10))
    assert (overdue.missed, overdue.breached) == (1, True), "at the instant it is due, without one, it is breached"
    assert "overdue" in overdue.describe("en")
    assert "漏了 1 次" in late.describe()


def test_updates_end_with_the_case():
    ended = update_clock(at(8), [at(9), at(12)], now=at(20), ended=at(10))
    assert (ended.next_update, ended.missed, ended.breached, ended.n) == (None, 0, False, 1)
    slow = update_clock(at(8), [], now=at(20), ended=at(10, 30))
    assert slow.missed == 2
    assert "ended" in slow.describe("en")
    to_come = update_clock(at(8), [], now=at(8, 30), ended=at(22))
    assert to_come.next_update == at(9)


def test_updates_may_rest_at_night():
    clock = update_clock(at(17, 30), [], now=at(9, 20, day=11), calendar=OFFICE)
    assert (clock.next_update, clock.breached) == (at(9, 30, day=11), False)
    with pytest.raises(ValueError, match="every"):
        update_clock(at(8), [], now=at(9), every=0)


# --- conversations ------------------------------------------------------------------------------


def talk(*events):
    return [Event(at(hour, minute), EventKind(kind)) for hour, minute, kind in events]


def test_the_first_response_is_human_and_public():
    events = talk((9, 0, "customer"), (9, 0, "auto_reply"), (9, 10, "note"), (9, 40, "reply"), (9, 50, "reply"))
    times = response_times(events)
    assert times.first.minutes == 40
    assert (times.automatic, times.following, times.pending_since) == (1, (), None)
    assert response_times(events[::-1]) == times, "events are put in order"
    assert "自动回复" in times.describe()


def test_the_next_response_starts_with_the_first_message_that_waits():
    events = talk(
        (9, 0, "customer"),
        (9, 5, "reply"),
        (10, 0, "customer"),
        (10, 30, "customer"),
        (11, 0, "reply"),
        (12, 0, "customer"),
    )
    times = response_times(events)
    assert [answer.minutes for answer in times.following] == [60, None]
    assert times.pending_since == at(12)
    assert "waits again" in times.describe("en")


def test_without_an_answer_there_is_a_reason():
    assert response_times([]).reason is Undefined.NO_ANSWERS
    unanswered = response_times(talk((9, 0, "customer"), (9, 1, "auto_reply")))
    assert unanswered.reason is Undefined.NEVER
    assert unanswered.pending_since == at(9)
    assert response_times(talk((9, 0, "reply"))).reason is Undefined.NO_ANSWERS, "we wrote first, nobody asked"


def test_a_response_clock_keeps_business_hours():
    events = [Event(at(17, 30), EventKind.CUSTOMER), Event(at(9, 15, day=11), EventKind.REPLY)]
    assert response_times(events, calendar=OFFICE).first.minutes == 45


CASE = talk(
    (9, 0, "customer"),
    (10, 0, "waiting"),
    (10, 30, "resumed"),
    (11, 0, "resolved"),
    (13, 0, "reopened"),
    (13, 45, "resolved"),
)


def test_reopening_resumes_or_restarts_the_resolution():
    resumed, restarted = resolution_time(CASE), resolution_time(CASE, reopening="restart")
    assert (resumed.gross, resumed.net, resumed.reopened, resumed.resolved) == (165, 135, 1, True)
    assert (restarted.gross, restarted.net) == (45, 45)
    assert "135" in resumed.describe("en")


def test_an_open_case_runs_until_now():
    running = resolution_time(CASE[:-1], now=at(14))
    assert (running.gross, running.net, running.resolved) == (180, 150, False)
    assert resolution_time(CASE[:-1]).reason is Undefined.NEVER
    assert resolution_time([]).reason is Undefined.NO_ANSWERS
    assert "尚未解决" in running.describe()


def test_the_resolution_is_due_after_waits_and_resolved_spells():
    assert resolution_due(CASE, minutes=120) == at(13, 30)
    assert resolution_due(CASE[:2], minutes=120) is None, "it waits for the customer"
    assert resolution_due(CASE[:2], minutes=30) == at(9, 30)
    assert resolution_due(CASE, minutes=30, reopening="restart") == at(13, 30)
    answered = talk((9, 0, "customer"), (10, 0, "waiting"), (11, 0, "customer"))
    assert resolution_due(answered, minutes=120) == at(12), "a message of the customer ends the wait"
    with pytest.raises(ValueError, match="event"):
        resolution_due([], minutes=5)


# --- calendars ----------------------------------------------------------------------------------


def test_a_window_that_daylight_saving_leaves_out_opens_at_the_jump():
    early = Calendar(zone=NEW_YORK, week={6: ((time(2, 30), time(5)),)})
    jump = datetime(2025, 3, 9, 7, tzinfo=UTC)
    assert due_at(jump - timedelta(hours=5), 30, early) == jump + timedelta(minutes=30)
    assert business_minutes(jump - timedelta(days=1), jump + timedelta(days=1), early) == 120
    closing = Calendar(zone=NEW_YORK, week={6: ((time(0), time(2, 30)),)})
    assert business_minutes(jump - timedelta(days=1), jump + timedelta(days=1), closing) == 120


def test_a_repeated_hour_opens_and_closes_the_first_time():
    night = Calendar(zone=NEW_YORK, week={6: ((time(0), time(1, 30)),)})
    around = (datetime(2025, 11, 1, tzinfo=UTC), datetime(2025, 11, 4, tzinfo=UTC))
    assert business_minutes(*around, night) == 90
    late = Calendar(zone=NEW_YORK, week={6: ((time(1, 30), time(4)),)})
    assert business_minutes(*around, late) == 210, "from 1:30, through 1:30 again, to 4:00"


@pytest.mark.parametrize("minutes", [float("nan"), float("inf"), 1e12])
def test_a_promise_without_end_is_refused(minutes):
    with pytest.raises(ValueError, match="out of reach"):
        due_at(at(9), minutes, OFFICE)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(2005, 2026), st.integers(2005, 2026)), min_size=1, max_size=6))
def test_answers_do_not_depend_on_what_was_asked_before(spans):
    used = Calendar(zone=SHANGHAI, years=frozenset(range(2004, 2028)) - {2015})
    for first, last in spans:
        begin, end = (datetime(year, 7, 1, tzinfo=UTC) for year in sorted((first, last)))
        fresh = Calendar(zone=SHANGHAI, years=used.years)
        if begin.year <= 2015 <= end.year and begin != end:
            for calendar in (used, fresh):
                with pytest.raises(LookupError, match="2015"):
                    business_minutes(begin, end, calendar)
        elif begin.year != 2015:
            assert business_minutes(begin, end, used) == business_minutes(begin, end, fresh)
            assert due_at(begin, 5000, used) == due_at(begin, 5000, fresh)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4000 * 1440), min_size=3, max_size=3))
def test_business_time_adds_up(minutes):
    calendar = calendar_for("CN")
    a, b, c = (datetime(2015, 1, 1, tzinfo=UTC) + minute * MINUTE for minute in sorted(minutes))
    whole = business_minutes(a, c, calendar)
    assert whole == pytest.approx(business_minutes(a, b, calendar) + business_minutes(b, c, calendar))
    assert whole <= (c - a) / MINUTE


def test_working_days_of_a_month_count_adjusted_days():
    calendar = calendar_for("CN")
    assert working_days(date(2025, 9, 1), date(2025, 9, 30), calendar) == 23, "22 weekdays and Sunday the 28th"
    assert working_days(date(2025, 10, 1), date(2025, 10, 31), calendar) == 18
    assert working_days(date(2025, 10, 2), date(2025, 10, 1), calendar) == 0
