"""What a runner does once before its first job."""

from datetime import datetime

import pytest
from django.db import OperationalError

from huiyin.base import runner as runner_module
from huiyin.base import start_duties
from huiyin.base.process_board import ProcessBoard
from huiyin.base.runner import Runner, RunnerPlan
from huiyin.base.terms import Lane

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """No duties but the test's own; what they did."""
    monkeypatch.setattr(start_duties, "_declared", [])
    return []


def a_runner(*lanes: Lane) -> Runner:
    plan = RunnerPlan(turns=(), then=lanes)
    return Runner(plan=plan, board=ProcessBoard(1), slot=0, runner="r", predecessor=None)


def test_duties_of_its_lanes_are_done_once_in_order(done: list[str]) -> None:
    for name, lane in (("first", Lane.INBOUND), ("second", Lane.INBOUND), ("other", Lane.BULK)):
        start_duties.at_runner_start(lane)(lambda *, now, name=name: done.append(name))
    runner = a_runner(Lane.CLOCK, Lane.INBOUND)
    runner.round()
    runner.round()
    assert done == ["first", "second"]


def test_a_duty_that_fails_keeps_nothing_waiting(done: list[str], caplog: pytest.LogCaptureFixture) -> None:
    @start_duties.at_runner_start(Lane.BULK)
    def broken(*, now: datetime) -> None:
        raise FileNotFoundError("an artefact")

    start_duties.at_runner_start(Lane.BULK)(lambda *, now: done.append("next"))
    runner = a_runner(Lane.BULK)
    runner.round()
    assert done == ["next"]
    assert "an artefact" in caplog.text


def test_a_duty_comes_again_when_the_database_was_away(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    start_duties.at_runner_start(Lane.BULK)(lambda *, now: done.append("done"))
    runner = a_runner(Lane.BULK)

    def away() -> datetime:
        raise OperationalError

    with monkeypatch.context() as outage:
        outage.setattr(runner_module, "database_now", away)
        with pytest.raises(OperationalError):
            runner.round()
    runner.round()
    assert done == ["done"]
