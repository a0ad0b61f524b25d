import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Answer,
    KanoClass,
    Need,
    Undefined,
    cronbach_alpha,
    cronbach_alpha_from_covariance,
    kano,
    kano_class,
    kano_continuous,
    kano_from_counts,
    servqual,
    servqual_by_segment,
    servqual_from_means,
)

COUNTS = st.fixed_dictionaries({letter: st.integers(0, 60) for letter in "AOMIRQ"})


@settings(max_examples=60, deadline=None)
@given(counts=COUNTS)
def test_better_and_worse_stay_in_bounds_inside_their_intervals(counts):
    found = kano_from_counts(counts=counts)
    if sum(counts[letter] for letter in "AOMI") == 0:
        assert (found.category, found.better, found.worse) == (None, None, None)
        assert found.reason in (Undefined.NOT_APPLICABLE, Undefined.NO_ANSWERS)
        return
    assert 0 <= found.better <= 1
    assert -1 <= found.worse <= 0
    assert found.better_interval.low <= found.better <= found.better_interval.high
    assert found.worse_interval.low <= found.worse <= found.worse_interval.high
    assert counts[found.category] == max(counts[letter] for letter in "AOMI")
    assert found.describe("zh-Hant").endswith("。")


@given(functional=st.sampled_from(list(Answer)), dysfunctional=st.sampled_from(list(Answer)))
def test_swapping_the_questions_mirrors_the_table(functional, dysfunctional):
    # Who likes having it and dislikes lacking it would, asked the other way round, want the reverse.
    mirror = {"A": "R", "M": "R", "O": "R", "I": "I", "Q": "Q"}
    there, back = kano_class(functional, dysfunctional), kano_class(dysfunctional, functional)
    assert there == "R" or back == mirror[there]


def test_answers_are_words_or_codes_in_any_container_and_missing_ones_are_counted():
    words = kano(functional=["like", "expect", None, "what"], dysfunctional=["dislike", "dislike", "like", "like"])
    assert (words.n, words.missing, words.rejected) == (2, 1, 1)
    codes = kano(functional=np.array([1, 2, np.nan, 7]), dysfunctional=pa.array([5, 5, 1, 1]))
    assert codes == words
    assert words.counts[KanoClass.ONE_DIMENSIONAL] == words.counts[KanoClass.MUST_BE] == 1
    assert words.category is KanoClass.MUST_BE
    assert words.need is Need.BASIC


def test_unequal_questions_and_unknown_letters_are_refused():
    with pytest.raises(ValueError, match="argument 2"):
        kano(functional=["like"], dysfunctional=[])
    with pytest.raises(ValueError, match="letters"):
        kano_from_counts(counts={"X": 3})
    with pytest.raises(ValueError, match="letters"):
        kano_from_counts(counts={"A": -3})
    with pytest.raises(ValueError, match="An answer"):
        kano_class("like", "love")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"A": 90, "O": 5, "M": 3, "I": 2}, "The feature is attractive"),
        ({"A": 30, "O": 28}, "not distinguishable"),
        ({"A": 30, "R": 50}, "reverse"),
        ({"A": 80, "Q": 20}, "wording"),
        ({"Q": 3}, "cannot be computed"),
    ],
)
def test_the_sentence_says_what_is_known(counts, words):
    assert words in kano_from_counts(counts=counts).describe("en")


def test_continuous_scores_place_the_feature():
    found = kano_continuous(functional=["like"] * 5, dysfunctional=["dislike"] * 5)
    assert (found.functional, found.dysfunctional, found.category) == (4.0, 4.0, KanoClass.ONE_DIMENSIONAL)
    must = kano_continuous(functional=["neutral"] * 5, dysfunctional=["dislike"] * 5, scores=(5, 3, 0, -1, -2))
    assert (must.dysfunctional, must.category) == (5.0, KanoClass.MUST_BE)
    assert kano_continuous(functional=[], dysfunctional=[]).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="five"):
        kano_continuous(functional=[], dysfunctional=[], scores=(1, 2))


def test_a_pair_lacking_one_side_is_dropped_from_its_item_only():
    expected = {"reliability": {"a": [7, 7, None], "b": [6, 6, 6]}}
    perceived = {"reliability": {"a": [5, None, 1], "b": [6, 5, 4]}}
    found = servqual(expected=expected, perceived=perceived)
    assert [(item.name, item.n, item.mean) for item in found.items] == [("a", 1, -2.0), ("b", 3, -1.0)]
    assert found.dimensions[0].mean == -1.5
    assert found.n == 3


@settings(max_examples=25, deadline=None)
@given(shift=st.floats(-3, 3), seed=st.integers(0, 1000))
def test_gaps_move_with_perception(shift, seed):
    rng = np.random.default_rng(seed)
    e, p = rng.uniform(1, 7, size=(2, 20))
    base = servqual(expected={"empathy": {"a": e}}, perceived={"empathy": {"a": p}})
    moved = servqual(expected={"empathy": {"a": e}}, perceived={"empathy": {"a": p + shift}})
    assert moved.weighted == pytest.approx(base.weighted + shift)
    assert base.interval.low <= base.weighted <= base.interval.high


def test_segments_add_up_and_need_a_segment_each():
    expected, perceived = {"empathy": {"a": [7, 7, 6, 6]}}, {"empathy": {"a": [6, 5, 6, 7]}}
    found = servqual_by_segment(segments=["x", "x", "y", "y"], expected=expected, perceived=perceived)
    assert {name: part.weighted for name, part in found.items()} == {"x": -1.5, "y": 0.5}
    with pytest.raises(ValueError, match="segment"):
        servqual_by_segment(segments=["x"], expected=expected, perceived=perceived)


def test_what_is_absent_carries_no_weight():
    found = servqual_from_means(
        expected={"empathy": [6], "assurance": [None]}, perceived={"empathy": [5], "assurance": [4]}, n=10
    )
    assert found.weighted == -1
    assert found.weight_covered == pytest.approx(16 / 35)
    assert found.dimensions[1].reason is Undefined.NO_ANSWERS
    nothing = servqual(expected={"empathy": {"a": [None]}}, perceived={"empathy": {"a": [5]}})
    assert (nothing.weighted, nothing.reason) == (None, Undefined.NO_ANSWERS)


def test_misuse_of_servqual_is_refused():
    with pytest.raises(ValueError, match="weight"):
        servqual_from_means(expected={"food": [6]}, perceived={"food": [5]}, n=3)
    with pytest.raises(ValueError, match="same dimensions"):
        servqual_from_means(expected={"empathy": [6, 5]}, perceived={"empathy": [5]}, n=3)
    with pytest.raises(ValueError, match="same dimensions"):
        servqual(expected={"empathy": {"a": [1]}}, perceived={"empathy": {"b": [1]}})
    with pytest.raises(ValueError, match="at least one item"):
        servqual(expected={"empathy": {}}, perceived={"empathy": {}})
    with pytest.raises(ValueError, match="each respondent"):
        servqual(expected={"empathy": {"a": 6, "b": 6}}, perceived={"empathy": {"a": [1], "b": [1, 2]}})
    with pytest.raises(ValueError, match="expectations"):
        servqual(expected={"empathy": {"a": [1, 2]}}, perceived={"empathy": {"a": [1]}})


@pytest.mark.parametrize(
    ("perceived", "words"), [([3, 4, 3, 4], "falls short"), ([7, 8, 7, 8], "exceeds"), ([5, 7, 4, 8], "not disting")]
)
def test_the_gap_is_told_with_its_uncertainty(perceived, words):
    found = servqual(expected={"empathy": {"a": 6.0}}, perceived={"empathy": {"a": perceived}})
    assert words in found.describe("en")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 5000), k=st.integers(2, 6), factor=st.floats(0.1, 10))
def test_alpha_ignores_the_unit_and_never_exceeds_one(seed, k, factor):
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(30, k)) + rng.normal(size=(30, 1))
    items = {f"q{j}": rows[:, j] for j in range(k)}
    found = cronbach_alpha(items=items)
    assert found.estimate <= 1
    assert cronbach_alpha(items={n: factor * v + 3 for n, v in items.items()}).estimate == pytest.approx(found.estimate)
    assert found.interval.low <= found.estimate <= found.interval.high
    again = cronbach_alpha_from_covariance(names=list(items), covariance=np.cov(rows.T).tolist(), n=30)
    assert again.estimate == pytest.approx(found.estimate)


def test_identical_items_have_alpha_one_and_flat_ones_none():
    same = cronbach_alpha(items={"a": [1, 2, 3], "b": [1, 2, 3], "c": [1, 2, 3]})
    assert same.estimate == pytest.approx(1)
    assert cronbach_alpha(items={"a": [2, 2], "b": [3, 3]}).reason is Undefined.NO_VARIATION
    assert cronbach_alpha(items={"a": [1, 2, 3], "b": [3, 2, 1]}).reason is Undefined.NO_VARIATION
    assert cronbach_alpha(items={"a": [1, 2, 3]}).reason is Undefined.TOO_FEW
    assert cronbach_alpha(items={}).reason is Undefined.NO_ANSWERS
    assert cronbach_alpha(items={"a": [1, None, 3], "b": [1, 2, math.inf]}).missing == 1


def test_an_item_that_runs_against_the_rest_is_named():
    rng = np.random.default_rng(3)
    trait = rng.normal(size=100)
    items = {name: sign * trait + rng.normal(size=100) for name, sign in (("a", 1), ("b", 1), ("c", 1), ("d", -1))}
    assert cronbach_alpha(items=items).reversed_items == ("d",)
    assert "d run against" in cronbach_alpha(items=items).describe("en")
    items["d"] = -items["d"]
    assert cronbach_alpha(items=items).reversed_items == ()


def test_a_covariance_matrix_is_square_and_symmetric():
    with pytest.raises(ValueError, match="symmetric"):
        cronbach_alpha_from_covariance(names=["a", "b"], covariance=[[1, 2], [0, 1]], n=9)
