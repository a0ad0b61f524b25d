"""Pareto: order, heap of others, crossing category."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import Undefined, pareto

RELAXED = settings(deadline=None, max_examples=40)  # the first call loads SciPy

COUNTS = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 50), max_size=8)


@RELAXED
@given(COUNTS, st.floats(0.05, 1))
def test_shares_add_up_and_the_vital_few_are_the_fewest_that_reach_the_threshold(counts, threshold):
    found = pareto(counts, threshold=threshold, other="a")
    if not sum(counts.values()):
        assert found.reason is Undefined.NO_ANSWERS
        return
    assert sum(item.share for item in found.items) == pytest.approx(1)
    assert found.items[-1].cumulative == pytest.approx(1)
    reached = sum(item.share for item in found.items if item.vital)
    assert reached >= threshold - 1e-9
    before_last = [item for item in found.items if item.vital][:-1]
    assert sum(item.share for item in before_last) < threshold
    assert found.vital_few == tuple(item.category for item in found.items[: len(found.vital_few)])


@RELAXED
@given(COUNTS)
def test_others_come_last_and_the_rest_fall(counts):
    items = pareto(counts, other="a").items
    named = [item.count for item in items if item.category != "a"]
    assert named == sorted(named, reverse=True)
    assert "a" not in [item.category for item in items[:-1]]


def test_a_threshold_reached_exactly_is_reached():
    assert pareto({"x": 0.7, "y": 0.1, "z": 0.2}, threshold=0.9).vital_few == ("x", "z")


@pytest.mark.parametrize("wrong", [{"counts": {"x": -1}}, {"counts": {"x": 1}, "threshold": 0}])
def test_misuse_is_told(wrong):
    with pytest.raises(ValueError, match=r"Counts|threshold"):
        pareto(wrong.pop("counts"), **wrong)


def test_it_says_how_few_make_how_much():
    assert pareto({"late": 6, "damaged": 3, "rude": 1}).describe("en") == (
        "The first 2 of 3 categories, “late” foremost, make up 90% of 10 cases."
    )


def test_a_single_cause_behind_most_is_named_alone():
    assert pareto({"late": 9, "rude": 1}).describe("en") == "Of 2 categories “late” alone makes up 90% of 10 cases."
