"""Run rules against plain loops, run lengths against simulation, budgets, changes of level."""

import random
from decimal import Decimal

import numpy as np
import pytest
import ruptures
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, alarm_budget, change_points, cusum_chart, run_length, run_rules, single_change
from tests.oracles.r.control_brute import NELSON, WESTERN, best_breaks, hits, series

coarse = st.lists(st.integers(-35, 35).map(lambda tenth: tenth / 10), max_size=60)


@settings(max_examples=40, deadline=None)
@given(z=coarse)
def test_rules_are_those_of_plain_loops(z):
    for family, rules in (("nelson", NELSON), ("western_electric", WESTERN)):
        found = run_rules(z, family=family)
        assert {str(each.rule): list(each.completing) for each in found.hits} == hits(z, rules)


def test_rules_agree_with_plain_loops_on_300_random_series():
    for seed in range(300):
        z = random.Random(seed).sample(series(seed), 60) if seed % 2 else series(seed)[-90:]
        found = run_rules(z)
        assert {str(each.rule): list(each.completing) for each in found.hits} == hits(z, NELSON)


@settings(max_examples=40, deadline=None)
@given(z=coarse)
def test_rules_do_not_care_for_the_sign(z):
    assert run_rules(z).hits == run_rules([-each for each in z]).hits


def test_a_gap_joins_its_neighbours_and_a_centre_point_breaks_the_run():
    run = [0.5] * 4 + [None] + [0.5] * 5
    assert run_rules(run, rules=[2]).signals == (9,)
    assert run_rules([0.5] * 4 + [0.0] + [0.5] * 5, rules=[2]).signals == ()
    assert run_rules([1, 2, 2, 3, 4, 5, 6], rules=[3]).signals == ()


def test_rules_that_do_not_exist_are_refused():
    with pytest.raises(ValueError, match="1 to 4"):
        run_rules([0.1], rules=[5], family="western_electric")
    assert run_rules([]).reason is Undefined.NO_ANSWERS
    assert run_rules([0.1]).describe("en").startswith("None of 1 point ")
    assert "Nelson 准则 1" in run_rules([4.0]).describe("zh-Hans")


@pytest.mark.parametrize("rules", [(1, 2), (1, 5, 6)])
def test_exact_run_lengths_are_those_of_plain_simulation(rules):
    rng = np.random.default_rng(1)
    patterns = {rule: NELSON[rule] for rule in rules}
    lengths = []
    for _ in range(60):
        z = rng.normal(1.0, 1.0, 600).tolist()
        lengths.append(1 + min((min(found) for found in hits(z, patterns).values() if found), default=600))
    exact = run_length(rules, shift=1.0).estimate
    assert np.mean(lengths) == pytest.approx(exact, abs=4 * np.std(lengths) / np.sqrt(60))


def test_simulated_run_lengths_agree_with_the_chain_where_both_exist():
    from huiyin.lib.stats.control.rules import patterns_of
    from huiyin.lib.stats.control.run_lengths import _simulated

    length, _, se = _simulated(tuple(patterns_of([1, 2, 5], "nelson").values()), 0.0, 5)
    assert length == pytest.approx(run_length([1, 2, 5]).estimate, abs=4 * se)


def test_more_rules_alarm_sooner():
    lengths = [run_length(rules).estimate for rules in ([1], [1, 2], [1, 2, 5], [1, 2, 5, 6])]
    assert lengths == sorted(lengths, reverse=True)
    assert run_length([1], shift=2.0).estimate < run_length([1], shift=1.0).estimate
    assert "370.4" in run_length([1]).describe("en")


def test_the_budget_finds_the_quickest_set_within_it():
    found = alarm_budget(charts=200, allowed_per_day=1)
    costs = {choice.rules: choice.false_alarms_per_day for choice in found.choices}
    assert costs[1,] == pytest.approx(200 / 370.4, rel=1e-4)
    assert costs[1, 2, 3, 4, 5, 6, 7, 8] > 2  # all eight rules: false alarms every day
    assert found.recommended.rules == (1, 2)
    assert alarm_budget(charts=2000, allowed_per_day=1).recommended is None
    assert "no rule set" in alarm_budget(charts=2000).describe("en")
    assert alarm_budget(charts=0).recommended is not None
    with pytest.raises(ValueError, match="not be negative"):
        alarm_budget(charts=-1)


steps = st.lists(st.tuples(st.integers(0, 6), st.integers(6, 14)), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(steps=steps, seed=st.integers(0, 10**6), size=st.integers(3, 7))
def test_kernel_changes_are_the_optimal_ones(steps, seed, size):
    rng = random.Random(seed)
    x = [3 * level + rng.gauss(0, 1) for level, times in steps for _ in range(times)]
    found = change_points(x, min_size=size, penalty=10.0)
    if len(x) >= 2 * size:
        assert [change.left_length for change in found.changes] == best_breaks(x, size, 10.0)


def test_kernel_changes_equal_ruptures_dynp_on_random_series():
    for seed in range(5):
        rng = np.random.default_rng(seed)
        x = np.repeat(rng.normal(0, 5, 3), 20) + rng.normal(size=60) + 1e6
        found = [change.left_length for change in change_points(x, min_size=5).changes]
        if found:
            other = ruptures.Dynp(model="l2", min_size=5, jump=1).fit(x - x.mean()).predict(n_bkps=len(found))
            assert found == other[:-1]


@settings(max_examples=40, deadline=None)
@given(x=st.lists(st.integers(-20, 20), min_size=10, max_size=40), shift=st.integers(-100, 100))
def test_changes_move_with_the_series(x, shift):
    found, moved = single_change(x, min_size=3), single_change([v + shift for v in x], min_size=3)
    assert [c.left_length for c in found.changes] == [c.left_length for c in moved.changes]
    assert sum(segment.n for segment in found.segments) == len(x)
    assert found.sse == pytest.approx(moved.sse, abs=1e-6)


def test_a_clean_step_is_found_though_most_neighbours_are_equal():
    for found in (change_points([0] * 20 + [1] * 20), single_change([0] * 20 + [1] * 20)):
        assert [change.left_length for change in found.changes] == [20]
        assert found.changes[0].interval is None


def test_gaps_keep_the_indices_of_the_series_given():
    found = single_change([1, 2, None, 1, 2, 1, 9, 8, 9, 8, 9], min_size=3)
    assert found.changes[0].left_length == 6
    assert found.segments[1].start == 6
    assert found.missing == 1


def test_series_without_changes_say_so():
    assert change_points([]).reason is Undefined.NO_ANSWERS
    assert change_points([1, 2, 3]).reason is Undefined.TOO_FEW
    assert change_points([4.0] * 30).changes == ()
    rng = np.random.default_rng(0)
    assert change_points(rng.normal(size=200)).describe("en").startswith("No change of level")
    with pytest.raises(ValueError, match="at least one"):
        change_points([1, 2], min_size=0)


@pytest.mark.parametrize("penalty", [-1, float("nan"), float("inf")])
def test_a_penalty_must_be_one(penalty):
    with pytest.raises(ValueError, match="penalty"):
        change_points([1, 2, 3, 4] * 6, penalty=penalty)


def test_levels_too_large_to_square_are_told():
    with pytest.raises(ValueError, match="too large"):
        change_points([1e300] * 10 + [-1e300] * 10)


def test_targets_of_a_database_do_as_well():
    values = [1, 2, 3, 9]
    assert cusum_chart(values, target=Decimal(2), sigma=Decimal(1)) == cusum_chart(values, target=2, sigma=1)
