"""Near-copies: what is one, in groups that neither order nor a flood disturbs."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.lib.text.corpus.near_duplicates import Origin, near_duplicates

BASE = "这家店的服务太差了，等了两个小时也没有人理，大家千万不要来。"
OTHERS = [
    "快递很快，包装也完整，下次还会再来买。",
    "手机用了三天就黑屏，客服一直说会处理。",
    "房间干净，早餐一般，离地铁站很近。",
    "The delivery was late and the box was broken.",
    "课程讲得很清楚，就是作业有点多。",
]


def groups(texts, **options):
    return [group.members for group in near_duplicates(texts, **options).groups]


@pytest.mark.parametrize(
    "copy",
    [
        "这家店的服务太差了!!! 等了两个小时也没有人理,大家千万不要来",
        "這家店的服務太差了，等了兩個小時也沒有人理，大家千萬不要來。",
        "这家店的服务太差了，等了俩个小时也没有人理，大家千万不要来。",
        "这家店的服务太差了，等了两个小时也没有人理，大家千万不要来啊，真的",
        "这家店的服务太差了，等了两个小时也没有人理，大家",
        "这家餐厅的服务太差了，等了两个小时也没有人理，大家千万不要来。",
        "\u200b" + BASE + "\ufeff",
    ],
)
def test_small_changes_make_a_near_copy(copy):
    assert groups([*OTHERS, BASE, copy]) == [(5, 6)]


def test_latin_typing_errors_width_and_case():
    texts = ["The delivery was late and the box was broken", "ＴＨＥ DELIVERY WAS LATE and teh box was broken!!"]
    assert groups([*OTHERS[:3], *texts]) == [(3, 4)]


def test_different_texts_are_not_grouped():
    assert groups([BASE, *OTHERS]) == []


def test_equal_short_texts_are_copies_and_blank_ones_are_not():
    found = near_duplicates(["好评", "", "好评!", "  ", "👍", "好评", "👍", "\x00", "。。", "。。"])
    assert [group.members for group in found.groups] == [(0, 2, 5), (4, 6), (8, 9)]
    assert [(pair.first, pair.second, pair.similarity) for pair in found.pairs] == [
        (0, 2, 1.0),
        (0, 5, 1.0),
        (4, 6, 1.0),
        (8, 9, 1.0),
    ]


@pytest.mark.parametrize("text", ["好评", ""])
def test_a_flood_of_equal_texts_is_told_in_as_many_pairs(text):
    found = near_duplicates([text] * 50_000)
    assert [len(group.members) for group in found.groups] == ([50_000] if text else [])
    assert len(found.pairs) == (49_999 if text else 0)


def test_a_campaign_that_fills_the_pile_is_one_group():
    """Each with its own number: what they share is common to all, and still they are copies."""
    texts = [f"{BASE}订单{number:04}" for number in range(1_500)]
    assert groups(texts) == [tuple(range(1_500))]


def test_a_chain_of_small_changes_does_not_join_what_is_different():
    chain = [BASE[start:] + OTHERS[1][:start] for start in range(0, 19, 2)]
    found = near_duplicates([*chain, *OTHERS[2:]])
    assert len(found.groups) > 1
    sizes = [len(group.members) for group in found.groups]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("text", "authors", "origin"),
    [
        (BASE, ["a"] * 4, Origin.REPETITION),
        (BASE, ["a", "a", "a", "b"], Origin.REPETITION),
        (BASE, ["a", "b", "a", "b"], Origin.SHARED),
        (BASE, ["a", "b", "c", "d"], Origin.CAMPAIGN),
        ("味道不错", ["a", "b", "c", "d"], Origin.COMMONPLACE),
        ("nice food, thank you", ["a", "b", "c", "d"], Origin.COMMONPLACE),
        (BASE, [None] * 4, Origin.UNKNOWN),
        (BASE, ["a", None, None, None], Origin.UNKNOWN),
        (BASE, None, Origin.UNKNOWN),
    ],
)
def test_who_is_behind_a_group(text, authors, origin):
    (group,) = near_duplicates([text] * 4, authors=authors).groups
    assert group.origin is origin
    assert group.authors == (None if authors is None else len(set(authors) - {None}))


def test_wrong_arguments_say_what_to_do():
    with pytest.raises(ValueError, match="one for each text"):
        near_duplicates(["a"], authors=[])
    with pytest.raises(ValueError, match="threshold"):
        near_duplicates(["a"], threshold=0)


TEXTS = st.lists(
    st.sampled_from([BASE, BASE[:-6], BASE.replace("两", "三"), "好评", "好评！", "", *OTHERS, OTHERS[0][2:]])
    | st.text(alphabet="好吃很慢服务 ab1。", max_size=15),
    max_size=14,
)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_order_changes_nothing_but_the_indices(texts, rng):
    order = list(range(len(texts)))
    rng.shuffle(order)
    shuffled = {frozenset(order[member] for member in group) for group in groups([texts[place] for place in order])}
    assert shuffled == {frozenset(group) for group in groups(texts)}


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_groups_are_proved_by_pairs_and_by_their_representative(texts):
    found = near_duplicates(texts)
    members = [member for group in found.groups for member in group.members]
    assert len(members) == len(set(members))
    paired = {index for pair in found.pairs for index in (pair.first, pair.second)}
    assert paired >= set(members)
    for group in found.groups:
        assert len(group.members) > 1
        assert group.representative in group.members
        assert 0.6 <= group.least_similarity <= 1
    for pair in found.pairs:
        assert pair.first < pair.second
        assert 0.6 <= pair.similarity <= 1


def test_no_near_copy_is_lost_against_comparing_all():
    """Brute force: every pair's cosine by plain Python over the same shingles and letters."""
    from collections import Counter
    from math import log, sqrt

    rng = random.Random(3)
    letters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    texts = ["".join(rng.choices(letters, k=rng.randint(10, 30))) for _ in range(150)]
    for text in texts[:60]:
        copy = list(text)
        for _ in range(rng.randint(1, 4)):
            copy[rng.randrange(len(copy))] = rng.choice(letters)
        texts.append("".join(copy))
    counted = [Counter([*text, *(text[at : at + 2] for at in range(len(text) - 1))]) for text in texts]
    holding = Counter(gram for counts in counted for gram in counts)
    rows = []
    for counts in counted:
        row = {
            gram: (1 + log(times)) * (1 + log((1 + len(texts)) / (1 + holding[gram]))) for gram, times in counts.items()
        }
        length = sqrt(sum(weight**2 for weight in row.values()))
        rows.append({gram: weight / length for gram, weight in row.items()})
    expected = {
        (one, other): cosine
        for one in range(len(texts))
        for other in range(one + 1, len(texts))
        if (cosine := sum(weight * rows[other].get(gram, 0) for gram, weight in rows[one].items())) >= 0.6
    }
    found = {(pair.first, pair.second): pair.similarity for pair in near_duplicates(texts).pairs}
    assert len(expected) > 40
    assert len(expected.keys() & found.keys()) >= 0.98 * len(expected)
    for pair, cosine in expected.items():
        if pair in found and found[pair] < 0.85:
            assert found[pair] == pytest.approx(cosine)
