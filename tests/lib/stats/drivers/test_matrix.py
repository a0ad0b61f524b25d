import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Asymmetry,
    Quadrant,
    Undefined,
    importance_performance,
    importance_performance_from_rows,
    midpoint,
    penalty_reward,
    stated_importance,
)

PLACES = st.lists(st.tuples(st.floats(1, 5), st.floats(1, 5)), min_size=2, max_size=8)


@settings(max_examples=40, deadline=None)
@given(places=PLACES, shift=st.floats(-3, 3))
def test_quadrants_move_with_the_scales_and_at_the_line_is_high(places, shift):
    names = [f"a{i}" for i in range(len(places))]
    x, y = zip(*places, strict=True)
    found = importance_performance(attributes=names, importance=x, performance=y, n=10, centre=(3.0, 3.0))
    for point, (a, b) in zip(found.points, places, strict=True):
        high = (a >= 3, b >= 3)
        assert (
            point.quadrant
            is {
                (True, True): Quadrant.KEEP_UP,
                (True, False): Quadrant.CONCENTRATE_HERE,
                (False, True): Quadrant.POSSIBLE_OVERKILL,
                (False, False): Quadrant.LOW_PRIORITY,
            }[high]
            or abs(a - 3) < 1e-9
            or abs(b - 3) < 1e-9
        )


def test_mean_lines_with_equal_attributes_make_all_high():
    found = importance_performance(attributes="abc", importance=[0.1] * 3, performance=[0.3] * 3, n=9)
    assert {point.quadrant for point in found.points} == {Quadrant.KEEP_UP}


def test_an_attribute_without_a_figure_has_no_quadrant_and_moves_nothing():
    found = importance_performance(attributes="abc", importance=[1, 3, None], performance=[1, 3, 100], n=9)
    assert found.centre == (2.0, 2.0)
    assert found.points[2].quadrant is None
    assert found.points[2].reason is Undefined.NO_ANSWERS
    empty = importance_performance(attributes=["a"], importance=[None], performance=[2], n=0)
    assert empty.reason is Undefined.NO_ANSWERS


def test_standard_errors_make_quadrants_uncertain_near_the_lines():
    found = importance_performance(
        attributes="abc",
        importance=[5, 1, 3.05],
        performance=[1, 5, 3.0],
        n=50,
        importance_se=[0.1] * 3,
        performance_se=[0.1] * 3,
        centre=midpoint(importance=(1, 5), performance=(1, 5)),
    )
    assert found.points[0].stability > 0.99
    assert found.points[2].stability < 0.8
    assert all(sum(point.probabilities.values()) == pytest.approx(1) for point in found.points)


@pytest.mark.parametrize("way", ["stated", "derived"])
def test_rows_give_the_same_quadrants_and_seeded_probabilities(way):
    rng = np.random.default_rng(4)
    x = np.clip(np.round(3 + np.array([1, -1, 0.5]) + rng.normal(size=(300, 3))), 1, 5)
    performance = {name: x[:, j] for j, name in enumerate("abc")}
    given_ = (
        {"importance": {name: np.clip(x[:, 2 - j], 1, 5) for j, name in enumerate("abc")}}
        if way == "stated"
        else {"outcome": x[:, 1] + rng.normal(size=300)}
    )
    one = importance_performance_from_rows(performance=performance, **given_, replicates=200, seed=1)
    assert one == importance_performance_from_rows(performance=performance, **given_, replicates=200, seed=1)
    assert [p.performance for p in one.points] == pytest.approx(x.mean(axis=0).tolist())
    assert all(sum(p.probabilities.values()) == pytest.approx(1) for p in one.points)
    assert one.points[1].stability > 0.5
    assert importance_performance_from_rows(performance=performance, **given_, replicates=0).points[0].stability is None


def test_stated_means_are_over_who_answered():
    found = importance_performance_from_rows(
        performance={"a": [1, None, 3], "b": [5, 5, None]}, importance={"a": [2, 2, None], "b": [None, 4, 4]}
    )
    assert [p.performance for p in found.points] == [2.0, 5.0]
    assert [p.importance for p in found.points] == [2.0, 4.0]


def test_either_importance_or_outcome_is_asked_for():
    with pytest.raises(ValueError, match="either"):
        importance_performance_from_rows(performance={"a": [1]})
    with pytest.raises(ValueError, match="one attribute"):
        importance_performance_from_rows(performance={}, importance={})
    with pytest.raises(ValueError, match="same attributes"):
        importance_performance_from_rows(performance={"a": [1]}, importance={"b": [1]})
    with pytest.raises(ValueError, match="length"):
        importance_performance(attributes="ab", importance=[1], performance=[1, 2], n=3)


@pytest.mark.parametrize(("probable", "words"), [(0.99, "at least 95%"), (0.6, "not stable"), (None, "not tested")])
def test_the_matrix_says_how_stable_it_is(probable, words):
    options = {} if probable is None else {"importance_se": [0.1, 0.1], "performance_se": [1 - probable, 0.01]}
    found = importance_performance(
        attributes=["wait", "decor"], importance=[5, 1], performance=[2.9, 4], n=80, centre=(3.0, 3.0), **options
    )
    assert words in found.describe("en")
    assert "wait" in found.describe("zh-Hant")


def test_stated_importance_sees_the_ceiling():
    high = stated_importance(ratings={"a": [5, 5, 5, 4], "b": [5, 5, 4, 9]}, scale=(1, 5))
    assert high.compressed
    assert (high.n, high.rejected) == (7, 1)
    assert high.items[1].mean == pytest.approx(14 / 3)
    assert "hardly differ" in high.describe("en")
    assert stated_importance(ratings={"a": []}, scale=(1, 5)).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="lowest"):
        stated_importance(ratings={"a": [1]}, scale=(5, 1))


def test_penalty_reward_tells_the_kinds_apart():
    rng = np.random.default_rng(0)
    x = rng.integers(1, 6, size=(600, 4))
    y = -2 * (x[:, 0] <= 2) + 2 * (x[:, 1] >= 4) + x[:, 2] + rng.normal(size=600)
    ratings = {name: x[:, j] for j, name in enumerate(["clean", "gift", "speed", "plant"])}
    found = penalty_reward(ratings=ratings, outcome=y, low=2, high=4)
    assert [a.kind for a in found.attributes] == [
        Asymmetry.BASIC,
        Asymmetry.EXCITING,
        Asymmetry.PERFORMANCE,
        Asymmetry.INDISTINCT,
    ]
    assert (
        "basic" in found.describe("en") or "performance" in found.describe("en") or "exciting" in found.describe("en")
    )
    nothing = penalty_reward(ratings=ratings, outcome=rng.normal(size=600), low=2, high=4)
    assert "No attribute" in nothing.describe("en")


def test_an_end_that_hardly_occurs_is_left_out():
    x = [3, 4, 5] * 20 + [1]
    y = [5.0, 6.0, 8.0] * 20 + [2.0]
    noise = np.random.default_rng(0).normal(size=61)
    found = penalty_reward(ratings={"a": x}, outcome=np.array(y) + noise, low=2, high=4)
    assert found.attributes[0].penalty is None
    assert found.attributes[0].reward is not None
    assert found.attributes[0].reason is Undefined.TOO_FEW
    assert penalty_reward(ratings={"a": []}, outcome=[], low=2, high=4).reason is Undefined.NO_ANSWERS
    with pytest.raises(ValueError, match="below high"):
        penalty_reward(ratings={"a": x}, outcome=y, low=4, high=4)
