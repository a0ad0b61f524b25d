"""Growth, reproduction, early warning, Hawkes and graded response."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    RESPONSE_RULES,
    HawkesParameters,
    Undefined,
    cusum_run_length,
    fit_hawkes,
    forecast_reposts,
    graded_response,
    hawkes_log_likelihood,
    is_key_post,
    poisson_cusum,
    reproduction_number,
    spread_rate,
)


def reposts(branching, decay, until, seed):
    generator = np.random.default_rng(seed)
    found, wave = np.empty(0), np.zeros(1)
    while len(wave):
        children = generator.poisson(branching, len(wave))
        wave = np.repeat(wave, children) + generator.exponential(1 / decay, children.sum())
        wave = wave[wave < until]
        found = np.concatenate([found, wave])
    return np.sort(found)


@settings(deadline=None)
@given(st.floats(-0.5, 0.5), st.floats(1, 1000), st.integers(3, 12))
def test_an_exponential_course_gives_its_rate_back(rate, level, n):
    counts = [level * math.exp(rate * hour) for hour in range(n)]
    result = spread_rate(counts=counts)
    assert result.estimate == pytest.approx(rate, abs=1e-9)
    halved = spread_rate(counts=counts, hours=[hour / 2 for hour in range(n)])
    assert halved.estimate == pytest.approx(2 * rate, abs=1e-9)
    if rate > 1e-6:
        assert result.doubling_hours == pytest.approx(math.log(2) / rate, rel=1e-3)


def test_growth_at_the_edges():
    assert spread_rate(counts=[]).reason == Undefined.NO_ANSWERS
    assert spread_rate(counts=[5]).reason == Undefined.TOO_FEW
    assert spread_rate(counts=[0, 0, 0]).reason == Undefined.NO_EXPOSURE
    pair = spread_rate(counts=[5, 10])
    assert (pair.interval, pair.reason) == (None, Undefined.TOO_FEW)
    assert pair.doubling_hours == pytest.approx(1)
    zeros = spread_rate(counts=[0, 1, 2, 5, 9, 20])
    assert zeros.method == "poisson"
    assert zeros.interval.low > 0
    assert spread_rate(counts=[0, 0, 0, 5]).reason == Undefined.TOO_FEW
    level = spread_rate(counts=[2, 2, 2, 2], method="poisson")
    assert level.estimate == pytest.approx(0, abs=1e-9)
    assert (level.interval, level.reason) == (None, Undefined.NO_VARIATION)
    assert spread_rate(counts=[10, 20, 40, 80]).reason == Undefined.NO_VARIATION
    forced = spread_rate(counts=[0, 4, 8], method="log_linear")
    assert forced.rejected == 1
    assert "not distinguishable" in spread_rate(counts=[5, 9, 4, 8, 5]).describe("en")
    assert "halve" in spread_rate(counts=[80, 41, 20, 9.5, 5]).describe("en")
    with pytest.raises(ValueError, match="negative"):
        spread_rate(counts=[1, -1])


@settings(deadline=None)
@given(st.lists(st.integers(0, 100), min_size=2, max_size=6))
def test_reproduction_lies_within_its_interval(generations):
    result = reproduction_number(generations=generations)
    if sum(generations[:-1]) == 0:
        assert result.reason == Undefined.NO_EXPOSURE
        return
    assert 0 <= result.interval.low <= result.estimate <= result.interval.high
    assert len(result.by_generation) == len(generations) - 1


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 30), max_size=40))
def test_the_cusum_never_falls_below_zero_and_restarts(counts):
    result = poisson_cusum(counts=counts, baseline=4, threshold=10)
    assert all(level >= 0 for level in result.levels)
    assert {alarm.index for alarm in result.alarms} == {
        place for place, level in enumerate(result.levels) if level >= 10
    }


def test_the_threshold_keeps_its_run_length_and_simulation_agrees():
    result = poisson_cusum(counts=[], baseline=3, run_length=200)
    assert result.reason == Undefined.NO_ANSWERS
    assert 200 <= result.false_alarm_every < 230
    generator = np.random.default_rng(1)
    level, steps = np.zeros(1500), np.zeros(1500)
    running = np.ones(1500, dtype=bool)
    while running.any():
        steps[running] += 1
        level[running] = np.maximum(0, level[running] + generator.poisson(3, running.sum()) - result.reference)
        running &= level < result.threshold - 1e-9
    assert steps.mean() == pytest.approx(result.false_alarm_every, rel=0.08)
    assert cusum_run_length(rate=6, reference=result.reference, threshold=result.threshold) < 10


def test_generations_are_counts_of_any_type():
    result = reproduction_number(generations=np.array([10, 20, 40]))
    assert (type(result.estimate), type(result.interval.low)) == (float, float)
    assert reproduction_number(generations=[Decimal(10), Decimal(20)]).estimate == 2
    with pytest.raises(ValueError, match="whole"):
        reproduction_number(generations=[5, None])


def test_a_high_baseline_hardly_ever_alarms_falsely():
    result = poisson_cusum(counts=[1990, 2010], baseline=2000)
    assert (result.alarms, result.false_alarm_every) == ((), None)
    assert "hardly ever a false one" in result.describe("en")
    for impossible in (math.inf, math.nan, 0):
        with pytest.raises(ValueError, match="baseline"):
            poisson_cusum(counts=[1], baseline=impossible)


@pytest.mark.parametrize("parameters", [(-0.5, 1), (0.5, 0), (math.nan, 1), (0.5, math.inf), (0.5, 1, -1)])
def test_a_process_that_cannot_be_is_refused(parameters):
    with pytest.raises(ValueError, match="branching"):
        forecast_reposts(HawkesParameters(*parameters), times=[1], now=2, horizon=5)


def test_a_forecast_can_be_made_at_once_but_not_for_ever():
    assert forecast_reposts(HawkesParameters(0.5, 1), times=[], now=0, horizon=5, runs=50).estimate < 1
    with pytest.raises(ValueError, match="horizon"):
        forecast_reposts(HawkesParameters(0.5, 1), times=[], now=1, horizon=math.inf)
    with pytest.raises(ValueError, match="end of observation"):
        fit_hawkes(times=[1, 2] * 10, until=math.inf)


@pytest.mark.parametrize("facts", [{"doubling_hours": -3}, {"severity": 9}, {"views_per_hour": math.nan}])
def test_facts_that_cannot_be_are_refused(facts):
    with pytest.raises(ValueError, match="1 to 5"):
        graded_response(**facts)


def test_a_missing_count_leaves_the_cusum_alone():
    with_gap = poisson_cusum(counts=[9, None, 9], baseline=2, threshold=50)
    assert with_gap.levels[0] == with_gap.levels[1] < with_gap.levels[2]
    assert with_gap.missing == 1
    with pytest.raises(ValueError, match="ratio"):
        poisson_cusum(counts=[1], baseline=2, ratio=1)


def test_a_fit_finds_the_process_reposts_were_simulated_with():
    times = max((reposts(0.85, 1.5, 300, seed) for seed in range(20)), key=len)
    model = fit_hawkes(times=times, until=300)
    assert len(times) > 30
    assert model.intervals[1].low < 1.5 < model.intervals[1].high
    for factor in (0.9, 1.1):
        other = model.parameters._replace(decay=model.parameters.decay * factor)
        assert hawkes_log_likelihood(other, times=times, until=300) < model.log_likelihood
    shifted = fit_hawkes(times=60 * times, until=60 * 300)
    assert shifted.parameters.branching == pytest.approx(model.parameters.branching, rel=1e-3)


def test_the_expected_reach_is_the_mean_of_the_simulated():
    parameters = HawkesParameters(0.8, 1.2, 0.3)
    result = forecast_reposts(parameters, times=[0.2, 0.4, 1.5], now=2, horizon=24, runs=2000)
    assert result.interval.low < result.estimate < result.interval.high
    now = forecast_reposts(parameters, times=[0.2, 0.4, 1.5], now=2, horizon=2, runs=50)
    assert now.estimate == 3
    critical = [forecast_reposts(HawkesParameters(n, 1.2, 0.3), times=[0.2], now=2, horizon=24, runs=50) for n in
                (1 - 1e-7, 1.0, 1 + 1e-7)]  # fmt: skip
    assert critical[1].estimate == pytest.approx((critical[0].estimate + critical[2].estimate) / 2, rel=1e-5)


def test_a_topic_without_end_has_no_upper_limit():
    wild = forecast_reposts(HawkesParameters(2.5, 4.0), times=[0.1] * 9, now=1, horizon=20, runs=20)
    assert (wild.interval, wild.reason) == (None, Undefined.NO_LIMIT)
    assert wild.key
    assert "without an upper limit" in wild.describe("en")


def test_too_few_reposts_and_impossible_times():
    assert fit_hawkes(times=[1, 2], until=5).reason == Undefined.TOO_FEW
    assert fit_hawkes(times=[], until=5).reason == Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="after the end"):
        fit_hawkes(times=[6], until=5)
    with pytest.raises(ValueError, match="horizon"):
        forecast_reposts(HawkesParameters(0.5, 1), times=[], now=5, horizon=3)


def test_a_post_is_key_from_the_limit_on():
    assert is_key_post(reposts=500)
    assert not is_key_post(reposts=499)
    assert is_key_post(reposts=3, predicted=500.0)
    assert is_key_post(reposts=30, limit=30)


@pytest.mark.parametrize(
    ("facts", "level", "because"),
    [
        ({}, 1, ()),
        ({"views_per_hour": 99}, 1, ()),
        ({"views_per_hour": 100}, 2, ("views_from",)),
        ({"doubling_hours": 6}, 1, ()),
        ({"doubling_hours": 5.9}, 2, ("doubling_below",)),
        ({"doubling_hours": 1.9}, 3, ("doubling_below",)),
        ({"key_spreader": True}, 3, ("key_spreader",)),
        ({"reposts": 500, "doubling_hours": 1}, 3, ("doubling_below", "reposts_from")),
        ({"severity": 5}, 4, ("severity_from",)),
        ({"media": True, "views_per_hour": 5}, 4, ("media",)),
    ],
)
def test_the_response_is_graded(facts, level, because):
    result = graded_response(**facts)
    assert (result.level, result.because) == (level, because)
    assert f"L{level}" in result.describe("zh-Hant")


def test_the_table_is_data():
    strict = tuple(rule for rule in RESPONSE_RULES if rule.level in {1, 4})
    assert graded_response(key_spreader=True, rules=strict).level == 1
    with pytest.raises(ValueError, match="one level"):
        graded_response(rules=())
