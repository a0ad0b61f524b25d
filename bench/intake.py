"""One voice over HTTP: CPU of web and database per request, beside django-helpdesk's ticket in the same run.

PostgreSQL: a cluster of its own, two web processes, eight clients, rounds of huiyin and the peer in turn.
SQLite: one web process, eight clients, and the 99th percentile of the waiting time.
"""

import http.client
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.peer_helpdesk import Helpdesk, installed
from bench.report import Report, percentile, step
from tests.databases import OwnCluster, free_port, postgres_binaries
from tests.lab.cpu import cpu_seconds
from tests.lab.house import House
from tests.lab.load import Client

CLIENTS = 8
ROUNDS = 3
REQUESTS = 800
WARM_UP = 200
TEXT = "外卖送来的汤洒了一半，打了三次电话都没人接，请尽快处理。订单 {number}"


@dataclass
class Measured:
    """What some rounds cost: requests, CPU of web and of database in seconds, waiting times."""

    requests: int = 0
    web: float = 0.0
    database: float = 0.0
    wall: float = 0.0
    waits: list[float] = field(default_factory=list)

    @property
    def cpu_ms(self) -> float:
        """CPU of web and database together per request, in milliseconds."""
        return 1_000 * (self.web + self.database) / self.requests

    def cells(self) -> tuple[str, ...]:
        """The columns of the report."""
        each = 1_000 / self.requests
        return (
            f"{self.web * each:.2f}",
            f"{self.database * each:.2f}",
            f"{self.cpu_ms:.2f}",
            f"{self.requests / self.wall:.0f}",
            f"{1_000 * percentile(self.waits, 0.5):.0f}",
            f"{1_000 * percentile(self.waits, 0.99):.0f}",
        )


Send = Callable[[int], None]


def main() -> None:
    """Measure on both databases and write the report."""
    version = installed()
    columns = [
        "database",
        "system",
        "web CPU ms",
        "database CPU ms",
        "together ms",
        "req/s",
        "p50 ms",
        "p99 ms",
    ]
    report = Report("intake", f"Intake over HTTP, beside django-helpdesk {version}", columns)
    on_postgres(report)
    on_sqlite(report)
    report.notes.append(
        f"{ROUNDS} rounds of {REQUESTS} requests by {CLIENTS} clients on loopback, "
        "huiyin and the peer in turn. "
        "No worker runs: the row, its event and its job are written, what follows is the worker's. "
        "The peer writes its mail to a file, as huiyin does by default (huiyin's worker does, later). "
        "CPU is utime + stime of the web processes and of the postmaster with all its backends."
    )
    report.write()
    sys.exit(0 if report.kept else 1)


def on_postgres(report: Report) -> None:
    """Two web processes each; the peer uses another database of the same cluster."""
    binaries = postgres_binaries()
    assert binaries, "PostgreSQL is not installed"
    cluster = OwnCluster(binaries)
    try:
        _compare_on_postgres(report, cluster)
    finally:
        cluster.remove()


def _compare_on_postgres(report: Report, cluster: OwnCluster) -> None:
    ours, known, theirs, silent = Measured(), Measured(), Measured(), Measured()
    with ExitStack() as stack:
        house = stack.enter_context(House(database_url=cluster.new_database()))
        web = house.start_web(options=("--web", "2"))
        house.wait_ready(web)
        peers = [
            stack.enter_context(
                Helpdesk(database=cluster.new_database(), port=free_port(), workers=2, threads=4, mail=mail)
            )
            for mail in (True, False)
        ]
        contests = [
            (ours, huiyin_senders(house), [web.process.pid]),
            (known, huiyin_senders(house, customer=True), [web.process.pid]),
        ]
        contests += [
            (measured, helpdesk_senders(peer), [peer.process.pid])
            for measured, peer in zip((theirs, silent), peers, strict=True)
        ]
        take_turns(contests, postmaster=cluster.pid)
    report.row("PostgreSQL", "huiyin", *ours.cells())
    report.row("PostgreSQL", "huiyin, and recognises a new customer", *known.cells())
    report.row("PostgreSQL", "django-helpdesk", *theirs.cells())
    report.row("PostgreSQL", "django-helpdesk, mail thrown away", *silent.cells())
    ratio = ours.cpu_ms / theirs.cpu_ms
    report.promise(f"one intake costs {ours.cpu_ms:.2f} ms CPU (≤ 5 ms)", kept=ours.cpu_ms <= 5)
    report.promise(f"that is {ratio:.2f} of django-helpdesk's create (≤ 1/3)", kept=ratio <= 1 / 3)
    report.notes.append(
        f"A voice that brings a customer nobody knows costs {known.cpu_ms:.2f} ms, "
        f"{known.cpu_ms / theirs.cpu_ms:.2f} of the peer's create.\n"
    )


def on_sqlite(report: Report) -> None:
    """One web process each, its own file."""
    ours, theirs = Measured(), Measured()
    with House() as house:
        web = house.start_web()
        house.wait_ready(web)
        address = f"sqlite://{house.folder}/peer.sqlite3"
        with Helpdesk(database=address, port=free_port(), workers=1, threads=4) as peer:
            take_turns(
                [
                    (ours, huiyin_senders(house), [web.process.pid]),
                    (theirs, helpdesk_senders(peer), [peer.process.pid]),
                ]
            )
    report.row("SQLite", "huiyin", *ours.cells())
    report.row("SQLite", "django-helpdesk", *theirs.cells())
    p99 = 1_000 * percentile(ours.waits, 0.99)
    report.promise(f"SQLite, one process, 8 clients: p99 {p99:.0f} ms (≤ 100 ms)", kept=p99 <= 100)
    report.promise(f"SQLite: {ours.cpu_ms:.2f} ms CPU (≤ 5 ms)", kept=ours.cpu_ms <= 5)


Contest = tuple[Measured, list[Send], list[int]]


def take_turns(contests: Sequence[Contest], *, postmaster: int | None = None) -> None:
    """Warm up, then let each system have its rounds in turn, so that a busy machine treats them alike."""
    for _, senders, _ in contests:
        run_clients(senders, WARM_UP)
    for number in range(ROUNDS):
        for measured, senders, pids in contests:
            with step(f"round {number + 1}"), measuring(measured, pids, postmaster):
                measured.waits += run_clients(senders, REQUESTS)


@contextmanager
def measuring(measured: Measured, pids: list[int], postmaster: int | None) -> Iterator[None]:
    """Add what the block costs to the measure."""
    database = [postmaster] if postmaster else []
    web_before, database_before, began = cpu_seconds(pids), cpu_seconds(database), time.monotonic()
    yield
    measured.wall += time.monotonic() - began
    measured.web += cpu_seconds(pids) - web_before
    measured.database += cpu_seconds(database) - database_before
    measured.requests += REQUESTS


def run_clients(senders: list[Send], requests: int) -> list[float]:
    """Let the clients send so many requests in all, each one after the other; return the waiting times."""
    waits: list[float] = []

    def work(send: Send, numbers: range) -> None:
        for number in numbers:
            began = time.monotonic()
            send(number)
            waits.append(time.monotonic() - began)

    threads = [
        threading.Thread(target=work, args=(send, range(index, requests, len(senders))))
        for index, send in enumerate(senders)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waits) == requests, "a client failed"
    return waits


def huiyin_senders(house: House, *, customer: bool = False) -> list[Send]:
    """Return eight clients of the API, spread over the web processes."""
    ports = [running.port for running in house.running.values() if running.port]
    return [
        _huiyin_sender(ports[index % len(ports)], house.token, f"{customer}-{index}", customer=customer)
        for index in range(CLIENTS)
    ]


def _huiyin_sender(port: int, token: str, name: str, *, customer: bool) -> Send:
    client = Client(ports=[port], token=token)
    sent = [0]

    def send(number: int) -> None:
        sent[0] += 1
        external_id = f"{name}-{sent[0]}"
        body: dict[str, object] = {
            "channel": "web",
            "text": TEXT.format(number=number),
            "external_id": external_id,
        }
        if customer:
            body["customer"] = {"email": f"{external_id}@example.com"}
        try:
            status, _, content = client.request("POST", "/api/v1/feedback", body)
        except ConnectionError:  # an idle connection ends after 30 s, while the peer has its round
            status, _, content = client.request("POST", "/api/v1/feedback", body)
        assert status == 201, (status, content)

    return send


def helpdesk_senders(peer: Helpdesk) -> list[Send]:
    """Return eight clients of the peer's form."""
    return [_helpdesk_sender(peer) for _ in range(CLIENTS)]


def _helpdesk_sender(peer: Helpdesk) -> Send:
    connection = http.client.HTTPConnection("127.0.0.1", peer.port, timeout=30)

    def send(number: int) -> None:
        try:
            post(number)
        except (OSError, http.client.HTTPException):  # as above
            connection.close()
            post(number)

    def post(number: int) -> None:
        form = {
            "queue": peer.queue,
            "title": TEXT.format(number=number)[:30],
            "body": TEXT.format(number=number),
            "priority": "3",
            "submitter_email": f"customer{number}@example.com",
        }
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", peer.address, urlencode(form), kind)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 302, answer.status

    return send


if __name__ == "__main__":
    main()
