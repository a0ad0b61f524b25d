import math
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.planning import erlang_a, erlang_b, erlang_c, lines_for_blocking, offered_load
from huiyin.lib.stats import Undefined
from tests.lib.planning.staffing.chain import queue

HALF_HOUR = {"interval_s": 1800, "aht_s": 180}
LOADS = st.floats(0.05, 25)
AGENTS = st.integers(1, 25)
PATIENCE = st.floats(10, 3000)


def impatient(load, agents, patience_s, target_s=20.0, **more):
    return erlang_a(calls=10 * load, agents=agents, patience_s=patience_s, target_s=target_s, **HALF_HOUR, **more)


@settings(max_examples=25, deadline=None)
@given(LOADS, AGENTS, st.floats(20, 400), st.floats(0, 120))
def test_erlang_a_is_its_birth_death_chain(load, agents, patience_s, target_s):
    found = impatient(load, agents, patience_s, target_s)
    chain = queue(calls=10 * load, agents=agents, patience_s=patience_s, target_s=target_s, **HALF_HOUR)
    for name, value in chain.items():
        assert getattr(found, name) == pytest.approx(value, abs=1e-9), name


@settings(max_examples=25, deadline=None)
@given(LOADS, AGENTS, PATIENCE, st.floats(0, 200))
def test_erlang_a_stays_in_its_bounds(load, agents, patience_s, target_s):
    found = impatient(load, agents, patience_s, target_s)
    assert 0 <= found.sl_offered <= found.sl_excluding_short_abandons <= found.sl_answered + 1e-12 <= 1 + 2e-12
    assert 0 <= found.p_abandon <= found.p_wait <= 1
    assert found.sl_offered <= 1 - found.p_abandon + 1e-12
    assert found.p_abandon >= max(0.0, 1 - agents / load) - 1e-9, "who is not served gives up"
    assert found.occupancy == pytest.approx(load * (1 - found.p_abandon) / agents)
    assert found.mean_wait == pytest.approx(found.p_abandon * patience_s)
    assert found.queue_length == pytest.approx(found.mean_wait * 10 * load / 1800), "Little's law"


@settings(max_examples=25, deadline=None)
@given(LOADS, AGENTS, PATIENCE)
def test_one_agent_more_is_never_worse(load, agents, patience_s):
    fewer, more = impatient(load, agents, patience_s), impatient(load, agents + 1, patience_s)
    for name in ("sl_offered", "sl_answered", "sl_excluding_short_abandons"):
        assert getattr(more, name) >= getattr(fewer, name) - 1e-12, name
    for name in ("p_wait", "p_abandon", "mean_wait", "mean_wait_served", "occupancy"):
        assert getattr(more, name) <= getattr(fewer, name) + 1e-9, name


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 40), st.floats(0.1, 0.97))
def test_endless_patience_is_erlang_c(agents, occupancy):
    calls = agents * occupancy * 10
    endless = erlang_c(calls=calls, agents=agents, **HALF_HOUR)
    nearly = erlang_a(calls=calls, agents=agents, patience_s=1e10, **HALF_HOUR)
    assert nearly.sl_offered == pytest.approx(endless.service_level, abs=1e-5)
    assert nearly.p_wait == pytest.approx(endless.p_wait, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 300), st.integers(0, 400))
def test_erlang_c_follows_from_erlang_b(load, agents):
    blocked = erlang_b(load=load, agents=agents).estimate
    found = erlang_c(calls=load * 10, agents=agents, **HALF_HOUR)
    if agents <= load:
        assert (found.p_wait, found.service_level, found.mean_wait) == (1.0, 0.0, None)
        assert found.reason is Undefined.UNSTABLE
    else:
        assert found.p_wait == pytest.approx(blocked / (1 - load / agents * (1 - blocked)), abs=1e-10)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.01, 200), st.floats(0.0001, 0.5))
def test_lines_for_a_blocking_are_the_fewest(load, blocking):
    found = lines_for_blocking(load=load, blocking=blocking)
    assert found.estimate <= blocking < erlang_b(load=load, agents=found.agents - 1).estimate
    assert found.estimate == erlang_b(load=load, agents=found.agents).estimate


def test_time_may_be_counted_in_any_unit():
    seconds = erlang_a(calls=100, interval_s=1800, aht_s=180, patience_s=120, agents=11, target_s=20)
    minutes = erlang_a(calls=100, interval_s=30, aht_s=3, patience_s=2, agents=11, target_s=1 / 3)
    assert minutes.service_level == pytest.approx(seconds.service_level, rel=1e-12)
    assert minutes.mean_wait_served * 60 == pytest.approx(seconds.mean_wait_served, rel=1e-12)


def test_the_mean_wait_of_the_served_and_of_those_who_gave_up_make_the_mean_wait():
    one_agent = impatient(0.9, 1, 60.0)
    # M/M/1+M with equal rates of service and patience: everyone leaves the line like a busy server
    same = erlang_a(calls=9, agents=1, patience_s=180, **HALF_HOUR)
    assert same.p_wait == pytest.approx(1 - math.exp(-0.9)), "callers in the room are Poisson(a)"
    assert 0 < one_agent.mean_wait_served < one_agent.mean_wait * 2


@pytest.mark.parametrize(
    ("calls", "agents", "patience_s", "aht_s"),
    [(6e5, 20_000, 180, 60), (6e5, 100_500, 180, 300), (1, 500, 5, 3000), (1e4, 5, 1, 300), (600, 100, 1e9, 300)],
)
def test_extremes_stay_finite(calls, agents, patience_s, aht_s):
    found = erlang_a(calls=calls, interval_s=1800, aht_s=aht_s, patience_s=patience_s, agents=agents)
    numbers = [value for value in asdict(found).values() if isinstance(value, float)]
    assert all(math.isfinite(value) for value in numbers)
    assert 0 <= found.service_level <= 1


def test_overload_serves_what_it_can():
    found = erlang_a(calls=10_000, interval_s=1800, aht_s=180, patience_s=60, agents=100)
    assert found.p_abandon == pytest.approx(0.9, abs=1e-6), "1000 erlang on 100 agents"
    assert found.occupancy == pytest.approx(1)


def test_no_agents_answer_nobody():
    found = erlang_a(calls=10, interval_s=1800, aht_s=180, patience_s=60, agents=0)
    assert (found.p_wait, found.p_abandon, found.service_level) == (1, 1, 0)
    assert found.occupancy is None
    assert erlang_c(calls=10, interval_s=1800, aht_s=180, agents=0).reason is Undefined.UNSTABLE


def test_no_calls_have_no_service_level():
    for found in (erlang_a(calls=0, agents=3, patience_s=60, **HALF_HOUR), erlang_c(calls=0, agents=3, **HALF_HOUR)):
        assert found.service_level is None
        assert found.reason is Undefined.NO_EXPOSURE
        assert found.occupancy == 0
    assert erlang_b(load=0, agents=3).reason is Undefined.NO_EXPOSURE


def test_the_basis_is_said():
    offered, answered = impatient(10, 11, 120), impatient(10, 11, 120, basis="answered")
    assert answered.service_level == offered.sl_answered > offered.service_level
    assert "按接通来电计" in answered.describe()
    assert "of all calls" in offered.describe("en")
    assert "若來電從不放棄" in erlang_c(calls=100, agents=14, **HALF_HOUR).describe("zh-Hant")


@pytest.mark.parametrize(
    "wrong",
    [{"calls": -1}, {"aht_s": 0}, {"interval_s": math.nan}, {"agents": -1}, {"patience_s": 0}, {"target_s": -1}],
)
def test_misuse_is_named(wrong):
    right = {"calls": 10, "interval_s": 1800, "aht_s": 180, "agents": 2, "patience_s": 60}
    with pytest.raises(ValueError, match=next(iter(wrong))):
        erlang_a(**{**right, **wrong})


def test_offered_load_counts_in_erlang():
    assert offered_load(calls=100, interval_s=1800, aht_s=180) == 10
