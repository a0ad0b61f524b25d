"""GET /changes: what happened since a position, in ids, and only what the asker may see."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOW
from tests.drain import drain

pytestmark = pytest.mark.django_db
URL = "/api/v1/changes"


@pytest.fixture
def ask(cast: Any) -> Callable[..., Any]:
    """Ask as a token that reaches everything."""
    headers = cast.token("feedback:read", "cases:read")

    def asked(**query: Any) -> Any:
        return Client().get(URL, query, headers=headers).json()

    return asked


def test_without_a_position_only_the_head(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    say()
    drain(now=NOW)
    answer = ask()
    assert answer["position"] > 0
    assert (answer["items"], answer["more"]) == ([], False)


def test_a_voice_and_its_meaning_are_two_changes(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    start = ask()["position"]
    (id,) = say()
    drain(now=NOW)
    answer = ask(after=start)
    names = [item["name"] for item in answer["items"]]
    assert names[:2] == ["listen.FeedbackAccepted", "understand.FeedbackUnderstood"]
    assert [item["position"] for item in answer["items"]] == sorted(item["position"] for item in answer["items"])
    assert answer["items"][0]["data"] == {"cases": [], "voices": [id], "voice_count": 1}
    assert ask(after=answer["position"]) == {"position": answer["position"], "items": [], "more": False}


def test_a_complaint_opens_a_case_that_is_named(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    start = ask()["position"]
    say(text="我要投诉！外卖汤全洒了，打电话没人接，太差了，请马上退款给我一个答复。")
    drain(now=NOW)
    opened = [item for item in ask(after=start)["items"] if item["name"] == "resolve.CaseOpened"]
    assert len(opened) == 1
    assert len(opened[0]["data"]["cases"]) == 1


def test_an_import_does_not_flood_the_screens(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    start = ask()["position"]
    say(300)
    drain(now=NOW)
    accepted = ask(after=start)["items"][0]
    assert (len(accepted["data"]["voices"]), accepted["data"]["voice_count"]) == (50, 300)


def test_many_events_come_in_pages(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    start = ask()["position"]
    for _ in range(250):
        say()
    drain(now=NOW)
    seen, position, pages = [], start, 0
    while True:
        answer = ask(after=position)
        seen += [item["position"] for item in answer["items"]]
        position, pages = answer["position"], pages + 1
        if not answer["more"]:
            break
    assert pages >= 2
    assert seen == sorted(set(seen))
    assert position == ask()["position"]


def test_nobody_hears_of_what_he_may_not_see(say: Callable[..., list[str]], cast: Any) -> None:
    """Z05: another unit's voices and cases leave no trace but the position."""
    (mine,) = say(unit="SZ-NS")
    say(3, unit="SH-JA")
    drain(now=NOW)
    headers = cast.token("feedback:read", "cases:read", unit=cast.unit)
    answer = Client().get(f"{URL}?after=0", headers=headers).json()
    seen = {id for item in answer["items"] for id in item["data"]["voices"]}
    assert seen == {mine}
    assert len({id for item in answer["items"] for id in item["data"]["cases"]}) <= 1
    without = Client().get(f"{URL}?after=0", headers=cast.token("metrics:read")).json()
    assert without["items"] == []
    assert without["position"] == answer["position"]


def test_a_position_beyond_the_head_starts_afresh(say: Callable[..., list[str]], ask: Callable[..., Any]) -> None:
    say()
    drain(now=NOW)
    head = ask()["position"]
    assert ask(after=head + 1_000) == {"position": head, "items": [], "more": False}


def test_nothing_new_is_one_query_beside_the_sign_in(
    say: Callable[..., list[str]], cast: Any, django_assert_num_queries: Any
) -> None:
    headers = cast.token("feedback:read", "cases:read")
    say()
    drain(now=NOW)
    position = Client().get(URL, headers=headers).json()["position"]
    Client().get(f"{URL}?after={position}", headers=headers)
    with django_assert_num_queries(2):
        Client().get(f"{URL}?after={position}", headers=headers)


@pytest.mark.parametrize("after", ["-1", "9223372036854775808", "x", "1e3", "+0.0", "1.0"])
def test_positions_that_are_none(cast: Any, after: str) -> None:
    answer = Client().get(URL, {"after": after}, headers=cast.token("cases:read"))
    assert answer.status_code == 422
