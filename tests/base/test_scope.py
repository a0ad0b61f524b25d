"""Who sees which rows."""

from uuid import UUID

import pytest

from huiyin.base.errors import Forbidden, NotFound
from huiyin.base.models import AuditLine
from huiyin.base.scope import Asker, Reach, ScopedQuerySet, require
from tests.base.edge_urls import NOW

pytestmark = pytest.mark.django_db
ME, UNIT, ELSEWHERE = UUID(int=1), UUID(int=2), UUID(int=3)


class Lines(ScopedQuerySet[AuditLine]):
    scope_unit = "subject"
    scope_owner = "by"
    scope_read = "cases:read"


def asker(user=ME, **permissions):
    return Asker(
        user_id=user,
        token_id=None,
        name="me",
        role="agent",
        permissions={name.replace("_", ":"): reach for name, reach in permissions.items()},
        unit_ids=frozenset({UNIT}),
        language="en",
    )


@pytest.fixture(autouse=True)
def lines(monkeypatch):
    def line(unit, owner):
        fields = {"at": NOW, "by_name": "", "action": "", "refused": False, "detail": {}, "request_id": ""}
        return AuditLine.objects.create(subject=str(unit), by=str(owner), **fields)

    monkeypatch.setattr(AuditLine._meta, "default_manager", _manager(), raising=False)
    return {"mine": line(UNIT, ME), "ours": line(UNIT, UUID(int=9)), "theirs": line(ELSEWHERE, UUID(int=9))}


def _manager():
    manager = Lines.as_manager()
    manager.model = AuditLine
    return manager


def seen(who, lines, permission=None):
    visible = set(Lines(AuditLine).visible_to(who, permission).values_list("id", flat=True))
    return {name for name, line in lines.items() if line.id in visible}


def test_each_reach_sees_its_rows(lines):
    assert seen(asker(cases_read=Reach.ALL), lines) == {"mine", "ours", "theirs"}
    assert seen(asker(cases_read=Reach.UNIT), lines) == {"mine", "ours"}
    assert seen(asker(cases_read=Reach.OWN), lines) == {"mine"}
    assert seen(asker(), lines) == set()
    assert seen(asker(feedback_read=Reach.ALL), lines) == set()


def test_a_program_owns_nothing(lines):
    assert seen(asker(user=None, cases_read=Reach.OWN), lines) == set()


def test_another_permission_may_reach_less_far(lines):
    who = asker(cases_read=Reach.ALL, cases_write=Reach.OWN)
    assert seen(who, lines, "cases:write") == {"mine"}


def test_require_says_403_for_visible_and_404_for_invisible(lines):
    who = asker(cases_read=Reach.UNIT, cases_write=Reach.OWN)
    require(who, "cases:write", lines["mine"])
    with pytest.raises(Forbidden) as refused:
        require(who, "cases:write", lines["ours"])
    assert refused.value.subject == f"auditline:{lines['ours'].pk}"
    with pytest.raises(NotFound):
        require(who, "cases:write", lines["theirs"])


def test_require_without_an_object_asks_for_the_permission():
    require(asker(cases_write=Reach.OWN), "cases:write")
    with pytest.raises(Forbidden):
        require(asker(), "cases:write")
