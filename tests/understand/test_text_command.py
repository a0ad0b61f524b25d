"""`huiyin text`: judging again and seeing what changed, from the command line."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from huiyin.base.models import Job
from huiyin.understand.services import current_version
from tests.cast import NOW
from tests.drain import drain
from tests.understand.releases import upgrade
from tests.understand.test_reanalyse import COMPLAINT, DELIGHT, PRAISE, hear, understood

pytestmark = pytest.mark.usefixtures("cast")


def text(*arguments: str) -> str:
    out = StringIO()
    call_command("text", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: str) -> Any:
    return json.loads(text(*arguments, "--json"))


def test_reanalyse_enqueues_once_and_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    understood(COMPLAINT, PRAISE)
    old = current_version()
    assert "nothing to do" in text("reanalyse")
    upgrade(monkeypatch, "newer", **DELIGHT)
    assert "would have 2 voices judged by newer" in text("reanalyse", "--dry-run")
    assert "Run: huiyin text reanalyse" in text("reanalyse", "--status")
    assert not Job.objects.exists()
    assert as_json("reanalyse")["outcome"] == "begun"
    assert as_json("reanalyse")["outcome"] == "running"
    assert Job.objects.count() == 1
    status = as_json("reanalyse", "--status")
    assert (status["outcome"], status["outdated"], status["judged_by"]) == (None, 2, {old: 2})
    drain()
    assert "newer: 2 of 2 voices (100.0%)" in text("reanalyse", "--status")
    assert "nothing to do" in text("reanalyse")


def test_changes_between_two_models(monkeypatch: pytest.MonkeyPatch) -> None:
    understood(COMPLAINT, PRAISE)
    old = current_version()
    with pytest.raises(CommandError, match="nothing to compare"):
        text("changes")
    upgrade(monkeypatch, "newer", **DELIGHT)
    text("reanalyse")
    drain()
    printed = text("changes")
    assert f"{old} → newer" in printed
    assert "nature: 1 of 2 voices changed" in printed
    assert "1  complaint → praise" in printed
    found = as_json("changes", "--from", old, "--to", "newer")
    assert {"before": "complaint", "after": "praise", "voices": 1} in found["nature"]
    assert as_json("changes", "--to", old)["from"] == "newer"
    with pytest.raises(CommandError, match="No voice was judged by older"):
        text("changes", "--from", "older")


def test_now_is_read_at_the_edge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huiyin.understand.management.commands.text.clock_now", lambda: NOW)
    hear(COMPLAINT)
    Job.objects.all().delete()
    text("reanalyse")
    assert Job.objects.get().enqueued_at == NOW
