"""Load: clients that send voices and keep the first ledger, of what was acknowledged."""

import http.client
import itertools
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

TEXTS = (
    "外卖送来的汤洒了一半，打了三次电话都没人接，请尽快处理。",
    "配送員態度很好，但是餐點涼了，希望改善保溫。",
    "The app crashed when I paid and I was charged twice. Please refund me.",
    "建议增加夜间取货点，下班以后总是来不及。",
    "服务很满意，谢谢小李！",
)


@dataclass
class Ledger:
    """What the clients saw: ids acknowledged by 2xx, and how every other request ended."""

    acked: set[str] = field(default_factory=set)
    sent: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    ack_times: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, external_id: str, status: int, *, retry_after: str | None, body: bytes, took: float) -> None:
        """Write down one answer. Anything but 2xx, or 503 with Retry-After, is wrong."""
        with self.lock:
            self.statuses[str(status)] += 1
            if status in {200, 201}:
                self.acked.add(external_id)
                self.ack_times.append(time.monotonic())
                self.latencies.append(took)
            elif status != 503 or retry_after is None or b"Traceback" in body:
                self.wrong.append(f"{status} {body[:300]!r}")

    def broken(self) -> None:
        """Write down a request that got no answer at all."""
        with self.lock:
            self.statuses["no answer"] += 1

    def longest_gap(self) -> float:
        """Return the longest time without any acknowledgement, in seconds."""
        times = sorted(self.ack_times)
        return max((after - before for before, after in itertools.pairwise(times)), default=0.0)


class Client:
    """One sender with a connection of its own that it opens again when it breaks."""

    def __init__(self, *, ports: Sequence[int], token: str, timeout: float = 30) -> None:
        self.ports = list(ports)
        self.token = token
        self.timeout = timeout
        self.connection: http.client.HTTPConnection | None = None

    def request(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Send one request; return status, headers (lower case), body. Raises ConnectionError when it breaks."""
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", random.choice(self.ports), timeout=self.timeout)
        content = None if body is None else json.dumps(body).encode()
        shared = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            self.connection.request(method, path, content, {**shared, **headers})
            answer = self.connection.getresponse()
            return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise ConnectionError(str(error)) from error

    def close(self) -> None:
        """Drop the connection; the next request opens another, perhaps to another process."""
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def voice(external_id: str, *, rng: random.Random) -> dict[str, object]:
    """Return the body of one voice."""
    return {"channel": "web", "text": f"{rng.choice(TEXTS)} #{external_id}", "external_id": external_id}


def keep_sending(*, client: Client, name: str, ledger: Ledger, until: Callable[[], bool], pause: float = 0.0) -> None:
    """Send voices one after the other until told to stop; an unanswered one is sent again with the same id."""
    rng = random.Random(name)
    number = 0
    while not until():
        number += 1
        external_id = f"{name}-{number}"
        ledger.sent.add(external_id)
        body = voice(external_id, rng=rng)
        while not until() and not _sent_once(client, external_id, body, ledger):
            time.sleep(0.05)
        if pause:
            time.sleep(pause)


def _sent_once(client: Client, external_id: str, body: dict[str, object], ledger: Ledger) -> bool:
    """Send one voice and write down what came back; tell whether it was acknowledged."""
    began = time.monotonic()
    try:
        status, headers, content = client.request("POST", "/api/v1/feedback", body)
    except ConnectionError:
        ledger.broken()
        return False
    ledger.note(
        external_id,
        status,
        retry_after=headers.get("retry-after"),
        body=content,
        took=time.monotonic() - began,
    )
    return status in {200, 201}


@dataclass
class Load:
    """Several clients in threads; use as a context manager around the fault."""

    ports: Sequence[int]
    token: str
    clients: int = 4
    pause: float = 0.0
    timeout: float = 30
    ledger: Ledger = field(default_factory=Ledger)
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> "Load":
        for number in range(self.clients):
            arguments = {
                "client": Client(ports=self.ports, token=self.token, timeout=self.timeout),
                "name": f"c{number}-{random.randrange(10**9)}",
                "ledger": self.ledger,
                "until": self._stop.is_set,
                "pause": self.pause,
            }
            self._threads.append(threading.Thread(target=keep_sending, kwargs=arguments, daemon=True))
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=self.timeout + 5)
