import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    funnel,
    funnel_limits,
    rank_units,
    shrink_counts,
    shrink_shares,
    standardised_ratios,
)

SHARES = st.lists(
    st.integers(1, 100).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=3, max_size=10
)


def named(k):
    return [f"u{i}" for i in range(k)]


@settings(max_examples=25, deadline=None)
@given(units=SHARES, method=st.sampled_from(["mle", "moments"]))
def test_shares_are_pulled_towards_the_prior_mean(units, method):
    x, n = zip(*units, strict=True)
    found = shrink_shares(units=named(len(x)), successes=x, n=n, method=method)
    if found.reason:
        assert sum(x) in (0, sum(n)) or sum(size > 1 for size in n) < 2
        return
    for unit in found.units:
        low, high = sorted((unit.raw, found.mean))
        assert low - 1e-9 <= unit.shrunk <= high + 1e-9
        assert 0 <= unit.interval.low <= unit.shrunk <= unit.interval.high <= 1


def test_a_share_lies_in_its_interval_even_where_units_pass_all_or_nothing():
    found = shrink_shares(units=named(4), successes=[0, 0, 2, 5], n=[1, 1, 2, 5])
    for unit in found.units:
        assert 0 <= unit.interval.low <= unit.shrunk <= unit.interval.high <= 1


def test_swapping_pass_and_fail_mirrors_the_shares():
    x, n = np.array([45, 30, 9, 60, 3]), np.array([50, 40, 10, 90, 3])
    one = shrink_shares(units=named(5), successes=x, n=n)
    other = shrink_shares(units=named(5), successes=n - x, n=n)
    assert [1 - u.shrunk for u in other.units] == pytest.approx([u.shrunk for u in one.units], abs=1e-4)


def test_units_alike_share_one_rate_and_far_apart_ones_keep_theirs():
    alike = shrink_shares(units=named(4), successes=[10, 10, 10, 10], n=[20] * 4)
    assert [u.shrunk for u in alike.units] == pytest.approx([0.5] * 4, abs=1e-5)
    apart = shrink_shares(units=named(4), successes=[5, 995, 10, 990], n=[1000] * 4)
    assert apart.units[1].shrunk == pytest.approx(0.995, abs=0.002)


def test_no_share_is_surer_than_the_share_of_all_together():
    alike = shrink_shares(units=named(4), successes=[10, 10, 10, 10], n=[20] * 4)
    pooled = shrink_shares(units=["all"], successes=[40], n=[80], prior=(1e-9, 1e-9))
    for unit in alike.units:
        assert unit.interval.high - unit.interval.low > 0.99 * (
            pooled.units[0].interval.high - pooled.units[0].interval.low
        )


def test_intervals_of_shares_cover_the_true_ones():
    rng = np.random.default_rng(2)
    covered = total = 0
    for _ in range(20):
        truth = rng.beta(16, 4, size=30)
        n = rng.integers(3, 60, size=30)
        found = shrink_shares(units=named(30), successes=rng.binomial(n, truth), n=n, method="moments")
        covered += sum(u.interval.low <= p <= u.interval.high for u, p in zip(found.units, truth, strict=True))
        total += 30
    assert 0.88 < covered / total <= 1


def test_single_cases_cannot_fit_a_spread():
    assert shrink_shares(units="abc", successes=[1, 0, 1], n=[1, 1, 1]).reason is Undefined.TOO_FEW


def test_a_given_prior_a_unit_without_cases_and_nothing_to_fit():
    found = shrink_shares(units="ab", successes=[8, 0], n=[10, 0], prior=(2, 2))
    assert found.units[0].shrunk == pytest.approx(10 / 14)
    assert (found.units[1].shrunk, found.units[1].raw) == (0.5, None)
    assert shrink_shares(units="ab", successes=[0, 0], n=[5, 6]).reason is Undefined.NO_VARIATION
    assert shrink_shares(units="a", successes=[1], n=[5]).reason is Undefined.TOO_FEW
    assert shrink_shares(units="ab", successes=[0, 0], n=[0, 0]).reason is Undefined.NO_ANSWERS
    assert shrink_shares(units="ab", successes=[0, 0], n=[0, 0], prior=(1, 1)).describe("en") == (
        "No unit has data; all take 0.5."
    )


def test_misuse_of_rates_is_refused():
    with pytest.raises(ValueError, match="between 0 and its n"):
        shrink_shares(units="a", successes=[6], n=[5])
    with pytest.raises(ValueError, match="positive"):
        shrink_shares(units="a", successes=[3], n=[5], prior=(0, 1))
    with pytest.raises(ValueError, match="exposure"):
        shrink_counts(units="a", events=[3], exposure=[0])


def test_the_fitted_prior_finds_the_true_one():
    rng = np.random.default_rng(0)
    truth = rng.beta(16, 4, size=2000)
    n = rng.integers(5, 60, size=2000)
    for method in ("mle", "moments"):
        found = shrink_shares(units=named(2000), successes=rng.binomial(n, truth), n=n, method=method)
        assert found.mean == pytest.approx(0.8, abs=0.01)
        assert sum(found.prior) == pytest.approx(20, rel=0.25)


@settings(max_examples=15, deadline=None)
@given(
    units=st.lists(st.tuples(st.integers(0, 50), st.floats(0.5, 100)), min_size=2, max_size=8),
    factor=st.floats(0.1, 10),
)
def test_rates_move_with_the_unit_of_exposure(units, factor):
    events, exposure = zip(*units, strict=True)
    one = shrink_counts(units=named(len(events)), events=events, exposure=exposure)
    other = shrink_counts(units=named(len(events)), events=events, exposure=[factor * e for e in exposure])
    if one.reason:
        assert one.reason is other.reason
        return
    for a, b in zip(one.units, other.units, strict=True):
        assert b.shrunk * factor == pytest.approx(a.shrunk, rel=1e-2)
        low, high = sorted((a.raw, one.mean))
        assert low - 1e-9 <= a.shrunk <= high + 1e-9


def test_low_complaint_rates_rank_first():
    found = shrink_counts(units="abc", events=[50, 5, 20], exposure=[10, 10, 10])
    assert [unit.name for unit in rank_units(found, best="low").units] == ["b", "c", "a"]
    shares = shrink_shares(units="abc", successes=[50, 5, 20], n=[60, 60, 60])
    assert [unit.name for unit in rank_units(shares).units] == ["a", "c", "b"]


@settings(max_examples=30, deadline=None)
@given(n=st.integers(1, 2000), share=st.floats(0.02, 0.98))
def test_funnel_limits_close_in_and_hold_the_centre(n, share):
    small, large = funnel_limits(n=[n, 20 * n], share=share)
    assert 0 <= small.low <= share <= small.high <= 1
    if n * share * (1 - share) > 2:
        assert large.high - large.low < small.high - small.low


def test_the_funnel_names_who_stands_out_but_not_by_multiplicity():
    rng = np.random.default_rng(0)
    n = np.full(200, 100)
    x = rng.binomial(n, 0.3)
    x[7] = 60
    found = funnel(units=named(200), successes=x, n=n)
    assert [point.name for point in found.points if point.stands_out] == ["u7"]
    assert sum(point.outside for point in found.points) > 2
    assert "u7" in found.describe("en")


def test_funnel_edges():
    assert funnel(units="ab", successes=[0, 0], n=[0, 0]).reason is Undefined.NO_ANSWERS
    assert funnel(units="ab", successes=[5, 5], n=[5, 5]).reason is Undefined.NO_VARIATION
    partly = funnel(units="ab", successes=[3, 0], n=[6, 0])
    assert (partly.missing, partly.points[1].reason) == (1, Undefined.NO_ANSWERS)
    assert "None of 1 unit " in partly.describe("en")
    with pytest.raises(ValueError, match="inside"):
        funnel_limits(n=[10], share=1.0)


def test_a_hard_case_mix_is_not_held_against_a_unit():
    found = standardised_ratios(
        units=["easy", "easy", "hard", "hard"],
        strata=["simple", "complex", "simple", "complex"],
        events=[9, 5, 1, 45],
        n=[90, 10, 10, 90],
    )
    assert [unit.ratio for unit in found.units] == pytest.approx([1, 1])
    assert "none of 2 units" in found.describe("en")


def test_observed_and_expected_agree_in_all_and_empty_units_have_a_reason():
    found = standardised_ratios(
        units=["a", "b", "b", "c"], strata=["x", "x", "y", "z"], events=[30, 5, 3, 0], n=[60, 60, 9, 8]
    )
    assert sum(unit.expected for unit in found.units) == pytest.approx(38)
    assert found.units[2].reason is Undefined.NO_EXPOSURE
    assert "a is furthest" in found.describe("en") or "b is furthest" in found.describe("en")
    assert standardised_ratios(units=[], strata=[], events=[], n=[]).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="one length"):
        standardised_ratios(units=["a"], strata=[], events=[1], n=[2])
