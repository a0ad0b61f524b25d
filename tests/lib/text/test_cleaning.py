"""Cleaning: whatever comes in, one width, one case, one script come out, alone or in a batch."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huiyin.lib.text.cleaning import HEAD, TAIL, clean, clean_all

TEXTS = st.one_of(
    st.text(max_size=120),
    st.text(
        alphabet="服務態度差发發国國，！ＡｂＣ12３@http://.cn \t\n\x00\x1e\ud83d\ude00\u200b\ufdfaẞİϓ\u0301帳帐",
        max_size=60,
    ),
)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("  好 \t\u3000 吃\n", "好 吃"),
        ("ＡＰＰ闪退！", "APP闪退!"),
        ("a\x00b\x1ec", "a b c"),
        ("好\u200b吃\ufeff", "好吃"),
        ("\ud83d\ude00", "😀"),
        ("\ud83d", "\ufffd"),
        ("见http://t.cn/Abc太差了", "见 太差了"),
        ("www.shop.cn/x?a=1 好", "好"),
        ("@张三 你好", "你好"),
        ("信箱 a@mail.com", "信箱 a@mail.com"),
        ("“太差”…", '"太差".'),
        ("e\u0301", "é"),
    ],
)
def test_what_stays_readable(text, readable):
    assert clean(text).readable == readable


@pytest.mark.parametrize(
    ("text", "folded"),
    [("服務態度差", "服务态度差"), ("REFUND", "refund"), ("帳單", "账单"), ("帐单", "账单"), ("Q彈", "q弹")],
)
def test_what_decisions_read(text, folded):
    assert clean(text).folded == folded


def test_letters_of_one_script_are_counted():
    assert (clean("這個服務").traditional, clean("這個服務").simplified) == (3, 0)
    assert (clean("这个服务").traditional, clean("这个服务").simplified) == (0, 3)
    assert clean("吃后台").simplified == 0, "letters of both scripts tell nothing"


def test_a_long_text_is_read_at_its_ends():
    cleaned = clean("头" * HEAD + "x" * 100_000 + "尾" * TAIL)
    assert cleaned.truncated
    assert cleaned.readable == "头" * HEAD + "\n" + "尾" * TAIL
    assert not clean("头" * (HEAD + TAIL)).truncated


def test_a_flood_of_marks_is_cut():
    assert len(clean("a" + "\u0316\u0301" * 9_000).readable) < 10
    assert clean("Nói tiếng Việt").readable == "Nói tiếng Việt"


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("ϓ")
@example("帐")
@example("㎏Ⅷ")
def test_folding_twice_changes_nothing(text):
    folded = clean(text).folded
    assert clean(folded).folded == folded


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, max_size=6))
@example(["\ud83d", "\ude00"])
@example(["a\x1eb", ""])
@example(["@ab", "cd"])
def test_a_batch_is_cleaned_as_single_texts(texts):
    assert clean_all(texts) == [clean(text) for text in texts]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x9FFF), max_size=40))
def test_space_around_and_zero_widths_within_change_nothing(text):
    noisy = "\u200b".join(f" \t{text}\u3000 ")
    assert clean(noisy) == clean(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=[chr(code) for code in range(0x21, 0x7F) if chr(code) not in "@:./"], max_size=40))
def test_width_and_case_change_no_decision(text):
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    assert clean(wide).folded == clean(text.upper()).folded == clean(text).folded


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="服务态度很差退货没人理电话打不通账单错误发热后台里面干净只说复杂", max_size=30))
def test_traditional_is_read_as_simplified(text):
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert(text)
    assert clean(traditional).folded == clean(text).folded


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_clean_text_is_whole(text):
    cleaned = clean(text)
    cleaned.readable.encode("utf-8")
    assert unicodedata.is_normalized("NFKC", cleaned.folded)
    assert "\x00" not in cleaned.readable
    assert cleaned.readable == cleaned.readable.strip()
