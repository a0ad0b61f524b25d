"""Aspects of whole batches: places, scripts and order, by heads that read the rules only, and by the shipped."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huiyin.lib.text.aspects.judging import MOST_ASPECTS, POLARITY, TERM, aspects_of
from huiyin.lib.text.aspects.window import WINDOW_EVIDENCE
from huiyin.lib.text.cleaning import clean
from huiyin.lib.text.features import BUCKETS
from huiyin.lib.text.heads.head import Head, Kind
from huiyin.lib.text.reading import read
from huiyin.lib.text.shipped import heads_of

TEXTS = [
    "味道很好，但是配送太慢",
    "手機訊號很差，客服態度不錯",
    "The room was great but the staff were rude",
    "好的",
    "",
]


def rule_head(task, kind, labels, *, column, weights, bias):
    """A head that reads one column of the evidence."""
    matrix = np.zeros((len(WINDOW_EVIDENCE), len(weights)), np.float32)
    matrix[WINDOW_EVIDENCE.index(column)] = weights
    return Head(
        task=task,
        kind=kind,
        labels=labels,
        index=np.zeros(BUCKETS, np.uint32),
        weights=np.zeros((1, len(weights)), np.int8),
        scales=np.ones(len(weights), np.float32),
        bias=np.array(bias, np.float32),
        dense={"window": matrix},
        thresholds=np.full(len(weights), 0.3, np.float32),
    )


RULES = {
    POLARITY: rule_head(
        POLARITY,
        Kind.MULTICLASS,
        ("negative", "neutral", "positive"),
        column="clause",
        weights=[-5, 0, 5],
        bias=[0, 0.5, 0],
    ),
    TERM: rule_head(TERM, Kind.BINARY, (False, True), column="silent", weights=[-2.0], bias=[2.0]),
}


def told(text, heads=RULES):
    [aspects] = aspects_of([read(clean(text))], heads)
    return {aspect.term: aspect.polarity.value for aspect in aspects}


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(TEXTS),
        st.text(alphabet="味道很差不好，。İAp服務態度 the room", max_size=40),
    )
)
@example("İİ味道很好")
@example("服務\u200b態度很差")
def test_every_span_holds_its_term(text):
    cleaned = clean(text)
    [aspects] = aspects_of([read(cleaned)], RULES)
    for aspect in aspects:
        start, end = aspect.span
        assert cleaned.readable[start:end] == aspect.term
        assert aspect.term
        assert 0 < aspect.confidence <= 1


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("手机信号很差，客服态度不错", "手機信號很差，客服態度不錯"),
        ("价格有点贵，不过师傅很专业", "價格有點貴，不過師傅很專業"),
    ],
)
def test_both_scripts_tell_the_same(hans, hant):
    simplified, traditional = aspects_of([read(clean(hans)), read(clean(hant))], RULES)
    assert [(a.category, a.polarity, a.span, a.confidence) for a in simplified] == [
        (a.category, a.polarity, a.span, a.confidence) for a in traditional
    ]
    assert simplified
    assert all(aspect.term in hant for aspect in traditional)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), max_size=6))
def test_a_batch_answers_as_single_texts_do(texts):
    readings = [read(clean(text)) for text in texts]
    assert aspects_of(readings, RULES) == [aspects_of([reading], RULES)[0] for reading in readings]


@pytest.mark.parametrize("text", ["好的", "OK", "", "👍"])
def test_nothing_named_nothing_told(text):
    assert told(text) == {}


def test_a_flood_is_bounded():
    assert len(told("味道很好，服务很差，" * 2000)) <= MOST_ASPECTS


@pytest.mark.parametrize(
    ("text", "polarities"),
    [
        ("味道很好，但是配送太慢", {"味道": "positive", "配送": "negative"}),
        ("菜品一点也不好吃", {"菜品": "negative"}),
        ("味道、服务、环境都好", {"味道": "positive", "服务": "positive", "环境": "positive"}),
        ("屏幕比上一代差", {"屏幕": "negative"}),
        ("The room was great but the staff were rude", {"room": "positive", "staff": "negative"}),
        ("價格有點貴，不過師傅很專業", {"價格": "negative", "師傅": "positive"}),
    ],
)
def test_the_shipped_heads_tell_the_plain_cases(text, polarities):
    given = told(text, heads_of("light"))
    assert {term: given.get(term) for term in polarities} == polarities


@pytest.mark.parametrize("text", ["好的", "OK", "谢谢", "thanks"])
def test_the_shipped_heads_are_silent_where_nothing_is_named(text):
    assert told(text, heads_of("light")) == {}
