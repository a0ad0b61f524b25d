"""Mantel–Haenszel ratios and standardised rates."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, direct_standardisation, indirect_standardisation, mantel_haenszel

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

TABLE = st.lists(st.lists(st.integers(0, 20), min_size=2, max_size=2), min_size=2, max_size=2)
STRATA = st.lists(TABLE, min_size=1, max_size=4)
MEASURES = ("odds_ratio", "risk_ratio", "rate_ratio")


@RELAXED
@given(STRATA, st.sampled_from(MEASURES))
def test_exchanging_the_groups_inverts_the_ratio(strata, measure):
    one = mantel_haenszel(strata, measure=measure)
    other = mantel_haenszel([table[::-1] for table in strata], measure=measure)
    if one.estimate and other.estimate:
        assert one.estimate * other.estimate == pytest.approx(1)
        if one.interval and other.interval:
            assert one.interval.low == pytest.approx(1 / other.interval.high)
    assert one.describe("zh-Hant")


@RELAXED
@given(STRATA, st.sampled_from(MEASURES))
def test_what_is_undefined_has_a_reason_and_no_nan(strata, measure):
    found = mantel_haenszel(strata, measure=measure)
    numbers = [found.estimate, found.crude, found.p, found.homogeneity_chi2, found.homogeneity_p, *found.strata]
    assert all(number is None or abs(number) < 1e18 for number in numbers)
    assert (found.interval is None) == (found.reason is not None)


@RELAXED
@given(TABLE)
def test_one_stratum_is_the_crude_ratio(table):
    found = mantel_haenszel([table])
    if found.estimate is not None:
        assert found.estimate == pytest.approx(found.crude)
        assert not found.reversed


def test_simpson_is_named():
    strata = [[[81, 6], [234, 36]], [[192, 71], [55, 25]]]  # kidney stones, Charig et al. 1986
    found = mantel_haenszel(strata)
    assert found.reversed
    assert found.estimate > 1 > found.crude
    assert "Simpson" in found.describe("en")


def test_strata_with_an_empty_group_are_counted_out():
    found = mantel_haenszel([[[5, 5], [3, 7]], [[0, 0], [3, 7]]])
    assert found.rejected == 1
    assert mantel_haenszel([]).reason is Undefined.NO_ANSWERS


@pytest.mark.parametrize("strata", [[[1, 2, 3]], [[[1, -2], [3, 4]]]])
def test_other_shapes_are_told(strata):
    with pytest.raises(ValueError, match=r"2 × 2|inhomogeneous"):
        mantel_haenszel(strata)


RATES = st.dictionaries(st.sampled_from("abc"), st.integers(0, 30), min_size=3, max_size=3)


@RELAXED
@given(RATES, st.integers(1, 9))
def test_with_its_own_mix_as_standard_a_rate_stays_crude(events, factor):
    exposure = {"a": 100 * factor, "b": 250, "c": 60}
    found = direct_standardisation(events=events, exposure=exposure, standard=exposure)
    assert found.estimate == pytest.approx(found.crude)
    assert found.interval.low <= found.estimate <= found.interval.high


@RELAXED
@given(RATES)
def test_the_own_rates_as_reference_expect_what_is_observed(events):
    exposure = {"a": 100, "b": 250, "c": 60}
    rates = {name: events[name] / exposure[name] for name in events}
    found = indirect_standardisation(events=events, exposure=exposure, reference_rates=rates)
    if sum(events.values()):
        assert found.estimate == pytest.approx(1)
        assert "not distinguishable" in found.describe("en")
    else:
        assert found.reason is Undefined.NO_EXPOSURE


def test_a_stratum_of_the_standard_without_exposure_leaves_no_rate():
    found = direct_standardisation(events={"a": 1}, exposure={"a": 10}, standard={"a": 1, "b": 1})
    assert (found.estimate, found.reason) == (None, Undefined.EMPTY_CELL)
    with pytest.raises(ValueError, match="no exposure"):
        direct_standardisation(events={"b": 1}, exposure={"a": 10}, standard={"a": 1})
    with pytest.raises(ValueError, match="no reference rate"):
        indirect_standardisation(events={"a": 1}, exposure={"a": 10}, reference_rates={})
