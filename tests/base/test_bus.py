"""Publishing: an event and its jobs, in the caller's transaction and in no other."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from huiyin.base.bus import NotInTransaction, canonical_json, publish, publish_many
from huiyin.base.models import Event, Job, Unsealed
from tests.base.small_loop.events import Collected, Shouted

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("small_loop")


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(NotInTransaction):
        publish(Shouted(voice_id="v1", loud=3), now=NOW)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_an_event_wakes_each_of_its_subscribers() -> None:
    publish(Shouted(voice_id="v1", loud=3), now=NOW)
    event = Event.objects.get()
    assert (event.name, event.payload, event.at) == ("small_loop.Shouted", '{"loud":3,"voice_id":"v1"}', NOW)
    assert Unsealed.objects.get().event_id == event.id
    jobs = Job.objects.order_by("name")
    assert [(job.name, job.lane) for job in jobs] == [("small.collect", "clock"), ("small.note", "inbound")]
    assert json.loads(jobs[0].payload) == {"voice_id": "v1", "loud": 3}
    assert jobs[0].ready_at == NOW


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_announced() -> None:
    with transaction.atomic():
        publish(Shouted(voice_id="v1", loud=3), now=NOW)
        transaction.set_rollback(True)
    assert not Event.objects.exists()
    assert not Job.objects.exists()
    assert not Unsealed.objects.exists()


@pytest.mark.django_db
def test_many_ids_make_one_event_per_thousand() -> None:
    publish_many(Collected, [f"v{n}" for n in range(2500)], now=NOW)
    payloads = [json.loads(event.payload)["ids"] for event in Event.objects.order_by("id")]
    assert sorted(len(ids) for ids in payloads) == [500, 1000, 1000]
    assert {id for ids in payloads for id in ids} == {f"v{n}" for n in range(2500)}
    assert Job.objects.count() == 3


@pytest.mark.django_db
def test_nothing_to_announce_announces_nothing() -> None:
    publish_many(Collected, [], now=NOW)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_publishing_is_one_statement_on_postgres_and_three_on_sqlite(
    django_assert_num_queries: object,
) -> None:
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 3):  # type: ignore[operator]
        publish(Shouted(voice_id="v1", loud=3), now=NOW)


def test_canonical_json_is_one_text_per_value() -> None:
    assert canonical_json({"b": "回音", "a": [1]}) == '{"a":[1],"b":"回音"}'
