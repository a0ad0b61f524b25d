"""The same POST twice happens once (P06)."""

import json
import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from huiyin.base.idempotency import forget_old_keys
from huiyin.base.models import AuditLine, IdempotencyKey
from tests.base import edge_urls

pytestmark = pytest.mark.urls("tests.base.edge_urls")


def send(text="hello", key="k-1", asker="zhou", number=None):
    body = json.dumps({"text": text, "number": number})
    headers = {"X-Asker": asker, **({"Idempotency-Key": key} if key is not None else {})}
    return Client().post("/api/v1/lines", body, content_type="application/json", headers=headers)


def lines():
    return AuditLine.objects.filter(action="test.write").count()


@pytest.mark.django_db
def test_a_repetition_gets_the_first_answer():
    first, second = send(), send()
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert second["Idempotent-Replay"] == "true"
    assert "Idempotent-Replay" not in first
    assert lines() == 1


@pytest.mark.django_db
def test_another_body_with_the_same_key_is_refused():
    send()
    other = send(number=2)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert lines() == 1


@pytest.mark.django_db
def test_keys_belong_to_their_asker_and_no_key_means_no_memory():
    assert [send(asker=name).status_code for name in ("zhou", "li")] == [201, 201]
    assert [send(key=None).status_code for _ in range(2)] == [201, 201]
    assert lines() == 4


@pytest.mark.django_db
def test_a_failure_leaves_nothing_and_may_be_tried_again():
    assert [send("fails").status_code for _ in range(2)] == [409, 409]
    assert lines() == 0
    assert not IdempotencyKey.objects.exists()
    assert send("hello").status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 256, "a b", "ä"])
def test_a_bad_key_is_refused(key):
    assert send(key=key).json()["code"] == "idempotency_key_invalid"


@pytest.mark.django_db
def test_the_stored_answer_is_sealed():
    answer = send("visible").json()
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM base_idempotencykey")
        stored = cursor.fetchone()[0]
    assert "visible" not in stored
    assert answer["id"] not in stored


@pytest.mark.django_db
def test_a_day_later_the_key_is_free():
    send()
    IdempotencyKey.objects.update(created_at=edge_urls.NOW - timedelta(days=400))
    assert send().status_code == 201
    IdempotencyKey.objects.update(created_at=edge_urls.NOW - timedelta(hours=25))
    assert forget_old_keys(now=edge_urls.NOW) == 1


@pytest.mark.django_db(transaction=True)
def test_while_the_first_runs_the_second_waits_outside():
    edge_urls.entered.clear()
    edge_urls.may_leave.clear()
    answers = []

    def first():
        answers.append(send("slow"))
        connection.close()

    thread = threading.Thread(target=first)
    thread.start()
    try:
        assert edge_urls.entered.wait(10)
        second = send("slow")
    finally:
        edge_urls.may_leave.set()
        thread.join()
    assert (second.status_code, second.json()["code"], second["Retry-After"]) == (409, "idempotency_running", "1")
    assert answers[0].status_code == 201
    assert send("slow")["Idempotent-Replay"] == "true"
    assert lines() == 1


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_have_one_effect():
    barrier, statuses = threading.Barrier(10), []

    def one():
        barrier.wait()
        statuses.append(send().status_code)
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses.count(201) == 1
    assert set(statuses) <= {200, 201, 409}
    assert lines() == 1
