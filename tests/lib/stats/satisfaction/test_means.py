import math
import statistics
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    csat_from_counts,
    csat_of_units,
    mean_from_moments,
    mean_interval,
    mean_of_units,
    nps_from_counts,
    nps_of_units,
)

SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=40)


def test_a_column_may_be_a_list_an_array_or_arrow():
    for values in ([1, 2, None, 4], np.array([1, 2, np.nan, 4]), pa.array([1, 2, None, 4])):
        result = mean_interval(values)
        assert (result.n, result.missing, result.estimate) == (3, 1, pytest.approx(7 / 3))


def test_what_is_no_number_is_missing_and_what_is_endless_rejected():
    result = mean_interval([math.inf, math.nan, None, 3])
    assert (result.n, result.missing, result.rejected) == (1, 2, 1)


def test_sums_of_a_database_are_decimals_or_numpy_integers():
    values = [3, 4, 4, 5]
    plain = mean_from_moments(n=4, total=sum(values), total_of_squares=sum(x * x for x in values))
    for number in (Decimal, np.int64, np.float32, float):
        found = mean_from_moments(n=number(4), total=number(16), total_of_squares=number(66))
        assert found == plain
        assert {type(found.n), type(found.estimate), type(found.sd)} == {int, float}
    big = mean_from_moments(n=np.int64(2), total=np.int64(2 * 10**12), total_of_squares=2 * 10**24)
    assert (big.estimate, big.sd) == (10**12, 0)


def test_rounding_of_float_sums_is_no_spread():
    result = mean_from_moments(n=3, total=math.fsum([0.1] * 3), total_of_squares=math.fsum([0.1**2] * 3))
    assert (result.sd, result.reason) == (0, Undefined.NO_VARIATION)


def test_moments_of_ten_million_large_values_lose_nothing():
    n, big = 10_000_000, 10**9
    result = mean_from_moments(n=n, total=n * big + n // 2, total_of_squares=n // 2 * big**2 + n // 2 * (big + 1) ** 2)
    assert result.sd == pytest.approx(0.5, rel=1e-6)


@pytest.mark.parametrize(
    "sums", [{"n": 2, "total": 10, "total_of_squares": 1}, {"n": 0, "total": 1}, {"n": 3, "total": math.nan}]
)
def test_sums_no_answers_can_have_are_refused(sums):
    with pytest.raises(ValueError, match="have the sum"):
        mean_from_moments(**{"total": 0, "total_of_squares": 0} | sums)


def test_a_confidence_must_be_a_share():
    with pytest.raises(ValueError, match="between 0 and 1"):
        mean_interval([1, 2], confidence=95)


@given(SCORES)
def test_moments_say_what_the_answers_say(scores):
    sums = mean_from_moments(n=len(scores), total=sum(scores), total_of_squares=sum(x * x for x in scores))
    answers = mean_interval(scores)
    assert sums.estimate == pytest.approx(answers.estimate)
    assert sums.sd == (None if answers.sd is None else pytest.approx(answers.sd))
    assert sums.reason == answers.reason


@given(st.lists(SCORES, min_size=1, max_size=6))
def test_units_roll_up_to_all_their_answers(units):
    rolled = mean_of_units([mean_interval(unit) for unit in units])
    answers = [score for unit in units for score in unit]
    assert rolled.n == len(answers)
    assert rolled.estimate == pytest.approx(statistics.mean(answers))
    if len(answers) > 1:
        assert rolled.sd == pytest.approx(statistics.stdev(answers))


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), max_size=6))
def test_counts_roll_up_by_addition(units):
    names = ("promoters", "passives", "detractors")
    parts = [nps_from_counts(**dict(zip(names, unit, strict=True)), missing=1) for unit in units]
    rolled = nps_of_units(parts)
    assert [getattr(rolled, name) for name in names] == [sum(unit[i] for unit in units) for i in range(3)]
    assert rolled.missing == len(units)
    satisfied = csat_of_units([csat_from_counts(satisfied=unit[0], n=sum(unit)) for unit in units])
    assert (satisfied.satisfied, satisfied.n) == (rolled.promoters, rolled.n)


def test_no_units_have_no_figure():
    assert nps_of_units([]).estimate is None
    assert mean_of_units([]).estimate is None
    assert mean_of_units([mean_interval([]), mean_interval([3])]).estimate == 3


def test_answers_all_alike_have_no_interval():
    for result in (mean_interval([0.1] * 3), mean_from_moments(n=3, total=15, total_of_squares=75)):
        assert (result.sd, result.interval, result.reason) == (0, None, Undefined.NO_VARIATION)
    assert mean_interval([5, 5]).describe("en") == "The mean is 5 (all 2 answers are alike: no interval)."


def test_values_too_large_to_square_ask_for_a_larger_unit():
    with pytest.raises(ValueError, match="larger unit"):
        mean_interval([1e308, 1e308])
