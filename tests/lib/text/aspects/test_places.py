"""Places in the folded text lead to the same words in the readable one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.lib.text.aspects.places import Places
from huiyin.lib.text.cleaning import clean


@pytest.mark.parametrize(
    ("text", "folded", "written"),
    [
        ("手機訊號很差", "手机", "手機"),
        ("APP很好用", "app", "APP"),
        ("İİ 味道很好", "味道", "味道"),
        ("ＡＢＣ屏幕", "屏幕", "屏幕"),
    ],
)
def test_words_come_back_as_written(text, folded, written):
    cleaned = clean(text)
    start = cleaned.folded.index(folded)
    places = Places(cleaned)
    span = places.span(start, start + len(folded))
    assert span is not None
    assert places.written(span) == written
    assert cleaned.readable[span[0] : span[1]] == written


@given(st.text(alphabet="aİ味機 B", min_size=1, max_size=20), st.data())
def test_every_span_stays_inside_the_readable_text(text, data):
    cleaned = clean(text)
    if not cleaned.folded:
        return
    start = data.draw(st.integers(0, len(cleaned.folded) - 1))
    end = data.draw(st.integers(start + 1, len(cleaned.folded)))
    span = Places(cleaned).span(start, end)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(cleaned.readable)
        assert cleaned.folded[start:end].strip() in clean(cleaned.readable[span[0] : span[1]]).folded or text.count("İ")
