import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import (
    ServiceGoal,
    patience,
    patience_from_counts,
    required_agents,
    required_chat_agents,
    staff_to_quantile,
    staff_to_quantile_from_moments,
    staff_workload,
)
from huiyin.lib.stats import Undefined
from tests.oracles.r.staffing_brute import in_time

CENTRE = {"interval_s": 1800, "aht_s": 240}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=6),
    st.integers(1, 9),
    st.integers(20, 90),
    st.integers(1, 4),
    st.integers(0, 40),
)
def test_work_is_done_in_time_with_the_fewest(arrivals, minutes_each, minutes_per_agent, deadline_days, backlog):
    work = {"minutes_each": minutes_each, "minutes_per_agent": minutes_per_agent, "deadline_days": deadline_days}
    net = staff_workload(arrivals=arrivals, backlog=backlog, **work).net
    assert in_time(net, arrivals=arrivals, backlog=backlog, **work)[0]
    assert not net or not in_time(net - 1, arrivals=arrivals, backlog=backlog, **work)[0]


def test_no_work_needs_nobody():
    assert staff_workload(arrivals=[0, 0], minutes_each=5, minutes_per_agent=300).net == 0
    assert staff_workload(arrivals=[], minutes_each=5, minutes_per_agent=300).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="Arrivals"):
        staff_workload(arrivals=[None], minutes_each=5, minutes_per_agent=300)


def test_patience_counts_the_waits_of_the_served():
    found = patience(waits_s=[30, 60, 90, 20], abandoned=[1, 0, 1, 0])
    assert found.estimate == 100
    assert found.interval.low < 100 < found.interval.high
    assert found.rate == pytest.approx(0.01)
    assert patience(waits_s=np.array([30, np.nan]), abandoned=[1, 0]).missing == 1


def test_patience_of_callers_who_never_gave_up_has_no_limit():
    assert patience_from_counts(abandoned=0, total_wait_s=500, calls=40).reason is Undefined.NO_LIMIT
    assert patience_from_counts(abandoned=0, total_wait_s=0, calls=0).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="abandoned is 1"):
        patience(waits_s=[1], abandoned=[0.5])
    with pytest.raises(ValueError, match="cannot be"):
        patience_from_counts(abandoned=5, total_wait_s=10, calls=4)


def test_the_interval_of_patience_covers():
    rng = np.random.default_rng(3)
    willing, served = rng.exponential(100, (400, 80)), rng.exponential(60, (400, 80))
    hits = 0
    for index in range(400):
        found = patience(
            waits_s=np.minimum(willing[index], served[index]), abandoned=(willing[index] < served[index]).astype(float)
        )
        hits += found.interval.low <= 100 <= found.interval.high
    assert hits / 400 > 0.92


def test_a_chat_at_a_time_is_a_call():
    chat = required_chat_agents(chats=100, concurrency=1, patience_s=90, **CENTRE)
    call = required_agents(calls=100, patience_s=90, **CENTRE)
    assert chat.net == call.net
    assert chat.service_level == pytest.approx(call.service_level)


def test_chats_without_slowing_down_are_slots():
    chat = required_chat_agents(chats=100, concurrency=3, **CENTRE)
    slots = required_agents(calls=100, **CENTRE).net
    assert chat.net == math.ceil(slots / 3)
    assert chat.slots == 3 * chat.net


@settings(max_examples=15, deadline=None)
@given(st.floats(1, 80), st.integers(1, 5), st.floats(0, 1.5))
def test_slowing_down_costs_people(chats, concurrency, inflation):
    plain = required_chat_agents(chats=chats, concurrency=concurrency, patience_s=120, **CENTRE)
    slow = required_chat_agents(chats=chats, concurrency=concurrency, inflation=inflation, patience_s=120, **CENTRE)
    assert slow.net >= plain.net
    assert slow.service_level >= 0.8


def test_chat_has_no_occupancy():
    with pytest.raises(ValueError, match="concurrency"):
        required_chat_agents(chats=1, concurrency=2, goal=ServiceGoal(max_occupancy=0.8), **CENTRE)
    assert required_chat_agents(chats=0, concurrency=2, **CENTRE).net == 0


def test_a_sure_forecast_is_staffed_like_its_mean():
    sure = staff_to_quantile_from_moments(means=[50, 0, 200], cv=0, patience_s=120, **CENTRE)
    assert sure.net == sure.net_of_mean
    assert sure.service_levels[1] is None
    assert sure.service_levels[0] >= 0.8


def test_the_quantile_keeps_the_goal_in_its_share_of_days():
    rng = np.random.default_rng(5)
    shape, mean = 1 / 0.15**2, 200.0
    draws = rng.gamma(shape, mean / shape, 4000)
    drawn = staff_to_quantile(rates=[draws], quantile=0.9, patience_s=120, shrinkage=0.3, **CENTRE)
    gamma = staff_to_quantile_from_moments(means=[mean], cv=0.15, quantile=0.9, patience_s=120, **CENTRE)
    assert abs(drawn.net[0] - gamma.net[0]) <= 1
    assert drawn.net[0] > drawn.net_of_mean[0]
    assert drawn.gross[0] == math.ceil(drawn.net[0] / 0.7)
    assert drawn.service_levels[0] == pytest.approx(gamma.service_levels[0], abs=0.01)
    needs = [required_agents(calls=rate, patience_s=120, **CENTRE).net for rate in draws[:300]]
    assert np.mean(np.array(needs) <= drawn.net[0]) == pytest.approx(0.9, abs=0.05)


@settings(max_examples=15, deadline=None)
@given(st.floats(1, 500), st.floats(0.01, 0.5), st.floats(0.5, 0.9))
def test_a_higher_quantile_never_needs_fewer(mean, cv, quantile):
    low, high = (
        staff_to_quantile_from_moments(means=[mean], cv=cv, quantile=share, patience_s=90, **CENTRE).net[0]
        for share in (quantile, quantile + 0.09)
    )
    assert low <= high


def test_a_forecast_needs_its_draws():
    with pytest.raises(ValueError, match="draw"):
        staff_to_quantile(rates=[[]], **CENTRE)
    with pytest.raises(ValueError, match="negative"):
        staff_to_quantile(rates=[[-1]], **CENTRE)
    with pytest.raises(ValueError, match="quantile"):
        staff_to_quantile(rates=[[1]], quantile=1, **CENTRE)
