"""Z05: lists, counts, searches, the feed of changes and the figures end where the reach ends."""

from __future__ import annotations

from typing import Any, Final

import pytest

from huiyin.base.clock import now as clock_now
from tests.architecture.stage import Stage
from tests.cast import Cast
from tests.drain import drain


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Set the stage and let everything that follows happen: analysis, triage, seal."""
    stage = Stage(cast)
    drain(now=clock_now())
    return stage


def read(stage: Stage, part: str, address: str, **query: str) -> Any:
    """Return what a person reads."""
    answer = stage.cast.client(part).get(address, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


QUESTIONS: Final = (
    ("/api/v1/cases", {}),
    ("/api/v1/cases", {"q": "少送"}),
    ("/api/v1/cases", {"q": "多收"}),
    ("/api/v1/cases", {"unit": "SH-JA"}),
    ("/api/v1/cases", {"unit": "SZ-NS"}),
    ("/api/v1/feedback", {}),
    ("/api/v1/feedback", {"q": "少送"}),
    ("/api/v1/feedback", {"q": "多收"}),
    ("/api/v1/staff", {"q": "wu"}),
    ("/api/v1/units", {}),
    ("/api/v1/changes", {"after": "0"}),
    ("/api/v1/metrics/volume", {"by": "unit"}),
)


@pytest.mark.parametrize("part", ["agent", "supervisor", "owner", "outsider"])
def test_nothing_foreign_in_any_answer(stage: Stage, part: str) -> None:
    """Neither a number, an id, a name, a word nor a unit of the others; also when asked for by name."""
    client = stage.cast.client(part)
    for address, query in QUESTIONS:
        answer = client.get(address, query)
        assert answer.status_code in (200, 403, 404, 422), answer.content
        text = answer.content.decode()
        leaked = [word for word in stage.foreign_words(part) if word in text]
        assert not leaked, (address, query)


@pytest.mark.parametrize("q", ["", "少送", "多收", "HY-"])
def test_totals_are_those_of_the_rows_one_may_read(stage: Stage, q: str) -> None:
    """The two units' totals add up to what somebody who sees everything counts."""
    for address in ("/api/v1/cases", "/api/v1/feedback"):
        query = {"q": q} if q else {}
        counts = {}
        for part in ("supervisor", "outsider", "analyst"):
            page = read(stage, part, address, **query)
            counts[part] = page["total"]["value"]
            assert counts[part] == len(page["items"])
        assert counts["supervisor"] + counts["outsider"] == counts["analyst"], address


def test_views_count_what_one_may_read(stage: Stage) -> None:
    """The numbers beside the views of the inbox are scoped like the lists behind them."""
    for part in ("supervisor", "outsider", "analyst"):
        counts = {entry["key"]: entry["count"] for entry in read(stage, part, "/api/v1/cases/views")["items"]}
        for view, count in counts.items():
            assert read(stage, part, "/api/v1/cases", view=view)["total"]["value"] == count, (part, view)


def test_the_feed_tells_each_his_own(stage: Stage) -> None:
    """Both see that something happened to theirs, and none of the other's."""
    mine, theirs, everything = (
        {
            case
            for change in read(stage, part, "/api/v1/changes", after="0")["items"]
            for case in change["data"]["cases"]
        }
        for part in ("supervisor", "outsider", "analyst")
    )
    assert stage.ours.case_id in mine - theirs
    assert stage.theirs.case_id in theirs - mine
    assert everything == mine | theirs
