"""The pure decisions of listen, as tables and for any input."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.listen.rules import (
    canonical_content,
    content_digest,
    meta_problem,
    moment_problem,
    overall_rating,
    rating_problem,
    score_100,
    storable,
)
from huiyin.listen.terms import Channel, RatingIn, RatingMetric, Voice

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("metric", "score", "scale", "problem"),
    [
        ("csat", 1, None, None),
        ("csat", 5, None, None),
        ("csat", 5.1, None, "out_of_scale"),
        ("csat", 10, (0, 10), None),
        ("csat", 3, (5, 1), "bad_scale"),
        ("csat", 3, (3, 3), "bad_scale"),
        ("ces", 7, None, None),
        ("ces", 8, None, "out_of_scale"),
        ("nps", 0, None, None),
        ("nps", 10, (0, 10), None),
        ("nps", 9.5, None, "not_whole"),
        ("nps", 5, (1, 5), "bad_scale"),
        ("custom", -3, (-5, 5), None),
    ],
)
def test_ratings(metric: str, score: float, scale: tuple[float, float] | None, problem: str | None) -> None:
    assert rating_problem(RatingMetric(metric), score, scale) == problem


@pytest.mark.parametrize(
    ("score", "scale", "expected"),
    [(1, (1, 5), 0.0), (3, (1, 5), 50.0), (5, (1, 5), 100.0), (0, (-5, 5), 50.0), (7, (0, 10), 70.0)],
)
def test_every_scale_becomes_0_to_100(score: float, scale: tuple[float, float], expected: float) -> None:
    assert score_100(score, scale) == pytest.approx(expected)


def test_moments() -> None:
    assert moment_problem(NOW + timedelta(hours=24), now=NOW) is None
    assert moment_problem(NOW + timedelta(hours=24, seconds=1), now=NOW) == "in_the_future"
    assert moment_problem(datetime(1899, 12, 31, tzinfo=UTC), now=NOW) == "too_long_ago"


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("meta", "problem"),
    [
        ({}, None),
        ({"a": nested(7)}, None),
        ({"a": nested(8)}, "too_deep"),
        ({"a": nested(150)}, "too_deep"),
        ({"a": float("inf")}, "not_finite"),
        ({"a": "x" * 16_300}, None),
        ({"a": "x" * 16_400}, "too_large"),
        ({"a": "长" * 6_000}, "too_large"),
    ],
)
def test_metadata(meta: dict[str, object], problem: str | None) -> None:
    assert meta_problem(meta) == problem


def test_content_is_the_same_however_it_is_spelt() -> None:
    west, east = timezone(timedelta(hours=-5)), timezone(timedelta(hours=8))
    one = Voice(
        channel=Channel.WEB,
        text="a",
        meta={"a": 1, "b": 2},
        occurred_at=datetime(2026, 1, 1, 0, 0, tzinfo=west),
        ratings=(RatingIn(metric=RatingMetric.NPS, score=3),),
        raw=b"one",
    )
    other = Voice(
        channel=Channel.WEB,
        text="a",
        meta={"b": 2, "a": 1},
        occurred_at=datetime(2026, 1, 1, 13, 0, tzinfo=east),
        ratings=(RatingIn(metric=RatingMetric.NPS, score=3.0, scale=(0, 10)),),
        raw=b"other",
    )
    assert content_digest(canonical_content(one)) == content_digest(canonical_content(other))


@given(st.text(st.characters()), st.text(st.characters()))
def test_different_texts_are_different_content(one: str, other: str) -> None:
    one, other = (storable(Voice(channel=Channel.WEB, text=text)).text for text in (one, other))
    digests = {content_digest(canonical_content(Voice(channel=Channel.WEB, text=text))) for text in (one, other)}
    assert len(digests) == len({one, other})


@given(st.text(st.characters()))
def test_anything_becomes_storable_and_says_so(text: str) -> None:
    voice = storable(Voice(channel=Channel.EMAIL, text=text, meta={"k": 1}))
    voice.text.encode()
    assert "\x00" not in voice.text
    assert len(voice.text) == len(text)
    assert ("replaced_characters" in voice.meta) == (voice.text != text)
    json.loads(canonical_content(voice))


def test_the_overall_rating_is_satisfaction_first() -> None:
    assert overall_rating({RatingMetric.NPS: 90.0, RatingMetric.CSAT: 10.0}) == 10.0
    assert overall_rating({RatingMetric.CES: 30.0}) == 30.0
    assert overall_rating({}) is None
