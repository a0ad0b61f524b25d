"""Difference in differences: rows, cells, means, clusters, placebo, staggered starts, interrupted series."""

from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    did_from_means,
    did_from_moments,
    difference_in_differences,
    interrupted_series,
    pretrend_placebo,
    staggered_difference,
)
from huiyin.lib.stats.comparison.moments import Moments

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

VALUES = st.lists(st.integers(0, 20), min_size=12, max_size=12)
TREATED, POST = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1]


@RELAXED
@given(VALUES, st.integers(-50, 50))
def test_a_common_shift_of_all_changes_nothing(y, shift):
    one = difference_in_differences(y=y, treated=TREATED, post=POST)
    other = difference_in_differences(y=[value + shift for value in y], treated=TREATED, post=POST)
    assert one.estimate == pytest.approx(other.estimate, abs=1e-9)
    swapped = difference_in_differences(y=y, treated=[1 - value for value in TREATED], post=POST)
    assert swapped.estimate == pytest.approx(-one.estimate, abs=1e-9)


@RELAXED
@given(VALUES)
def test_cells_give_what_rows_give(y):
    cells = {
        f"{group}_{time}": Moments.of(
            np.array([v for v, g, p in zip(y, TREATED, POST, strict=True) if (g, p) == at], float)
        )
        for group, time, at in (
            ("control", "pre", (0, 0)),
            ("control", "post", (0, 1)),
            ("treated", "pre", (1, 0)),
            ("treated", "post", (1, 1)),
        )
    }
    rows, sums = difference_in_differences(y=y, treated=TREATED, post=POST), did_from_moments(**cells)
    assert sums.estimate == pytest.approx(rows.estimate, abs=1e-9)
    assert sums.reason == rows.reason
    if rows.se is not None:
        assert (sums.se, sums.p) == pytest.approx((rows.se, rows.p))


def test_repeated_rows_of_a_unit_do_not_make_certainty():
    rng = np.random.default_rng(2)
    unit = np.repeat(np.arange(10), 40)
    post = np.tile(np.repeat([0, 1], 20), 10)
    y = rng.normal(0, 2, 20)[unit * 2 + post] + rng.normal(0, 0.2, 400)
    given_rows = {"y": y, "treated": unit % 2, "post": post}
    naive, robust = difference_in_differences(**given_rows), difference_in_differences(**given_rows, cluster=unit)
    assert robust.se > 2 * naive.se
    assert (robust.clusters, robust.few_clusters, robust.df) == (10, True, 9)
    assert "10 units, few" in robust.describe("en")


def test_one_unit_in_an_arm_leaves_no_interval():
    found = difference_in_differences(
        y=range(12), treated=TREATED, post=POST, cluster=["a"] * 6 + ["b", "c", "b", "c", "b", "c"]
    )
    assert (found.interval, found.reason) == (None, Undefined.TOO_FEW)
    assert found.estimate == pytest.approx(0)
    assert "no interval" in found.describe("en")


def test_columns_of_any_kind_and_gaps():
    y = [1.0, None, 3, 4, 5, 7, 2, 3, 4, 9, 8, float("inf")]
    plain = difference_in_differences(y=y, treated=TREATED, post=POST)
    assert (plain.n, plain.missing, plain.rejected) == (10, 1, 1)
    assert difference_in_differences(y=pa.array(y), treated=pa.array(TREATED), post=np.array(POST)) == plain


def test_an_empty_cell_and_other_codes():
    found = difference_in_differences(y=[1, 2], treated=[0, 1], post=[0, 0])
    assert (found.estimate, found.reason) == (None, Undefined.EMPTY_CELL)
    assert difference_in_differences(y=[], treated=[], post=[]).reason is Undefined.NO_ANSWERS
    assert (
        difference_in_differences(y=[1, 2, 3, 4], treated=[0, 0, 1, 1], post=[0, 1, 0, 1]).reason is Undefined.TOO_FEW
    )
    with pytest.raises(ValueError, match="0 or 1"):
        difference_in_differences(y=[1], treated=[2], post=[0])


def test_published_means_need_their_errors_for_an_interval():
    means = {"treated_pre": 20.44, "treated_post": 21.03, "control_pre": 23.33, "control_post": 21.17}
    assert did_from_means(**means).interval is None
    found = did_from_means(**means, standard_errors=(0.51, 0.52, 1.35, 0.94))
    assert found.interval.low < 0 < found.interval.high
    assert "not distinguishable" in found.describe("en")


def test_the_placebo_sees_groups_that_moved_apart_before():
    rng = np.random.default_rng(4)
    period = np.tile(np.arange(10), 20)
    treated = np.repeat([0, 1], 100)
    apart = period * treated * 1.0 + rng.normal(0, 0.3, 200)
    found = pretrend_placebo(y=apart, treated=treated, period=period, start=6)
    assert found.p < 0.001
    assert "do not trust" in found.describe("en")
    alike = pretrend_placebo(y=rng.normal(0, 1, 200), treated=treated, period=period, start=6)
    assert "does not prove" in alike.describe("en")
    assert pretrend_placebo(y=[1], treated=[0], period=[0], start=1).reason is Undefined.TOO_FEW


def panel(effect, *, seed=0, starts=(None, 4, 7), units=30, noise=0.3):
    rng = np.random.default_rng(seed)
    unit = np.repeat(np.arange(units), 10)
    period = np.tile(np.arange(10), units)
    start = [starts[u % len(starts)] for u in unit]
    since = [p - s if s is not None and p >= s else None for p, s in zip(period, start, strict=True)]
    y = unit * 0.5 + period + rng.normal(0, noise, len(unit)) + [0 if t is None else effect(t) for t in since]
    return {"y": y, "unit": unit, "period": period, "start": start}


def test_growing_effects_of_staggered_starts_are_found_where_fixed_effects_fail():
    rows = panel(lambda t: 1.0 + t)
    truth = np.mean([1.0 + t for start in (4, 7) for t in range(10 - start)])
    found = staggered_difference(**rows)
    assert found.estimate == pytest.approx(truth, abs=0.3)
    assert found.interval.low < truth < found.interval.high
    assert found.never_treated == 10
    assert {effect.start for effect in found.effects} == {4, 7}
    named = staggered_difference(**rows | {"unit": [f"branch {unit}" for unit in rows["unit"]]})
    assert (named.estimate, named.se) == pytest.approx((found.estimate, found.se))


def test_the_staggered_interval_holds():
    truth, covered = 2.0, 0
    for seed in range(60):
        found = staggered_difference(**panel(lambda _: truth, seed=seed, units=60, noise=1))
        covered += found.interval.low < truth < found.interval.high
    assert covered >= 51


def test_without_never_treated_units_there_is_no_comparison():
    found = staggered_difference(**panel(lambda t: t, starts=(4, 7)))
    assert (found.estimate, found.reason) == (None, Undefined.EMPTY_CELL)
    with pytest.raises(ValueError, match="one row"):
        staggered_difference(y=[1, 2], unit=[1, 1], period=[0, 0], start=[None, None])


def test_a_jump_in_a_series_is_found_and_a_straight_line_has_none():
    rng = np.random.default_rng(6)
    t = np.arange(48)
    y = 50 + 0.1 * t + 4 * (t >= 30) + rng.normal(0, 0.5, 48)
    found = interrupted_series(y, start=30, season=12)
    assert found.interval.low < 4 < found.interval.high
    assert "without a control group" in found.describe("en")
    line = interrupted_series([float(value) for value in range(20)], start=10)
    assert line.estimate == pytest.approx(0, abs=1e-9)
    assert line.reason is Undefined.NO_VARIATION
    assert interrupted_series([1, 2, 3], start=1).reason is Undefined.TOO_FEW
    with pytest.raises(ValueError, match="index"):
        interrupted_series([1, 2, 3], start=9)


def test_values_too_large_to_square_are_told():
    with pytest.raises(ValueError, match="larger unit"):
        difference_in_differences(y=[1e300] * 12, treated=TREATED, post=POST)
    with pytest.raises(ValueError, match="larger unit"):
        interrupted_series([1e300] * 12, start=6)


def test_cells_of_a_database_do_as_well():
    cell = Moments(n=Decimal(10), mean=Decimal(3), variance=Decimal(1))
    assert (type(cell.n), type(cell.mean), type(cell.variance)) == (int, float, float)
    names = ("treated_pre", "treated_post", "control_pre", "control_post")
    assert did_from_moments(**dict.fromkeys(names, cell)).estimate == 0
    assert type(did_from_means(**dict.fromkeys(names, 1)).estimate) is float
    with pytest.raises(ValueError, match="variance not negative"):
        Moments(n=3, mean=1, variance=-1)


def test_a_small_unit_is_spoken_with_the_digits_it_needs():
    means = {"treated_pre": 0.01, "treated_post": 0.0142, "control_pre": 0.01, "control_post": 0.01}
    found = did_from_means(**means, standard_errors=(0.0004,) * 4)
    assert "+0.0042 ± 0.0016" in found.describe("en")


def test_more_lags_than_periods_are_told():
    with pytest.raises(ValueError, match="20 lags"):
        interrupted_series([1, 2, 1, 2, 5, 6, 5, 6], start=4, lags=20)
