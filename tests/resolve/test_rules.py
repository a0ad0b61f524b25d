"""Pure decisions: triage, deadlines, business time, names."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.resolve.rules.business_time import BusinessTime, Target, build_calendar
from huiyin.resolve.rules.deadlines import Matter, PolicyLine, deadlines, state_at
from huiyin.resolve.rules.moves import link_is_alive, may_come_back, verbs_in
from huiyin.resolve.rules.naming import public_handle, title_of
from huiyin.resolve.rules.triage import LADDER, Rule, UnknownCondition, VoiceFacts, holds, judge, raised
from huiyin.resolve.shipped import CALENDAR, LEVEL_POLICIES, TRIAGE_RULES
from huiyin.resolve.terms import CaseState, ClockKind, ClockMode, ClockState, ClockUnit, Level

SHANGHAI = ZoneInfo("Asia/Shanghai")
SHIPPED = [
    Rule(
        code=row["code"],
        conditions=row["conditions"],
        opens=row.get("opens"),
        level=Level(row["level"]) if "level" in row else None,
        raises=row.get("raises", 0),
    )
    for row in TRIAGE_RULES
]
LINES = [
    PolicyLine(
        code=row["code"],
        mode=ClockMode(row["mode"]),
        targets={
            kind: Target(amount=row[kind], unit=ClockUnit(row.get(f"{kind}_unit", "minutes")))
            for kind in ClockKind
            if kind in row
        },
        warn_percent=75,
        **{name: row.get(name, "") for name in ("level", "nature", "category", "channel")},
    )
    for row in LEVEL_POLICIES
]
BUSINESS = BusinessTime(
    build_calendar(
        zone="Asia/Shanghai", hours=CALENDAR["hours"], holidays=CALENDAR["holidays"], days_off=[], days_on=[]
    )
)


def voice(**facts):
    return VoiceFacts(**{"channel": "web", "text_length": 20, "urgency": "normal", **facts})


@pytest.mark.parametrize(
    ("facts", "opens", "level"),
    [
        ({"nature": "complaint", "sentiment": "negative"}, True, "normal"),
        ({"nature": "complaint", "urgency": "high"}, True, "high"),
        ({"nature": "complaint", "urgency": "urgent"}, True, "urgent"),
        ({"nature": "suggestion"}, True, "suggestion"),
        ({"nature": "suggestion", "urgency": "urgent"}, True, "urgent"),
        ({"nature": "inquiry"}, True, "normal"),
        ({"nature": "inquiry", "wants_answer": False}, False, None),
        ({"nature": "praise", "sentiment": "positive"}, False, None),
        ({"nature": "praise", "wants_answer": True}, True, "normal"),
        ({"nature": "praise", "lowest_score": 25.0}, True, "normal"),
        ({"nature": "praise", "lowest_score": 50.0}, False, None),
        ({"nature": "praise", "lowest_score": 0.0, "text_length": 0}, False, None),
        ({"nature": "complaint", "channel": "review", "sentiment_score": -0.9}, True, "normal"),
        ({"nature": "complaint", "channel": "review", "sentiment_score": -0.3}, False, None),
        ({"nature": "complaint", "channel": "review", "sentiment_score": -0.3, "wants_answer": True}, True, "normal"),
        ({"nature": "suggestion", "channel": "review"}, False, None),
        ({"nature": "complaint", "wants_answer": False}, True, "normal"),
        ({"nature": "complaint", "tier": "VIP"}, True, "high"),
        ({"nature": "complaint", "tier": "金卡", "urgency": "high"}, True, "urgent"),
        ({"nature": "suggestion", "tier": "VIP"}, True, "suggestion"),
        ({}, False, None),
    ],
)
def test_the_shipped_rules_decide_as_agreed(facts, opens, level):
    verdict = judge(voice(**facts), SHIPPED)
    assert verdict.opens is opens
    assert verdict.reasons, "every decision has a reason"
    if opens:
        assert verdict.level == level


VOICES = st.builds(
    voice,
    nature=st.sampled_from(["complaint", "suggestion", "inquiry", "praise", ""]),
    urgency=st.sampled_from(["urgent", "high", "normal", "low", ""]),
    wants_answer=st.none() | st.booleans(),
    lowest_score=st.none() | st.floats(0, 100),
    sentiment_score=st.floats(-1, 1),
    tier=st.text(max_size=5),
    text_length=st.integers(0, 20_000),
)


@given(facts=VOICES)
def test_every_voice_gets_one_decision_with_a_reason(facts):
    verdict = judge(facts, SHIPPED)
    assert verdict.reasons
    assert verdict.level in Level
    if facts.urgency == "urgent" or facts.wants_answer is True or facts.nature == "complaint":
        assert verdict.opens


def test_a_rule_that_asks_for_the_unknown_is_told():
    with pytest.raises(UnknownCondition):
        holds(Rule(code="x", conditions={"moon": ["full"]}), voice())


@given(level=st.sampled_from(LADDER), by=st.integers(0, 5))
def test_raising_never_lowers_and_leaves_suggestions_alone(level, by):
    higher = raised(level, by=by)
    assert LADDER.index(higher) >= LADDER.index(level)
    assert (higher is Level.SUGGESTION) == (level is Level.SUGGESTION)


def local(*parts):
    return datetime(*parts, tzinfo=SHANGHAI)


def due(matter, start):
    found = deadlines(LINES, matter, start=start, business=BUSINESS)
    return {kind: deadline.due_at.astimezone(SHANGHAI) for kind, deadline in found.items()}, found


def matter(level="normal", nature="complaint", channel="web", marks=()):
    return Matter(level=Level(level), nature=nature, channel=channel, tier="", marks=frozenset(marks))


def test_the_levels_have_the_clocks_of_the_requirements():
    friday = local(2026, 11, 20, 16, 0)
    times, found = due(matter("urgent"), friday)
    assert times == {
        ClockKind.ACKNOWLEDGE: local(2026, 11, 20, 16, 15),
        ClockKind.FIRST_RESPONSE: local(2026, 11, 20, 17, 0),
        ClockKind.NEXT_UPDATE: local(2026, 11, 20, 16, 30),
        ClockKind.SOLUTION: local(2026, 11, 21, 16, 0),
    }
    times, _ = due(matter("high"), friday)
    assert times[ClockKind.FIRST_RESPONSE] == local(2026, 11, 20, 20, 0)
    assert times[ClockKind.SOLUTION] == local(2026, 11, 22, 16, 0)
    times, found = due(matter("normal"), friday)
    assert times == {
        ClockKind.FIRST_RESPONSE: local(2026, 11, 23, 16, 0),  # "24 h" = the same time next working day
        ClockKind.NEXT_UPDATE: local(2026, 11, 24, 16, 0),
        ClockKind.SOLUTION: local(2026, 11, 25, 16, 0),
    }
    assert found[ClockKind.SOLUTION].target_minutes == 3 * 9 * 60
    times, _ = due(matter("suggestion", nature="suggestion"), friday)
    assert times == {kind: local(2026, 11, 27, 16, 0) for kind in (ClockKind.FIRST_RESPONSE, ClockKind.SOLUTION)}


def test_for_each_clock_the_strictest_line_wins_and_is_named():
    start = local(2026, 11, 20, 10, 0)
    times, found = due(matter(nature="inquiry", channel="chat", marks=["equipment_stopped"]), start)
    assert times[ClockKind.FIRST_RESPONSE] == local(2026, 11, 20, 10, 5)
    assert found[ClockKind.FIRST_RESPONSE].source == "live_chat"
    assert times[ClockKind.SOLUTION] == local(2026, 11, 20, 12, 0)
    assert found[ClockKind.SOLUTION].source == "equipment_stopped"
    assert found[ClockKind.NEXT_UPDATE].source == "normal"
    times, _ = due(matter(nature="inquiry"), local(2026, 11, 20, 17, 0))
    assert times[ClockKind.FIRST_RESPONSE] == local(2026, 11, 23, 10, 0)


def test_holidays_and_adjusted_workdays_count():
    # 2026: 1–8 October is National Day with Mid-Autumn; Saturday 10 October is worked.
    times, found = due(matter("normal"), local(2026, 9, 30, 11, 0))
    assert times[ClockKind.FIRST_RESPONSE].date() > local(2026, 10, 5, 0, 0).date()
    assert not found[ClockKind.FIRST_RESPONSE].estimated


def test_a_year_without_a_calendar_is_estimated_by_weekdays_and_never_fails():
    _, found = due(matter("normal"), local(2031, 12, 31, 10, 0))
    assert found[ClockKind.FIRST_RESPONSE].estimated
    assert found[ClockKind.FIRST_RESPONSE].due_at == local(2032, 1, 1, 10, 0)
    _, urgent = due(matter("urgent"), local(2031, 12, 31, 10, 0))
    assert not urgent[ClockKind.SOLUTION].estimated


def test_own_days_off_and_on_change_the_calendar():
    hours = {"1": [["09:00", "18:00"]], "2": [["09:00", "18:00"]]}
    calendar = build_calendar(zone="UTC", hours=hours, holidays="", days_off=["2026-11-23"], days_on=["2026-11-21"])
    business = BusinessTime(calendar)
    start = datetime(2026, 11, 20, 12, tzinfo=UTC)
    one_day = Target(amount=1, unit=ClockUnit.WORKING_DAYS)
    assert business.due(start, one_day, mode=ClockMode.BUSINESS).at == datetime(2026, 11, 21, 12, tzinfo=UTC)


@given(minutes=st.integers(1, 3000), hours=st.integers(0, 24 * 250))
def test_what_was_counted_forward_is_counted_back(minutes, hours):
    begin = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    moment = BUSINESS.after_minutes(begin, minutes, mode=ClockMode.BUSINESS)
    assert BUSINESS.minutes_between(begin, moment.at, mode=ClockMode.BUSINESS) == pytest.approx(minutes)


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "given_", "state"),
    [
        (-1, {}, ClockState.OK),
        (0, {}, ClockState.RISK),
        (60, {}, ClockState.BREACH),
        (90, {"paused_at": NOON}, ClockState.PAUSED),
        (90, {"met_at": NOON}, ClockState.MET),
        (90, {"met_at": NOON, "breached_at": NOON}, ClockState.BREACH),
        (90, {"dropped_at": NOON}, ClockState.DROPPED),
        (90, {"dropped_at": NOON, "breached_at": NOON}, ClockState.BREACH),
    ],
)
def test_what_a_clock_shows(minutes, given_, state):
    times = {"met_at": None, "breached_at": None, "paused_at": None, "dropped_at": None, **given_}
    shown = state_at(NOON + timedelta(minutes=minutes), due_at=NOON + timedelta(minutes=60), warn_at=NOON, **times)
    assert shown is state


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("等了两个小时。电话没人接！", "等了两个小时"),
        ("\n\n  Parcel lost. Nobody answers.", "Parcel lost."),
        ("字" * 80, "字" * 59 + "…"),
        ("   ", ""),
    ],
)
def test_a_title_is_the_first_sentence(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("name", "shown"), [("周敏", "周"), ("欧阳娜娜", "欧阳"), ("Amy Li", "Amy"), ("", ""), ("張偉", "張")]
)
def test_customers_see_a_part_of_a_name(name, shown):
    assert public_handle(name) == shown


def test_every_state_has_its_verbs_and_links_outlive_reopening():
    assert all(verbs_in(state) for state in CaseState)
    closed = NOON
    assert may_come_back(closed_at=closed, now=closed + timedelta(days=90))
    assert not may_come_back(closed_at=closed, now=closed + timedelta(days=91))
    assert link_is_alive(closed_at=closed, now=closed + timedelta(days=91))
    assert not link_is_alive(closed_at=closed, now=closed + timedelta(days=121))
