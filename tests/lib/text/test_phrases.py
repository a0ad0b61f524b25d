"""The finder of phrases against a search that tries every phrase at every place."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huiyin.lib.text.phrases import PhraseFinder

LETTERS = "ab好吃1 ."


def _same_kind(one, other):
    return (one in "ab" and other in "ab") or (one in "1" and other in "1")


def _alone(text, start, end):
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and _same_kind(before, text[start])) and not (after and _same_kind(text[end - 1], after))


def brute_force(phrases, text, *, overlapping):
    found = []
    place = 0
    while place < len(text):
        ends = [
            place + len(phrase)
            for phrase in phrases
            if text.startswith(phrase, place) and _alone(text, place, place + len(phrase))
        ]
        if ends:
            found.append((place, max(ends), phrases[text[place : max(ends)]]))
        place = max(ends) if ends and not overlapping else place + 1
    return found


PHRASES = st.dictionaries(st.text(alphabet=LETTERS, min_size=1, max_size=4), st.integers(), max_size=12)


@settings(max_examples=200, deadline=None)
@given(PHRASES, st.text(alphabet=LETTERS, max_size=30), st.booleans())
@example({"ab": 1, "b": 2}, "abb b", False)
@example({"a 1": 1, "a": 2}, "a 11", True)
@example({"好吃": 1, "吃": 2, "吃 好": 3}, "好吃 好", False)
def test_finds_what_a_brute_force_search_finds(phrases, text, overlapping):
    finder = PhraseFinder(phrases, overlapping=overlapping)
    assert finder.find(text) == brute_force(phrases, text, overlapping=overlapping)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("app", "happy with it", False),
        ("app", "the app.", True),
        ("app", "这个app不行", True),
        ("12315", "订单 4012315", False),
        ("12315", "打12315投诉", True),
        ("5 stars", "15 stars", False),
        ("好", "太好了", True),
    ],
)
def test_no_phrase_matches_inside_a_longer_word_or_number(phrase, text, found):
    assert bool(PhraseFinder({phrase: 1}).find(text)) is found


def test_without_phrases_nothing_is_found():
    assert PhraseFinder({}).find("好吃") == []
