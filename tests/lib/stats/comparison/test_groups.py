"""Several groups and ranks: limits, invariance, recommendations."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import tukey_hsd

from huiyin.lib.stats import (
    Moments,
    Undefined,
    anova,
    anova_from_moments,
    compare_means,
    kruskal_wallis,
    mann_whitney,
    variance_check,
)

answers = st.lists(st.integers(1, 7), min_size=2, max_size=15)


@settings(max_examples=40, deadline=None)
@given(first=answers, second=answers)
def test_two_groups_make_welchs_t_squared(first, second):
    t = compare_means(first=first, second=second)
    found = anova({"a": first, "b": second}, method="welch", pairs=False)
    assume(found.f is not None)
    assert found.f == pytest.approx(t.t**2, rel=1e-6, abs=1e-9)
    assert found.p == pytest.approx(t.p, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(answers, min_size=2, max_size=4))
def test_the_classic_analysis_stays_in_bounds(groups):
    found = anova({str(i): group for i, group in enumerate(groups)}, method="classic", pairs=False)
    assume(found.f is not None)
    assert 0 <= found.p <= 1
    assert 0 <= found.omega_squared <= found.eta_squared <= 1


@pytest.mark.parametrize(("method", "equal"), [("classic", True), ("welch", False)])
def test_pairs_agree_with_scipy(method, equal):
    rng = np.random.default_rng(2)
    groups = {name: rng.normal(shift, 1 + shift, 8 + 3 * shift) for name, shift in zip("abc", range(3), strict=True)}
    found = anova(groups, method=method)
    other = tukey_hsd(*groups.values(), equal_var=equal)
    bounds = other.confidence_interval()
    places = {name: i for i, name in enumerate(groups)}
    for pair in found.pairs:
        i, j = places[pair.first], places[pair.second]
        assert pair.p == pytest.approx(other.pvalue[i, j], abs=1e-7)
        assert pair.interval.low == pytest.approx(bounds.low[i, j], abs=2e-4)
        assert pair.interval.high == pytest.approx(bounds.high[i, j], abs=2e-4)


def test_unequal_spreads_advise_welch():
    rng = np.random.default_rng(4)
    uneven = {"a": rng.normal(0, 1, 40), "b": rng.normal(0, 6, 40)}
    even = {"a": rng.normal(0, 1, 40), "b": rng.normal(0, 1, 40)}
    assert variance_check(uneven).recommended == "welch"
    assert variance_check(even).recommended == "classic"
    assert anova(uneven).method == "welch_games_howell"
    assert anova(even).method == "fisher_tukey"
    assert "Welch" in variance_check(uneven).describe("zh-Hans")


@pytest.mark.parametrize(
    ("groups", "method", "reason"),
    [
        ({}, "classic", Undefined.NO_ANSWERS),
        ({"a": [], "b": []}, "welch", Undefined.NO_ANSWERS),
        ({"a": [1, 2]}, "classic", Undefined.TOO_FEW),
        ({"a": [1], "b": [2]}, "classic", Undefined.TOO_FEW),
        ({"a": [1], "b": [2, 3]}, "welch", Undefined.TOO_FEW),
        ({"a": [1, 1], "b": [2, 2]}, "classic", Undefined.NO_VARIATION),
        ({"a": [1, 1], "b": [2, 3]}, "welch", Undefined.NO_VARIATION),
    ],
)
def test_groups_without_a_test_have_a_reason(groups, method, reason):
    found = anova(groups, method=method)
    assert (found.f, found.p, found.pairs, found.reason) == (None, None, (), reason)
    assert variance_check({"a": [1, 1], "b": [2, 2]}).reason is Undefined.NO_VARIATION


def test_a_group_of_one_counts_in_the_classic_analysis():
    assert anova({"a": [1.0], "b": [2, 3, 4]}, method="classic").df_within == 2


def test_many_groups_get_no_table_of_pairs():
    moments = {str(i): Moments(n=5, mean=float(i), variance=1.0) for i in range(21)}
    found = anova_from_moments(moments)
    assert found.p < 0.001
    assert found.pairs == ()
    assert "no pair is singled out" in found.describe("en")


@settings(max_examples=40, deadline=None)
@given(first=answers, second=answers)
def test_ranks_do_not_care_for_the_scale(first, second):
    plain = mann_whitney(first=first, second=second)
    stretched = mann_whitney(first=[x**3 for x in first], second=[x**3 for x in second])
    assert (plain.u, plain.p, plain.interval) == (stretched.u, stretched.p, stretched.interval)
    back = mann_whitney(first=second, second=first)
    assert back.u == pytest.approx(len(first) * len(second) - plain.u)
    assert back.estimate == pytest.approx(-plain.estimate)
    if plain.interval:
        assert -1 <= plain.interval.low <= plain.estimate <= plain.interval.high <= 1


def test_groups_wholly_apart_keep_an_interval():
    found = mann_whitney(first=[5, 6, 7, 8, 9], second=[1, 2, 3, 4])
    assert (found.estimate, found.u, found.superiority, found.interval.high) == (1.0, 20.0, 1.0, 1.0)
    assert found.interval.low < 0.5
    assert "tends to be higher" in found.describe("en") or found.p > 0.05


def test_rank_tests_without_a_test_have_a_reason():
    assert mann_whitney(first=[], second=[1]).reason is Undefined.NO_ANSWERS
    assert mann_whitney(first=[2, 2], second=[2, 2]).reason is Undefined.NO_VARIATION
    assert mann_whitney(first=[3], second=[2, 2]).interval is None
    assert kruskal_wallis({}).reason is Undefined.NO_ANSWERS
    assert kruskal_wallis({"a": [1, 2]}).reason is Undefined.TOO_FEW
    assert kruskal_wallis({"a": [2, 2], "b": [2, 2]}).reason is Undefined.NO_VARIATION


@settings(max_examples=40, deadline=None)
@given(groups=st.lists(answers, min_size=2, max_size=4))
def test_kruskal_stays_in_bounds_and_sees_no_difference_in_copies(groups):
    found = kruskal_wallis({str(i): group for i, group in enumerate(groups)})
    assume(found.h is not None)
    assert 0 <= found.p <= 1
    assert 0 <= found.epsilon_squared <= 1 + 1e-12
    copies = kruskal_wallis({"a": groups[0], "b": groups[0]})
    assert copies.h is None or copies.h == pytest.approx(0, abs=1e-9)
