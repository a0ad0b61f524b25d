import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huiyin.lib.text import MODEL_VERSION, Analyzer, Context, Language, Nature, Sentiment, Urgency, UrgencyReason
from huiyin.lib.text.taxonomy import CATEGORIES
from tests.lib.text.golden import GOLDEN

ANALYZER = Analyzer.load()


def read(text, **context):
    [analysis] = ANALYZER.analyze([text], context=[Context(**context)] if context else None)
    return analysis


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.text[:16] for golden in GOLDEN])
def test_golden_texts_are_read_as_a_person_would(golden):
    analysis = read(golden.text)
    assert analysis.language == golden.language
    assert analysis.nature is golden.nature
    if golden.sentiment is not None:
        assert analysis.sentiment is golden.sentiment
    if golden.category is not None:
        assert golden.category in [path for path, _ in analysis.categories]
    assert analysis.urgency is golden.urgency
    if golden.reason is not None:
        assert UrgencyReason(golden.reason) in analysis.urgency_reasons


@pytest.mark.parametrize(
    "text", ["没有食物中毒", "怕拉肚子，所以没敢吃", "if there is a fire, what do I do?", "以免受伤"]
)
def test_harm_that_did_not_happen_is_not_urgent(text):
    assert read(text).urgency is not Urgency.URGENT


def test_an_order_number_is_no_authority():
    assert read("订单号 88123150021 还没到").urgency is Urgency.NORMAL
    assert UrgencyReason.LEGAL_THREAT in read("已经打了12315投诉你们").urgency_reasons


def test_every_decision_names_its_cues():
    text = "烫伤了手，服务员还爱理不理，我要投诉！"
    reasons = ANALYZER.explain(text)
    assert ("urgency", "烫伤", "injury") in [(reason.decision, reason.cue, reason.note) for reason in reasons]
    assert ("nature", "投诉", "complaint") in [(reason.decision, reason.cue, reason.note) for reason in reasons]
    assert any(reason.decision == "sentiment" and reason.weight < 0 for reason in reasons)


def test_sarcasm_is_flagged_and_does_not_turn_the_score():
    analysis = read("真是太棒了，等了两小时才上菜")
    assert analysis.sarcasm > 0.5
    assert analysis.nature is Nature.COMPLAINT
    assert read("面条真好吃，分量也足").sarcasm < 0.3


def test_dissatisfaction_between_the_lines():
    assert read("我只是想要一条毛巾，打了三次电话").implied_dissatisfaction > 0.5
    assert read("明天下午三点到店取车").implied_dissatisfaction < 0.2


def test_aspects_carry_the_feeling_of_their_own_clause():
    analysis = read("味道很好，但是配送太慢")
    feelings = {aspect.term: aspect.polarity for aspect in analysis.aspects}
    assert feelings["味道"] is Sentiment.POSITIVE
    assert feelings["配送"] is Sentiment.NEGATIVE


def test_a_rating_tells_where_words_do_not():
    assert read("就这样", rating=0).sentiment is Sentiment.NEGATIVE
    assert read("就这样", rating=100).sentiment is Sentiment.POSITIVE


def test_a_declared_language_settles_what_letters_leave_open():
    assert read("不好", language="zh-Hant").language is Language.ZH_HANT
    assert read("👍", language="en").language is Language.EN
    assert read("👍", language="nonsense").language is Language.OTHER


NOISE = [
    *("", "   ", "\x00", "。。。", "啊啊啊啊啊啊啊啊啊啊", "asdfghjkl", "12345"),
    *("锟斤拷锟斤拷", "浣犲ソ锛屾垜瑕佹姇璇", "此用户没有填写评价"),
]


@pytest.mark.parametrize("text", NOISE)
def test_machine_noise_is_told_apart(text):
    assert read(text).is_machine_noise


@pytest.mark.parametrize("text", ["差", "好", "👍", "refund", "退款", "10元优惠券没到账", "好吃好吃好吃好吃好吃好吃"])
def test_short_voices_are_no_noise(text):
    assert not read(text).is_machine_noise


HARD = [
    "好吃" * 500_000, "a" * 1_000_000, "1" * 1_000_000, "等了1" * 300_000, "被骗1" * 300_000, "waited 1" * 120_000,
    "\u200b" * 1_000_000, "\ufdfa" * 200_000, "\x00" * 1_000_000, "\ud800" * 500_000, "😡" * 400_000, "(" * 1_000_000,
    "?" * 1_000_000, "没" * 1_000_000, "{\n" * 500_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_a_megabyte_of_anything_gets_an_answer(text):
    analysis = read(text)
    assert analysis.truncated
    assert analysis.model_version == MODEL_VERSION


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "\udfff好吃",
        "a\x00b",
        "\u202eمرحبا",
        "e\u0301",
        "👨‍👩‍👧",
        "𠮷野家",
        "\ufeff",
        "ẞİ",
        "ﷺ",
        "こんにちは",
        "Привет",
    ],
)
def test_odd_characters_get_an_answer(text):
    assert read(text).model_version == MODEL_VERSION


TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([golden.text for golden in GOLDEN]), max_size=4).map("".join),
    st.text(alphabet="好不没吃太慢但是投诉退款!?,。1万元2小时abc \n\ud800\x00\u200b", max_size=80),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("")
def test_any_text_gets_a_whole_and_bounded_answer(text):
    analysis = read(text)
    assert sum(analysis.sentiment_probabilities.values()) == pytest.approx(1)
    assert sum(analysis.nature_probabilities.values()) == pytest.approx(1)
    assert -1 <= analysis.sentiment_score <= 1
    assert 0 <= analysis.sarcasm <= 1
    assert 0 <= analysis.implied_dissatisfaction <= 1
    assert analysis.categories
    assert all(path in CATEGORIES and 0 < p <= 1 for path, p in analysis.categories)
    assert len(analysis.urgency_reasons) == len(set(analysis.urgency_reasons))


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, max_size=6), st.randoms())
def test_a_batch_answers_as_single_texts_and_in_any_order(texts, random):
    order = list(range(len(texts)))
    random.shuffle(order)
    batch = ANALYZER.analyze([texts[index] for index in order])
    assert batch == [read(texts[index]) for index in order]


def decisions(analysis):
    return (
        analysis.sentiment_score, analysis.nature, analysis.categories, analysis.urgency, analysis.urgency_reasons,
        analysis.section,
    )  # fmt: skip


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.text[:16] for golden in GOLDEN])
def test_spaces_around_width_and_case_change_no_decision(golden):
    wide = golden.text.translate({code: code + 0xFEE0 for code in range(ord("!"), ord("~"))})
    for variant in (f"  {golden.text}\n", golden.text.upper(), golden.text.replace("，", ","), wide):
        assert decisions(read(variant)) == decisions(read(golden.text))


@pytest.mark.parametrize(
    "golden", [golden for golden in GOLDEN if golden.language == "zh-Hans"], ids=lambda golden: golden.text[:16]
)
def test_traditional_text_is_judged_as_simplified(golden):
    from opencc import OpenCC

    traditional = read(OpenCC("s2t").convert(golden.text))
    assert decisions(traditional) == decisions(read(golden.text))


def test_contexts_must_match_the_texts():
    with pytest.raises(ValueError, match="zip"):
        ANALYZER.analyze(["a", "b"], context=[Context()])


def test_categories_are_named_in_three_languages():
    assert all(set(category.names) == {"zh-Hans", "zh-Hant", "en"} for category in CATEGORIES.values())
    assert all(all(category.names.values()) for category in CATEGORIES.values())


def test_importing_the_package_loads_no_library():
    code = "import sys, huiyin.lib.text; print(sorted({'rjieba', 'opencc', 'django', 'numpy'} & set(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert output.stdout.strip() == "[]"
