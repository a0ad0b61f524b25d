"""Normalised months, intraday profiles, corrections, distributions and China's days."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.clocks import Calendar, MissingCalendarYear
from huiyin.lib.planning import (
    calendar_effects,
    conformal_band,
    correct_ahead,
    forecast_dispersion,
    intraday_profile,
    lunar_offset,
    month_to_intervals,
    normalise_month,
    outlier_days,
    profiles_by_class,
    scale_to_total,
    spread_day,
    spread_day_whole,
    update_day,
    volume_quantiles,
    working_days,
)
from huiyin.lib.stats import Undefined

days = st.lists(
    st.lists(st.floats(0, 500), min_size=4, max_size=4).filter(lambda day: sum(day) > 1), min_size=1, max_size=6
)


@settings(max_examples=40, deadline=None)
@given(days, st.integers(0, 10**6), st.floats(0, 10))
def test_profiles_sum_to_one_and_whole_days_to_their_total(history, total, strength):
    profile = intraday_profile(history, towards=[1, 1, 1, 1], strength=strength)
    assert math.fsum(profile.shares) == pytest.approx(1)
    assert min(profile.shares) >= 0
    whole = spread_day_whole(total=total, profile=profile)
    assert sum(whole) == total
    assert np.abs(np.array(whole) - spread_day(total=total, profile=profile)).max() < 1.001


def test_a_profile_is_the_mean_of_shares_not_the_share_of_sums():
    assert intraday_profile([[1, 3], [400, 400]]).shares == (0.375, 0.625)


def test_days_that_cannot_count_are_missing():
    found = intraday_profile([[1, 3], [None, 2], [0, 0], [-1, 3]])
    assert (found.n, found.missing) == (1, 3)
    empty = intraday_profile([])
    assert empty.reason is Undefined.NO_ANSWERS
    assert spread_day_whole(total=3, profile=empty) == ()
    assert intraday_profile([], towards=[2, 6], strength=1).shares == (0.25, 0.75)
    with pytest.raises(ValueError, match="same intervals"):
        intraday_profile([[1, 2], [1, 2, 3]])
    with pytest.raises(ValueError, match="one share for each"):
        intraday_profile([[1, 2]], towards=[1, 2, 3], strength=1)


def test_a_rare_class_borrows_from_all_days():
    history = [[10, 10]] * 9 + [[0, 20]]
    found = profiles_by_class(history, classes=["weekday"] * 9 + ["holiday"], strength=4)
    assert found["holiday"].shares == pytest.approx((0.8 * 0.45, 0.2 + 0.8 * 0.55))
    assert found["weekday"].weight == pytest.approx(9 / 13)


def test_the_update_moves_from_the_forecast_towards_what_came():
    forecast = [100.0, 100.0, 100.0]
    factors = [update_day(forecast=forecast, actual=[150.0], day_variance=v).estimate for v in (0, 0.001, 0.1, 1e6)]
    assert factors[0] == 1
    assert factors == sorted(factors)
    assert factors[-1] == pytest.approx(1.5, rel=1e-3)
    assert update_day(forecast=forecast, actual=[]).total == 300
    gap = update_day(forecast=forecast, actual=[None, 100.0], day_variance=0.1)
    assert (gap.n, gap.missing, gap.total) == (1, 1, pytest.approx(300))
    half = update_day(forecast=forecast, actual=[150.0], day_variance=0.1, evidence=0.5)
    assert 1 < half.estimate < factors[2]
    with pytest.raises(ValueError, match="whole day"):
        update_day(forecast=[1.0], actual=[1.0, 2.0])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(1, 1000), min_size=1, max_size=31), st.floats(0.5, 20))
def test_a_month_scales_with_its_days(daily, factor):
    one = normalise_month(daily, standard_days=21)
    other = normalise_month([value * factor for value in daily], standard_days=21)
    assert other.estimate == pytest.approx(one.estimate * factor, rel=1e-6)
    assert one.clean_total == pytest.approx(one.estimate * len(daily) / 21)


def test_outliers_are_compared_within_their_weekday_type():
    daily = [100, 101, 99, 102, 20, 21, 98, 100, 101, 99, 19, 20]
    types = ["w"] * 4 + ["s"] * 2 + ["w"] * 4 + ["s"] * 2
    assert outlier_days(daily, weekday_types=types).outliers == ()
    assert outlier_days([*daily, 100], weekday_types=[*types, "s"]).outliers == (12,)


def test_no_spread_means_no_outlier_and_one_odd_day_among_equals_is_found():
    assert outlier_days([5.0] * 10).outliers == ()
    assert outlier_days([5.0] * 20 + [9.0]).outliers == (20,)
    assert outlier_days([]).reason is Undefined.NO_ANSWERS
    assert outlier_days([1.0, None, 3.0]).scores[1] is None


def test_missing_days_take_their_weekday_median_or_refuse():
    found = normalise_month([10, None, 30, 5], weekday_types=["w", "w", "w", "s"])
    assert found.daily == (10, 20, 30, 5)
    refused = normalise_month([10, None], weekday_types=["w", "s"])
    assert (refused.estimate, refused.reason) == (None, Undefined.TOO_MANY_MISSING)
    assert normalise_month([]).reason is Undefined.NO_ANSWERS
    assert normalise_month([5.0], equivalents=[0.0]).reason is Undefined.NO_EXPOSURE
    with pytest.raises(ValueError, match="equivalent"):
        normalise_month([5.0], equivalents=[-1.0])


def test_february_and_golden_week_compare_after_scaling():
    worth = {True: 1.0, False: 0.3}
    for working, idle in ((17, 14), (20, 8), (23, 8)):
        daily = [1000.0] * working + [300.0] * idle
        types = [True] * working + [False] * idle
        equivalents = [worth[kind] for kind in types]
        assert normalise_month(
            daily, weekday_types=types, equivalents=equivalents, standard_days=22
        ).estimate == pytest.approx(22_000)


def test_the_correction_is_shrunk_and_held():
    found = correct_ahead(actual=[110] * 5, forecast=[100] * 5, ahead=[200, 300])
    assert found.estimate == pytest.approx(1.05)
    assert found.corrected == pytest.approx((210, 315))
    assert correct_ahead(actual=[900] * 50, forecast=[100] * 50, ahead=[]).estimate == pytest.approx(1.2)
    assert correct_ahead(actual=[], forecast=[], ahead=[]).reason is Undefined.NO_ANSWERS
    assert correct_ahead(actual=[1], forecast=[0], ahead=[]).reason is Undefined.NO_EXPOSURE


def test_months_days_and_intervals_agree():
    profiles = [intraday_profile([[1, 2, 4]]), intraday_profile([[1, 1, 1]]), intraday_profile([[3, 1, 1]])]
    found = month_to_intervals(total=1001, day_weights=[1.0, 0.0, 0.7], profiles=profiles)
    assert sum(map(sum, found)) == 1001
    assert found[1] == (0, 0, 0)
    assert scale_to_total([1, 3], total=8) == (2, 6)
    assert scale_to_total([0, 0], total=8) is None


def test_dispersion_finds_the_day_factor_and_its_quantiles_cover():
    rng = np.random.default_rng(9)
    mean = np.full(4000, 200.0)
    actual = rng.poisson(mean * rng.gamma(25, 1 / 25, 4000))
    found = forecast_dispersion(actual=actual, forecast=mean)
    assert found.estimate == pytest.approx(0.04, rel=0.15)
    high = volume_quantiles([200.0], dispersion=found.estimate, probability=0.9)[0]
    assert np.mean(actual <= high) == pytest.approx(0.9, abs=0.02)
    plain = forecast_dispersion(actual=[100] * 20, forecast=[100] * 20)
    assert plain.estimate == 0
    assert "chance" in plain.describe("en")
    assert forecast_dispersion(actual=[1], forecast=[1]).reason is Undefined.TOO_FEW
    with pytest.raises(ValueError, match="finite"):
        volume_quantiles([-1.0], dispersion=0.1, probability=0.5)


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 1e5), st.floats(0, 2), st.floats(0.05, 0.9))
def test_quantiles_grow_with_their_probability(mean, phi, probability):
    low, high = (volume_quantiles([mean], dispersion=phi, probability=p)[0] for p in (probability, probability + 0.05))
    assert 0 <= low <= high


def test_the_conformal_band_needs_enough_errors_and_covers():
    assert conformal_band([10.0], past_actual=[1] * 18, past_forecast=[1] * 18, confidence=0.95) is None
    assert conformal_band([10.0], past_actual=[1] * 19, past_forecast=[1] * 19, confidence=0.95).low == (10.0,)
    rng = np.random.default_rng(10)
    held = []
    for _ in range(200):
        errors = 1 + 0.3 * rng.standard_t(3, 31)
        band = conformal_band([100.0], past_actual=100 * errors[:30], past_forecast=[100] * 30, confidence=0.8)
        held.append(100 - (band.high[0] - 100) <= 100 * errors[30] <= band.high[0])
    assert np.mean(held) >= 0.75


def test_a_year_nobody_entered_is_never_guessed():
    with pytest.raises(MissingCalendarYear, match="Enter the holidays"):
        working_days([date(2031, 3, 3)])
    own = Calendar(zone=None, holidays=frozenset({date(2031, 3, 3)}), years=frozenset({2031}))
    assert working_days([date(2031, 3, 3), date(2031, 3, 4)], calendar=own) == (False, True)


def test_the_marks_around_national_day_2025():
    found = calendar_effects(
        [date(2025, 9, 28), date(2025, 9, 30), date(2025, 10, 1), date(2025, 10, 9), date(2025, 10, 11)]
    )
    marks = [dict(zip(found.names[:4], row, strict=False)) for row in found.rows.astype(int).tolist()]
    assert [[name for name, value in mark.items() if value] for mark in marks] == [
        ["adjusted_workday"],
        ["day_before"],
        ["holiday"],
        ["day_after"],
        ["adjusted_workday"],
    ]


@pytest.mark.parametrize(("width", "groups"), [(1, 31), (5, 7), (15, 3)])
def test_each_day_near_new_year_falls_into_one_lunar_group(width, groups):
    near = [date(2025, 1, 14 + i) for i in range(18)]
    found = calendar_effects(near, lunar_width=width)
    assert len(found.names) == 4 + groups
    assert (found.rows[:, 4:].sum(axis=1) == 1).all()
    assert lunar_offset(date(2025, 1, 28)) == -1
    assert lunar_offset(date(2025, 3, 1)) is None
