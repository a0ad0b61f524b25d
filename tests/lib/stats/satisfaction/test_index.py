import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    IndexPeriod,
    IndexWeights,
    Undefined,
    acsi,
    acsi_from_means,
    chained_index,
    weighted_index,
)

WEIGHTS = {"response": 0.3, "resolution": 0.4, "attitude": 0.3}
SCORES = st.fixed_dictionaries({name: st.floats(0, 100) for name in WEIGHTS})


def test_too_little_weight_gives_no_index():
    result = weighted_index(scores={"resolution": 90, "response": None, "attitude": math.nan}, weights=WEIGHTS)
    assert (result.estimate, result.weight_covered, result.missing) == (None, 0.4, 2)
    assert result.reason is Undefined.TOO_LITTLE_WEIGHT
    assert weighted_index(scores={}, weights=WEIGHTS).reason is Undefined.NO_ANSWERS


def test_sixty_percent_of_the_weight_is_enough_in_floating_point():
    weights = {"a": 0.1, "b": 0.2, "c": 0.3, "d": 0.4}
    assert weighted_index(scores={"a": 1, "b": 2, "c": 3}, weights=weights).estimate is not None


@pytest.mark.parametrize("weights", [{"a": 0.5, "b": 0.4}, {"a": 1.5, "b": -0.5}, {"a": math.nan}, {}])
def test_weights_must_be_shares_of_one(weights):
    with pytest.raises(ValueError, match="sum to 1"):
        weighted_index(scores={}, weights=weights)


def test_a_score_without_weight_is_refused():
    with pytest.raises(ValueError, match="needs a weight"):
        weighted_index(scores={"speed": 3}, weights=WEIGHTS)


def test_the_error_widens_with_correlation():
    scores, errors = dict.fromkeys(WEIGHTS, 80.0), dict.fromkeys(WEIGHTS, 2.0)
    apart, together = (
        weighted_index(scores=scores, weights=WEIGHTS, standard_errors=errors, correlation=correlation)
        for correlation in (0.0, 1.0)
    )
    assert apart.se == pytest.approx(2 * math.sqrt(0.09 + 0.16 + 0.09))
    assert together.se == pytest.approx(2)
    assert apart.interval.high - apart.estimate == pytest.approx(1.959964 * apart.se, rel=1e-6)
    assert weighted_index(scores=scores, weights=WEIGHTS, standard_errors={"response": 2.0}).interval is None


def test_the_parts_explain_the_index():
    result = weighted_index(scores={"response": 80, "resolution": 90, "attitude": None}, weights=WEIGHTS)
    assert dict(result.parts) == {
        "response": pytest.approx(0.3 / 0.7 * 80),
        "resolution": pytest.approx(0.4 / 0.7 * 90),
    }
    assert result.describe("en").startswith("The index is 85.7 (2 of 3 dimensions, 70% of the weight")


@given(SCORES, st.sets(st.sampled_from(sorted(WEIGHTS))))
def test_an_index_lies_between_its_scores(scores, absent):
    present = {name: None if name in absent else score for name, score in scores.items()}
    result = weighted_index(scores=present, weights=WEIGHTS)
    known = [score for score in present.values() if score is not None]
    if result.estimate is None:
        assert result.weight_covered < 0.6
    else:
        assert min(known) - 1e-9 <= result.estimate <= max(known) + 1e-9


def test_acsi_of_people_is_acsi_of_means_with_an_interval():
    items = np.random.default_rng(3).integers(1, 11, size=(3, 200)).astype(float)
    people = acsi(list(items), weights=[0.4, 0.32, 0.28])
    means = acsi_from_means(means=list(items.mean(axis=1)), weights=[0.4, 0.32, 0.28])
    assert people.estimate == pytest.approx(means.estimate)
    assert people.interval.low < people.estimate < people.interval.high
    gaps = acsi([[1, None, 10], [1, 5, 10], [1, 5, 11]])
    assert (gaps.n, gaps.missing, gaps.rejected, gaps.estimate) == (1, 1, 1, 0)
    with pytest.raises(ValueError, match="on the scale"):
        acsi_from_means(means=[11])
    with pytest.raises(ValueError, match="same people"):
        acsi([[1, 2], [3]])
    with pytest.raises(ValueError, match="weight"):
        acsi([[1, 2]], weights=[0])


def periods(*scores):
    return [
        IndexPeriod(name=f"2026-{month:02}", day=date(2026, month, 1), scores=score)
        for month, score in enumerate(scores, start=1)
    ]


OLD = IndexWeights(version="v1", effective_from=date(2026, 1, 1), weights={"speed": 0.8, "care": 0.2})
NEW = IndexWeights(version="v2", effective_from=date(2026, 3, 1), weights={"speed": 0.2, "care": 0.8})


def test_new_weights_do_not_move_the_chained_index():
    still = {"speed": 90.0, "care": 50.0}
    result = chained_index(periods=periods(still, still, still, still), versions=[NEW, OLD])
    assert [point.published for point in result.points] == pytest.approx([82, 82, 58, 58])
    assert [point.chained for point in result.points] == pytest.approx([58] * 4)
    assert result.describe("en").endswith("a change of 0 (4 periods).")


def test_chained_steps_use_the_later_weights_and_end_at_the_published_level():
    rows = periods({"speed": 80, "care": 60}, {"speed": 90, "care": 60}, {"speed": 90, "care": 70})
    result = chained_index(periods=rows, versions=[OLD, NEW])
    # Step 1 → 2 by the old weights: 0.8 × 10; step 2 → 3 by the new: 0.8 × 10; the end is 0.2 × 90 + 0.8 × 70.
    assert [point.chained for point in result.points] == pytest.approx([58, 66, 74])
    assert [point.weights for point in result.points] == ["v1", "v1", "v2"]


def test_a_step_over_too_little_weight_breaks_the_chain():
    rows = periods({"speed": 80, "care": 60}, {"speed": None, "care": 60}, {"speed": 90, "care": 70})
    result = chained_index(periods=rows, versions=[OLD, NEW])
    assert [point.chained for point in result.points] == [None, pytest.approx(64), pytest.approx(74)]
    assert (result.n, result.missing) == (2, 1)


def test_a_chain_needs_weights_in_force_and_periods():
    with pytest.raises(ValueError, match="No weights are in force"):
        chained_index(periods=periods({"speed": 1, "care": 1}), versions=[NEW])
    assert chained_index(periods=[], versions=[]).reason is Undefined.NO_ANSWERS


@given(st.lists(SCORES, min_size=2, max_size=6))
def test_with_one_version_chained_is_published(scores):
    version = IndexWeights(version="v1", effective_from=date(2026, 1, 1), weights=WEIGHTS)
    result = chained_index(periods=periods(*scores), versions=[version])
    assert [point.chained for point in result.points] == pytest.approx([point.published for point in result.points])


def test_an_error_is_not_negative():
    with pytest.raises(ValueError, match="must not be negative"):
        weighted_index(scores={"response": 1}, weights=WEIGHTS, standard_errors={"response": -1})
