"""Keywords: words for a slide, in the script of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.keywords import MOST_KEYWORDS, keywords_of
from tests.lib.text.test_own_texts import TRAINING, _rows

OWN = [row["text"] for path in TRAINING for row in _rows(path)][::17]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("骑手态度不好，送餐也慢，骑手还骂人", ("骑手", "态度", "送餐")),
        ("服務員態度很差，帳單也算錯", ("服務員", "態度", "帳單")),
        ("The courier left my parcel in the rain", ("courier", "parcel", "rain")),
        ("WiFi太慢，小程序也闪退", ("wifi", "小程序", "闪退")),
        ("详情见 https://shop.example.com/a 或 shop.example.cn，写信到 me@mail.com", ("详情", "写信")),
        ("我们觉得没有什么，谢谢", ()),
        ("", ()),
        ("😡😡", ()),
    ],
)
def test_words_for_a_slide(text, words):
    found = keywords_of(clean(text))
    assert set(words) <= set(found)
    assert not {"https", "com", "example", "mail", "谢谢", "没有", "the", "my"} & set(found)
    assert words or not found


def test_the_most_frequent_come_first():
    assert keywords_of(clean("电池坏了，屏幕也坏，屏幕碎了"))[0] == "屏幕"


@pytest.mark.parametrize("text", OWN)
def test_every_word_stands_in_its_text(text):
    cleaned = clean(text)
    words = keywords_of(cleaned)
    assert len(words) <= MOST_KEYWORDS
    assert len(set(words)) == len(words)
    assert all(word in cleaned.readable or word in cleaned.readable.lower() for word in words)


def test_positions_hold_where_folding_changes_the_length():
    assert "服務" in keywords_of(clean("İ 服務很差"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(OWN), max_size=3).map("".join), st.text(alphabet="繁體İ好 \u200b😀@.com", max_size=8))
def test_both_scripts_have_the_same_words(text, tail):
    from opencc import OpenCC

    simplified, traditional = clean(text + tail), clean(OpenCC("s2t").convert(text + tail))
    if simplified.folded == traditional.folded:
        assert [clean(word).folded for word in keywords_of(traditional)] == [
            clean(word).folded for word in keywords_of(simplified)
        ]
