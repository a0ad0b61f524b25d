"""Two means and two shares: symmetry, invariance, what cannot be tested, what is said."""

import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Moments,
    Undefined,
    compare_clustered_means,
    compare_means,
    compare_means_from_moments,
    compare_pairs,
    compare_shares,
)

numbers = st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 3))
few = settings(max_examples=40, deadline=None)
samples = st.lists(numbers, min_size=2, max_size=12)


@few
@given(first=samples, second=samples)
def test_exchanging_the_groups_turns_the_sign(first, second):
    forth, back = compare_means(first=first, second=second), compare_means(first=second, second=first)
    assert forth.estimate == -back.estimate
    assert forth.p == pytest.approx(back.p)
    if forth.interval:
        assert forth.interval.low == pytest.approx(-back.interval.high)
        assert 0 <= forth.p <= 1
        assert forth.distinguishable == back.distinguishable


@few
@given(first=samples, second=samples, shift=st.integers(-1000, 1000), scale=st.sampled_from([0.5, 2, 8]))
def test_a_new_scale_changes_neither_t_nor_effect(first, second, shift, scale):
    before = compare_means(first=first, second=second)
    assume(before.t is not None and abs(before.cohen_d) < 1e6)
    moved = compare_means(first=[scale * x + shift for x in first], second=[scale * x + shift for x in second])
    assume(moved.t is not None)
    assert moved.t == pytest.approx(before.t, rel=1e-3, abs=1e-6)
    assert moved.hedges_g == pytest.approx(before.hedges_g, rel=1e-3, abs=1e-6)
    assert moved.estimate == pytest.approx(scale * before.estimate, rel=1e-6, abs=1e-6 * scale * 1e6)


@few
@given(first=samples, second=samples)
def test_hedges_is_nearer_to_zero_than_cohen(first, second):
    found = compare_means(first=first, second=second)
    assume(found.cohen_d is not None)
    assert abs(found.hedges_g) <= abs(found.cohen_d)


def test_moments_and_sums_say_the_same_as_rows():
    first, second = [4.0, 6.0, 5.0, 7.5], [3.0, 2.5, 4.0]
    rows = compare_means(first=first, second=second)
    sums = [
        Moments.from_sums(n=len(x), total=sum(x), sum_of_squares=sum(each**2 for each in x)) for x in (first, second)
    ]
    from_sums = compare_means_from_moments(first=sums[0], second=sums[1])
    assert (from_sums.t, from_sums.df, from_sums.p) == pytest.approx((rows.t, rows.df, rows.p))


@pytest.mark.parametrize(
    ("first", "second", "estimate", "reason"),
    [
        ([], [1, 2], None, Undefined.NO_ANSWERS),
        ([3], [1, 2], 1.5, Undefined.TOO_FEW),
        ([2, 2, 2], [1, 1], 1.0, Undefined.NO_VARIATION),
        ([0.1, 0.1, 0.1], [0.1, 0.1], 0.0, Undefined.NO_VARIATION),
        ([None, math.nan], [math.inf, 1], None, Undefined.NO_ANSWERS),
    ],
)
def test_what_cannot_be_tested_has_a_reason(first, second, estimate, reason):
    found = compare_means(first=first, second=second)
    assert (found.estimate, found.t, found.p, found.interval, found.hedges_g) == (estimate, None, None, None, None)
    assert found.reason is reason
    assert "ifference" in found.describe("en")


def test_one_group_without_spread_can_be_tested():
    assert compare_means(first=[5, 5, 5], second=[1, 2, 3]).p < 0.05


@pytest.mark.parametrize("make", [list, np.array, pa.array, tuple])
def test_columns_of_any_kind_and_what_is_missing(make):
    found = compare_means(first=make([1.0, 2.0, 4.0]), second=make([2.0, 3.0, 3.5]))
    assert found.estimate == pytest.approx(-0.5)
    assert type(found.estimate) is float
    assert compare_means(first=[1, 2, None], second=[3, 4, math.inf]).missing == 1
    assert compare_means(first=[1, 2, None], second=[3, 4, math.inf]).rejected == 1


def test_squares_that_overflow_are_refused_with_the_remedy():
    with pytest.raises(ValueError, match="larger unit"):
        compare_means(first=[1e200, -1e200], second=[1, 2])


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5])
def test_a_confidence_outside_0_and_1_is_refused(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        compare_means(first=[1, 2], second=[3, 5], confidence=confidence)
    with pytest.raises(ValueError, match="between 0 and 1"):
        compare_pairs(first=[], second=[], confidence=confidence)


def test_what_is_said_is_honest():
    same = compare_means(first=[3, 9, 4, 8], second=[5, 3, 6, 1])
    assert same.describe("en").endswith("not distinguishable.")
    assert same.describe("zh-Hans").endswith("无法区分。")
    assert same.describe("zh-Hant").endswith("無法區分。")
    assert compare_means(first=[9, 8, 9], second=[2, 3, 2]).describe("en").endswith("distinguishably higher.")
    assert "cannot be tested" in compare_means(first=[9], second=[2, 3, 2]).describe("en")


def test_pairs_keep_the_customer_and_drop_the_incomplete():
    found = compare_pairs(first=[5, 6, 7, None, 4], second=[4, 5, 7, 9, 3])
    assert (found.n, found.missing, found.estimate, found.df) == (4, 1, 0.75, 3.0)
    assert compare_pairs(first=[1, 2], second=[2, 3]).reason is Undefined.NO_VARIATION
    assert compare_pairs(first=[1], second=[2]).reason is Undefined.ONE_ANSWER
    assert compare_pairs(first=[], second=[]).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="one length"):
        compare_pairs(first=[1], second=[2, 3])


def test_rows_that_repeat_a_customer_do_not_make_a_finding():
    rng = np.random.default_rng(3)
    levels = rng.normal(0, 1, 12)
    clusters = np.repeat(np.arange(12), 50)
    values = levels[clusters] + 0.1 * rng.normal(size=600)
    first = clusters < 6
    naive = compare_means(first=values[first], second=values[~first])
    honest = compare_clustered_means(values=values, in_first=first.tolist(), clusters=clusters.tolist())
    assert honest.estimate == pytest.approx(naive.estimate)
    assert honest.clusters == 12
    assert honest.interval.high - honest.interval.low > 3 * (naive.interval.high - naive.interval.low)


def test_clusters_need_two_on_each_side():
    found = compare_clustered_means(values=[1, 2, 3, 4], in_first=[1, 1, 0, 0], clusters="aabc")
    assert (found.reason, found.p, found.interval) == (Undefined.TOO_FEW, None, None)
    with pytest.raises(ValueError, match="a row"):
        compare_clustered_means(values=[1, 2], in_first=[True], clusters="ab")


@few
@given(n=st.tuples(st.integers(1, 60), st.integers(1, 60)), shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_a_difference_of_shares_stays_in_bounds_and_turns_its_sign(n, shares):
    x = [round(a * b) for a, b in zip(n, shares, strict=True)]
    forth = compare_shares(first_successes=x[0], first_n=n[0], second_successes=x[1], second_n=n[1])
    back = compare_shares(first_successes=x[1], first_n=n[1], second_successes=x[0], second_n=n[0])
    assert forth.interval.low == pytest.approx(-back.interval.high)
    assert -1 <= forth.interval.low <= forth.estimate <= forth.interval.high <= 1
    assert forth.p is None or 0 <= forth.p <= 1
    assert 0 <= forth.fisher_p <= 1


def test_a_difference_of_shares_without_cases_has_a_reason():
    found = compare_shares(first_successes=0, first_n=0, second_successes=1, second_n=3)
    assert (found.estimate, found.interval, found.reason) == (None, None, Undefined.NO_ANSWERS)
    with pytest.raises(ValueError, match="no share"):
        compare_shares(first_successes=4, first_n=3, second_successes=1, second_n=3)


def test_sums_that_no_group_can_have_are_refused():
    with pytest.raises(ValueError, match="no group"):
        Moments.from_sums(n=3, total=30, sum_of_squares=10)
    assert Moments.from_sums(n=3, total=0.3, sum_of_squares=0.03).variance == 0
    assert Moments.from_sums(n=1, total=5, sum_of_squares=25) == Moments(n=1, mean=5.0, variance=None)
    assert Moments.from_sums(n=0, total=0, sum_of_squares=0).sd is None
