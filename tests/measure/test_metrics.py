"""The figures over HTTP: what they count, for whom, over which days, and what they say of themselves."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW

pytestmark = pytest.mark.django_db
URL = "/api/v1/metrics"


@pytest.fixture
def read(cast: Any) -> Callable[..., Any]:
    """Ask as a token that reaches everything."""
    headers = cast.token("metrics:read")

    def asked(path: str, **query: Any) -> Any:
        return Client().get(f"{URL}{path}", query, headers=headers)

    return asked


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The edge's clock stands at the cast's moment."""
    import huiyin.measure.api

    monkeypatch.setattr(huiyin.measure.api, "now", lambda: NOW)


def test_the_catalogue_explains_every_metric_in_three_languages(cast: Any) -> None:
    headers = cast.token("metrics:read")
    seen = {}
    for language in ("zh-Hans", "zh-Hant", "en"):
        answer = Client().get(URL, headers={**headers, "Accept-Language": language}).json()
        seen[language] = {item["name"]: item for item in answer["items"]}
    for name in ("volume", "csat"):
        for field in ("title", "definition", "formula"):
            words = {seen[language][name][field] for language in seen}
            assert len(words) == 3, f"{name}.{field} is not translated: {words}"
    assert seen["en"]["csat"]["direction"] == "up"
    assert seen["en"]["volume"]["unit"] == "voices"


def test_empty_marts_answer_honestly(read: Callable[..., Any]) -> None:
    volume = read("/volume").json()
    assert volume["total"] == {"n": 0, "value": 0.0, "low": None, "high": None, "doubt": None}
    assert (volume["position"], volume["fresh_at"], volume["stale"]) == (0, None, True)
    csat = read("/csat").json()["total"]
    assert (csat["value"], csat["doubt"]) == (None, "no_answers")


def test_volume_by_day_has_no_gaps_and_follows_the_organisations_days(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any]
) -> None:
    say(2, at=datetime(2026, 11, 18, 15, 59, tzinfo=UTC))  # 23:59 in Shanghai
    say(3, at=datetime(2026, 11, 18, 16, 1, tzinfo=UTC))  # 00:01 on the 19th
    refresh()
    answer = read("/volume", **{"from": "2026-11-18", "to": "2026-11-21", "by": "day"}).json()
    assert answer["total"]["value"] == 5
    assert [(group["key"], group["value"]) for group in answer["groups"]] == [
        ("2026-11-18", 2.0),
        ("2026-11-19", 3.0),
        ("2026-11-20", 0.0),
    ]
    assert answer["zone"] == "Asia/Shanghai"
    assert answer["stale"] is False
    assert datetime.fromisoformat(answer["fresh_at"]) == NOW


def test_csat_counts_the_upper_boxes_with_wilsons_interval(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any]
) -> None:
    say(3, csat=5)
    say(3, csat=4)
    say(2, csat=3)
    say(1, csat=1)
    say(1, csat=9, scale=(0, 10))
    say(4)
    refresh()
    total = read("/csat").json()["total"]
    assert (total["n"], total["value"], total["doubt"]) == (10, 0.7, "small_sample")
    # Wilson 1927 for 7 of 10: 0.3968 to 0.8922 (Newcombe's method 3, checked with statsmodels).
    assert total["low"] == pytest.approx(0.3968, abs=5e-5)
    assert total["high"] == pytest.approx(0.8922, abs=5e-5)


def test_too_few_answers_show_no_figure(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any]
) -> None:
    say(4, csat=5, channel="web")
    say(5, csat=1, channel="app")
    refresh()
    answer = read("/csat", by="channel").json()
    by_channel = {group["key"]: group for group in answer["groups"]}
    assert (by_channel["web"]["value"], by_channel["web"]["doubt"], by_channel["web"]["n"]) == (None, "too_few", 4)
    assert (by_channel["app"]["value"], by_channel["app"]["doubt"]) == (0.0, "small_sample")


def test_units_are_named_and_hold_what_is_below_them(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any], cast: Any
) -> None:
    say(2, unit="SZ-NS")
    say(1, unit="SH-JA")
    refresh()
    answer = read("/volume", by="unit").json()
    assert [(group["key"], group["label"], group["value"]) for group in answer["groups"]] == [
        (str(cast.unit.id), "Nanshan shop", 2.0),
        (str(cast.other_unit.id), "Jing'an shop", 1.0),
    ]
    assert read("/volume", unit="SZ-NS").json()["total"]["value"] == 2
    assert read("/volume", unit=cast.root.code).json()["total"]["value"] == 3


def test_nobody_counts_what_he_may_not_see(say: Callable[..., Any], refresh: Callable[..., None], cast: Any) -> None:
    """Z05: figures equal the scoped set; a foreign unit is like a missing one."""
    say(2, unit="SZ-NS")
    say(7, unit="SH-JA")
    refresh()
    headers = cast.token("metrics:read", unit=cast.unit)
    answer = Client().get(f"{URL}/volume?by=unit", headers=headers).json()
    assert answer["total"]["value"] == 2
    assert [group["key"] for group in answer["groups"]] == [str(cast.unit.id)]
    for foreign in ("SH-JA", "NO-SUCH"):
        assert Client().get(f"{URL}/volume?unit={foreign}", headers=headers).status_code == 404
    assert Client().get(URL, headers=cast.token("feedback:read")).status_code == 403
    assert Client().get(f"{URL}/volume", headers=cast.token("feedback:read")).status_code == 403
    assert Client().get(URL).status_code == 401


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"from": "2026-11-20", "to": "2026-11-20"}, 422, "invalid_window"),
        ({"from": "2016-11-20", "to": "2026-11-20"}, 422, "invalid_window"),
        ({"from": "yesterday"}, 422, "invalid"),
        ({"to": "0"}, 422, "invalid"),
        ({"to": "2026-02-30"}, 422, "invalid"),
        ({"by": "password"}, 422, "invalid"),
    ],
)
def test_questions_that_make_no_sense(read: Callable[..., Any], query: dict[str, str], status: int, code: str) -> None:
    answer = read("/volume", **query)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_an_unknown_metric(read: Callable[..., Any]) -> None:
    answer = read("/happiness")
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_metric")


def test_a_broken_file_is_503_until_the_marts_are_built_again(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any], own_marts: Path
) -> None:
    """F-30: everything else works, and a rebuild from nothing brings the same figures."""
    from huiyin.measure import services

    say(6, csat=5)
    refresh()
    before = read("/csat").json()["total"]
    for path in own_marts.glob("*.parquet"):
        path.write_bytes(b"not parquet")
    broken = read("/csat")
    assert (broken.status_code, broken.json()["code"]) == (503, "figures_being_rebuilt")
    assert int(broken.headers["Retry-After"]) > 0
    services.rebuild(now=NOW)
    assert read("/csat").json()["total"] == before


def test_silence_of_the_refresh_shows(
    say: Callable[..., Any], refresh: Callable[..., None], read: Callable[..., Any]
) -> None:
    say()
    refresh(now=NOW - timedelta(minutes=5))
    assert read("/volume").json()["stale"] is True
