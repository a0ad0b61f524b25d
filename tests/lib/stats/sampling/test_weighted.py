import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.stats import (
    StratumMoments,
    Undefined,
    clopper_pearson_interval,
    design_effect,
    effective_n,
    mean_interval,
    poststratified_mean,
    poststratified_share,
    weighted_mean,
    weighted_share,
)

PAIRS = st.lists(st.tuples(st.integers(0, 10), st.floats(0.1, 10)), min_size=2, max_size=40)
SAMPLE = {"app": (90, 120), "phone": (36, 60), "store": (16, 20)}
POPULATION = {"app": 400, "phone": 400, "store": 200}


def test_equal_weights_change_nothing():
    scores = [3, 4, 5, 2, 5, 4]
    plain, weighted = mean_interval(scores), weighted_mean(values=scores, weights=[7.0] * 6)
    assert weighted.estimate == pytest.approx(plain.estimate)
    assert weighted.interval.low == pytest.approx(plain.interval.low)
    assert weighted.design_effect == pytest.approx(1)
    share = weighted_share(hits=[1, 1, 0, 1], weights=[2, 2, 2, 2])
    exact = clopper_pearson_interval(successes=3, n=4)
    assert (share.interval.low, share.interval.high) == pytest.approx((exact.low, exact.high))


def test_weights_of_nothing_are_undefined():
    for result in (weighted_mean(values=[], weights=[]), weighted_share(hits=[1, 0], weights=[0, 0])):
        assert (result.estimate, result.se, result.reason) == (None, None, Undefined.NO_ANSWERS)
    alone = weighted_mean(values=[3], weights=[2])
    assert (alone.estimate, alone.interval, alone.reason) == (3, None, Undefined.ONE_ANSWER)
    assert effective_n([]) is None
    assert design_effect([0.0]) is None


def test_missing_and_unusable_pairs_are_counted():
    result = weighted_mean(values=[1, None, 3, math.inf, 5], weights=[1, 1, None, 1, -1])
    assert (result.n, result.missing, result.rejected) == (1, 2, 2)
    with pytest.raises(ValueError, match="one weight"):
        weighted_mean(values=[1, 2], weights=[1])
    with pytest.raises(ValueError, match="0 or 1"):
        weighted_share(hits=[0.5], weights=[1])
    with pytest.raises(ValueError, match="confidence"):
        weighted_mean(values=[1, 2], weights=[1, 1], confidence=95)


def test_a_unanimous_weighted_share_keeps_its_doubt():
    result = weighted_share(hits=np.ones(30), weights=np.linspace(0.5, 2, 30))
    assert result.interval.low < 1 == result.interval.high == result.estimate


@given(PAIRS, st.floats(0.01, 100))
def test_the_scale_of_weights_does_not_matter(pairs, factor):
    scores, weights = [score for score, _ in pairs], [weight for _, weight in pairs]
    plain = weighted_mean(values=scores, weights=weights)
    scaled = weighted_mean(values=scores, weights=[factor * weight for weight in weights])
    assert scaled.estimate == pytest.approx(plain.estimate)
    assert scaled.se == pytest.approx(plain.se, abs=1e-9)
    assert 1 - 1e-9 <= plain.effective_n <= plain.n + 1e-9
    assert min(scores) - 1e-9 <= plain.estimate <= max(scores) + 1e-9


def test_a_finite_population_leaves_less_doubt():
    endless = poststratified_share(counts=SAMPLE, population=POPULATION)
    finite = poststratified_share(counts=SAMPLE, population=POPULATION, finite_population=True)
    assert finite.se == pytest.approx(endless.se * math.sqrt(0.8))
    assert finite.estimate == endless.estimate


def test_a_stratum_without_answers_asks_to_merge():
    result = poststratified_share(counts={"app": (3, 4)}, population=POPULATION)
    assert (result.estimate, result.reason, result.n) == (None, Undefined.EMPTY_CELL, 4)
    assert poststratified_share(counts={}, population={"app": 1}).reason is Undefined.NO_ANSWERS
    one = poststratified_share(counts={"app": (1, 1)}, population={"app": 9})
    assert (one.estimate, one.se, one.reason) == (1, None, Undefined.ONE_ANSWER)
    with pytest.raises(ValueError, match="population"):
        poststratified_share(counts=SAMPLE, population={"app": 1})
    with pytest.raises(ValueError, match="no more than"):
        poststratified_share(counts={"app": (5, 4)}, population={"app": 1})


@given(st.lists(PAIRS, min_size=1, max_size=4))
def test_strata_at_their_share_of_the_sample_change_nothing(strata):
    scores = [[score for score, _ in stratum] for stratum in strata]
    moments = {str(i): StratumMoments(len(part), sum(part), sum(x * x for x in part)) for i, part in enumerate(scores)}
    result = poststratified_mean(moments=moments, population={name: part.n for name, part in moments.items()})
    everyone = [score for part in scores for score in part]
    assert result.estimate == pytest.approx(np.mean(everyone))
    assert result.se <= np.std(everyone, ddof=1) / math.sqrt(len(everyone)) + 1e-9
    assert result.effective_n == pytest.approx(len(everyone))


def test_weights_of_any_size_have_an_effective_n():
    assert effective_n([1e200, 1e200, math.nan]) == 2
    with pytest.raises(ValueError, match="not negative"):
        effective_n([1, -1])
    alike = weighted_mean(values=[5, 5], weights=[1, 2])
    assert (alike.estimate, alike.interval, alike.reason) == (5, None, Undefined.NO_VARIATION)


def test_strata_without_spread_claim_no_certainty():
    found = poststratified_share(counts={"a": (5, 5), "b": (0, 3)}, population={"a": 60, "b": 40})
    assert (found.estimate, found.interval, found.se, found.reason) == (0.6, None, 0, Undefined.NO_VARIATION)
    assert found.describe("en").endswith("no interval).")
    everyone = poststratified_share(counts={"a": (5, 5)}, population={"a": 5}, finite_population=True)
    assert (everyone.se, everyone.interval.low, everyone.interval.high) == (0, 1, 1)
