"""Sample sizes, power, detectable differences, and verdicts."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    DidResult,
    Interval,
    Undefined,
    detectable_mean_difference,
    detectable_nps_difference,
    detectable_share_difference,
    pilot_verdict,
    power_for_means,
    power_for_nps,
    power_for_shares,
    sample_size_for_means,
    sample_size_for_nps,
    sample_size_for_shares,
)
from huiyin.lib.stats.experiments import Design

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

SHARE = st.floats(0.05, 0.95)


@RELAXED
@given(SHARE, SHARE, st.floats(0.5, 3))
def test_the_planned_size_has_the_planned_power(p1, p2, ratio):
    design = Design(ratio=ratio)
    if abs(p1 - p2) < 0.02:
        return
    needed = sample_size_for_shares(p1=p1, p2=p2, design=design)
    assert power_for_shares(p1=p1, p2=p2, control=needed.control, design=design).estimate >= 0.8 - 1e-9
    if needed.control > 1:
        fewer = power_for_shares(p1=p1, p2=p2, control=needed.control - 1, design=design)
        assert fewer.estimate < 0.8


@RELAXED
@given(st.integers(20, 2000))
def test_what_is_detectable_is_found_with_the_power(control):
    of_means = detectable_mean_difference(sd=2, control=control).estimate
    assert power_for_means(difference=of_means, sd=2, control=control).estimate == pytest.approx(0.8, abs=1e-5)
    of_nps = detectable_nps_difference(control=control, unit_variance=0.7).estimate
    assert power_for_nps(difference=of_nps, control=control, unit_variance=0.7).estimate == pytest.approx(0.8)
    of_shares = detectable_share_difference(p1=0.4, control=control).estimate
    assert power_for_shares(p1=0.4, p2=0.4 + of_shares, control=control).estimate == pytest.approx(0.8)


def test_clusters_need_more_and_come_whole():
    plain = sample_size_for_nps(difference=10, unit_variance=0.6)
    grouped = sample_size_for_nps(
        difference=10, unit_variance=0.6, design=Design(cluster_size=30, icc=0.1, cluster_cv=0.5)
    )
    assert grouped.design_effect == pytest.approx(1 + (1.25 * 30 - 1) * 0.1)
    assert grouped.estimate == pytest.approx(plain.estimate * grouped.design_effect)
    assert grouped.control == 30 * grouped.clusters
    assert plain.clusters is None


def test_no_effect_needs_no_finite_sample():
    for found in (
        sample_size_for_shares(p1=0.5, p2=0.5),
        sample_size_for_means(difference=0, sd=1),
        sample_size_for_nps(difference=0),
    ):
        assert (found.estimate, found.reason) == (None, Undefined.NO_LIMIT)
    assert detectable_share_difference(p1=0.99, control=5).reason is Undefined.TOO_FEW


def test_one_sided_needs_less():
    one, two = Design(one_sided=True), Design()
    assert (
        sample_size_for_means(difference=1, sd=2, design=one).control
        < sample_size_for_means(difference=1, sd=2, design=two).control
    )


@pytest.mark.parametrize(
    "wrong", [{"alpha": 0}, {"power": 1}, {"ratio": 0}, {"icc": 2}, {"cluster_size": 0}, {"alpha": 0.9, "power": 0.8}]
)
def test_an_impossible_design_is_told(wrong):
    with pytest.raises(ValueError, match=r"alpha|cluster"):
        Design(**wrong)


def test_impossible_plans_are_told():
    with pytest.raises(ValueError, match="Shares"):
        sample_size_for_shares(p1=1.2, p2=0.4)
    with pytest.raises(ValueError, match="standard deviation"):
        sample_size_for_means(difference=1, sd=0)
    with pytest.raises(ValueError, match="NPS"):
        sample_size_for_nps(difference=1, unit_variance=2)
    with pytest.raises(ValueError, match="at least one row"):
        power_for_shares(p1=0.1, p2=0.2, control=0)


def difference(low, high):
    return DidResult(n=100, estimate=(low + high) / 2, interval=Interval(low, high, 0.95), method="ols")


@pytest.mark.parametrize(
    ("low", "high", "options", "verdict", "ground"),
    [
        (1, 3, {}, "adopt", "better"),
        (-3, -1, {}, "stop", "worse"),
        (-1, 3, {}, "adjust", "unclear"),
        (0.1, 0.4, {"worthwhile": 0.5}, "adjust", "too_small"),
        (-1, 0.4, {"worthwhile": 0.5}, "stop", "not_worth"),
        (0.1, 2, {"worthwhile": 0.5}, "adopt", "better"),
        (-3, -1, {"better": "lower"}, "adopt", "better"),
        (1, 3, {"better": "lower"}, "stop", "worse"),
        (-0.4, 0.2, {"goal": "not_worse", "margin": 0.5}, "adopt", "not_worse"),
        (0.1, 0.2, {"goal": "not_worse", "margin": 0.5}, "adopt", "better"),
        (-0.6, 0.2, {"goal": "not_worse", "margin": 0.5}, "adjust", "unclear"),
        (-2, -0.6, {"goal": "not_worse", "margin": 0.5}, "stop", "worse"),
        (-0.2, 0.4, {"goal": "not_worse", "margin": 0.5, "better": "lower"}, "adopt", "not_worse"),
    ],
)
def test_the_rule_of_the_verdict(low, high, options, verdict, ground):
    found = pilot_verdict(difference(low, high), **options)
    assert (found.verdict, found.ground) == (verdict, ground)
    assert found.describe("en").startswith(verdict.capitalize())


def test_without_an_interval_there_is_no_verdict():
    open_end = replace(difference(1, 2), interval=None, reason=Undefined.TOO_FEW)
    found = pilot_verdict(open_end)
    assert (found.verdict, found.reason) == (None, Undefined.TOO_FEW)
    with pytest.raises(ValueError, match="margin"):
        pilot_verdict(difference(1, 2), goal="not_worse")


def test_a_huge_effect_needs_two_of_each_and_two_detect_only_a_huge_one():
    assert sample_size_for_means(difference=1e6, sd=1).control == 2
    assert detectable_mean_difference(sd=1, control=2).estimate > 3
    assert detectable_mean_difference(sd=1, control=1).reason is Undefined.TOO_FEW


def test_shares_that_cannot_vary_are_found_always_or_never():
    assert power_for_shares(p1=0, p2=0, control=100).estimate == pytest.approx(0.025)
    assert power_for_shares(p1=0, p2=1, control=1).estimate == 0
    assert power_for_shares(p1=0, p2=1, control=10).estimate == 1
    assert detectable_share_difference(p1=0, control=400).estimate == pytest.approx(0.0194, abs=1e-4)


def test_rows_are_counted_in_any_number_type():
    assert power_for_means(difference=0.5, sd=1, control=Decimal(64)) == power_for_means(
        difference=0.5, sd=1, control=64
    )
    assert type(power_for_nps(difference=np.float64(5), control=np.int64(900)).n) is int
    assert type(sample_size_for_shares(p1=np.float64(0.5), p2=np.float64(0.6)).estimate) is float
