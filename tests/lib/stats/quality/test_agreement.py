import math

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    cohen_kappa,
    cohen_kappa_from_table,
    fleiss_kappa,
    gwet_ac1,
    intraclass_correlation,
    krippendorff_alpha,
    rater_drift,
)

TABLES = st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=3, max_size=3)


@settings(max_examples=40, deadline=None)
@given(table=TABLES, weights=st.sampled_from(["none", "linear", "quadratic"]))
def test_kappa_is_bounded_and_symmetric_in_the_reviewers(table, weights):
    found = cohen_kappa_from_table(table=table, weights=weights)
    turned = cohen_kappa_from_table(table=np.array(table).T.tolist(), weights=weights)
    if found.interval is None:
        assert found.reason in (Undefined.NO_ANSWERS, Undefined.ONE_ANSWER, Undefined.NO_VARIATION)
        return
    assert -1 <= found.estimate <= 1 + 1e-12
    assert turned.estimate == pytest.approx(found.estimate)
    assert found.interval.low <= found.estimate + 1e-12
    assert found.estimate <= found.interval.high + 1e-12


def test_perfect_agreement_is_one_and_labels_do_not_matter():
    one = cohen_kappa(first=["a", "b", "a"], second=["a", "b", "a"])
    assert one.estimate == pytest.approx(1)
    assert (one.interval, one.reason) == (None, Undefined.NO_VARIATION)
    mixed = cohen_kappa(first=[1, 2, 3, 3, None], second=[1, 2, 2, 3, 1], weights="quadratic")
    assert (mixed.n, mixed.missing) == (4, 1)
    table = cohen_kappa_from_table(table=[[1, 0, 0], [0, 1, 0], [0, 1, 1]], weights="quadratic")
    assert mixed.estimate == pytest.approx(table.estimate)


def test_labels_outside_the_categories_are_rejected_and_misuse_refused():
    found = cohen_kappa(first=[1, 2, 9], second=[1, 2, 1], categories=[1, 2])
    assert (found.n, found.rejected) == (2, 1)
    with pytest.raises(ValueError, match="square"):
        cohen_kappa_from_table(table=[[1, 2]])
    with pytest.raises(ValueError, match="same cases"):
        cohen_kappa(first=[1], second=[])
    with pytest.raises(ValueError, match="confidence"):
        cohen_kappa_from_table(table=[[1, 2], [3, 4]], confidence=95)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([[40, 5], [6, 40]], "above chance"),
        ([[10, 10], [10, 10]], "not distinguishable from chance"),
        ([[5, 40], [40, 6]], "below chance"),
        ([[90, 4], [5, 1]], "one category prevails"),
        ([[0, 0], [0, 0]], "no data"),
    ],
)
def test_the_sentence_says_whether_it_beats_chance(table, words):
    assert words in cohen_kappa_from_table(table=table).describe("en")


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_many_raters_agree_with_each_other_in_the_limits(seed):
    rng = np.random.default_rng(seed)
    counts = rng.multinomial(4, [0.4, 0.3, 0.3], size=12)
    assume((counts.sum(axis=0) > 0).sum() > 1)
    kappa, ac1 = fleiss_kappa(counts=counts, replicates=100), gwet_ac1(counts=counts, replicates=100)
    assert kappa.estimate <= 1
    assert kappa.agreement == pytest.approx(ac1.agreement)
    shuffled = fleiss_kappa(counts=counts[rng.permutation(12)][:, [2, 0, 1]], replicates=100)
    assert shuffled.estimate == pytest.approx(kappa.estimate)


def test_all_alike_or_nobody_twice_is_undefined():
    assert fleiss_kappa(counts=[[3, 0], [3, 0]]).reason is Undefined.NO_VARIATION
    assert fleiss_kappa(counts=[]).reason is Undefined.NO_ANSWERS
    assert gwet_ac1(counts=[[1, 0], [0, 1]]).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="same number"):
        fleiss_kappa(counts=[[3, 0], [1, 1]])
    with pytest.raises(ValueError, match="category counts"):
        fleiss_kappa(counts=[[3], [1]])


def test_ac1_is_not_pulled_down_by_prevalence():
    counts = [[2, 0]] * 45 + [[1, 1]] * 4 + [[0, 2]]
    assert gwet_ac1(counts=counts).estimate > 0.85
    assert fleiss_kappa(counts=counts).estimate < 0.4


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_one_for_copies_near_zero_for_noise_and_takes_arrow(level):
    rng = np.random.default_rng(0)
    scores = rng.integers(1, 6, size=60).astype(float)
    assert krippendorff_alpha(ratings=[scores, scores], level=level).estimate == pytest.approx(1)
    noise = [rng.permutation(scores), rng.permutation(scores), rng.permutation(scores)]
    found = krippendorff_alpha(ratings=noise, level=level)
    assert abs(found.estimate) < 0.25
    assert found.interval.low < found.estimate < found.interval.high
    assert krippendorff_alpha(ratings=[pa.array(column) for column in noise], level=level) == found


def test_alpha_without_pairs_or_without_difference_is_undefined():
    assert krippendorff_alpha(ratings=[[1, None], [None, 2]]).reason is Undefined.NO_ANSWERS
    assert krippendorff_alpha(ratings=[]).reason is Undefined.NO_ANSWERS
    assert krippendorff_alpha(ratings=[[1, 1], [1, 1]]).reason is Undefined.NO_VARIATION
    with pytest.raises(ValueError, match="each case"):
        krippendorff_alpha(ratings=[[1, 2], [1]])


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1000), shift=st.floats(-5, 5), factor=st.floats(0.1, 10))
def test_consistency_ignores_a_severe_reviewer_agreement_does_not(seed, shift, factor):
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(12, 3)) + rng.normal(size=(12, 1))
    plain = intraclass_correlation(raters={str(j): scores[:, j] for j in range(3)})
    moved = intraclass_correlation(raters={str(j): factor * (scores[:, j] + shift * (j == 0)) for j in range(3)})
    by_name = {form.name: form.estimate for form in plain.forms}
    again = {form.name: form.estimate for form in moved.forms}
    assert again["ICC3"] == pytest.approx(by_name["ICC3"])
    assert all(form.interval.low <= form.estimate <= form.interval.high for form in plain.forms)
    assert max(form.estimate for form in plain.forms) <= 1


def test_icc_edges():
    assert intraclass_correlation(raters={"a": [1, 2], "b": [1, 2]}).estimate == pytest.approx(1)
    assert intraclass_correlation(raters={"a": [1, 2], "b": [1, 2]}).interval is None
    assert intraclass_correlation(raters={"a": [3, 3], "b": [3, 3]}).reason is Undefined.NO_VARIATION
    assert intraclass_correlation(raters={"a": [3, 4]}).reason is Undefined.TOO_FEW
    assert intraclass_correlation(raters={"a": [], "b": []}).reason is Undefined.NO_ANSWERS
    assert intraclass_correlation(raters={"a": [1, None, 3], "b": [1, 2, math.inf]}).reason is Undefined.TOO_FEW


def test_drift_is_found_where_it_is_and_nowhere_else():
    rng = np.random.default_rng(1)
    before = {name: rng.normal(size=30) for name in "abcd"}
    lately = {name: rng.normal(size=30) + 2 * (name == "c") for name in "abcd"}
    found = rater_drift(before=before, lately=lately)
    assert [rater.name for rater in found.raters if rater.drifted] == ["c"]
    assert "c +" in found.describe("en")
    assert not any(rater.drifted for rater in rater_drift(before=before, lately=lately, tolerance=5).raters)
    assert "not distinguishable" in rater_drift(before=before, lately=before).describe("en")
    assert rater_drift(before={"a": [1]}, lately={"a": [2, 3]}).reason is Undefined.TOO_FEW
    assert rater_drift(before={}, lately={}).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="same reviewers"):
        rater_drift(before={"a": [1]}, lately={"b": [1]})


def test_a_coefficient_is_named_in_the_language_spoken():
    found = cohen_kappa_from_table(table=[[20, 5, 1], [10, 15, 2], [1, 2, 9]], weights="quadratic")
    assert "二次加权 Cohen κ 为 0.63" in found.describe("zh-Hans")
    assert "二次加權 Cohen κ 為 0.63" in found.describe("zh-Hant")
    assert "Cohen's κ with quadratic weights 0.63" in found.describe("en")
    for level in ("nominal", "ordinal", "interval", "ratio"):
        spoken = krippendorff_alpha(ratings=[[1, 2, 3, 3], [1, 2, 3, 2]], level=level, replicates=50).describe(
            "zh-Hans"
        )
        assert level not in spoken
