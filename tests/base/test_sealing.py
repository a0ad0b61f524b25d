"""The sealed log: gapless positions for readers, and nothing that was done to it stays hidden."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, connections, transaction

from huiyin.base.bus import publish
from huiyin.base.ids import new_id
from huiyin.base.models import Event, Lease, Seal, SealHead, Unsealed
from huiyin.base.sealing import events_after, position, seal, verify_log
from huiyin.base.terms import Tampering
from tests.base.small_loop.events import Shouted

NOW = datetime(2026, 11, 21, 2, 0, 0, 123456, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("small_loop")


def publish_some(count: int) -> None:
    """Publish events and seal them."""
    with transaction.atomic():
        for number in range(count):
            publish(Shouted(voice_id=f"声音{number}", loud=number), now=NOW)
    while seal(holder="test", batch=7):
        pass


def tamper(*statements: str) -> None:
    """Run statements as somebody who owns the database and takes the guards off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in ("base_event", "base_seal"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            for table in ("base_event", "base_seal"):
                for verb in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER {table}_append_only_{verb}")
        for statement in statements:
            cursor.execute(statement)


def findings() -> list[tuple[Tampering, int | None]]:
    return [(finding.kind, finding.position) for finding in verify_log()]


@pytest.mark.django_db
def test_events_are_sealed_in_a_gapless_order_that_readers_follow() -> None:
    assert position() == 0
    publish_some(20)
    assert position() == 20
    first, rest = events_after(0, limit=8), events_after(8, limit=100)
    assert [event.position for event in first + rest] == list(range(1, 21))
    assert first[0].payload == {"voice_id": "声音0", "loud": 0}
    assert (first[0].name, first[0].at) == ("small_loop.Shouted", NOW)
    assert not Unsealed.objects.exists()
    assert verify_log() == []


@pytest.mark.django_db
def test_waiting_events_are_no_finding() -> None:
    publish_some(3)
    publish(Shouted(voice_id="new", loud=1), now=NOW)
    assert verify_log() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "position"),
    [
        ("UPDATE base_event SET payload = '{}' WHERE id = {event}", 5),
        ("UPDATE base_event SET name = 'small_loop.Whispered' WHERE id = {event}", 5),
        ("UPDATE base_event SET at = '2020-01-01 00:00:00' WHERE id = {event}", 5),
    ],
)
def test_a_changed_event_is_found(change: str, position: int) -> None:
    publish_some(9)
    event = Seal.objects.get(position=position).event_id
    text = str(event) if connection.vendor == "postgresql" else event.hex
    tamper(change.replace("{event}", f"'{text}'"))
    assert findings() == [(Tampering.CHANGED, position)]


@pytest.mark.django_db
def test_a_removed_event_is_found() -> None:
    publish_some(9)
    tamper("DELETE FROM base_event WHERE id = (SELECT event_id FROM base_seal WHERE position = 4)")
    assert findings() == [(Tampering.REMOVED, 4)]


@pytest.mark.django_db
def test_an_event_removed_with_its_seal_is_found() -> None:
    publish_some(9)
    tamper(
        "DELETE FROM base_event WHERE id = (SELECT event_id FROM base_seal WHERE position = 4)",
        "DELETE FROM base_seal WHERE position = 4",
    )
    assert findings() == [(Tampering.REMOVED, 4)]


@pytest.mark.django_db
def test_a_cut_tail_is_found() -> None:
    publish_some(9)
    tamper(
        "DELETE FROM base_event WHERE id IN (SELECT event_id FROM base_seal WHERE position > 7)",
        "DELETE FROM base_seal WHERE position > 7",
    )
    assert findings() == [(Tampering.REMOVED, 8), (Tampering.REMOVED, 9)]


@pytest.mark.django_db
def test_an_event_removed_before_it_was_sealed_is_found() -> None:
    publish_some(2)
    publish(Shouted(voice_id="new", loud=1), now=NOW)
    tamper("DELETE FROM base_event WHERE id IN (SELECT event_id FROM base_unsealed)")
    assert findings() == [(Tampering.REMOVED, None)]


@pytest.mark.django_db
def test_an_inserted_event_is_found() -> None:
    publish_some(3)
    Event.objects.create(name="small_loop.Shouted", payload="{}", at=NOW)
    assert findings() == [(Tampering.INSERTED, None)]


@pytest.mark.django_db
def test_an_event_inserted_with_a_seal_is_found() -> None:
    publish_some(3)
    event = Event.objects.create(name="small_loop.Shouted", payload="{}", at=NOW)
    Seal.objects.create(position=4, event=event, hash="0" * 64)
    assert (Tampering.INSERTED, 4) in findings()


@pytest.mark.django_db
def test_a_forged_end_of_the_chain_is_found() -> None:
    publish_some(3)
    SealHead.objects.update(hash="f" * 64)
    assert findings() == [(Tampering.CHANGED, 3)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "write",
    [
        lambda: Event.objects.update(payload="{}"),
        lambda: Seal.objects.update(hash="0"),
        lambda: connection.cursor().execute("DELETE FROM base_event"),
        lambda: connection.cursor().execute("DELETE FROM base_seal"),
    ],
)
def test_the_log_refuses_changes(write: Callable[[], object]) -> None:
    publish_some(2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        write()
    assert verify_log() == []


@pytest.mark.django_db
def test_only_the_holder_of_the_lease_seals() -> None:
    publish(Shouted(voice_id="v", loud=1), now=NOW)
    far = datetime(2100, 1, 1, tzinfo=UTC)
    Lease.objects.create(name="sealer", holder="another", expires_at=far)
    assert seal(holder="test") == 0
    Lease.objects.update(expires_at=NOW - timedelta(days=1))
    assert seal(holder="test") == 1


@pytest.mark.django_db(transaction=True)
def test_a_reader_of_positions_loses_nothing_beside_eight_writers() -> None:
    """Ids are given before commit; a reader that followed them would skip the slow ones."""
    seen: list[str] = []
    over = threading.Event()

    def write(writer: int) -> None:
        for number in range(15):
            with transaction.atomic():
                publish(Shouted(voice_id=f"{writer}-{number}", loud=1), now=NOW)
        connections.close_all()

    def read() -> None:
        place = 0
        while not over.is_set() or position() > place or seal(holder="reader"):
            seal(holder="reader")
            for event in events_after(place, limit=10):
                seen.append(event.payload["voice_id"])
                place = event.position
        connections.close_all()

    reader = threading.Thread(target=read)
    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in [reader, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    reader.join()
    assert sorted(seen) == sorted(f"{writer}-{number}" for writer in range(8) for number in range(15))
    assert verify_log() == []


def test_ids_are_ordered_by_time_and_never_equal() -> None:
    ids = [new_id() for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert ids[0].version == 7
    assert ids[0].int >> 80 <= ids[-1].int >> 80
