"""Units against the rest: one group-by says what the rows say."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, compare_means, compare_units, compare_units_from_sums

rows = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 10)), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(rows=rows)
def test_each_unit_is_compared_with_the_rows_of_all_others(rows):
    units, values = zip(*rows, strict=True)
    found = compare_units(values=values, units=units)
    assert [each.unit for each in found.units] == list(dict.fromkeys(units))
    for each in found.units:
        alone = compare_means(
            first=[value for unit, value in rows if unit == each.unit],
            second=[value for unit, value in rows if unit != each.unit],
        )
        assert (each.p is None) == (alone.p is None)
        assert each.reason == alone.reason
        if each.p is not None:
            assert each.t == pytest.approx(alone.t, rel=1e-6, abs=1e-9)
            assert each.adjusted_p >= each.p


def test_sums_rows_numpy_and_arrow_agree():
    rng = np.random.default_rng(1)
    values, units = rng.normal(7, 2, 400), rng.integers(0, 5, 400)
    expected = [each.p for each in compare_units(values=values.tolist(), units=units.tolist()).units]
    order = list(dict.fromkeys(units.tolist()))
    parts = [values[units == unit] for unit in order]
    sums = compare_units_from_sums(
        units=[str(unit) for unit in order],
        n=[len(part) for part in parts],
        totals=[part.sum() for part in parts],
        sums_of_squares=[(part**2).sum() for part in parts],
    )
    assert [each.p for each in sums.units] == pytest.approx(expected)
    arrow = compare_units(values=pa.array(values), units=pa.array([str(unit) for unit in units]))
    assert [each.p for each in arrow.units] == pytest.approx(expected)
    assert [each.p for each in compare_units(values=values, units=units).units] == pytest.approx(expected)


def test_a_large_offset_does_not_drown_the_spread():
    values = [1e9 + step for step in (0, 1, 2, 5, 6, 7)]
    near = compare_units(values=[0, 1, 2, 5, 6, 7], units="aaabbb")
    far = compare_units(values=values, units="aaabbb")
    assert far.units[0].t == pytest.approx(near.units[0].t)


def test_findings_are_named_by_unit_and_the_far_unit_is_outlying():
    rng = np.random.default_rng(5)
    units = np.repeat(["N", "E", "S", "W", "C", "X"], 200)
    values = rng.normal(5, 1, len(units)) + np.where(units == "X", -1.0, 0) + np.where(units == "N", 0.5, 0)
    found = compare_units(values=values, units=units.tolist(), adjustment="holm")
    assert (found.higher[0], found.lower, "X" in found.outlying) == ("N", ("X",), True)
    assert found.describe("en").startswith("Of 6 units, distinguishably above the rest: N")
    assert "显著低于其余的有：X" in found.describe("zh-Hans")


def test_noise_alone_seldom_makes_a_finding():
    rng = np.random.default_rng(7)
    alarms = sum(
        bool(found.higher or found.lower)
        for found in (compare_units(values=rng.normal(size=400), units=np.arange(400) % 20) for _ in range(60))
    )
    assert alarms <= 8  # 5 % of 60 is 3


@pytest.mark.parametrize(
    ("values", "units", "reason"),
    [
        ([], [], Undefined.NO_ANSWERS),
        ([1, 2, 3], "aaa", Undefined.NO_ANSWERS),
        ([1, 1, 1, 1], "aabb", Undefined.NO_VARIATION),
        ([1, 2], "ab", Undefined.TOO_FEW),
    ],
)
def test_no_unit_that_can_be_tested_is_a_reason(values, units, reason):
    found = compare_units(values=values, units=units)
    assert found.reason is reason
    assert found.describe("en").startswith("The comparison of units cannot be computed")


def test_missing_values_and_units_are_counted():
    found = compare_units(values=[1, None, 3, 4, float("inf"), 6], units=["a", "a", None, "b", "b", "b"])
    assert (found.n, found.missing, found.rejected) == (3, 2, 1)
    with pytest.raises(ValueError, match="one unit a value"):
        compare_units(values=[1, 2], units="a")
    with pytest.raises(ValueError, match="for each unit"):
        compare_units_from_sums(units=["a"], n=[1, 2], totals=[1], sums_of_squares=[1])
