"""What all families stand on: columns, counts, intervals of a share, rounding, spoken numbers."""

import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import clopper_pearson_interval, csat_from_counts, nps, nps_from_counts, wilson_interval
from huiyin.lib.stats.inputs import as_list, whole_counts
from huiyin.lib.stats.rounding import half_up, largest_remainder
from huiyin.lib.stats.speech import singular

NUMBERS = (int, float, Decimal, np.int32, np.int64, np.uint8, np.float64)


@pytest.mark.parametrize(
    "values",
    [
        [9, None, math.nan],
        (value for value in (9, None, math.nan)),
        np.array([9, np.nan, np.nan]),
        pa.array([9, None, None]),
        pd.Series([9, None, None], dtype="Int64"),
        pd.Series([9, None, math.nan]),
        [Decimal(9), None, Decimal("NaN")],
    ],
)
def test_what_is_missing_is_missing_in_any_column(values):
    result = nps(values)
    assert (result.n, result.missing, result.rejected, result.promoters) == (1, 2, 0, 1)
    assert as_list([None, 2.5]) == [None, 2.5]


@pytest.mark.parametrize("number", NUMBERS)
def test_counts_may_be_of_any_number_type_and_come_out_plain(number):
    score = nps_from_counts(promoters=number(45), passives=number(30), detractors=number(25), missing=number(3))
    assert score == nps_from_counts(promoters=45, passives=30, detractors=25, missing=3)
    assert {type(value) for value in (score.n, score.missing, score.promoters)} == {int}
    share = csat_from_counts(satisfied=number(8), n=number(10))
    assert share == csat_from_counts(satisfied=8, n=10)
    assert type(share.satisfied) is int


@pytest.mark.parametrize("wrong", [None, -1, 2.5, math.nan, math.inf, Decimal("NaN"), Decimal("2.5")])
def test_a_count_is_whole_and_not_negative(wrong):
    with pytest.raises(ValueError, match="passives"):
        nps_from_counts(promoters=1, passives=wrong, detractors=1)
    with pytest.raises(ValueError, match="whole"):
        whole_counts(n=wrong)


@pytest.mark.parametrize("compute", [wilson_interval, clopper_pearson_interval])
@pytest.mark.parametrize("confidence", [0, 1, 1.5, -0.1, math.nan])
def test_a_confidence_lies_between_0_and_1_even_of_no_answers(compute, confidence):
    for n in (0, 10):
        with pytest.raises(ValueError, match="between 0 and 1"):
            compute(successes=0, n=n, confidence=confidence)


def test_a_share_of_a_trillion_does_not_overflow():
    plain = wilson_interval(successes=4 * 10**11, n=10**12)
    assert wilson_interval(successes=np.int64(4 * 10**11), n=np.int64(10**12)) == plain
    assert wilson_interval(successes=np.int32(40_000), n=np.int32(100_000)).low == pytest.approx(0.39697, abs=1e-5)
    assert plain.high - plain.low == pytest.approx(2 * 1.959964 * math.sqrt(0.24 / 10**12), rel=1e-6)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30).filter(any), st.integers(0, 10**18))
def test_largest_remainders_add_up_and_keep_their_quota(shares, total):
    parts = largest_remainder(shares, total=total)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)
    assert all(part == 0 for part, share in zip(parts, shares, strict=True) if share == 0)


@pytest.mark.parametrize(("shares", "total"), [([], 1), ([0, 0], 1), ([1, -1], 1), ([math.nan], 1), ([1], -1)])
def test_shares_that_cannot_be_divided_are_refused(shares, total):
    with pytest.raises(ValueError, match="not"):
        largest_remainder(shares, total=total)


def test_halves_go_up_and_zero_has_no_sign():
    assert [half_up(value, step="0.5") for value in (2.25, 2.75, np.float64(0.25))] == [2.5, 3.0, 0.5]
    assert math.copysign(1, half_up(-0.2)) == 1


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("only 1 answers: no", "only 1 answer: no"),
        ("1 answers are spread over 1 strata", "1 answer is spread over 1 stratum"),
        ("from 1 categories, 1 outlier days", "from 1 category, 1 outlier day"),
        ("31 answers, 0.1 points, 2.1 days, 1,001 cases", "31 answers, 0.1 points, 2.1 days, 1,001 cases"),
        ("About 1 dissatisfied customers did; 1 people stay", "About 1 dissatisfied customer did; 1 person stays"),
        ("+1 points, 1 times as many", "+1 point, 1 times as many"),
        ("a shift of 1 standard deviations", "a shift of 1 standard deviation"),
        ("1 of 1 accounts are reached by 1 members", "1 of 1 account is reached by 1 member"),
    ],
)
def test_one_is_singular(many, one):
    assert singular(many) == one


def test_chinese_sets_latin_names_off_with_a_space():
    assert nps([]).describe("zh-Hans") == "NPS 无法计算：没有数据。"
    assert csat_from_counts(satisfied=0, n=0).describe("zh-Hant") == "滿意率無法計算：沒有資料。"
