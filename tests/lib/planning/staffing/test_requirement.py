import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    ServiceGoal,
    erlang_a,
    erlang_c,
    gross_staff,
    interval_loads,
    pooling,
    required_agents,
    required_day,
    staffing_curve,
)
from huiyin.lib.stats import Undefined

CENTRE = {"interval_s": 1800, "aht_s": 240}
GOALS = st.builds(
    ServiceGoal,
    service_level=st.floats(0.3, 0.98),
    target_s=st.floats(0, 90),
    basis=st.sampled_from(["offered", "answered", "excluding_short_abandons"]),
    max_occupancy=st.one_of(st.none(), st.floats(0.5, 1)),
    max_abandonment=st.one_of(st.none(), st.floats(0.01, 0.3)),
    max_wait_s=st.one_of(st.none(), st.floats(1, 90)),
)


def keeps(goal, *, calls, patience_s, agents):
    known = {"calls": calls, "agents": agents, "target_s": goal.target_s, **CENTRE}
    found = erlang_c(**known) if patience_s is None else erlang_a(**known, patience_s=patience_s, basis=goal.basis)
    return (
        found.reason is None
        and found.service_level >= goal.service_level
        and (goal.max_occupancy is None or (found.occupancy or 0) <= goal.max_occupancy)
        and (goal.max_abandonment is None or (found.p_abandon or 0) <= goal.max_abandonment)
        and (goal.max_wait_s is None or found.mean_wait <= goal.max_wait_s)
    )


@settings(max_examples=30, deadline=None)
@given(st.floats(0.5, 250), st.one_of(st.none(), st.floats(20, 900)), GOALS)
def test_the_fewest_agents_are_those_found_one_by_one(calls, patience_s, goal):
    agents = 0
    while not keeps(goal, calls=calls, patience_s=patience_s, agents=agents):
        agents += 1
    assert required_agents(calls=calls, patience_s=patience_s, goal=goal, **CENTRE).net == agents


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0, 3000), min_size=1, max_size=8), st.one_of(st.none(), st.floats(20, 900)))
def test_a_day_is_its_intervals(calls, patience_s):
    day = required_day(calls=calls, patience_s=patience_s, shrinkage=0.3, **CENTRE)
    for index, number in enumerate(calls):
        one = required_agents(calls=number, patience_s=patience_s, shrinkage=0.3, **CENTRE)
        assert (day.net[index], day.gross[index]) == (one.net, one.gross)
        assert day.service_levels[index] == pytest.approx(one.service_level)


def test_the_day_is_weighted_by_calls():
    day = required_day(calls=[10, 1000], patience_s=120, **CENTRE)
    few, many = day.service_levels
    assert day.service_level == pytest.approx((10 * few + 1000 * many) / 1010)
    assert day.agent_hours == sum(day.net) / 2


def test_intervals_without_forecast_stay_open():
    day = required_day(calls=[100, None, 0, math.inf], **CENTRE)
    assert day.net[1] is day.gross[3] is None
    assert day.net[2] == 0
    assert day.service_levels[2] is None
    assert (day.n, day.missing, day.rejected) == (2, 1, 1)
    for column in (np.array([100, np.nan, 0, np.inf]), pa.array([100.0, None, 0.0, math.inf])):
        assert required_day(calls=column, **CENTRE) == day


def test_each_interval_may_have_its_own_handling_time():
    day = required_day(calls=[100, 100], interval_s=1800, aht_s=[180, 360])
    assert day.loads == (10, 20)
    with pytest.raises(ValueError, match="positive"):
        required_day(calls=[100], interval_s=1800, aht_s=[0])
    with pytest.raises(ValueError, match="each of the 2 intervals"):
        required_day(calls=[100, 100], interval_s=1800, aht_s=[180, 180, 180])


def test_an_empty_or_quiet_day_needs_nobody():
    assert required_day(calls=[], **CENTRE).reason is Undefined.NO_ANSWERS
    quiet = required_day(calls=[0, 0], **CENTRE)
    assert quiet.net == (0, 0)
    assert quiet.service_level is None
    assert "nobody" in quiet.describe("en")
    nobody = required_agents(calls=0, **CENTRE)
    assert (nobody.net, nobody.gross, nobody.binding) == (0, 0, ())
    assert "不需要人" in nobody.describe()


def test_what_binds_is_named():
    large = {"calls": 1200, "interval_s": 1800, "aht_s": 240}
    free = required_agents(**large)
    capped = required_agents(**large, goal=ServiceGoal(max_occupancy=0.85))
    assert free.binding == ("service_level",)
    assert free.occupancy > 0.94, "large groups keep the level at an occupancy nobody stands for long"
    assert capped.binding == ("occupancy",)
    assert capped.net == math.ceil(160 / 0.85)


def test_erlang_c_never_asks_for_fewer_than_erlang_a():
    for calls in (20, 200, 2000):
        endless = required_agents(calls=calls, **CENTRE)
        assert endless.net >= required_agents(calls=calls, patience_s=180, **CENTRE).net


def test_a_trace_of_calls_needs_one_and_a_flood_is_refused():
    assert required_agents(calls=1e-300, **CENTRE).net == required_agents(calls=1e-9, patience_s=60, **CENTRE).net == 1
    with pytest.raises(ValueError, match="check calls"):
        required_agents(calls=1e300, **CENTRE)


def test_shrinkage_divides():
    assert gross_staff(14, shrinkage=0.3) == 20
    assert gross_staff(7, shrinkage=0.3) == 10, "not 11 by a rounding error"
    assert gross_staff(0, shrinkage=0.3) == 0
    with pytest.raises(ValueError, match="shrinkage"):
        gross_staff(3, shrinkage=1)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(1, 400), min_size=2, max_size=4))
def test_one_group_never_needs_more_than_its_parts(calls):
    found = pooling(calls=calls, patience_s=150, **CENTRE)
    assert max(found.separate) <= found.pooled <= sum(found.separate)
    assert found.saved >= 0


def test_the_curve_rises_to_the_goal():
    curve = staffing_curve(calls=600, interval_s=1800, aht_s=300, patience_s=180, agents=range(90, 111))
    levels = [point.service_level for point in curve.points]
    assert levels == sorted(levels)
    assert curve.fewest == next(point.agents for point in curve.points if point.service_level >= 0.8) == 100
    endless = staffing_curve(calls=600, interval_s=1800, aht_s=300, agents=[90, 108])
    assert endless.points[0].mean_wait is None
    assert endless.points[0].service_level == 0
    assert staffing_curve(calls=0, interval_s=1800, aht_s=300, agents=[3]).reason is Undefined.NO_EXPOSURE


def test_load_lags_behind_calls():
    calls = [0, 100, 100, 0, 0]
    plain, lagged, exact = (
        interval_loads(calls=calls, interval_s=900, aht_s=450, method=method).loads
        for method in ("stationary", "lagged", "infinite_server")
    )
    assert plain == (0, 50, 50, 0, 0)
    assert lagged == (0, 25, 50, 25, 0)
    assert sum(lagged) == sum(plain)
    assert exact[1] < plain[1]
    assert exact[3] > 0
    steady = interval_loads(calls=[80] * 4, interval_s=900, aht_s=1500, method="lagged", calls_before=80)
    assert steady.loads == pytest.approx([80 * 1500 / 900] * 4)


def test_loads_of_missing_intervals_are_missing():
    found = interval_loads(calls=[None, 10], interval_s=900, aht_s=90)
    assert found.loads == (None, 1)
    assert found.missing == 1
    assert interval_loads(calls=[], interval_s=900, aht_s=90).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="negative"):
        interval_loads(calls=[-1], interval_s=900, aht_s=90)


@pytest.mark.parametrize(
    "wrong",
    [{"service_level": 1}, {"service_level": 0}, {"max_occupancy": 0}, {"max_abandonment": 2}, {"target_s": -1}],
)
def test_an_impossible_goal_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        ServiceGoal(**wrong)
