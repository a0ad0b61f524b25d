"""Tables, heat maps, correlations and adjusted p-values."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    adjust_p,
    chi_square,
    compare_shares,
    correlation,
    correlations,
    e_bh,
    fisher_exact,
    heat_map,
)

counts = st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=3)
p_values = st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12)


@settings(max_examples=40, deadline=None)
@given(p=p_values)
def test_adjusted_p_keeps_order_and_bounds(p):
    for method in ("holm", "bh", "by"):
        adjusted = adjust_p(p, method=method)
        assert [each is None for each in adjusted] == [each is None for each in p]
        known = sorted((a, b) for a, b in zip(p, adjusted, strict=True) if a is not None)
        assert all(a <= b + 1e-12 and b <= 1 for a, b in known)
        assert [b for _, b in known] == sorted(b for _, b in known)
    bh, by = adjust_p(p, method="bh"), adjust_p(p, method="by")
    assert all(a <= b + 1e-12 for a, b in zip(bh, by, strict=True) if a is not None)


def test_a_missing_test_is_not_counted():
    assert adjust_p([0.01, None, 0.04], method="holm") == (0.02, None, 0.04)
    assert adjust_p([]) == ()
    assert adjust_p([None]) == (None,)
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust_p([1.2])
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjust_p([math.nan])
    with pytest.raises(ValueError, match="holm, bh or by"):
        adjust_p([0.5], method="bonferroni")


@settings(max_examples=40, deadline=None)
@given(e=st.lists(st.floats(0, 1e6), max_size=10))
def test_e_bh_finds_no_more_at_a_stricter_rate(e):
    strict, loose = e_bh(e, alpha=0.01), e_bh(e, alpha=0.2)
    assert all(b for a, b in zip(strict, loose, strict=True) if a)


@settings(max_examples=40, deadline=None)
@given(table=counts, factor=st.integers(2, 5))
def test_chi_square_grows_with_the_table_and_v_does_not(table, factor):
    found = chi_square(table)
    assume(found.x2 is not None)
    larger = chi_square([[factor * cell for cell in row] for row in table])
    assert larger.x2 == pytest.approx(factor * found.x2, abs=1e-9)
    assert larger.cramers_v == pytest.approx(found.cramers_v, abs=1e-9)
    assert 0 <= found.cramers_v <= 1 + 1e-9
    assert found.cramers_v_corrected <= found.cramers_v + 1e-9
    assert found.interval.low <= found.interval.high
    turned = chi_square(np.array(table).T)
    assert turned.x2 == pytest.approx(found.x2, abs=1e-9)


def test_small_expectations_bring_fishers_p_reproducibly():
    table = [[3, 0, 1], [1, 4, 2]]
    found = chi_square(table, seed=1)
    assert found.small_expected
    assert found.exact_p == chi_square(table, seed=1).exact_p
    assert not chi_square([[60, 40], [30, 70]]).small_expected
    assert chi_square([[60, 40, 9], [30, 70, 9]]).exact_p is None


def test_tables_without_a_test_have_a_reason():
    assert chi_square([[0, 0], [0, 0]]).reason is Undefined.NO_ANSWERS
    assert chi_square([[3, 4], [0, 0]]).reason is Undefined.NO_VARIATION
    assert fisher_exact([[0, 0], [1, 2]]).reason is Undefined.NO_VARIATION
    padded = chi_square([[60, 0, 40], [0, 0, 0], [30, 0, 70]])
    assert (padded.df, padded.residuals[1]) == (1, (None, None, None))
    for wrong in ([[1, -1], [2, 3]], [[0.5, 1], [1, 1]], [1, 2]):
        with pytest.raises(ValueError, match="whole, non-negative"):
            chi_square(wrong)
    with pytest.raises(ValueError, match="2 × 2"):
        fisher_exact([[1, 2, 3], [4, 5, 6]])


def test_an_empty_cell_leaves_the_odds_ratio_open_but_not_the_p():
    found = fisher_exact([[8, 0], [1, 9]])
    assert (found.estimate, found.interval, found.reason) == (None, None, Undefined.NO_LIMIT)
    assert found.p < 0.001
    assert "unbounded" in found.describe("en")


def test_a_planted_cell_stands_out_and_noise_seldom():
    rng = np.random.default_rng(8)
    dimensions = {"type": "abcd", "channel": "xyz", "hour": "12345"}
    table = rng.poisson(20, (4, 3, 5))
    assert len(heat_map(counts=table, dimensions=dimensions).hot) <= 1
    table[1, 2, 3] = 70
    found = heat_map(counts=table, dimensions=dimensions)
    assert found.hot[0].labels == ("b", "z", "4")
    assert "b × z × 4" in found.describe("zh-Hant")


def test_two_way_residuals_are_those_of_chi_square():
    table = [[12, 30, 7], [25, 11, 9]]
    cells = heat_map(counts=table, dimensions={"day": "ab", "queue": "xyz"}).cells
    flat = [each for row in chi_square(table).residuals for each in row]
    assert [cell.residual for cell in cells] == pytest.approx(flat)


def test_exposure_explains_what_it_explains():
    exposure = [[100, 900], [400, 600]]
    counts = [[10, 90], [40, 60]]
    even = heat_map(counts=counts, dimensions={"day": ("week", "weekend"), "wait": ("≤ 30", "> 30")}, exposure=exposure)
    assert [cell.ratio for cell in even.cells] == pytest.approx([1, 1, 1, 1])
    assert "stands out" in even.describe("en")
    with pytest.raises(ValueError, match="without exposure"):
        heat_map(counts=[[1, 2]], dimensions={"a": "x", "b": "yz"}, exposure=[[0, 2]])
    with pytest.raises(ValueError, match="shape"):
        heat_map(counts=[[1, 2]], dimensions={"a": "xy", "b": "yz"})
    assert heat_map(counts=[[0, 0]], dimensions={"a": "x", "b": "yz"}).reason is Undefined.NO_ANSWERS
    assert heat_map(counts=[[1, 2]], dimensions={"a": "x", "b": "yz"}).reason is Undefined.NO_VARIATION


columns = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=4, max_size=20)


@settings(max_examples=40, deadline=None)
@given(rows=columns, method=st.sampled_from(["pearson", "spearman", "kendall"]))
def test_a_correlation_is_symmetric_bounded_and_scale_free(rows, method):
    x, y = zip(*rows, strict=True)
    found = correlation(x=x, y=y, method=method)
    assume(found.estimate is not None)
    assert found.estimate == pytest.approx(correlation(x=y, y=x, method=method).estimate)
    assert found.estimate == pytest.approx(correlation(x=[3 * v + 5 for v in x], y=y, method=method).estimate)
    assert found.estimate == pytest.approx(-correlation(x=[-v for v in x], y=y, method=method).estimate)
    assert -1 - 1e-9 <= found.estimate <= 1 + 1e-9
    if found.interval:
        assert -1 <= found.interval.low <= found.interval.high <= 1


def test_correlations_without_an_estimate_have_a_reason():
    assert correlation(x=[], y=[]).reason is Undefined.NO_ANSWERS
    assert correlation(x=[1, 2], y=[2, 1]).reason is Undefined.TOO_FEW
    assert correlation(x=[1, 1, 1], y=[2, 1, 3]).reason is Undefined.NO_VARIATION
    three = correlation(x=[1, 2, 4], y=[2, 1, 3])
    assert (three.interval, three.reason) == (None, Undefined.TOO_FEW)
    assert "too few" in three.describe("en")
    assert correlation(x=[1, 2, None, 4, 6], y=[2, 1, 5, 3, 9]).missing == 1


def test_a_perfect_line_is_a_perfect_correlation_at_any_size():
    for scale in (1e-200, 1, 1e200):
        found = correlation(x=[scale * v for v in range(6)], y=range(6))
        assert found.estimate == pytest.approx(1)


def test_a_family_of_correlations_is_adjusted_together_and_claims_no_cause():
    rng = np.random.default_rng(9)
    wait = rng.normal(size=80)
    found = correlations({"wait": wait, "score": -wait + rng.normal(size=80), "weather": rng.normal(size=80)})
    assert [(pair.first, pair.second) for pair in found.pairs if pair.distinguishable] == [("wait", "score")]
    assert "no proof of cause" in found.describe("en")
    assert correlations({"a": [1, 2, 3]}).reason is Undefined.NO_ANSWERS


def test_rare_events_among_millions_are_exact_and_large_tables_quick():
    rare = fisher_exact([[3, 10_000_000], [15, 10_000_000]])
    assert rare.method == "fisher_exact"
    assert rare.p == pytest.approx(0.0075378, abs=1e-6)  # binomial(18, 1/2): 2 · P(≤ 3)
    large = fisher_exact([[30_000, 10_000], [20_000, 40_000]])
    assert large.method == "fisher_exact_woolf"
    half = 1.959963984540054 * math.sqrt(1 / 30_000 + 1 / 10_000 + 1 / 20_000 + 1 / 40_000)
    assert large.interval.low == pytest.approx(6 * math.exp(-half))
    assert chi_square([[10**10, 2 * 10**10], [3 * 10**10, 4 * 10**10]]).exact_p is None
    assert chi_square([[2, 3, 0], [0, 0, 1], [1, 0, 0]]).exact_p > 0.05


def test_shares_of_a_database_do_as_well():
    counts = {"first_successes": 8, "first_n": 10, "second_successes": 3, "second_n": 10}
    plain = compare_shares(**counts)
    assert compare_shares(**{name: Decimal(count) for name, count in counts.items()}) == plain
    assert type(compare_shares(**{name: np.int64(count) for name, count in counts.items()}).estimate) is float
