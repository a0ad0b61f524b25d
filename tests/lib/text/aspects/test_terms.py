"""Finding terms: learnt names, cues and what an opinion word points at."""

from itertools import pairwise

import pytest

from huiyin.lib.text.aspects.table import known_terms
from huiyin.lib.text.aspects.terms import MOST_FOUND, find_terms
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.reading import read
from huiyin.lib.text.taxonomy import CATEGORIES


def found(text):
    reading = read(clean(text))
    return {reading.cleaned.folded[item.start : item.end]: item for item in find_terms(reading)}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("味道很好，但是配送太慢", {"味道", "配送"}),
        ("味道、服务、环境都好", {"味道", "服务", "环境"}),
        ("The room was great but the staff were rude", {"room", "staff"}),
        ("手機訊號很差", {"讯号"}),
    ],
)
def test_terms_are_found(text, terms):
    assert terms <= set(found(text))


@pytest.mark.parametrize("text", ["好的", "OK", "", " ", "👍👍👍", "。。。", "12345"])
def test_nothing_is_found_where_nothing_is_named(text):
    assert not found(text)


def test_an_unknown_thing_before_an_opinion_is_found():
    assert found("猫爬架很漂亮")["猫爬架"].source == "pattern"
    assert found("I love the zither")["zither"].source == "pattern"


def test_adverbs_are_no_part_of_the_name():
    assert "猫爬架" in found("猫爬架确实非常漂亮")


def test_a_thing_and_its_side_are_one_term():
    assert "按键设计" in found("按键设计很好")


def test_one_letter_counts_only_as_a_word():
    assert "汤" in found("汤太咸了")
    assert "汤" not in found("汤圆太咸了")


def test_terms_do_not_overlap():
    spans = sorted((item.start, item.end) for item in found("客服态度很差，退款三天没到账，屏幕分辨率也低").values())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_flood_of_terms_is_bounded():
    assert len(find_terms(read(clean("味道很好，" * 3000)))) <= MOST_FOUND


def test_the_table_names_known_categories_and_short_terms():
    table = known_terms()
    assert set(table.values()) <= set(CATEGORIES)
    assert all(2 <= len(term) <= 66 and len(term.split()) <= 3 for term in table)
    assert all(len(term) <= 8 for term in table if not term.isascii())
