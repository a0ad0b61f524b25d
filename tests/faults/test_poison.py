"""F-20: jobs that always raise, never end or eat all memory die with their reason and hold up nobody."""

import random
import time

from tests.lab.house import House
from tests.lab.load import Client, voice
from tests.lab.store import Store

VOICES = 60
DEAD_WITHIN = 60.0


def test_f20_poison_dies_and_the_others_go_on(house: House, store: Store) -> None:
    """Voices accepted while the poison works are understood in seconds, each once."""
    web = house.start_web()
    house.start_module("worker", "tests.lab.poisoned", "worker")
    house.wait_ready(web)
    house.run_module("tests.lab.poisoned", "enqueue")
    client = Client(ports=[web.port], token=house.token)
    rng = random.Random(20)
    waits = []
    for number in range(VOICES):
        status, _, _ = client.request("POST", "/api/v1/feedback", voice(f"beside-{number}", rng=rng))
        assert status == 201
        waits.append(_seconds_until_understood(store, number + 1))
    print(f"\nF-20: longest wait of a voice beside the poison {max(waits):.1f} s")
    assert max(waits) <= 10
    assert set(store.understood().values()) == {1}
    dead = _dead(store)
    assert set(dead) == {"lab.raises", "lab.loops", "lab.eats"}
    assert "poison" in dead["lab.raises"]
    assert "time limit" in dead["lab.loops"]
    assert "memory" in dead["lab.eats"].lower()
    assert house.running["worker"].alive


def _seconds_until_understood(store: Store, how_many: int) -> float:
    """Wait until so many voices are understood; return how long it took."""
    began = time.monotonic()
    while len(store.understood()) < how_many:
        assert time.monotonic() - began < 60, "the voices do not get their turn"
        time.sleep(0.05)
    return time.monotonic() - began


def _dead(store: Store) -> dict[str, str]:
    """Return the reasons of the dead jobs once all three are dead."""
    began = time.monotonic()
    while len(dead := dict(store.dead_jobs())) < 3 and time.monotonic() - began < DEAD_WITHIN:
        time.sleep(0.25)
    return dead
