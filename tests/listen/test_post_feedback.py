"""POST /api/v1/feedback: stored exactly once, or refused with the path of what is wrong."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from huiyin.base.caches import forget_all
from huiyin.base.links import parse_token, token_matches
from huiyin.base.models import Job
from huiyin.customers.models import Customer
from huiyin.listen.models import Feedback, Rating, RawInput
from tests.listen.calls import Caller, voice, wrong_paths


def test_a_small_voice_is_stored_with_everything_that_belongs_to_it(caller: Caller) -> None:
    response = caller.post(voice())
    assert response.status_code == 201
    receipt = response.json()
    stored = Feedback.objects.get()
    assert receipt["id"] == str(stored.id)
    assert set(receipt) == {"id", "received_at", "track_url"}
    assert (stored.text, stored.channel, stored.unit.code) == (voice()["text"], "web", "HQ")
    assert stored.occurred_at == stored.received_at
    raw = RawInput.objects.get()
    assert bytes(raw.body) == json.dumps(voice()).encode()
    assert (raw.state, raw.feedback_id, raw.by[:6]) == ("accepted", stored.id, "token:")
    (job,) = Job.objects.filter(name="understand.analyse")
    assert json.loads(job.payload) == {"ids": [str(stored.id)]}


def test_everything_a_voice_may_say_is_kept(caller: Caller, cast) -> None:
    body = voice(
        occurred_at="2026-11-01T09:30:00+08:00",
        external_id="zd-1",
        unit="SZ-NS",
        product="骑手配送",
        touchpoint="收货",
        language="zh-Hans",
        wants_answer=False,
        customer={
            "external_id": "C-9",
            "name": "王芳",
            "email": "Wang.Fang@Example.com",
            "phone": "199 0000 0031",
            "tier": "vip",
        },
        ratings=[
            {"metric": "csat", "score": 2},
            {"metric": "nps", "score": 3, "scale": [0, 10]},
            {"metric": "custom", "score": 2.5, "scale": [-5, 5]},
        ],
        meta={"order": "A-1", "items": [1, 2.5, None, True]},
    )
    assert caller.post(body).status_code == 201
    stored = Feedback.objects.select_related("customer", "unit").get()
    assert stored.occurred_at == datetime(2026, 11, 1, 1, 30, tzinfo=UTC)
    assert (stored.unit.code, stored.product, stored.touchpoint) == ("SZ-NS", "骑手配送", "收货")
    assert (stored.language, stored.wants_answer, stored.meta) == ("zh-Hans", False, body["meta"])
    assert (stored.customer.name, stored.customer.tier) == ("王芳", "vip")
    scores = {rating.metric: rating.score_100 for rating in Rating.objects.all()}
    assert scores == {"csat": 25.0, "nps": 30.0, "custom": 75.0}


def test_the_track_url_opens_this_voice_only(caller: Caller) -> None:
    token = parse_token(caller.post(voice()).json()["track_url"].rsplit("/p/", 1)[1])
    stored = Feedback.objects.get()
    assert token is not None
    assert (token.kind, token.id) == ("voice", stored.id)
    assert token_matches(token, stored.link_nonce)
    assert not token_matches(token, b"another nonce 16")


class TestReplays:
    def test_the_same_body_under_the_same_name_is_the_same_voice(self, caller: Caller) -> None:
        first = caller.post(voice(external_id="1"))
        again = caller.post(dict(reversed(voice(external_id="1").items())))
        assert (first.status_code, again.status_code) == (201, 200)
        assert again.headers["Idempotent-Replay"] == "true"
        assert again.json() == first.json()
        assert Feedback.objects.count() == RawInput.objects.count() == 1
        assert Job.objects.filter(name="understand.analyse").count() == 1

    def test_another_body_is_a_conflict_and_kept(self, caller: Caller) -> None:
        caller.post(voice(external_id="1"))
        for _ in range(2):
            other = caller.post(voice(external_id="1", text="别的内容"), Idempotency_Key="k")
            assert other.status_code == 409
            assert other.json()["code"] == "external_id_conflict"
        assert Feedback.objects.get().text == voice()["text"]
        kept = RawInput.objects.get(state="conflict")
        assert "别的内容" in json.loads(bytes(kept.body))["text"]

    def test_the_same_id_in_another_channel_is_another_voice(self, caller: Caller) -> None:
        caller.post(voice(external_id="1"))
        assert caller.post(voice(external_id="1", channel="app")).status_code == 201

    def test_voices_without_a_name_are_never_the_same(self, caller: Caller) -> None:
        assert [caller.post(voice()).status_code for _ in range(2)] == [201, 201]

    def test_an_idempotency_key_repeats_the_answer(self, caller: Caller) -> None:
        first = caller.post(voice(), Idempotency_Key="abc")
        again = caller.post(voice(), Idempotency_Key="abc")
        assert (first.status_code, again.status_code) == (201, 200)
        assert again.headers["Idempotent-Replay"] == "true"
        assert again.json() == first.json()
        assert Feedback.objects.count() == 1

    def test_an_idempotency_key_is_for_one_body(self, caller: Caller) -> None:
        caller.post(voice(), Idempotency_Key="abc")
        other = caller.post(voice(text="别的内容"), Idempotency_Key="abc")
        assert other.status_code == 422
        assert other.json()["code"] == "idempotency_mismatch"
        assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n\t "}, "text"),
        ({"text": "长" * 20_001}, "text"),
        ({"text": 5}, "text"),
        ({"text": None}, "text"),
        ({"channel": "telepathy"}, "channel"),
        ({"colour": "red"}, "colour"),
        ({"received_at": "2026-11-21T00:00:00Z"}, "received_at"),
        ({"is_demo": True}, "is_demo"),
        ({"case_id": "1"}, "case_id"),
        ({"occurred_at": "2026-11-21T09:00:00"}, "occurred_at"),
        ({"occurred_at": "yesterday"}, "occurred_at"),
        ({"occurred_at": 1700000000}, "occurred_at"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "occurred_at"),
        ({"occurred_at": "9999-12-31T23:59:59-14:00"}, "occurred_at"),
        ({"external_id": ""}, "external_id"),
        ({"external_id": "x" * 201}, "external_id"),
        ({"unit": "NOWHERE"}, "unit"),
        ({"language": "klingon please"}, "language"),
        ({"wants_answer": "yes"}, "wants_answer"),
        ({"customer": {"email": "nobody"}}, "customer.email"),
        ({"customer": {"phone": "call me"}}, "customer.phone"),
        ({"customer": {"id": "1"}}, "customer.id"),
        ({"ratings": [{"metric": "nps", "score": 11}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "nps", "score": -1}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "nps", "score": 7.5}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "nps", "score": "7"}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "nps", "score": True}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "nps", "score": 7, "scale": [1, 10]}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "csat", "score": 6}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "csat", "score": 3, "scale": [5, 1]}]}, "ratings.0.score"),
        ({"ratings": [{"metric": "csat", "score": 3, "scale": [5]}]}, "ratings.0.scale"),
        ({"ratings": [{"metric": "stars", "score": 3}]}, "ratings.0.metric"),
        ({"ratings": [{"metric": "csat", "score": 3, "weight": 2}]}, "ratings.0.weight"),
        ({"ratings": [{"metric": "csat", "score": 3}] * 2}, "ratings"),
        ({"meta": {"deep": [[[[[[[[1]]]]]]]]}}, "meta"),
        ({"meta": {"long": "x" * 17_000}}, "meta"),
        ({"meta": []}, "meta"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(caller: Caller, change, path: str) -> None:
    response = caller.post(voice(**change))
    assert any(found == path or found.startswith(f"{path}.") for found in wrong_paths(response)), response.content
    assert Feedback.objects.count() == RawInput.objects.count() == Customer.objects.count() == 0


def test_the_text_limit_is_told(caller: Caller) -> None:
    assert "20000" in caller.post(voice(text="x" * 20_001)).content.decode().replace(",", "")
    assert caller.post(voice(text="长" * 20_000)).status_code == 201


def test_the_near_future_is_a_wrong_clock_the_far_one_a_mistake(caller: Caller) -> None:
    from huiyin.base.clock import now

    def at(hours: int) -> str:
        return (now() + timedelta(hours=hours)).isoformat()

    assert caller.post(voice(occurred_at=at(23))).status_code == 201
    assert wrong_paths(caller.post(voice(occurred_at=at(25)))) == ["occurred_at"]


class TestHostileBytes:
    """P05 and Z10."""

    @pytest.mark.parametrize("text", ["\\u0000", "a\\u0000b", "\\ud800", "\\udfff\\ud800"])
    def test_nul_and_lone_surrogates_are_refused(self, caller: Caller, text: str) -> None:
        body = f'{{"channel": "web", "text": "好 {text}"}}'.encode()
        assert wrong_paths(caller.post_raw(body)) == ["text"]
        assert RawInput.objects.count() == 0

    @pytest.mark.parametrize("place", ["product", "meta", "customer"])
    def test_they_are_refused_everywhere(self, caller: Caller, place: str) -> None:
        value = {"product": '"\\u0000"', "meta": '{"a": ["\\ud800"]}', "customer": '{"name": "\\u0000"}'}[place]
        body = f'{{"channel": "web", "text": "好", "{place}": {value}}}'.encode()
        assert caller.post_raw(body).status_code == 422

    @pytest.mark.parametrize(
        "text",
        [
            "😀👨‍👩‍👧‍👦",
            "a\u200bb",
            "\u202eright to left",
            "\ufeffbom inside",
            "e\u0301",
            "\U0002a6a5 rare",
            "'; DROP TABLE x; --",
        ],
    )
    def test_odd_but_honest_text_is_kept_as_it_is(self, caller: Caller, text: str) -> None:
        assert caller.post(voice(text=text)).status_code == 201
        assert Feedback.objects.get().text == text

    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"{",
            b"[]",
            b"null",
            b'"text"',
            b"\xef\xbb\xbf{}",
            json.dumps(voice(), ensure_ascii=False).encode("gb18030"),
            b'{"channel": "web", "text": "a", "text": "b"}',
            b'{"channel": "web", "text": "a", "meta": {"n": NaN}}',
            b'{"channel": "web", "text": "a", "meta": {"n": 1e999}}',
            b'{"channel": "web", "text": "a", "meta": {"n": ' + b"9" * 400 + b"}}",
            b'{"channel": "web", "text": "a", "meta": ' + b'{"a":' * 250 + b"1" + b"}" * 250 + b"}",
            b"[" * 100_000,
        ],
        ids=lambda body: repr(body[:30]),
    )
    def test_broken_json_is_refused(self, caller: Caller, body: bytes) -> None:
        assert caller.post_raw(body).status_code in (400, 413, 422)
        assert RawInput.objects.count() == 0

    def test_a_huge_body_is_refused(self, caller: Caller) -> None:
        assert caller.post(voice(text="x" * 3_000_000)).status_code in (413, 422)


class TestRights:
    def test_reading_is_not_writing(self, cast) -> None:
        response = Caller(cast.token("feedback:read")).post(voice())
        assert response.status_code == 403
        assert Feedback.objects.count() == 0

    def test_strangers_are_asked_who_they_are(self, db: None) -> None:
        assert Caller({}).post(voice()).status_code == 401

    def test_a_shop_writes_to_itself_by_default(self, cast) -> None:
        shop = Caller(cast.token("feedback:write", unit=cast.unit))
        assert shop.post(voice()).status_code == 201
        assert Feedback.objects.get().unit_id == cast.unit.id

    def test_a_foreign_unit_is_like_a_missing_one(self, cast) -> None:
        shop = Caller(cast.token("feedback:write", unit=cast.unit))
        foreign, missing = (shop.post(voice(unit=code)) for code in (cast.other_unit.code, "NOWHERE"))
        assert wrong_paths(foreign) == wrong_paths(missing) == ["unit"]
        assert foreign.json()["errors"] == missing.json()["errors"]
        assert Feedback.objects.count() == 0

    def test_a_person_may_write_with_the_csrf_token(self, cast) -> None:
        assert cast.client("agent").post_json("/api/v1/feedback", voice()).status_code in (201, 403)


class TestCost:
    """The statements of one intake: what the 5 ms of CPU are spent on."""

    def statements(self, caller: Caller, body: dict[str, object]) -> int:
        caller.post(voice())  # warms the unit directory
        with CaptureQueriesContext(connection) as seen:
            assert caller.post(body).status_code == 201
        return len([query for query in seen if "SAVEPOINT" not in query["sql"]])

    def test_a_small_voice(self, caller: Caller) -> None:
        # token, feedback, raw, and event + unsealed + job (one statement on PostgreSQL)
        assert self.statements(caller, voice()) <= 6

    def test_a_full_voice(self, caller: Caller) -> None:
        # and: name taken?, identities, customer, identity, rating
        body = voice(external_id="1", customer={"email": "a@b.cn"}, ratings=[{"metric": "nps", "score": 3}])
        assert self.statements(caller, body) <= 11


class TestAnyText(TestCase):
    @settings(max_examples=120, deadline=None)
    @given(st.text(st.characters(), max_size=300))
    def test_any_text_is_stored_as_it_is_or_refused(self, text: str) -> None:
        from tests.cast import Cast

        forget_all()
        caller = Caller(Cast().token("feedback:write"))
        response = caller.post(voice(text=text))
        storable = text.strip() and not any(ch == "\x00" or 0xD800 <= ord(ch) <= 0xDFFF for ch in text)
        assert response.status_code == (201 if storable else 422)
        if storable:
            assert Feedback.objects.get().text == text
