import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Interval,
    Undefined,
    iceberg_from_complaints,
    iceberg_of_population,
    iceberg_of_segments,
    wilson_interval,
)

SHARE = st.floats(0.001, 1)


def interval(low, high):
    return Interval(low=low, high=high, confidence=0.95)


def test_where_nobody_complains_there_is_no_multiplier():
    forward = iceberg_of_population(customers=1000, dissatisfied=0.2, complain=0)
    assert (forward.estimate, forward.multiplier, forward.silent_per_complaint) == (200, None, None)
    assert forward.reason is Undefined.NO_EXPOSURE
    backward = iceberg_from_complaints(complaints=0, rate=0)
    assert (backward.estimate, backward.dissatisfied, backward.multiplier) == (None, None, None)
    assert backward.describe("en").endswith("there is nothing to divide by.")
    assert iceberg_from_complaints(complaints=5, rate=1e-320).estimate is None
    assert iceberg_of_population(customers=0, dissatisfied=0.2, complain=0.1).estimate is None


def test_a_rate_that_may_be_zero_sets_no_upper_limit():
    found = iceberg_from_complaints(complaints=10, rate=0.05, rate_interval=interval(0, 0.1))
    assert (found.estimate, found.interval, found.reason) == (190, None, Undefined.NO_LIMIT)


def test_the_doubt_about_the_rate_is_spoken():
    found = iceberg_from_complaints(complaints=340, rate=0.05, rate_interval=interval(0.03, 0.08))
    assert found.describe("en") == (
        "About 6460 dissatisfied customers did not complain, 340 did "
        "(3910 to 10993 by the complaint rate's 95% interval)."
    )
    assert "没有区间" in iceberg_from_complaints(complaints=340, rate=0.05).describe("zh-Hans")


def test_segments_add_up_each_with_its_own_rate():
    rates = [interval(0.03, 0.08), interval(0.2, 0.4)]
    parts = [
        iceberg_from_complaints(complaints=100, rate=rate, rate_interval=ends)
        for rate, ends in zip([0.05, 0.3], rates, strict=True)
    ]
    whole = iceberg_of_segments(parts)
    assert whole.estimate == pytest.approx(1900 + 100 * 7 / 3)
    assert whole.multiplier == pytest.approx((2000 + 1000 / 3) / 200)
    assert sum(part.interval.low for part in parts) < whole.interval.low < whole.estimate
    assert iceberg_of_segments(parts[:1]).interval.high == pytest.approx(parts[0].interval.high)
    unknown = iceberg_of_segments([*parts, iceberg_from_complaints(complaints=5, rate=0)])
    assert (unknown.estimate, unknown.reason, unknown.missing) == (None, Undefined.NO_EXPOSURE, 1)
    assert iceberg_of_segments([parts[0], iceberg_from_complaints(complaints=5, rate=0.5)]).interval is None
    assert iceberg_of_segments([]).reason is Undefined.NO_ANSWERS


@pytest.mark.parametrize(
    "call",
    [
        lambda: iceberg_of_population(customers=-1, dissatisfied=0.1, complain=0.1),
        lambda: iceberg_of_population(customers=1, dissatisfied=1.1, complain=0.1),
        lambda: iceberg_from_complaints(complaints=-1, rate=0.1),
        lambda: iceberg_from_complaints(complaints=1, rate=5),
        lambda: iceberg_from_complaints(complaints=math.inf, rate=0.5),
    ],
)
def test_shares_and_counts_must_be_such(call):
    with pytest.raises(ValueError, match="must not be negative"):
        call()


@given(st.integers(1, 10**7), SHARE, SHARE)
def test_from_customers_and_back(customers, dissatisfied, complain):
    forward = iceberg_of_population(customers=customers, dissatisfied=dissatisfied, complain=complain)
    back = iceberg_from_complaints(complaints=forward.complainants, rate=complain)
    assert back.estimate == pytest.approx(forward.estimate, abs=1e-6)
    assert forward.estimate + forward.complainants == pytest.approx(forward.dissatisfied)
    assert 0 <= forward.estimate <= customers
    assert forward.silent_per_complaint == pytest.approx(forward.multiplier - 1)


@given(st.integers(1, 5000), st.integers(1, 60))
def test_the_interval_holds_the_estimate(complaints, told):
    rate = wilson_interval(successes=told, n=200)
    found = iceberg_from_complaints(complaints=complaints, rate=told / 200, rate_interval=rate)
    assert 0 <= found.interval.low <= found.estimate <= found.interval.high
