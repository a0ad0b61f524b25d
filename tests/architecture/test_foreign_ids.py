"""Z02: ids of another unit inside a body are answered like ids that do not exist, and write nothing."""

from __future__ import annotations

from typing import Any, Final

import pytest

from huiyin.staff import services
from huiyin.staff.models import Notice
from huiyin.staff.terms import NoticeKind
from tests.architecture.routes import Route, every_route
from tests.architecture.stage import MISSING, Stage, events, told
from tests.cast import NOW, Cast

NOBODY: Final = MISSING.feedback_id
ROUTES: Final = {route.key: route for route in every_route()}
ASSIGN = "POST /api/v1/cases/{number}/assign"
NOTE = "POST /api/v1/cases/{number}/note"
OPEN = "POST /api/v1/cases"
INTAKE = "POST /api/v1/feedback"


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """Set the stage once per test."""
    return Stage(cast)


def send(stage: Stage, asker: str, key: str, body: dict[str, Any]) -> Any:
    """Send a body to an own object."""
    route: Route = ROUTES[key]
    return stage.ask(asker, route, stage.addresses(route, asker)["own"], body=body)


@pytest.mark.parametrize(
    ("asker", "key", "body"),
    [
        ("supervisor", ASSIGN, {"owner": "outsider", "reason": "x"}),
        ("agent", ASSIGN, {"owner": "outsider", "reason": "x"}),
        ("agent", NOTE, {"text": "看一下", "mentions": ["outsider"]}),
        ("supervisor", NOTE, {"text": "看一下", "mentions": ["agent", "outsider"]}),
    ],
)
def test_a_person_of_another_unit_is_like_nobody(stage: Stage, asker: str, key: str, body: dict[str, Any]) -> None:
    """Neither assigned nor mentioned, and the answer does not say that he exists."""
    before, notices = events(), Notice.objects.count()

    def with_ids(outsider: str) -> dict[str, Any]:
        ids = {"outsider": outsider, "agent": str(stage.cast.agent.id)}
        return {
            name: [ids[one] for one in value] if isinstance(value, list) else ids.get(value, value)
            for name, value in body.items()
        }

    foreign = send(stage, asker, key, with_ids(str(stage.cast.outsider.id)))
    missing = send(stage, asker, key, with_ids(NOBODY))
    assert foreign.status_code in (403, 404, 422), foreign.content
    assert told(foreign) == told(missing)
    assert (events(), Notice.objects.count()) == (before, notices)


@pytest.mark.parametrize(("key", "asker"), [(OPEN, "agent"), (INTAKE, "agent"), (INTAKE, "token:feedback:write")])
def test_a_foreign_unit_is_like_no_unit(stage: Stage, key: str, asker: str) -> None:
    """A voice or a case cannot be put into a unit one does not reach."""
    body = {"channel": "phone", "text": "面凉了，等了半小时"}
    if key == OPEN:
        body["title"] = "面凉了"
    before = events()
    foreign = send(stage, asker, key, {**body, "unit": stage.cast.other_unit.code})
    missing = send(stage, asker, key, {**body, "unit": "NOWHERE"})
    parent = send(stage, asker, key, {**body, "unit": stage.cast.root.code})
    assert foreign.status_code in (404, 422), foreign.content
    assert told(foreign) == told(missing) == told(parent)
    assert events() == before
    assert send(stage, asker, key, {**body, "unit": stage.cast.unit.code}).status_code == 201


def test_somebody_elses_notice_is_not_read(stage: Stage) -> None:
    """The id of a foreign notice changes nothing."""
    Notice.objects.all().delete()
    services.notify([stage.cast.outsider.id], NoticeKind.MENTIONED, "case:1", {}, NOW)
    foreign = str(Notice.objects.get().id)
    answer = send(stage, "agent", "POST /api/v1/notices/read", {"ids": [foreign]})
    assert answer.json() == {"changed": 0}


@pytest.mark.parametrize("field", ["customer_id", "related", "attachment_ids", "merge_into", "parent_unit", "assignee"])
@pytest.mark.parametrize("key", [OPEN, INTAKE, NOTE])
def test_links_nobody_offers_are_refused(stage: Stage, key: str, field: str) -> None:
    """Fields that tie rows together exist only where they are checked."""
    body: dict[str, Any] = {"text": "面凉了"}
    if key != NOTE:
        body["channel"] = "phone"
    if key == OPEN:
        body["title"] = "面凉了"
    answer = send(stage, "supervisor", key, {**body, field: NOBODY})
    assert answer.status_code == 422


def test_the_customer_of_another_unit_is_not_shown(stage: Stage) -> None:
    """Knowing an address recognises a customer, but tells nothing of his cases elsewhere."""
    person = {"email": "lin.xiao@example.com", "name": "林晓"}
    body = {"channel": "phone", "title": "多收钱", "text": "前台多收了三十二元", "customer": person}
    theirs = stage.cast.client("outsider").post_json("/api/v1/cases", body)
    assert theirs.status_code == 201, theirs.content
    mine = stage.cast.client("agent").post_json("/api/v1/cases", {**body, "title": "面凉", "text": "面凉了半天"})
    assert mine.status_code == 201, mine.content
    shown = stage.cast.client("agent").get(f"/api/v1/cases/{mine.json()['number']}").content.decode()
    assert theirs.json()["number"] not in shown
    assert "多收" not in shown
