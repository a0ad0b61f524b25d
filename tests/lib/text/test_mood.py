"""The joining of the two heads with the customer's score, and the words given as reasons."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import BUCKETS, grams_of
from huiyin.lib.text.heads.head import Head, Kind
from huiyin.lib.text.mood import mood_of, sentiment_label, sentiment_reasons
from huiyin.lib.text.reading import read
from huiyin.lib.text.terms import Sentiment

NEG, NEU, POS = Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE
SPOKEN = read(clean("面条上得很快"))
log_odds = st.floats(-50, 50)
ratings = st.floats(0, 100)


@given(log_odds, log_odds, st.none() | ratings)
def test_probabilities_sum_to_one(polarity, neutrality, rating):
    mood = mood_of(SPOKEN, polarity=polarity, neutrality=neutrality, rating=rating)
    assert sum(mood.values()) == pytest.approx(1)
    assert all(0 <= probability <= 1 for probability in mood.values())


@given(log_odds, log_odds, ratings, ratings)
def test_a_better_rating_never_looks_worse(polarity, neutrality, one, other):
    low, high = (
        mood_of(SPOKEN, polarity=polarity, neutrality=neutrality, rating=rating) for rating in sorted((one, other))
    )
    assert high[POS] >= low[POS] - 1e-12
    assert high[NEG] <= low[NEG] + 1e-12


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_unrated_probabilities_are_those_of_the_heads(polarity, neutrality):
    mood = mood_of(SPOKEN, polarity=polarity, neutrality=neutrality)
    neutral, positive = 1 / (1 + np.exp(-neutrality)), 1 / (1 + np.exp(-polarity))
    assert mood[NEU] == pytest.approx(neutral)
    assert mood[POS] == pytest.approx((1 - neutral) * positive)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("颜色还行，但是布料太差", NEG),
        ("布料太差，但是颜色很漂亮", POS),
        ("顏色還行，但是布料太差", NEG),
        ("Nice colour, but terrible fabric", NEG),
        ("Slow to arrive, but excellent fabric", POS),
    ],
)
def test_what_follows_a_but_is_the_verdict(text, verdict):
    assert sentiment_label(mood_of(read(clean(text)), polarity=0.0, neutrality=0.5)) == verdict


def test_without_a_but_the_heads_decide_alone():
    assert read(clean("颜色还行，布料太差")).feelings.turn == 0.0


def test_a_but_reaches_to_the_end_of_its_sentence():
    assert read(clean("颜色还行，但是没有买。布料太差")).feelings.turn > -0.5


def test_a_middling_rating_changes_nothing():
    unrated = mood_of(SPOKEN, polarity=1.2, neutrality=-0.5)
    assert mood_of(SPOKEN, polarity=1.2, neutrality=-0.5, rating=50) == pytest.approx(unrated)


@pytest.mark.parametrize("text", ["", "   ", "12345", "...", "!!!"])
def test_a_text_without_letters_is_neutral_whatever_the_heads_say(text):
    mood = mood_of(read(clean(text)), polarity=-9.0, neutrality=-9.0)
    assert sentiment_label(mood) is NEU
    assert mood[POS] == pytest.approx(mood[NEG])


def test_a_rated_text_without_letters_feels_as_it_is_rated():
    assert mood_of(read(clean("")), polarity=0, neutrality=0, rating=100)[POS] > 0.1
    assert mood_of(read(clean("")), polarity=0, neutrality=0, rating=0)[NEG] > 0.1


def test_a_face_alone_is_no_silence():
    assert sentiment_label(mood_of(read(clean("😡")), polarity=-3.0, neutrality=-3.0)) is NEG


def test_as_much_for_as_against_is_neutral():
    assert sentiment_label({POS: 0.45, NEU: 0.1, NEG: 0.45}) is NEU
    assert sentiment_label({POS: 0.2, NEU: 0.1, NEG: 0.7}) is NEG


def head_that_knows(*words: tuple[str, int]) -> Head:
    """A polarity head with one weight for each of these n-grams, and no other."""
    index = np.zeros(BUCKETS, np.uint32)
    weights = np.zeros((len(words) + 1, 1), np.int8)
    for row, (gram, weight) in enumerate(words, start=1):
        index[dict(grams_of(gram))[gram]] = row
        weights[row] = weight
    ones = np.ones(1, np.float32)
    return Head("sentiment", Kind.BINARY, ("negative", "positive"), index, weights, ones, 0 * ones)


def test_reasons_name_the_words_with_their_direction():
    reasons = sentiment_reasons(read(clean("汤很鲜，位子太挤")), head_that_knows(("很鲜", 40), ("太挤", -60)))
    assert [reason.cue for reason in reasons] == ["太挤", "很鲜"]
    assert reasons[0].weight < 0 < reasons[1].weight
    assert {reason.decision for reason in reasons} == {"sentiment"}


def test_reasons_of_traditional_are_those_of_simplified():
    head = head_that_knows(("太慢", -60))
    assert sentiment_reasons(read(clean("網絡太慢")), head) == sentiment_reasons(read(clean("网络太慢")), head)


@pytest.mark.parametrize("text", ["", "\0", "a" * 30_000, "😀" * 50, "不" * 5_000, "\ud800"])
def test_any_text_has_at_most_twelve_reasons(text):
    assert len(sentiment_reasons(read(clean(text)), head_that_knows(("a", 5), ("不", -5)))) <= 12
