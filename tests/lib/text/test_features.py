"""Hashed n-grams: the same for a text in any batch, and what they stand for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import ALWAYS, BUCKETS, LETTERS_AT_ONCE, TEXTS_AT_ONCE, features_of, grams_of

FOLDED = st.text(alphabet="好不太慢了abcdé'12 ,。!?\n👍", max_size=60) | st.text(max_size=40).map(
    lambda text: clean(text).folded
)


def rows(features):
    return [
        features.buckets[start:end].tolist() for start, end in zip(features.starts, features.starts[1:], strict=False)
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(FOLDED, max_size=8))
def test_a_text_has_the_same_buckets_in_every_batch(texts):
    assert rows(features_of(texts)) == [rows(features_of([text]))[0] for text in texts]


@given(FOLDED)
def test_buckets_are_in_range_once_each_and_explained(text):
    [found] = rows(features_of([text]))
    assert found[0] == ALWAYS
    assert found == sorted(set(found))
    assert found[-1] < BUCKETS
    assert {bucket for _, bucket in grams_of(text)} | {ALWAYS} == set(found)


def grams(text):
    return {gram for gram, _ in grams_of(text)}


def test_chinese_is_cut_into_one_to_four_letters():
    assert grams("不好吃") == {"不", "好", "吃", "不好", "好吃", "不好吃"}


def test_latin_is_cut_into_words_pairs_and_three_to_five_letters():
    assert {"not", "good", "not good", "goo", "ot go"} <= grams("not good")
    assert not {"n", "no", "g"} & grams("not good")


def test_words_of_one_letter_and_apostrophes_are_words():
    assert {"i", "don't", "i don't"} <= grams("i don't")


@pytest.mark.parametrize(
    ("text", "other"),
    [("等了30分钟", "等了45分钟"), ("好 吃 吗", "好吃吗"), ("用 app 付款", "用app付款"), ("good\tfood", "good food")],
)
def test_figures_and_spaces_beside_chinese_make_no_difference(text, other):
    assert rows(features_of([text])) == rows(features_of([other]))


def test_a_space_between_words_makes_a_difference():
    assert rows(features_of(["no thing"])) != rows(features_of(["nothing"]))


def test_no_text_and_empty_texts():
    assert len(features_of([])) == 0
    assert rows(features_of(["", " "])) == [[ALWAYS], [ALWAYS]]


def test_batches_longer_than_a_chunk_keep_their_order():
    texts = [f"好{chr(0x4E00 + number % 900)}" for number in range(TEXTS_AT_ONCE + 3)]
    texts[5] = "长" * (LETTERS_AT_ONCE // 2)
    texts[6] = "短" * (LETTERS_AT_ONCE // 2 + 1)
    features = features_of(texts)
    assert len(features) == len(texts)
    for place in (0, 5, 6, 7, TEXTS_AT_ONCE, TEXTS_AT_ONCE + 2):
        found = features.buckets[features.starts[place] : features.starts[place + 1]]
        assert np.array_equal(found, features_of([texts[place]]).buckets)
