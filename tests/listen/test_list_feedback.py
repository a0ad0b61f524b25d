"""GET /api/v1/feedback: scoped, filtered, paged, in a fixed number of statements."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from huiyin.base.caches import forget_all
from huiyin.base.ids import new_id
from huiyin.base.search import index_texts
from huiyin.customers.terms import CustomerIn
from huiyin.listen.queries import SEARCH_KIND
from huiyin.listen.services import accept, record_understanding
from huiyin.listen.terms import Channel, Nature, RatingIn, RatingMetric, Sentiment, Understood, Urgency, Voice
from tests.listen.calls import Caller, wrong_paths

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def store(at: int = 0, **more) -> str:
    voice = Voice(channel=more.pop("channel", Channel.WEB), text=more.pop("text", f"第{at}条"), **more)
    (receipt,) = accept([voice], now=NOW + timedelta(minutes=at), by="test")
    return str(receipt.id)


def understand(feedback_id: str, **more) -> None:
    decision = {
        "language": "zh-Hans",
        "nature": Nature.COMPLAINT,
        "sentiment": Sentiment.NEGATIVE,
        "sentiment_score": -0.5,
        "urgency": Urgency.NORMAL,
        "section": "sale",
        "category": "logistics/delay",
        "categories": ("logistics/delay",),
        "keywords": ("外卖",),
        "model_version": "test-1",
        **more,
    }
    record_understanding([Understood(feedback_id=feedback_id, **decision)], now=NOW)


def ids(response) -> list[str]:
    assert response.status_code == 200, response.content
    return [item["id"] for item in response.json()["items"]]


def test_an_item_says_everything(caller: Caller, cast) -> None:
    feedback_id = store(
        customer=CustomerIn(name="王芳", email="a@b.cn", tier="vip"),
        ratings=(RatingIn(metric=RatingMetric.NPS, score=3),),
        unit="SZ-NS",
        external_id="1",
    )
    assert caller.get().json()["items"][0]["analysis"] is None
    understand(feedback_id, urgency=Urgency.HIGH, urgency_reasons=("food_poisoning",))
    (item,) = caller.get().json()["items"]
    assert item["unit"] == {"code": "SZ-NS", "name": "Nanshan shop"}
    assert item["customer"]["tier"] == "vip"
    assert item["ratings"] == [{"metric": "nps", "score": 3.0, "scale": [0.0, 10.0], "score_100": 30.0}]
    assert item["analysis"] == {
        "language": "zh-Hans",
        "nature": "complaint",
        "sentiment": "negative",
        "sentiment_score": -0.5,
        "urgency": "high",
        "urgency_reasons": ["food_poisoning"],
        "section": "sale",
        "category": "logistics/delay",
        "categories": ["logistics/delay"],
        "keywords": ["外卖"],
        "model_version": "test-1",
        "understood_at": "2026-11-21T02:00:00Z",
        "corrected_by": None,
    }
    assert caller.get(f"/{feedback_id}").json() == item


def test_names_of_customers_are_masked_for_who_may_not_read_them(cast) -> None:
    store(customer=CustomerIn(name="王芳"))
    assert Caller(cast.token("feedback:read")).get().json()["items"][0]["customer"]["name"] == "王**"
    both = Caller(cast.token("feedback:read", "customers:read"))
    assert both.get().json()["items"][0]["customer"]["name"] == "王芳"


def test_pages_follow_each_other_while_voices_arrive(caller: Caller) -> None:
    stored = [store(at) for at in range(7)]
    first = caller.get(limit=3)
    store(99)
    second = caller.get(limit=3, cursor=first.json()["next"])
    third = caller.get(limit=3, cursor=second.json()["next"])
    assert ids(first) + ids(second) + ids(third) == stored[::-1]
    assert third.json()["next"] is None
    assert first.json()["total"] == {"value": 7, "exact": True}


def test_voices_of_one_moment_are_paged_too(caller: Caller) -> None:
    voices = [Voice(channel=Channel.WEB, text=str(at)) for at in range(5)]
    accept(voices, now=NOW, by="test")
    seen, cursor = [], None
    for _ in range(3):
        page = caller.get(limit=2, **({"cursor": cursor} if cursor else {}))
        seen += ids(page)
        cursor = page.json()["next"]
    assert len(set(seen)) == 5


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"channel": "web"}, [0, 1]),
        ({"channel": "app"}, [2]),
        ({"unit": "SZ-NS"}, [1]),
        ({"unit": "HQ"}, [0, 1, 2]),
        ({"unit": "NOWHERE"}, []),
        ({"nature": "complaint"}, [0]),
        ({"nature": "praise"}, [1]),
        ({"sentiment": "negative"}, [0]),
        ({"urgency": "urgent"}, [0]),
        ({"category": "logistics"}, [0]),
        ({"category": "logistics/delay"}, [0]),
        ({"category": "logis"}, []),
        ({"q": "外卖"}, [0]),
        ({"q": "外賣"}, [0]),
        ({"q": "Delivery"}, [2]),
        ({"q": "*"}, []),
        ({"q": "%"}, []),
        ({"q": "没有的词"}, []),
        ({"from": "2026-11-21T02:01:00Z"}, [1, 2]),
        ({"to": "2026-11-21T02:01:00Z"}, [0]),
        ({"from": "2026-11-21", "to": "2026-11-22"}, [0, 1, 2]),
        ({"to": "2026-11-21"}, []),
        ({"channel": "web", "nature": "praise", "unit": "SZ-NS"}, [1]),
    ],
)
def test_filters_narrow(caller: Caller, query: dict[str, str], found: list[int]) -> None:
    texts = ["外卖送晚了", "店员很热情", "Fast delivery"]
    stored = [
        store(0, text=texts[0]),
        store(1, text=texts[1], unit="SZ-NS"),
        store(2, text=texts[2], channel=Channel.APP),
    ]
    understand(stored[0], urgency=Urgency.URGENT)
    understand(
        stored[1],
        nature=Nature.PRAISE,
        sentiment=Sentiment.POSITIVE,
        category="staff_attitude",
        categories=("staff_attitude",),
    )
    index_texts(kind=SEARCH_KIND, items=list(zip(stored, texts, strict=True)))
    assert sorted(ids(caller.get(**query))) == sorted(stored[at] for at in found)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": -1}, "limit"),
        ({"limit": 10**9}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"channel": "telepathy"}, "channel"),
        ({"nature": "rant"}, "nature"),
        ({"from": "yesterday"}, "from"),
        ({"from": "2026-11-21T02:00:01"}, "from"),
        ({"order_by": "password"}, "order_by"),
        ({"customer__phone__startswith": "1"}, "customer__phone__startswith"),
        ({"q": "a" * 201}, "q"),
    ],
)
def test_a_wrong_question_is_named(caller: Caller, query: dict[str, object], path: str) -> None:
    assert any(found.startswith(path) for found in wrong_paths(caller.get(**query)))


@pytest.mark.parametrize("cursor", ["nonsense", "WzFd", "=" * 900, "WyJhIiwiYiJd"])
def test_an_edited_cursor_is_refused(caller: Caller, cursor: str) -> None:
    response = caller.get(cursor=cursor)
    assert response.status_code == 422
    assert response.json()["code"] == "invalid_cursor"


class TestAnyQuery(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["q", "cursor", "limit", "unit", "category", "from", "to", "channel", "x"]),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
            max_size=4,
        )
    )
    def test_no_question_breaks_it(self, query: dict[str, str]) -> None:
        from tests.cast import Cast

        forget_all()
        response = Caller(Cast().token("feedback:read")).get(**query)
        assert response.status_code in (200, 422), response.content


class TestScope:
    def test_a_shop_sees_its_own(self, cast) -> None:
        mine, _ = store(unit="SZ-NS"), store(unit="SH-JA")
        shop = Caller(cast.token("feedback:read", unit=cast.unit))
        assert ids(shop.get()) == [mine]
        assert shop.get().json()["total"]["value"] == 1

    def test_a_foreign_voice_is_like_a_missing_one(self, cast) -> None:
        foreign = store(unit="SH-JA")
        shop = Caller(cast.token("feedback:read", unit=cast.unit))
        there, nowhere = shop.get(f"/{foreign}"), shop.get(f"/{new_id()}")
        assert there.status_code == nowhere.status_code == 404
        assert there.json()["code"] == nowhere.json()["code"] == "not_found"

    def test_writing_is_not_reading(self, cast) -> None:
        feedback_id = store()
        writer = Caller(cast.token("feedback:write"))
        assert writer.get().status_code == writer.get(f"/{feedback_id}").status_code == 403

    def test_a_wrong_id_is_not_found(self, caller: Caller) -> None:
        assert caller.get("/nonsense").status_code == 404


def test_a_page_costs_the_same_however_long(caller: Caller, django_assert_max_num_queries) -> None:
    for at in range(30):
        store(at, customer=CustomerIn(email=f"{at}@b.cn"), ratings=(RatingIn(metric=RatingMetric.NPS, score=3),))
    caller.get()
    # the token; then the page with unit and customer, its ratings, and the total
    with django_assert_max_num_queries(4):
        assert len(ids(caller.get(limit=30))) == 30
