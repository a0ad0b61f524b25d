import math
from itertools import permutations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, driver_importance, driver_importance_from_correlation

RNG = np.random.default_rng(5)


def survey(n, k, seed, noise=1.0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, k)) @ rng.normal(size=(k, k))
    return {f"d{j}": x[:, j] for j in range(k)}, x @ rng.normal(size=k) + noise * rng.normal(size=n)


def quick(drivers, outcome, **options):
    return driver_importance(drivers=drivers, outcome=outcome, replicates=0, **options)


@settings(max_examples=25, deadline=None)
@given(k=st.integers(1, 6), seed=st.integers(0, 10_000), noise=st.floats(0.01, 10))
def test_lmg_and_johnson_are_shares_of_r2_and_johnson_never_strays_far(k, seed, noise):
    drivers, outcome = survey(40, k, seed, noise)
    exact, quickly = quick(drivers, outcome), quick(drivers, outcome, method="johnson")
    assert sum(d.importance for d in exact.drivers) == pytest.approx(exact.r2)
    assert sum(d.importance for d in quickly.drivers) == pytest.approx(exact.r2)
    assert all(d.importance >= 0 for d in exact.drivers)
    assert sum(d.share for d in exact.drivers) == pytest.approx(1)
    assert 0 <= exact.r2 <= 1
    assert 0 <= exact.p_value <= 1


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), factor=st.floats(0.01, 100), shift=st.floats(-100, 100))
def test_units_of_measurement_and_order_do_not_matter(seed, factor, shift):
    drivers, outcome = survey(30, 4, seed)
    moved = {name: factor * drivers[name] + shift for name in reversed(drivers)}
    one, other = quick(drivers, outcome), quick(moved, -3 * outcome + 1)
    by_name = {d.name: d.importance for d in other.drivers}
    assert {d.name: d.importance for d in one.drivers} == pytest.approx(by_name, rel=1e-6)


def test_uncorrelated_drivers_have_their_squared_correlation():
    found = driver_importance_from_correlation(
        names=["a", "b"], among=[[1, 0], [0, 1]], with_outcome=[0.6, -0.3], n=100, replicates=0
    )
    assert [d.importance for d in found.drivers] == pytest.approx([0.36, 0.09])
    assert [d.coefficient for d in found.drivers] == pytest.approx([0.6, -0.3])


def test_twins_share_evenly_what_one_of_them_would_have():
    drivers, outcome = survey(60, 3, 1)
    with_twin = quick(drivers | {"twin": 2 * drivers["d0"] + 5}, outcome)
    by_name = {d.name: d.importance for d in with_twin.drivers}
    assert by_name["twin"] == pytest.approx(by_name["d0"])
    assert with_twin.r2 == pytest.approx(quick(drivers, outcome).r2)
    assert with_twin.adjusted_r2 == pytest.approx(quick(drivers, outcome).adjusted_r2)


def test_a_driver_without_variation_has_a_reason_and_disturbs_nobody():
    drivers, outcome = survey(60, 3, 1)
    found = quick(drivers | {"flat": [0.1] * 60}, outcome)
    assert found.drivers[-1].importance is None
    assert found.drivers[-1].reason is Undefined.NO_VARIATION
    assert [d.importance for d in found.drivers[:3]] == pytest.approx(
        [d.importance for d in quick(drivers, outcome).drivers]
    )


def test_sampled_orderings_come_close_to_all_orderings():
    from huiyin.lib.stats.drivers import subsets
    from huiyin.lib.stats.drivers.covariances import correlations, covariance

    drivers, outcome = survey(200, 8, 3)
    rows = np.column_stack([*drivers.values(), outcome])
    whole = covariance(rows)
    matrix = correlations(whole, scale=whole[:, :, 0].diagonal())
    exact, sampled = subsets.lmg(matrix), subsets.lmg_sampled(matrix, permutations=2000, seed=1)
    assert np.abs(exact - sampled).max() < 0.01
    assert sampled.sum() == pytest.approx(exact.sum())


def test_many_drivers_are_sampled_and_still_sum_to_r2():
    drivers, outcome = survey(400, 20, 2)
    found = quick(drivers, outcome)
    assert found.method == "lmg sampled"
    assert sum(d.importance for d in found.drivers) == pytest.approx(found.r2)


def test_r2_of_every_subset_is_that_of_least_squares():
    from huiyin.lib.stats.drivers import subsets

    drivers, outcome = survey(30, 3, 9)
    rows = np.column_stack([*drivers.values(), outcome])
    r2 = subsets.explained(np.corrcoef(rows, rowvar=False)[:, :, None])[:, 0]
    for subset in range(8):
        chosen = [j for j in range(3) if subset >> j & 1]
        design = np.column_stack([np.ones(30), rows[:, chosen]])
        residual = outcome - design @ np.linalg.lstsq(design, outcome, rcond=None)[0]
        assert r2[subset] == pytest.approx(1 - residual.var() / outcome.var(), abs=1e-12)


def test_kruskal_is_the_mean_over_orderings():
    from huiyin.lib.stats.drivers import subsets

    drivers, outcome = survey(30, 3, 4)
    matrix = np.corrcoef(np.column_stack([*drivers.values(), outcome]), rowvar=False)[:, :, None]
    r2 = subsets.explained(matrix)[:, 0]
    expected = np.zeros(3)
    for order in permutations(range(3)):
        before = 0
        for j in order:
            expected[j] += (r2[before | 1 << j] - r2[before]) / (1 - r2[before]) / 6
            before |= 1 << j
    assert subsets.kruskal(matrix)[:, 0] == pytest.approx(expected)


def test_intervals_come_with_a_seed_and_cover_the_estimate():
    drivers, outcome = survey(150, 4, 6)
    one = driver_importance(drivers=drivers, outcome=outcome, replicates=200, seed=3)
    assert one == driver_importance(drivers=drivers, outcome=outcome, replicates=200, seed=3)
    assert one != driver_importance(drivers=drivers, outcome=outcome, replicates=200, seed=4)
    assert all(d.interval.low <= d.importance <= d.interval.high for d in one.drivers)
    assert sum(d.first for d in one.drivers) == pytest.approx(1)


def test_wishart_and_bootstrap_intervals_agree_for_normal_rows():
    drivers, outcome = survey(500, 3, 8)
    rows = np.column_stack([*drivers.values(), outcome])
    matrix = np.corrcoef(rows, rowvar=False)
    drawn = driver_importance_from_correlation(
        names=list(drivers), among=matrix[:-1, :-1].tolist(), with_outcome=matrix[:-1, -1].tolist(), n=500
    )
    resampled = driver_importance(drivers=drivers, outcome=outcome)
    for a, b in zip(drawn.drivers, resampled.drivers, strict=True):
        assert a.importance == pytest.approx(b.importance)
        assert a.interval.low == pytest.approx(b.interval.low, abs=0.03)
        assert a.interval.high == pytest.approx(b.interval.high, abs=0.03)


def test_halo_leaves_what_sets_drivers_apart():
    rng = np.random.default_rng(1)
    mood, own = rng.normal(size=2000) * 3, rng.normal(size=(2000, 3))
    drivers = {name: mood + own[:, j] for j, name in enumerate("abc")}
    outcome = mood + own[:, 0]
    plain, freed = quick(drivers, outcome), quick(drivers, outcome, remove_halo=True)
    assert max(d.share for d in plain.drivers) < 0.45
    assert freed.ranked[0].name == "a"
    assert freed.drivers[0].share > 2 * freed.drivers[1].share
    assert 0.8 < freed.halo < 1
    assert plain.halo is None


def test_a_suppressor_is_flagged():
    rng = np.random.default_rng(2)
    a, b = rng.normal(size=(2, 3000))
    found = quick({"a": a + b, "b": b + 0.1 * a}, a + 0.02 * b + 0.01 * rng.normal(size=3000))
    assert found.drivers[1].coefficient < 0 < found.drivers[1].correlation
    assert [d.suppressor for d in found.drivers] == [False, True]


@pytest.mark.parametrize(
    ("drivers", "outcome", "reason"),
    [
        ({"a": []}, [], Undefined.NO_ANSWERS),
        ({}, [], Undefined.NO_ANSWERS),
        ({"a": [1]}, [2], Undefined.TOO_FEW),
        ({"a": [None, 2, 3]}, [1, None, 3], Undefined.TOO_FEW),
        ({"a": [1, 2, 3, 4]}, [5, 5, 5, 5], Undefined.NO_VARIATION),
        ({"a": [3, 3, 3, 3]}, [5, 4, 5, 5], Undefined.NO_VARIATION),
        ({"a": [1, 2, 4], "b": [2, 1, 7]}, [1, 2, 9], Undefined.TOO_FEW),
    ],
)
def test_what_cannot_be_computed_has_a_reason(drivers, outcome, reason):
    found = driver_importance(drivers=drivers, outcome=outcome)
    assert (found.r2, found.reason, found.drivers) == (None, reason, ())
    assert found.describe("en").endswith(".")


def test_missing_and_unusable_rows_are_counted_whatever_the_container():
    a, y = [1.0, 2.0, None, 4.0, 5.0, math.inf], [1.1, 1.9, 3.0, 4.2, 4.9, 6.0]
    plain = quick({"a": a}, y)
    assert (plain.n, plain.missing, plain.rejected) == (4, 1, 1)
    assert quick({"a": pa.array(a)}, np.array(y)) == plain


@pytest.mark.parametrize(
    "wrong",
    [
        {"among": [[1, 0.2], [0.3, 1]], "with_outcome": [0.1, 0.1]},
        {"among": [[1, 0.99], [0.99, 1]], "with_outcome": [0.9, -0.9]},
        {"among": [[2, 0], [0, 2]], "with_outcome": [0.1, 0.1]},
        {"among": [[1]], "with_outcome": [0.1]},
    ],
)
def test_no_correlation_matrix_is_refused(wrong):
    with pytest.raises(ValueError, match="matrix"):
        driver_importance_from_correlation(names=["a", "b"], n=50, **wrong)


def test_too_many_drivers_for_kruskal_are_refused():
    drivers, outcome = survey(60, 19, 0)
    with pytest.raises(ValueError, match="use lmg"):
        quick(drivers, outcome, method="kruskal")


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (lambda x, e: x + e, "first in"),
        (lambda x, e: e, "not distinguishable from no association"),
    ],
)
def test_the_sentence_is_honest(outcome, words):
    rng = np.random.default_rng(0)
    x, e = rng.normal(size=(3, 200)), rng.normal(size=200)
    drivers = {name: x[j] for j, name in enumerate("abc")}
    found = driver_importance(drivers=drivers, outcome=outcome(x[0], e), replicates=200)
    assert words in found.describe("en")
    assert "cause" not in found.describe("en").replace("association is not cause", "")
    assert found.describe("zh-Hant") != found.describe("zh-Hans")


def test_two_equal_drivers_are_not_told_apart():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(2, 300))
    found = driver_importance(drivers={"a": x[0], "b": x[1]}, outcome=x[0] + x[1] + rng.normal(size=300))
    assert "not distinguishable from others" in found.describe("en")


@pytest.mark.parametrize("scale", [1e300, 1e-300])
def test_huge_and_tiny_units_neither_overflow_nor_vanish(scale):
    found = quick({"a": [1 * scale, 2 * scale, 3 * scale, 5 * scale]}, [1, 2, 3, 4.5])
    assert found.r2 == pytest.approx(quick({"a": [1, 2, 3, 5]}, [1, 2, 3, 4.5]).r2)


def test_without_the_halo_a_single_driver_has_nothing_left():
    assert quick({"a": [1, 2, 3, 5]}, [1, 2, 3, 4.5], remove_halo=True).reason is Undefined.NO_VARIATION


@pytest.mark.parametrize("wrong", [{"replicates": -1}, {"confidence": 95}])
def test_odd_options_are_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        driver_importance(drivers={"a": [1, 2, 3, 5]}, outcome=[1, 2, 3, 4.5], **wrong)
