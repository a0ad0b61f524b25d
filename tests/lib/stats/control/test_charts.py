"""Control charts: limits, gaps, frozen baselines, overdispersion, memory charts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Baseline, Undefined, cusum_chart, ewma_chart, freeze_baseline, p_chart, u_chart, xmr_chart

periods = st.lists(
    st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=40
)


@settings(max_examples=40, deadline=None)
@given(periods=periods)
def test_limits_surround_the_centre_and_gaps_stay_gaps(periods):
    counts, sizes = zip(*periods, strict=True)
    for chart in (p_chart(counts=counts, n=sizes), u_chart(counts=counts, exposure=sizes)):
        assert chart.n + chart.missing == len(periods)
        assert [value is None for value in chart.values] == [size == 0 for size in sizes]
        for value, low, high in zip(chart.values, chart.lower, chart.upper, strict=True):
            assert (value is None) == (low is None) == (high is None)
            if value is not None:
                assert 0 <= low <= chart.centre + 1e-12
                assert high >= chart.centre - 1e-12
        beyond = {i for i, z in enumerate(chart.z) if z is not None and z > 3 + 1e-9}
        assert beyond <= set(chart.out) | {i for i, high in enumerate(chart.upper) if high == 1}


def test_a_p_chart_over_millions_needs_only_counts():
    rng = np.random.default_rng(0)
    sizes = rng.integers(80_000, 120_000, 100)
    chart = p_chart(counts=rng.binomial(sizes, 0.1), n=sizes)
    assert chart.n == 100
    assert len(chart.out) <= 3


def test_large_counts_alarm_everywhere_until_laney():
    rng = np.random.default_rng(1)
    sizes = np.full(60, 50_000)
    counts = rng.binomial(sizes, np.clip(rng.normal(0.1, 0.01, 60), 0, 1))
    plain, prime = p_chart(counts=counts, n=sizes), p_chart(counts=counts, n=sizes, laney=True)
    assert len(plain.out) > 20
    assert plain.laney_recommended
    assert len(prime.out) <= 2
    assert prime.baseline.sigma == pytest.approx(plain.dispersion)
    assert not p_chart(counts=rng.binomial(50, 0.3, 60), n=[50] * 60).laney_recommended


def test_laney_with_plain_variation_is_the_plain_chart():
    rng = np.random.default_rng(2)
    counts = rng.poisson(30, 400)
    plain, prime = (u_chart(counts=counts, exposure=[1] * 400, laney=laney) for laney in (False, True))
    assert prime.upper[0] == pytest.approx(plain.upper[0], rel=0.05)


def test_a_frozen_baseline_does_not_follow_the_drift():
    rng = np.random.default_rng(3)
    before = rng.binomial(200, 0.1, 30)
    baseline = freeze_baseline(p_chart(counts=before, n=[200] * 30))
    later = p_chart(counts=[35, 20, 48], n=[200] * 3, baseline=baseline)
    assert later.frozen
    assert later.centre == baseline.centre
    assert 2 in later.out
    assert p_chart(counts=[5], n=[10], baseline=Baseline(chart="p", centre=0.0, sigma=1.0, points=30)).out == (0,)


def test_re_basing_is_an_explicit_act_on_twenty_points():
    few = p_chart(counts=[3] * 19, n=[50] * 19)
    assert few.provisional
    assert "provisional" in few.describe("en")
    with pytest.raises(ValueError, match="20 points or more"):
        freeze_baseline(few)
    baseline = freeze_baseline(p_chart(counts=[3] * 20, n=[50] * 20))
    with pytest.raises(ValueError, match="and a baseline"):
        freeze_baseline(p_chart(counts=[3] * 20, n=[50] * 20, baseline=baseline))
    with pytest.raises(ValueError, match="not of a u chart"):
        u_chart(counts=[3], exposure=[1], baseline=baseline)
    with pytest.raises(ValueError, match="not of a laney_p chart"):
        p_chart(counts=[3], n=[10], laney=True, baseline=baseline)


def test_a_period_with_a_known_cause_is_left_out_of_the_centre():
    chart = p_chart(counts=[5, 5, 60, 5], n=[100] * 4, leave_out=[2])
    assert chart.centre == pytest.approx(0.05)
    assert chart.out == (2,)
    with pytest.raises(ValueError, match="leave_out"):
        p_chart(counts=[5], n=[100], leave_out=[1])


@pytest.mark.parametrize(
    ("counts", "n", "match"),
    [
        ([5], [4], "u chart"),
        ([1], [1, 2], "one size"),
        ([-1], [5], "not negative"),
        ([1], [0], "size 0"),
        ([1], [float("inf")], "finite"),
    ],
)
def test_impossible_counts_are_refused(counts, n, match):
    with pytest.raises(ValueError, match=match):
        p_chart(counts=counts, n=n)


def test_charts_without_anything_have_a_reason():
    assert p_chart(counts=[], n=[]).reason is Undefined.NO_ANSWERS
    assert p_chart(counts=[0, None], n=[0, 5]).reason is Undefined.NO_EXPOSURE
    assert p_chart(counts=[0, 0], n=[5, 5]).reason is Undefined.NO_VARIATION
    assert p_chart(counts=[1], n=[5], laney=True).reason is Undefined.TOO_FEW
    assert xmr_chart([]).reason is Undefined.NO_ANSWERS
    assert xmr_chart([4.0]).reason is Undefined.ONE_ANSWER
    assert xmr_chart([4, 4, 4]).reason is Undefined.NO_VARIATION
    assert "cannot be computed" in xmr_chart([4.0]).describe("en")


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.one_of(st.none(), st.integers(-50, 50)), min_size=1, max_size=30), shift=st.integers(-9, 9))
def test_xmr_moves_with_its_values(values, shift):
    chart = xmr_chart(values)
    moved = xmr_chart([None if value is None else value + shift for value in values])
    assert moved.moving_ranges == pytest.approx(chart.moving_ranges)
    if chart.centre is not None:
        assert moved.centre == pytest.approx(chart.centre + shift)
        assert chart.n == sum(value is not None for value in values)
    if chart.reason is None:
        beyond = {i for i, z in enumerate(chart.z) if z is not None and abs(z) > 3 + 1e-9}
        assert beyond <= set(chart.out)


def test_xmr_skips_gaps_and_leaves_out_both_ranges_of_a_known_cause():
    assert xmr_chart([1, None, 4]).moving_ranges == (None, None, 3.0)
    assert xmr_chart([1, 2, 90, 3, 4], leave_out=[2]).mean_range == pytest.approx(1.0)


def test_memory_charts_see_a_small_lasting_shift():
    rng = np.random.default_rng(6)
    values = np.concatenate([rng.normal(0, 1, 40), rng.normal(1, 1, 40)])
    assert cusum_chart(values, target=0, sigma=1).signals[0] >= 40
    assert ewma_chart(values, target=0, sigma=1).signals[0] >= 40


@settings(max_examples=40, deadline=None)
@given(values=st.lists(st.floats(-5, 5), max_size=30))
def test_a_cusum_is_its_recursion_and_its_mirror(values):
    chart = cusum_chart(values, target=0, sigma=1)
    climb, path = 0.0, []
    for value in values:
        climb = max(0.0, climb + value - 0.5)
        path.append(climb)
    assert chart.above == pytest.approx(path, abs=1e-9)
    mirror = cusum_chart([-value for value in values], target=0, sigma=1)
    assert [-each for each in mirror.below] == pytest.approx(path, abs=1e-9)


def test_memory_charts_refuse_what_they_cannot_use():
    with pytest.raises(ValueError, match="sigma"):
        cusum_chart([1], target=0, sigma=0)
    with pytest.raises(ValueError, match="weight"):
        ewma_chart([1], target=0, sigma=1, weight=1.5)
    assert ewma_chart([], target=0, sigma=1).reason is Undefined.NO_ANSWERS
    assert cusum_chart([None, 1.0], target=0, sigma=1).above == (None, 0.5)


def test_tiny_exposures_leave_no_infinity():
    chart = u_chart(counts=[1, 2, 5], exposure=[1e-300, 2e-300, 5e-300])
    assert all(value is None or value < float("inf") for value in (*chart.upper, *chart.z))
