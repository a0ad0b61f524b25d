"""F-01: whatever is killed, whenever: nothing acknowledged is lost and nothing is done twice."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from tests.faults.conftest import ON_POSTGRES
from tests.lab.cpu import descendants
from tests.lab.house import House, Running, is_ready
from tests.lab.judgement import judge
from tests.lab.load import Load
from tests.lab.store import Store

SECONDS = 25
CLIENTS = 4
# SQLite is made for one web process and one worker; PostgreSQL for as many as wanted.
WEB_OPTIONS = ("--web", "2") if ON_POSTGRES else ()
WORKERS = 2 if ON_POSTGRES else 1
# A worker's supervisor that lives this long has forked its runners: they are the ones to be hit.
WORKER_STARTS_IN = 1.5


def test_kill_minus_nine_of_web_and_worker_under_load(house: House, store: Store) -> None:
    """Every 0.05–0.4 s some process of web or worker is killed with -9, for 25 s."""
    web = house.start_web(options=WEB_OPTIONS)
    for number in range(WORKERS):
        house.start_worker(f"worker{number}")
    house.wait_ready(web)
    with Load(ports=[web.port], token=house.token, clients=CLIENTS, timeout=10) as load:
        killed = Counter(_killings(house, random.Random(1), seconds=SECONDS))
    house.wait_ready(house.running["web"])
    verdict = judge(house=house, store=store, ledger=load.ledger, in_flight=CLIENTS)
    print(f"\nF-01: {killed.total()} kills {dict(killed)}, {verdict}")
    assert killed.total() >= 15, "too few kills to mean anything"
    assert killed["web"] >= 3
    assert verdict.acked >= 50, "too little load to mean anything"
    assert house.tracebacks() == []


def _killings(house: House, rng: random.Random, *, seconds: float) -> Iterator[str]:
    """Kill what is up, start again what nobody else starts, and yield the names of the families hit."""
    end = time.monotonic() + seconds
    born = dict.fromkeys(house.running, time.monotonic())
    while time.monotonic() < end:
        time.sleep(rng.uniform(0.05, 0.4))
        for name in [one.name for one in house.running.values() if not one.alive]:
            _start_again(house, house.running[name])
            born[name] = time.monotonic()
        families = [one for one in house.running.values() if _is_up(one, born[one.name])]
        if families:
            family = rng.choice(families)
            _kill_one(family, rng)
            yield family.name


def _kill_one(family: Running, rng: random.Random) -> None:
    """Kill one process: the one that was started or any of its children."""
    with suppress(ProcessLookupError):
        os.kill(rng.choice(sorted(descendants(family.process.pid))), signal.SIGKILL)


def _start_again(house: House, dead: Running) -> None:
    if dead.port:
        house.start_web(dead.name, port=dead.port, options=WEB_OPTIONS)
    else:
        house.start_worker(dead.name)


def _is_up(one: Running, born: float) -> bool:
    if one.port:
        return is_ready(one.port)
    return time.monotonic() - born >= WORKER_STARTS_IN
