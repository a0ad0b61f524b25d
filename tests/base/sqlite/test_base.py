"""The SQLite backend: durable settings, writers in a fair queue, no turn ever lost."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import OperationalError, connection, connections, transaction

from huiyin.base.models import Counter, Event
from huiyin.base.sqlite import courtesy
from huiyin.base.sqlite.writer_lock import WriterLock, writer_lock

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="the backend is SQLite's")


@pytest.fixture
def quick_timeout(transactional_db: None) -> Iterator[None]:
    """Wait a fifth of a second for one's turn instead of ten."""
    connection.ensure_connection()
    before, connection.wait_seconds = connection.wait_seconds, 0.2  # type: ignore[attr-defined]
    yield
    connection.wait_seconds = before  # type: ignore[attr-defined]


def in_thread(work: Callable[[], object]) -> threading.Thread:
    """Start the work in a thread with a connection of its own."""

    def body() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=body)
    thread.start()
    return thread


def pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
class TestConnection:
    def test_commits_survive_a_power_cut_and_references_hold(self) -> None:
        values = [pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")]
        assert values == ["wal", 2, 1, 10_000]

    def test_two_threads_that_read_then_write_both_succeed(self) -> None:
        """With plain BEGIN one of them would fail at its first write, whatever the timeout."""
        Counter.objects.create(name="n", value=0)

        def count() -> None:
            for _ in range(20):
                with transaction.atomic():
                    value = Counter.objects.get(name="n").value
                    Counter.objects.filter(name="n").update(value=value + 1)

        threads = [in_thread(count) for _ in range(6)]
        for thread in threads:
            thread.join()
        assert Counter.objects.get(name="n").value == 120

    def test_the_turn_ends_with_commit_rollback_failure_and_close(self) -> None:
        def turn_is_free() -> bool:
            lock = writer_lock(str(connection.settings_dict["NAME"]))
            free = lock.acquire(timeout=0)
            if free:
                lock.release()
            return free

        with transaction.atomic():
            assert not turn_is_free()
            with transaction.atomic():
                pass
            assert not turn_is_free()
        assert turn_is_free()
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            _ = 1 / 0
        assert turn_is_free()
        with transaction.atomic():
            connection.close()
        assert turn_is_free()

    def test_another_process_that_holds_the_file_is_waited_for(self) -> None:
        """F-16: the wait is made of short looks, not of SQLite's long sleeps."""
        other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
        release.start()
        Counter.objects.create(name="n", value=0)
        release.join()
        other.close()
        assert Counter.objects.count() == 1

    def test_an_append_only_table_can_be_flushed_and_is_guarded_afterwards(self) -> None:
        Event.objects.create(name="a.B", payload="{}", at=datetime(2026, 1, 1, tzinfo=UTC))
        statements = connection.ops.sql_flush(no_style(), ["base_event"])
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        assert not Event.objects.exists()
        Event.objects.create(name="a.B", payload="{}", at=datetime(2026, 1, 1, tzinfo=UTC))
        with pytest.raises(Exception, match="append-only"):
            Event.objects.all().delete()


@pytest.mark.usefixtures("quick_timeout")
class TestTimeouts:
    def test_a_lock_held_by_another_process_ends_in_an_error_and_a_free_turn(self) -> None:
        other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"):
            Counter.objects.create(name="n", value=0)
        with pytest.raises(OperationalError, match="locked"), transaction.atomic():
            raise AssertionError("no transaction may begin")
        other.execute("COMMIT")
        other.close()
        Counter.objects.create(name="n", value=0)

    def test_a_writer_of_this_process_that_does_not_end_is_not_waited_for_for_ever(self) -> None:
        inside, leave = threading.Event(), threading.Event()

        def hold() -> None:
            with transaction.atomic():
                inside.set()
                leave.wait(5)

        holder = in_thread(hold)
        inside.wait(5)
        with pytest.raises(OperationalError, match="locked"):
            Counter.objects.create(name="n", value=0)
        leave.set()
        holder.join()
        Counter.objects.create(name="n", value=0)


def test_the_queue_is_first_come_first_served() -> None:
    lock, served = WriterLock(), []
    assert lock.acquire(timeout=1)

    def wait(number: int) -> None:
        assert lock.acquire(timeout=5)
        served.append(number)
        lock.release()

    threads = []
    for number in range(12):
        threads.append(threading.Thread(target=wait, args=(number,)))
        threads[-1].start()
        while lock.waiting < number + 1:
            time.sleep(0.001)
    lock.release()
    for thread in threads:
        thread.join()
    assert served == list(range(12))


def test_who_gave_up_waiting_is_passed_over() -> None:
    lock = WriterLock()
    assert lock.acquire(timeout=0)
    assert not lock.acquire(timeout=0.01)
    lock.release()
    assert lock.acquire(timeout=0)


def test_a_background_process_steps_back_while_somebody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = str(tmp_path / "db")
    monkeypatch.setattr(courtesy._Manners, "background", True)
    assert seconds(lambda: courtesy.step_back(database)) < courtesy.LONGEST_STEP_BACK / 2
    monkeypatch.setattr(courtesy._Manners, "background", False)
    with courtesy.shown_waiting(database):
        assert seconds(lambda: courtesy.step_back(database)) < courtesy.LONGEST_STEP_BACK / 2
        monkeypatch.setattr(courtesy._Manners, "background", True)
        assert seconds(lambda: courtesy.step_back(database)) >= courtesy.LONGEST_STEP_BACK


def seconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    began = time.monotonic()
    work()
    return time.monotonic() - began
