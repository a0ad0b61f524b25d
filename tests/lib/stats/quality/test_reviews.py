import math
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.stats import (
    Undefined,
    bayesian_average,
    draw_reviews,
    review_mean,
    review_plan,
    reviews_to_detect,
    score_card,
    star_rating,
)

ITEMS = st.lists(st.tuples(st.floats(0.1, 50), st.none() | st.floats(0, 1)), min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(items=ITEMS, factor=st.floats(0.1, 10), fatal=st.booleans())
def test_a_score_is_bounded_and_only_relative_weights_count(items, factor, fatal):
    weights, scores = zip(*items, strict=True)
    card = score_card(weights=weights, scores=scores, fatal=fatal)
    scaled = score_card(weights=[factor * weight for weight in weights], scores=scores, fatal=fatal)
    if fatal:
        assert card.estimate == 0
    elif all(score is None for score in scores):
        assert (card.estimate, card.reason) == (None, Undefined.NOT_APPLICABLE)
    else:
        assert 0 <= card.estimate <= 100 + 1e-9
        assert scaled.estimate == pytest.approx(card.estimate)
    assert 0 <= card.weight_covered <= 1 + 1e-12


@pytest.mark.parametrize(
    ("scores", "fatal", "words"),
    [
        ([1, 0.5], False, "The score is 75 (2 items)"),
        ([1, None], False, "50% of the weight"),
        ([1, 0.5], True, "otherwise 75"),
        ([None, None], True, "no other item"),
        ([None, None], False, "cannot be computed"),
    ],
)
def test_a_card_says_what_it_stands_on(scores, fatal, words):
    assert words in score_card(weights=[1, 1], scores=scores, fatal=fatal).describe("en")


@pytest.mark.parametrize(("weights", "scores"), [([1], [1, 1]), ([-1, 2], [1, 1]), ([0, 0], [1, 1]), ([], [])])
def test_odd_weights_are_refused(weights, scores):
    with pytest.raises(ValueError, match="weights"):
        score_card(weights=weights, scores=scores)


def test_scores_outside_the_scale_are_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        score_card(weights=[1], scores=[85])


def test_stars_round_half_up_and_hide_few_ratings():
    def stars(score, **options):
        return star_rating(scores={"all": score}, weights={"all": 1}, n=options.pop("n", 40), **options)

    assert [stars(score).stars for score in (4.25, 4.24, 4.75, 3.2)] == [4.5, 4.0, 5.0, 3.0]
    assert stars(4.9, n=4).reason is Undefined.SUPPRESSED
    assert stars(None).reason is Undefined.NO_ANSWERS
    assert stars(4.9, n=5, prior_mean=4.0, prior_n=10).estimate == pytest.approx(4.3)
    with pytest.raises(ValueError, match="same dimensions"):
        star_rating(scores={"a": 1}, weights={"b": 1}, n=9)
    with pytest.raises(ValueError, match="finite number"):
        stars(math.nan)


@given(mean=st.floats(1, 5), n=st.integers(0, 100), prior=st.floats(1, 5), weight=st.floats(0.1, 50))
def test_the_bayesian_average_lies_between(mean, n, prior, weight):
    found = bayesian_average(mean=mean, n=n, prior_mean=prior, prior_n=weight)
    assert min(mean, prior) - 1e-9 <= found <= max(mean, prior) + 1e-9


def test_more_reviews_for_smaller_margins_and_never_more_than_there_are():
    sizes = [review_plan(sd=12, margin=margin, population=400).n for margin in (20, 10, 5, 2, 1)]
    assert all(a < b for a, b in pairwise(sizes))
    assert review_plan(sd=12, margin=0.01, population=400).n == 400
    assert review_plan(sd=12, margin=5).n == 23
    assert review_plan(sd=12, margin=5).to_detect_finite is None
    for wrong in ({"margin": 0}, {"margin": 1, "population": 0}, {"margin": math.nan}):
        with pytest.raises(ValueError, match="margin"):
            review_plan(sd=12, **wrong)


@settings(max_examples=40, deadline=None)
@given(population=st.integers(2, 300), data=st.data(), detection=st.floats(0.1, 0.999))
def test_detection_is_reached_and_one_fewer_does_not(population, data, detection):
    fatal = data.draw(st.integers(1, population))
    n = reviews_to_detect(population=population, fatal=fatal, detection=detection)

    def missed(size):
        return math.comb(population - fatal, size) / math.comb(population, size)

    assert missed(n) <= 1 - detection + 1e-9
    assert n == 1 or missed(n - 1) > 1 - detection - 1e-9


def test_a_big_population_needs_what_an_endless_one_needs():
    assert reviews_to_detect(population=10_000_000, fatal=300_000) == pytest.approx(99, abs=1)


def test_each_stratum_is_drawn_and_risk_is_over_drawn():
    strata = ["chat"] * 60 + ["call"] * 30 + ["mail"] * 2
    risk = np.r_[np.ones(90), [50, 50]]
    found = draw_reviews(strata=strata, n=12, risk=risk, extra=6, seed=1)
    assert found == draw_reviews(strata=strata, n=12, risk=risk, extra=6, seed=1)
    assert found == draw_reviews(strata=pa.array(strata), n=12, risk=risk, extra=6, seed=1)
    assert found == draw_reviews(strata=np.array(strata), n=12, risk=risk, extra=6, seed=1)
    assert {type(stratum) for stratum in found.by_stratum} == {str}
    assert set(found.by_stratum) == {"chat", "call", "mail"}
    assert sum(found.by_stratum.values()) == 12
    assert {90, 91} <= {pick.index for pick in found.picks}
    assert all(0 < pick.probability <= 1 and pick.weight == pytest.approx(1 / pick.probability) for pick in found.picks)
    assert len({pick.index for pick in found.picks}) == len(found.picks)


def test_weighting_undoes_the_over_drawing():
    rng = np.random.default_rng(0)
    strata = ["a"] * 200 + ["b"] * 100
    risk = rng.uniform(0.1, 5, size=300)
    scores = 80 - 5 * risk + rng.normal(size=300)
    weighted, plain = [], []
    for seed in range(300):
        picks = draw_reviews(strata=strata, n=20, risk=risk, extra=20, seed=seed).picks
        drawn = [scores[pick.index] for pick in picks]
        weighted.append(review_mean(scores=drawn, weights=[pick.weight for pick in picks]).estimate)
        plain.append(np.mean(drawn))
    assert abs(np.mean(weighted) - scores.mean()) < 0.3
    assert np.mean(plain) < scores.mean() - 1


def test_odd_samples():
    assert draw_reviews(strata=[], n=3, seed=1).reason is Undefined.NO_ANSWERS
    everything = draw_reviews(strata=["a", "b", "b"], n=50, seed=1)
    assert [pick.probability for pick in everything.picks] == [1.0, 1.0, 1.0]
    for wrong in ({"n": 0}, {"n": 3, "extra": 2}, {"n": 1}, {"n": 3, "extra": 1, "risk": [1, -1, 2]}):
        with pytest.raises(ValueError, match=r"positive|strata|risk"):
            draw_reviews(strata=["a", "b", "b"], seed=1, **wrong)


def test_the_mean_of_reviews_says_when_there_is_nothing_to_say():
    assert review_mean(scores=[], weights=[]).reason is Undefined.NO_ANSWERS
    one = review_mean(scores=[80.0, None], weights=[1, 2])
    assert (one.estimate, one.interval, one.missing) == (80.0, None, 1)
    assert "no interval" in one.describe("en")
    equal = review_mean(scores=[70, 80, 90], weights=[5, 5, 5])
    assert equal.estimate == 80
    assert equal.effective_n == pytest.approx(3)
    with pytest.raises(ValueError, match="positive weight"):
        review_mean(scores=[1], weights=[0])


@pytest.mark.parametrize("number", [Decimal, np.int64])
def test_counts_and_scores_of_any_number_type_come_out_plain(number):
    plan = review_plan(sd=number(12), margin=number(5), population=number(400))
    assert plan == review_plan(sd=12, margin=5, population=400)
    assert plan.describe("en") == review_plan(sd=12, margin=5, population=400).describe("en")
    assert type(reviews_to_detect(population=number(400), fatal=number(12))) is int
    stars = star_rating(
        scores={"a": number(4)}, weights={"a": number(1)}, n=number(40), prior_mean=number(3), prior_n=9
    )
    assert "np." not in repr(stars)
    assert type(bayesian_average(mean=number(5), n=number(2), prior_mean=number(4), prior_n=number(8))) is float


def test_one_review_is_spoken_as_one():
    assert review_plan(sd=0, margin=1).describe("en").startswith("1 review estimates the mean")
