"""Sequential tests: e-values, their interval, and the promise that looking costs nothing."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    mixture_e_values,
    sequential_difference,
    sequential_mean,
    sequential_path,
    sequential_share,
    sequential_share_difference,
)
from huiyin.lib.stats.comparison.moments import Moments

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

TAU = st.floats(0.001, 2)


@RELAXED
@given(st.floats(-50, 50), st.integers(1, 200), TAU, st.floats(0.01, 0.2))
def test_the_null_is_rejected_exactly_when_it_leaves_the_interval(total, n, tau2, alpha):
    found = sequential_mean(n=n, total=total, variance=1.0, mixture_variance=tau2, alpha=alpha)
    outside = not found.interval.low <= 0 <= found.interval.high
    assert found.stop == outside or found.e_value == pytest.approx(1 / alpha)
    assert found.p == pytest.approx(min(1, 1 / found.e_value))


@RELAXED
@given(st.integers(1, 100), TAU)
def test_the_mean_e_value_under_the_null_is_one(n, tau2):
    z, weights = np.polynomial.hermite_e.hermegauss(80)
    if n * tau2 > 0.9:  # beyond this the mean is there but the quadrature is not
        return
    e_values = mixture_e_values(difference=z / np.sqrt(n), variance=1 / n, mixture_variance=tau2)
    assert weights @ e_values / np.sqrt(2 * np.pi) == pytest.approx(1, rel=1e-3)


@RELAXED
@given(st.integers(0, 60), st.integers(1, 60), st.floats(0.05, 0.95))
def test_the_exact_share_test_is_a_fair_bet(extra, n, null):
    from scipy.stats import binom

    e_values = [sequential_share(successes=k, n=n, null=null).e_value for k in range(n + 1)]
    assert binom.pmf(np.arange(n + 1), n, null) @ e_values == pytest.approx(1)
    successes = min(extra, n)
    found = sequential_share(successes=successes, n=n, null=null)
    assert found.interval.low <= successes / n <= found.interval.high
    assert found.stop == (not found.interval.low <= null <= found.interval.high)


def test_false_alarms_over_all_looks_stay_below_alpha():
    looks = np.arange(1, 401)
    means = np.cumsum(np.random.default_rng(1).standard_normal((1000, 400)), axis=1) / looks
    e_values = mixture_e_values(difference=means, variance=1 / looks, mixture_variance=0.05)
    assert (e_values >= 20).any(axis=1).mean() <= 0.05
    assert (np.abs(means * np.sqrt(looks)) > 1.96)[:, 9:].any(axis=1).mean() > 0.25


def test_a_path_ends_as_its_last_look():
    values = np.random.default_rng(2).normal(0.5, 1, 120)
    path = sequential_path(values, variance=1, mixture_variance=0.1)
    last = sequential_mean(n=120, total=values.sum(), variance=1, mixture_variance=0.1)
    assert path.e_values[-1] == pytest.approx(last.e_value)
    assert path.interval.low == pytest.approx(last.interval.low)
    assert list(path.p_values) == sorted(path.p_values, reverse=True)
    assert path.e_values[path.crossed_at - 1] >= 20 > max(path.e_values[: path.crossed_at - 1])
    assert f"first {path.crossed_at}" in path.describe("en")


def test_an_estimated_variance_waits_for_fifty():
    values = np.random.default_rng(2).normal(0.8, 1, 80)
    path = sequential_path(values, mixture_variance=0.1)
    assert path.e_values[48] is None
    assert path.e_values[49] is not None
    sums = {"n": 49, "total": values[:49].sum(), "sum_of_squares": (values[:49] ** 2).sum(), "mixture_variance": 0.1}
    assert sequential_mean(**sums).reason is Undefined.TOO_FEW
    last = sequential_mean(n=80, total=values.sum(), sum_of_squares=(values**2).sum(), mixture_variance=0.1)
    assert last.e_value == pytest.approx(path.e_values[-1])
    assert sequential_path([1.0] * 60, mixture_variance=1).e_values[-1] is None


def test_what_was_seen_before_counts():
    found = sequential_mean(n=100, total=1, variance=1, mixture_variance=0.05, largest_e=40)
    assert (found.stop, found.p, found.largest_e) == (True, 1 / 40, 40)


def test_arms_are_symmetric_and_may_differ_in_size():
    one = Moments(n=60, mean=5.0, variance=2.0)
    other = Moments(n=300, mean=4.0, variance=1.0)
    up = sequential_difference(treated=one, control=other, mixture_variance=0.3)
    down = sequential_difference(treated=other, control=one, mixture_variance=0.3)
    assert (up.e_value, up.estimate) == pytest.approx((down.e_value, -down.estimate))
    few = sequential_difference(treated=Moments(n=9, mean=1.0, variance=1.0), control=other, mixture_variance=0.3)
    assert few.reason is Undefined.TOO_FEW
    assert "too early" in few.describe("en")
    known = sequential_difference(
        treated=Moments(n=9, mean=1.0, variance=None), control=other, variance=1.0, mixture_variance=0.3
    )
    assert known.e_value is not None


def test_shares_not_seen_yet_are_not_certain():
    found = sequential_share_difference(treated=(0, 60), control=(0, 60), mixture_variance=0.01)
    assert found.e_value < 1
    assert found.interval.low < 0 < found.interval.high
    sure = sequential_share_difference(treated=(400, 500), control=(300, 500), mixture_variance=0.01)
    assert sure.stop
    assert "may stop" in sure.describe("en")


def test_nothing_and_misuse():
    assert sequential_mean(n=0, total=0, variance=1, mixture_variance=1).reason is Undefined.NO_ANSWERS
    assert sequential_path([], mixture_variance=1).reason is Undefined.NO_ANSWERS
    assert sequential_share(successes=0, n=0, null=0.5).reason is Undefined.NO_ANSWERS
    nobody = Moments(n=0, mean=None, variance=None)
    assert sequential_difference(treated=nobody, control=nobody, mixture_variance=1).reason is Undefined.NO_ANSWERS
    huge = sequential_mean(n=1000, total=1e9, variance=1, mixture_variance=1)
    assert huge.e_value < float("inf")
    with pytest.raises(ValueError, match="variance"):
        sequential_mean(n=10, total=1, mixture_variance=1)
    with pytest.raises(ValueError, match="τ²"):
        sequential_mean(n=10, total=1, variance=1, mixture_variance=0)
    with pytest.raises(ValueError, match="no share"):
        sequential_share_difference(treated=(5, 4), control=(1, 2), mixture_variance=1)
    with pytest.raises(ValueError, match="null"):
        sequential_share(successes=1, n=2, null=1)


def test_sums_of_a_database_do_as_well():
    plain = sequential_mean(n=100, total=35, mixture_variance=0.05, sum_of_squares=120)
    assert plain == sequential_mean(
        n=Decimal(100), total=Decimal(35), mixture_variance=0.05, sum_of_squares=Decimal(120)
    )
    arms = {"treated": (80, 100), "control": (50, 100)}
    counted = {name: tuple(map(Decimal, arm)) for name, arm in arms.items()}
    assert sequential_share_difference(**counted, mixture_variance=0.01) == (
        sequential_share_difference(**arms, mixture_variance=0.01)
    )


@pytest.mark.parametrize("variance", [0, -1, math.inf])
def test_a_known_variance_must_be_one(variance):
    arm = Moments(n=100, mean=1, variance=1)
    with pytest.raises(ValueError, match="known variance"):
        sequential_difference(treated=arm, control=arm, mixture_variance=0.05, variance=variance)


def test_a_path_nobody_may_judge_yet_says_why():
    assert sequential_path([1, 0, 1], mixture_variance=0.1).reason is Undefined.TOO_FEW
    assert sequential_path([1] * 60, mixture_variance=0.1).reason is Undefined.NO_VARIATION
    assert sequential_path([1e5] * 3, mixture_variance=0.1, variance=1).crossed_at == 1
