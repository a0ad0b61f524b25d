"""F-21 and P06: the same voice delivered again, at once, or with the same key and another body."""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.lab.house import House
from tests.lab.judgement import judge
from tests.lab.load import Client, Ledger, voice
from tests.lab.store import Store

VOICES = 200
CLIENTS = 8


@pytest.fixture
def port(house: House) -> int:
    """The port of a running house with a worker."""
    web = house.start_web()
    house.start_worker()
    house.wait_ready(web)
    return web.port


def test_f21_every_voice_delivered_three_times_and_shuffled(house: House, store: Store, port: int) -> None:
    """As many effects as distinct ids, whatever the order."""
    rng = random.Random(21)
    bodies = [voice(f"voice-{number}", rng=rng) for number in range(VOICES)]
    deliveries = bodies * 3
    rng.shuffle(deliveries)
    ledger = Ledger()

    def deliver(mine: list[dict[str, Any]]) -> list[tuple[str, str]]:
        client = Client(ports=[port], token=house.token)
        return [(body["external_id"], _accepted(client, body, ledger)) for body in mine]

    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(deliver, [deliveries[index::CLIENTS] for index in range(CLIENTS)]))
    ids: dict[str, set[str]] = {}
    for external_id, id in [pair for answer in answers for pair in answer]:
        ids.setdefault(external_id, set()).add(id)
    assert {len(found) for found in ids.values()} == {1}, "a repetition was answered with another id"
    assert ledger.statuses == {"201": VOICES, "200": 2 * VOICES}
    verdict = judge(house=house, store=store, ledger=ledger, in_flight=0)
    assert verdict.stored == VOICES


def test_p06_fifty_at_once_with_one_key(house: House, store: Store, port: int) -> None:
    """One is stored; the others hear 200 with the same id, or 409 with Retry-After while the first runs."""
    body = {"channel": "web", "text": "同一条意见，按了五十次。"}
    barrier = threading.Barrier(25)

    def press(_: int) -> tuple[int, dict[str, str], bytes]:
        client = Client(ports=[port], token=house.token)
        barrier.wait()
        return client.request("POST", "/api/v1/feedback", body, **{"Idempotency-Key": "pressed"})

    with ThreadPoolExecutor(25) as pool:
        answers = [*pool.map(press, range(25)), *pool.map(press, range(25))]
    by_status: dict[int, list[tuple[int, dict[str, str], bytes]]] = {}
    for answer in answers:
        by_status.setdefault(answer[0], []).append(answer)
    assert set(by_status) <= {200, 201, 409}, {status: len(found) for status, found in by_status.items()}
    assert len(by_status[201]) == 1
    first = by_status[201][0][2]
    for _, headers, content in by_status.get(200, []):
        assert headers["idempotent-replay"] == "true"
        assert content == first
    for _, headers, content in by_status.get(409, []):
        assert int(headers["retry-after"]) > 0
        assert b"idempotency_running" in content
    assert store.value("SELECT count(*) FROM listen_feedback") == 1


def test_p06_one_key_with_another_body(house: House, store: Store, port: int) -> None:
    """The second body is refused with a code of its own and nothing of it is stored."""
    client = Client(ports=[port], token=house.token)
    key = {"Idempotency-Key": "once"}
    assert client.request("POST", "/api/v1/feedback", {"channel": "web", "text": "第一条"}, **key)[0] == 201
    status, headers, content = client.request("POST", "/api/v1/feedback", {"channel": "web", "text": "第二条"}, **key)
    assert (status, headers["content-type"]) == (422, "application/problem+json")
    assert b"idempotency_mismatch" in content
    assert store.value("SELECT count(*) FROM listen_feedback") == 1


def _accepted(client: Client, body: dict[str, Any], ledger: Ledger) -> str:
    """Send a voice until it is taken and return its id."""
    import json

    status, headers, content = client.request("POST", "/api/v1/feedback", body)
    ledger.sent.add(body["external_id"])
    ledger.note(body["external_id"], status, retry_after=headers.get("retry-after"), body=content, took=0.0)
    assert status in {200, 201}, (status, content)
    return str(json.loads(content)["id"])
