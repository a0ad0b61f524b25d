"""Any figure against another period's or a target, from intervals alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    against_target,
    compare_figures,
    compare_shares,
    csat_from_counts,
    mean_interval,
    nps_from_counts,
)


@settings(max_examples=40, deadline=None)
@given(n=st.tuples(st.integers(1, 300), st.integers(1, 300)), shares=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_two_satisfaction_rates_have_newcombes_interval(n, shares):
    x = [round(a * b) for a, b in zip(n, shares, strict=True)]
    now, before = (csat_from_counts(satisfied=a, n=b) for a, b in zip(x, n, strict=True))
    found = compare_figures(now=now, before=before)
    newcombe = compare_shares(first_successes=x[0], first_n=n[0], second_successes=x[1], second_n=n[1])
    assert found.interval.low == pytest.approx(newcombe.interval.low, abs=1e-12)
    assert found.interval.high == pytest.approx(newcombe.interval.high, abs=1e-12)
    assert found.distinguishable == newcombe.distinguishable


def test_two_waves_of_nps_have_the_interval_of_their_standard_errors():
    now = nps_from_counts(promoters=130, passives=40, detractors=30)
    before = nps_from_counts(promoters=60, passives=50, detractors=60)
    found = compare_figures(now=now, before=before)
    half = 1.959963984540054 * (now.se**2 + before.se**2) ** 0.5
    assert found.interval.high - found.estimate == pytest.approx(half)
    assert found.describe("en").endswith("distinguishably higher.")
    assert compare_figures(now=before, before=now).describe("zh-Hant").endswith("顯著較低。")


def test_a_period_without_answers_has_a_reason():
    now, nothing = csat_from_counts(satisfied=8, n=10), csat_from_counts(satisfied=0, n=0)
    found = compare_figures(now=now, before=nothing)
    assert (found.estimate, found.interval, found.reason) == (None, None, Undefined.NO_ANSWERS)
    single = compare_figures(now=mean_interval([4.0]), before=mean_interval([3.0, 5.0]))
    assert (single.estimate, single.interval) == (0.0, None)
    assert "without an interval" in single.describe("en")
    with pytest.raises(ValueError, match="unlike confidence"):
        compare_figures(now=now, before=csat_from_counts(satisfied=8, n=10, confidence=0.9))


def test_a_target_is_missed_only_beyond_doubt():
    few, many = csat_from_counts(satisfied=8, n=10), csat_from_counts(satisfied=8000, n=10000)
    assert not against_target(few, target=0.85).distinguishable
    assert against_target(few, target=0.85).describe("en").endswith("not distinguishable from it.")
    assert against_target(many, target=0.85).describe("zh-Hans").endswith("低于目标。")
    assert against_target(many, target=0.75).describe("zh-Hant").endswith("高於目標。")
    assert against_target(csat_from_counts(satisfied=0, n=0), target=0.5).reason is Undefined.NO_ANSWERS
