"""Themes: found where they are, named, quoted, and asked for new texts; sensible for tiny piles."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text import vectors as sentence_vectors
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.corpus.theme_words import coherence
from huiyin.lib.text.corpus.topics import topics

SUBJECTS = {
    "post": [["快递员", "包裹", "物流"], ["送到", "延误", "丢失", "破损"]],
    "food": [["牛肉面", "饺子", "米饭"], ["好吃", "难吃", "太咸", "新鲜"]],
    "phone": [["手机", "屏幕", "电池"], ["黑屏", "发热", "耐用", "死机"]],
}
needs_vectors = pytest.mark.skipif(not sentence_vectors.available(), reason="the sentence encoder is not installed")


def pile(count=40, seed=2):
    rng = random.Random(seed)
    subjects, texts = [], []
    for number in range(3 * count):
        subject = list(SUBJECTS)[number % 3]
        things, words = SUBJECTS[subject]
        texts.append(f"{rng.choice(things)}{rng.choice(words)}，{rng.choice(things)}也{rng.choice(words)}")
        subjects.append(subject)
    return texts, subjects


@pytest.mark.parametrize("vectors", [pytest.param(True, marks=needs_vectors), False])
def test_subjects_become_themes(vectors):
    texts, subjects = pile()
    found = topics(texts, 3, vectors=vectors)
    assert found.vectors is vectors
    assert len(found.themes) == 3
    for theme in range(3):
        inside = {subject for subject, assigned in zip(subjects, found.assignment, strict=True) if assigned == theme}
        assert len(inside) == 1
        assert set(found.themes[theme].words) & {*SUBJECTS[inside.pop()][0]}


def test_a_theme_is_told_in_full():
    texts, _ = pile()
    found = topics([*texts, "", "。。。"], 3, vectors=False)
    assert found.assignment[-2:] == (-1, -1)
    assert sum(theme.size for theme in found.themes) == len(texts)
    assert sum(theme.share for theme in found.themes) == pytest.approx(1)
    assert [theme.size for theme in found.themes] == sorted((theme.size for theme in found.themes), reverse=True)
    for number, theme in enumerate(found.themes):
        assert theme.name
        assert 1 <= len(theme.quotes) <= 3
        inside = [far for far, assigned in zip(found.distances, found.assignment, strict=True) if assigned == number]
        assert found.distances[theme.quotes[0].index] == min(inside)
        assert sum(far > theme.usual_distance for far in inside) <= 0.05 * len(inside)
        for quote in theme.quotes:
            assert texts[quote.index] == quote.text
            assert found.assignment[quote.index] == number


def test_the_number_is_chosen_where_none_is_given():
    assert 2 <= len(topics(pile()[0], vectors=False).themes) <= 12


def test_new_texts_ask_for_their_theme():
    texts, _ = pile()
    found = topics(texts, 3, vectors=False)
    old = found.nearest(texts)
    assert tuple(near.theme for near in old) == found.assignment
    assert [near.distance for near in old] == pytest.approx(list(found.distances), abs=1e-3)
    known, strange, blank = found.nearest(["包裹延误，物流也丢失", "租金涨价合同到期", "！"])
    assert known.theme == found.assignment[0]
    assert strange.unusual
    assert strange.distance > known.distance
    assert (blank.theme, blank.distance) == (-1, 1.0)


def test_names_are_written_as_the_texts_write_them():
    texts = ["WiFi 連不上網路", "WiFi 又斷線", "WiFi 很慢，網路不穩", "網路斷線 WiFi 壞了"]
    (theme,) = topics(texts, 1, vectors=False).themes
    assert {"WiFi", "網路"} <= set(theme.words)


def test_traditional_texts_have_the_themes_of_simplified_ones():
    simplified = ["快递太慢了", "包裹丢了", "饺子好吃", "米饭很香"] * 3
    traditional = ["快遞太慢了", "包裹丟了", "餃子好吃", "米飯很香"] * 3
    found, again = (topics(texts, 2, vectors=False) for texts in (simplified, traditional))
    assert (found.assignment, found.distances) == (again.assignment, again.distances)


def test_coherence_by_hand():
    """a and b always together in half of the texts: NPMI 1; a and c never: -1."""
    texts = [clean(text) for text in ["apple banana", "apple banana", "cherry", "cherry"]]
    assert coherence(["apple", "banana"], texts) == pytest.approx(1)
    assert coherence(["apple", "cherry"], texts) == pytest.approx(-1)
    assert coherence(["apple"], texts) is None


@pytest.mark.parametrize("k", [None, 1, 3])
@pytest.mark.parametrize(
    ("texts", "assigned"),
    [
        ([], 0),
        ([""], 0),
        (["好吃"], 1),
        (["好吃", "太慢"], 2),
        (["好吃"] * 5, 5),
        (["\ud800", "\x00", "a" * 50_000], 1),
    ],
)
def test_tiny_piles_have_an_answer(texts, assigned, k):
    found = topics(texts, k, vectors=False)
    assert sum(theme >= 0 for theme in found.assignment) == assigned
    assert len(found.themes) <= max(1, len({*texts}))
    assert len(found.nearest(["新的", ""])) == 2


def test_no_themes_cannot_be_asked_for():
    with pytest.raises(ValueError, match="at least 1"):
        topics(["a"], 0)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(alphabet="好吃快递手机慢 ab", max_size=8), max_size=14), st.integers(1, 4), st.randoms())
def test_order_changes_nothing_but_the_indices(texts, k, rng):
    order = list(range(len(texts)))
    rng.shuffle(order)
    found, again = topics(texts, k, vectors=False), topics([texts[place] for place in order], k, vectors=False)
    assert [found.assignment[place] for place in order] == list(again.assignment)
    assert [theme.words for theme in found.themes] == [theme.words for theme in again.themes]
