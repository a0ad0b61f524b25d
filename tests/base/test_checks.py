"""The start-up check: the loop names nothing that does not exist."""

from importlib import import_module

import pytest
from pytest_django import Settings

from huiyin.base.checks import check_loop


def test_the_loop_of_the_house_is_whole() -> None:
    assert check_loop(None) == []


@pytest.mark.usefixtures("small_loop")
def test_names_that_nobody_defines_are_reported(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = import_module(settings.HUIYIN_LOOP)
    monkeypatch.setattr(loop, "LOOP", {"listen.NeverHappened": ["small.note"], "nowhere.Event": []})
    monkeypatch.setattr(loop, "CLOCKS", {"small.clock": "small.missing"})
    messages = [error.msg for error in check_loop(None)]
    assert len(messages) == 4
    for word in ("listen.NeverHappened", "nowhere.Event", "small.missing", "small.unknown"):
        assert any(word in message for message in messages)
