"""Attribution: shares, exposure, unknown causes, several causes, levels; fractions, alarms, Shapley values."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    attributable_fraction,
    attribute,
    attribute_cases,
    cause_tree,
    fault_rate_alarm,
    fractional_counts,
    shapley_values,
)

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

CASES = st.lists(st.sets(st.sampled_from("abcd")), max_size=12)
GAMES = st.lists(st.integers(-9, 9), min_size=8, max_size=8)


@RELAXED
@given(CASES)
def test_fractional_counts_add_up_to_the_cases(cases):
    assert sum(fractional_counts(cases).values()) == pytest.approx(len(cases))


@RELAXED
@given(CASES)
def test_shares_lie_in_their_intervals_and_add_up(cases):
    found = attribute_cases(cases)
    assert found.n == len(cases)
    if cases:
        assert sum(cause.share for cause in found.causes) == pytest.approx(1)
        assert all(cause.share_interval.low <= cause.share <= cause.share_interval.high for cause in found.causes)
        assert "unknown" not in [cause.cause for cause in found.causes[:-1]]
    else:
        assert found.reason is Undefined.NO_ANSWERS


@RELAXED
@given(st.integers(1, 50), st.integers(1, 50), st.integers(1, 20))
def test_the_ratio_does_not_depend_on_the_unit_of_exposure(one, other, factor):
    small = attribute({"a": one, "b": other}, exposure={"a": 100, "b": 300})
    large = attribute({"a": one, "b": other}, exposure={"a": 100 * factor, "b": 300 * factor})
    assert {cause.cause: pytest.approx(cause.rate_ratio) for cause in small.causes} == {
        cause.cause: cause.rate_ratio for cause in large.causes
    }


def test_a_large_share_of_a_large_volume_is_not_much():
    found = attribute({"sorting": 60, "transit": 40}, exposure={"sorting": 6_000, "transit": 4_000})
    assert found.causes[0].rate_ratio == pytest.approx(1)
    assert "not distinguishable" in found.describe("en")
    assert "无法区分" in found.describe("zh-Hans")


def test_unknown_causes_are_shares_but_no_rates():
    found = attribute({"unknown": 50, "a": 10}, exposure={"a": 100, "b": 100, "unknown": 100})
    assert [(cause.cause, cause.rate) for cause in found.causes] == [("a", 0.1), ("b", 0.0), ("unknown", None)]
    assert found.overall_rate == 10 / 200
    assert found.missing == 50


def test_complaints_about_a_stage_that_handled_nothing_are_a_mistake():
    with pytest.raises(ValueError, match="handled nothing"):
        attribute({"a": 1}, exposure={"a": 0})


def test_a_tree_has_shares_of_parents():
    paths = [("late", "sorting", "team 1")] * 6 + [("late", "transit", None)] * 4 + [("rude",)] * 2
    found = cause_tree(paths)
    shares = {node.path: node.share_of_parent for node in found.nodes}
    assert shares["late", "sorting"] == pytest.approx(0.6)
    assert shares["late", "transit", "unknown"] == 1
    assert shares["rude", "unknown", "unknown"] == 1
    assert [node.path[0] for node in found.nodes[:1]] == ["late"]
    assert found.missing == 6
    assert "60%" in found.describe("en")
    assert cause_tree([]).reason is Undefined.NO_ANSWERS


@RELAXED
@given(GAMES)
def test_shapley_values_share_out_all_and_nothing_to_a_dummy(worths):
    def worth(coalition):
        return worths[("a" in coalition) + 2 * ("b" in coalition) + 4 * ("c" in coalition)]

    found = shapley_values(players=["a", "b", "c", "dummy"], worth=worth)
    assert sum(found.values.values()) == pytest.approx(worths[7] - worths[0])
    assert found.values["dummy"] == pytest.approx(0)


@RELAXED
@given(GAMES, GAMES)
def test_shapley_values_of_a_sum_are_the_sums(first, second):
    def values(worths):
        return shapley_values(players="abc", worth=lambda one: worths[sum(1 << "abc".index(x) for x in one)]).values

    both = values([a + b for a, b in zip(first, second, strict=True)])
    assert both == {player: pytest.approx(values(first)[player] + values(second)[player]) for player in "abc"}


def test_a_coalition_without_worth_is_told():
    with pytest.raises(ValueError, match="missing"):
        shapley_values(players=["a", "b"], worth={frozenset("a"): 1})
    with pytest.raises(ValueError, match="distinct"):
        shapley_values(players=["a", "a"], worth=len)


@RELAXED
@given(st.integers(0, 40), st.integers(0, 40))
def test_the_attributable_fraction_has_its_limits(exposed, unexposed):
    found = attributable_fraction(exposed_cases=exposed, exposed_n=40, unexposed_cases=unexposed, unexposed_n=40)
    if found.estimate is None:
        assert exposed + unexposed == 0
        return
    assert found.estimate <= 1
    assert math.copysign(1, found.estimate) == math.copysign(1, exposed - unexposed) or exposed == unexposed
    if found.interval:
        assert found.interval.low <= found.estimate <= found.interval.high


def test_all_cases_exposed_are_all_attributable_without_an_interval():
    found = attributable_fraction(exposed_cases=5, exposed_n=10, unexposed_cases=0, unexposed_n=10)
    assert (found.estimate, found.interval, found.reason) == (1, None, Undefined.TOO_FEW)


@pytest.mark.parametrize(
    ("faults", "state", "words"),
    [(30, "above", "above the limit"), (17, "unclear", "not distinguishable"), (3, "below", "not above")],
)
def test_an_alarm_needs_more_than_chance(faults, state, words):
    found = fault_rate_alarm(faults=faults, units=100)
    assert (found.state, found.alarm) == (state, state == "above")
    assert words in found.describe("en")


def test_no_units_no_alarm():
    found = fault_rate_alarm(faults=0, units=0)
    assert (found.estimate, found.alarm, found.reason) == (None, False, Undefined.NO_ANSWERS)


def test_one_faulty_unit_is_no_alarm():
    assert fault_rate_alarm(faults=1, units=1).state == "unclear"
    assert fault_rate_alarm(faults=Decimal(30), units=np.int64(100)) == fault_rate_alarm(faults=30, units=100)


def test_less_trouble_with_the_factor_is_said_so():
    counts = {"exposed_cases": 1, "exposed_n": 10, "unexposed_cases": 9, "unexposed_n": 20}
    found = attributable_fraction(**counts)
    assert "less trouble" in found.describe("en")
    assert attributable_fraction(**{name: Decimal(count) for name, count in counts.items()}) == found


@pytest.mark.parametrize("counts", [(0, 0, 5, 20), (10, 10, 20, 20)])
def test_a_fraction_that_could_not_vary_has_no_interval(counts):
    names = ("exposed_cases", "exposed_n", "unexposed_cases", "unexposed_n")
    found = attributable_fraction(**dict(zip(names, counts, strict=True)))
    assert (found.estimate, found.interval, found.reason) == (0, None, Undefined.NO_VARIATION)
