"""Phrases that may be counted, mined in linear time."""

from datetime import date

import pytest

from huiyin.lib.text.corpus.emerging import emerging
from huiyin.lib.text.corpus.phrases import phrase_counts

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def counted(texts, **more):
    return phrase_counts(texts, [MONDAY] * len(texts), **more)


def test_each_text_counts_once_a_day():
    texts = ["充电桩坏了，充电桩坏了", "充电桩又坏了", "充电桩 坏了"]
    counts = phrase_counts(texts, [MONDAY, TUESDAY, TUESDAY])
    assert {day for of_one in counts.values() for day in of_one} == {MONDAY, TUESDAY}
    assert max(of_one[TUESDAY] for of_one in counts.values()) == 2
    assert max(of_one[MONDAY] for of_one in counts.values()) == 1


def test_english_phrases_grow_from_words():
    texts = [f"The contactless payment terminal broke again {word}" for word in ("today", "twice", "badly", "now")]
    assert "contactless payment terminal" in counted(texts)
    # Its parts never stand alone, so they are left out for it.
    assert "payment" not in counted(texts)


def test_a_part_that_stands_alone_as_well_is_kept():
    texts = [
        "payment terminal",
        "payment terminal",
        "payment terminal",
        "payment late",
        "payment wrong",
        "payment slow",
    ]
    assert {"payment", "payment terminal"} <= set(counted(texts))


def test_no_phrase_reaches_over_a_mark_or_ends_in_a_stop_word():
    phrases = counted(["refund, please wait. Terminal of the bank"] * 5)
    assert not {"refund please", "wait terminal"} & set(phrases)
    assert not any(phrase.endswith((" of", " the")) or phrase.startswith(("of ", "the ")) for phrase in phrases)


def test_traditional_width_and_case_count_as_one():
    simplified = counted(["退款太慢 APP"] * 3)
    assert counted(["退款太慢 APP", "退款太慢 ａｐｐ", "退款太慢 app"]) == simplified
    assert counted(["退款太慢 APP", "退款太慢 APP", "退款太慢　app"]) == simplified


def test_rare_ones_are_left_out_and_no_more_than_asked_for_come_back():
    texts = [f"word{at} shared" for at in range(50)]
    assert set(counted(texts)) == {"shared"}
    assert len(counted([" ".join(f"w{chr(97 + at)}" for at in range(20))] * 5, most=3)) <= 3


def test_nothing_and_odd_texts():
    assert phrase_counts([], []) == {}
    assert counted(["", " ", "\x00", "\ud800", "!!!", "1234"] * 3) == {}


def test_a_text_without_its_day_is_refused():
    with pytest.raises(ValueError, match="day"):
        phrase_counts(["a"], [])


def test_a_new_complaint_is_found_from_the_texts_to_the_alarm():
    days = [date(2026, 10, 20 + at) for at in range(12)] + [date(2026, 11, at) for at in range(1, 18)]
    texts = [("等位太久，服务员态度一般", day) for day in days for _ in range(4)]
    texts += [("新版小程序扫码点餐一直转圈", TUESDAY)] * 8
    counts = phrase_counts([text for text, _ in texts], [day for _, day in texts])
    found = [one for one in emerging(counts, until=TUESDAY, observed=days) if one.finding]
    assert found
    assert all(one.is_new and one.count == 8 for one in found)
