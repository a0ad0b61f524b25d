from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.clocks import (
    ELAPSED,
    Calendar,
    MissingCalendarYear,
    NeverOpen,
    add_working_days,
    business_minutes,
    calendar_for,
    due_at,
    due_unless_paused,
    plan_follow_ups,
)
from tests.lib.oracles import ORACLES

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
SPLIT_DAY = ((time(9), time(12)), (time(13), time(18)))
SPLIT_WEEK = dict.fromkeys(range(5), SPLIT_DAY)
MINUTE = timedelta(minutes=1)


def shanghai(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)


@pytest.mark.parametrize("case", ["F-sla-1", "F-sla-2"])
def test_due_over_adjusted_workdays_and_national_day(case):
    row = ORACLES[case]
    start = datetime.fromisoformat(row["inputs"]["start"]).replace(tzinfo=SHANGHAI)
    due = due_at(start, row["inputs"]["minutes"], calendar_for("CN", years=[2025], week=SPLIT_WEEK))
    assert due == datetime.fromisoformat(row["expected"]["due"])


def test_elapsed_time_passes_through_daylight_saving():
    row = ORACLES["F-sla-4"]
    for given_, expected in zip(row["inputs"], row["expected"], strict=True):
        start = datetime.fromisoformat(given_["start"]).replace(tzinfo=ZoneInfo(given_["tz"]))
        around_the_clock = Calendar(zone=NEW_YORK, week=dict.fromkeys(range(7), ((time(0), time(0)),)))
        assert due_at(start, 240, around_the_clock) == datetime.fromisoformat(expected["due"])
        assert due_at(start, 240, ELAPSED) == datetime.fromisoformat(expected["due"])


def test_a_due_time_on_a_boundary_is_the_closing_not_the_next_opening():
    calendar = calendar_for("CN", years=[2025], week=SPLIT_WEEK)
    assert due_at(shanghai(2025, 6, 5, 9), 180, calendar) == shanghai(2025, 6, 5, 12)
    assert due_at(shanghai(2025, 6, 5, 12), 60, calendar) == shanghai(2025, 6, 5, 14)
    assert due_at(shanghai(2025, 6, 5, 13), 300, calendar) == shanghai(2025, 6, 5, 18)
    assert due_at(shanghai(2025, 6, 5, 18), 0, calendar) == shanghai(2025, 6, 5, 18)
    assert business_minutes(shanghai(2025, 6, 5, 18), shanghai(2025, 6, 6, 9), calendar) == 0


def test_a_night_belongs_to_its_opening_date():
    nights = Calendar(zone=SHANGHAI, week={4: ((time(22), time(6)),)}, holidays=frozenset({date(2025, 6, 13)}))
    assert due_at(shanghai(2025, 6, 6, 23), 120, nights) == shanghai(2025, 6, 7, 1)
    assert due_at(shanghai(2025, 6, 7, 5), 120, nights) == shanghai(2025, 6, 20, 23), "the 13th is a holiday"


def test_a_night_runs_into_the_new_year():
    nights = Calendar(zone=SHANGHAI, week=dict.fromkeys(range(7), ((time(22), time(6)),)))
    assert due_at(shanghai(2024, 12, 31, 23), 240, nights) == shanghai(2025, 1, 1, 3)
    assert business_minutes(shanghai(2025, 1, 1, 1), shanghai(2025, 1, 1, 12), nights) == 300


def test_an_adjusted_workday_on_a_sunday_keeps_office_hours():
    calendar = calendar_for("CN")
    assert calendar.is_working_day(date(2025, 9, 28))
    assert not calendar.is_working_day(date(2025, 10, 1))
    assert due_at(shanghai(2025, 9, 28, 9), 60, calendar) == shanghai(2025, 9, 28, 10)


def test_pauses_move_the_due_time_by_the_open_time_they_covered():
    calendar = calendar_for("CN", years=[2025])
    start = shanghai(2025, 6, 5, 9)
    lunch = (shanghai(2025, 6, 5, 10), shanghai(2025, 6, 5, 11))
    overlapping = (shanghai(2025, 6, 5, 10, 30), shanghai(2025, 6, 5, 12))
    by_night = (shanghai(2025, 6, 5, 19), shanghai(2025, 6, 6, 8))
    assert due_at(start, 120, calendar, [lunch]) == shanghai(2025, 6, 5, 12)
    assert due_at(start, 120, calendar, [overlapping, lunch]) == shanghai(2025, 6, 5, 13)
    assert due_at(start, 600, calendar, [by_night]) == shanghai(2025, 6, 6, 10)
    assert due_at(start, 60, calendar, [lunch]) == shanghai(2025, 6, 5, 10), "a pause after the due time"


def test_an_open_pause_stops_the_clock_until_it_ends():
    calendar = calendar_for("CN", years=[2025])
    start, since = shanghai(2025, 6, 5, 9), shanghai(2025, 6, 5, 10)
    assert due_unless_paused(start, 120, calendar, [(since, None)]) is None
    assert due_unless_paused(start, 30, calendar, [(since, None)]) == shanghai(2025, 6, 5, 9, 30)
    assert business_minutes(start, shanghai(2025, 6, 5, 18), calendar, [(since, None)]) == 60
    with pytest.raises(ValueError, match="due_unless_paused"):
        due_at(start, 120, calendar, [(since, None)])  # type: ignore[list-item]


def test_a_missing_year_is_named_with_its_remedy():
    calendar = calendar_for("CN")
    with pytest.raises(MissingCalendarYear) as caught:
        due_at(shanghai(2026, 12, 31, 17), 24 * 60, calendar)
    assert caught.value.year == 2027
    assert "2027" in str(caught.value)
    assert "calendar table" in caught.value.remedy
    with pytest.raises(MissingCalendarYear, match="2027"):
        calendar_for("CN", years=[2026, 2027])


def test_an_answer_before_the_missing_year_needs_no_table():
    assert due_at(shanghai(2026, 12, 31, 9), 60, calendar_for("CN")) == shanghai(2026, 12, 31, 10)


def test_working_days_keep_the_time_of_day():
    calendar = calendar_for("CN")
    assert add_working_days(shanghai(2025, 6, 6, 16, 30), 1, calendar) == shanghai(2025, 6, 9, 16, 30)
    assert add_working_days(shanghai(2025, 9, 30, 10), 2, calendar) == shanghai(2025, 10, 10, 10)
    assert add_working_days(shanghai(2025, 9, 26, 10), 1, calendar) == shanghai(2025, 9, 28, 10)
    office = Calendar(zone=NEW_YORK)
    assert add_working_days(datetime(2025, 3, 7, 9, tzinfo=NEW_YORK), 1, office) == datetime(
        2025, 3, 10, 9, tzinfo=NEW_YORK
    )


def test_other_countries_take_their_own_holidays():
    hong_kong = calendar_for("HK", years=[2025])
    assert not hong_kong.is_working_day(date(2025, 7, 1))
    assert str(hong_kong.zone) == "Asia/Hong_Kong"


def test_an_unknown_country_is_named():
    with pytest.raises(ValueError, match="'XX'"):
        calendar_for("XX")


def test_a_calendar_that_never_opens_says_so():
    closed = Calendar(zone=UTC, week={})
    with pytest.raises(NeverOpen):
        due_at(datetime(2025, 1, 1, tzinfo=UTC), 1, closed)
    with pytest.raises(NeverOpen):
        add_working_days(datetime(2025, 1, 1, tzinfo=UTC), 1, closed)


def test_a_naive_datetime_is_refused():
    naive = datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    for ask in (lambda: add_working_days(naive, 1, calendar_for("CN")), lambda: plan_follow_ups(naive, zone=UTC)):
        with pytest.raises(ValueError, match="aware"):
            ask()
    with pytest.raises(ValueError, match="aware"):
        due_at(datetime(2025, 1, 1, tzinfo=UTC).replace(tzinfo=None), 1, ELAPSED)


# --- against a walk over every minute -----------------------------------------------------------

CLOCK = st.integers(8, 47).map(lambda half: time(half // 2, half % 2 * 30))  # 04:00–23:30: clear of DST
NIGHT = st.tuples(st.integers(19, 23).map(time), st.integers(4, 8).map(time))
DAY_WINDOW = st.tuples(CLOCK, CLOCK).filter(lambda window: window[0] < window[1])
WINDOWS = st.lists(st.one_of(DAY_WINDOW, NIGHT), max_size=3).map(tuple)
STARTS = st.sampled_from([date(2025, 3, 7), date(2025, 10, 30), date(2025, 9, 26), date(2024, 12, 29)])


@st.composite
def situations(draw):
    zone = draw(st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Europe/London")]))
    first = draw(STARTS)
    days = [first + timedelta(days=offset) for offset in range(-1, 9)]
    calendar = Calendar(
        zone=zone,
        week={day: draw(WINDOWS) for day in range(7)},
        holidays=frozenset(draw(st.sets(st.sampled_from(days), max_size=2))),
        workdays=frozenset(draw(st.sets(st.sampled_from(days), max_size=1))),
        workday_windows=((time(9), time(17)),),
    )
    start = datetime.combine(first, time(0), zone).astimezone(UTC) + draw(st.integers(0, 2 * 1440)) * MINUTE
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        begin = start + draw(st.integers(-300, 4000)) * MINUTE
        pauses.append((begin, begin + draw(st.integers(0, 2000)) * MINUTE))
    return calendar, start, pauses


def is_open(moment, calendar):
    """By the wall clock: is `moment` inside a window that opened today or last night?"""
    local = moment.astimezone(calendar.zone).replace(tzinfo=None)
    for opened in (local.date(), local.date() - timedelta(days=1)):
        for opening, closing in calendar.windows_on(opened):
            begin, end = datetime.combine(opened, opening), datetime.combine(opened, closing)
            end += timedelta(days=closing <= opening)
            if begin <= local < end:
                return True
    return False


def walk(calendar, start, pauses, minutes):
    """Running minutes one after another: [(minute, counts)], in UTC."""
    moments = [start + index * MINUTE for index in range(minutes)]
    return [is_open(moment, calendar) and not any(begin <= moment < end for begin, end in pauses) for moment in moments]


@settings(max_examples=60, deadline=None)
@given(situations(), st.integers(0, 3 * 1440))
def test_minutes_agree_with_a_walk_over_every_minute(situation, length):
    calendar, start, pauses = situation
    expected = sum(walk(calendar, start, pauses, length))
    assert business_minutes(start, start + length * MINUTE, calendar, pauses) == expected


@settings(max_examples=60, deadline=None)
@given(situations(), st.integers(1, 700))
def test_due_times_agree_with_a_walk_over_every_minute(situation, budget):
    calendar, start, pauses = situation
    counted = 0
    for index, counts in enumerate(walk(calendar, start, pauses, 5 * 1440)):
        counted += counts
        if counted == budget:
            assert due_at(start, budget, calendar, pauses) == start + (index + 1) * MINUTE
            return


@settings(max_examples=60, deadline=None)
@given(situations(), st.integers(1, 5000))
def test_the_budget_is_spent_exactly_at_the_due_time(situation, budget):
    calendar, start, pauses = situation
    try:
        due = due_at(start, budget, calendar, pauses)
    except NeverOpen:
        return
    assert business_minutes(start, due, calendar, pauses) == budget
    assert business_minutes(start, due - MINUTE / 60, calendar, pauses) < budget
