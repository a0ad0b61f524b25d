"""Clocks ring once, in the generation that was set last, and wake their job in the same transaction."""

import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connections, transaction

from huiyin.base import due_clocks
from huiyin.base.due_clocks import cancel_clocks, set_clock, sweep
from huiyin.base.models import DueClock, Event, Job
from huiyin.base.worker import run_until_empty
from tests.base.small_loop.tasks import effects

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("small_loop")


def set_one(key: str = "k", **changes: Any) -> None:
    """Set a clock that is due now, with changes."""
    values: dict[str, Any] = {"subject": "case:1", "kind": "small.clock", "due_at": NOW, "generation": 1, "now": NOW}
    set_clock(key=key, **{**values, **changes})


@pytest.mark.django_db
class TestOneClock:
    def test_a_due_clock_writes_its_event_and_wakes_its_job(self) -> None:
        set_one("first_response", payload={"level": "urgent"})
        assert sweep(now=NOW) == 1
        event, job = Event.objects.get(), Job.objects.get()
        assert (event.name, json.loads(event.payload)) == (
            "base.ClocksFired",
            {"kind": "small.clock", "subjects": ["case:1"]},
        )
        assert json.loads(job.payload) == {
            "subject": "case:1",
            "key": "first_response",
            "generation": 1,
            "due_at": NOW.isoformat(),
            "payload": {"level": "urgent"},
        }

    def test_it_rings_once(self) -> None:
        set_one()
        assert [sweep(now=NOW), sweep(now=NOW), sweep(now=NOW + timedelta(days=1))] == [1, 0, 0]

    def test_it_does_not_ring_early(self) -> None:
        set_one(due_at=NOW + timedelta(seconds=1))
        assert sweep(now=NOW) == 0
        assert sweep(now=NOW + timedelta(seconds=1)) == 1

    def test_the_databases_time_counts_when_none_is_given(self) -> None:
        set_one()
        set_one("later", due_at=datetime(2100, 1, 1, tzinfo=UTC))
        assert [sweep(), sweep()] == [1, 0]

    def test_a_newer_generation_replaces_an_older_one(self) -> None:
        set_one(due_at=NOW)
        set_one(due_at=NOW + timedelta(hours=1), generation=2)
        assert sweep(now=NOW) == 0
        assert sweep(now=NOW + timedelta(hours=1)) == 1

    def test_an_older_or_the_same_generation_changes_nothing(self) -> None:
        set_one(due_at=NOW + timedelta(hours=1), generation=5)
        set_one(due_at=NOW, generation=4)
        set_one(due_at=NOW, generation=5)
        assert sweep(now=NOW) == 0

    def test_one_that_rang_rings_again_only_in_a_newer_generation(self) -> None:
        set_one()
        sweep(now=NOW)
        set_one()
        assert sweep(now=NOW) == 0
        set_one(generation=2)
        assert sweep(now=NOW) == 1

    def test_a_cancelled_clock_is_silent(self) -> None:
        set_one("a")
        set_one("b")
        set_one("other", kind="small.other")
        cancel_clocks(subject="case:1", kind="small.clock", key="a", now=NOW)
        assert DueClock.objects.count() == 2
        cancel_clocks(subject="case:1", kind="small.clock", now=NOW)
        assert [clock.key for clock in DueClock.objects.all()] == ["other"]

    def test_a_kind_without_a_job_still_tells_the_log(self) -> None:
        set_one(kind="small.other")
        sweep(now=NOW)
        assert Event.objects.count() == 1
        assert not Job.objects.exists()

    def test_a_failed_sweep_leaves_everything_for_the_next(self, monkeypatch: pytest.MonkeyPatch) -> None:
        set_one()
        with monkeypatch.context() as broken:
            broken.setattr(due_clocks, "publish", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                sweep(now=NOW)
        assert not Event.objects.exists()
        assert sweep(now=NOW) == 1


@pytest.mark.django_db(transaction=True)
def test_many_sweepers_fire_each_clock_once() -> None:
    """F-34: a doubled scheduler makes no double firing."""
    with transaction.atomic():
        for number in range(600):
            set_one(f"c{number}", subject=f"case:{number}")

    def work() -> None:
        while DueClock.objects.filter(fired_at=None).exists():
            sweep(now=NOW, batch=40)
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Job.objects.count() == 600
    run_until_empty(now=NOW)
    assert effects() == sorted(f"c{number}" for number in range(600))
