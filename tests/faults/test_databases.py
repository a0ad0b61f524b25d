"""F-03 and F-16: the database goes away, or is locked: the sender hears 503 in time, and nothing is lost."""

import time

from tests.databases import OwnCluster
from tests.faults.conftest import only_postgres, only_sqlite
from tests.lab.house import House
from tests.lab.judgement import judge
from tests.lab.load import Load
from tests.lab.store import Store, locked

CLIENTS = 4


@only_postgres
def test_f03_an_immediate_restart_of_postgresql(house: House, store: Store, cluster: OwnCluster) -> None:
    """Clients see 503 with Retry-After or a broken connection, for 10 s at most."""
    web = house.start_web()
    house.start_worker()
    house.wait_ready(web)
    with Load(ports=[web.port], token=house.token, clients=CLIENTS) as load:
        for _ in range(2):
            time.sleep(3)
            cluster.restart_immediately()
        time.sleep(4)
    verdict = judge(house=house, store=store, ledger=load.ledger, in_flight=CLIENTS)
    print(f"\nF-03: longest gap {load.ledger.longest_gap():.1f} s, {verdict}")
    assert load.ledger.longest_gap() <= 10
    assert verdict.acked >= 50


@only_sqlite
def test_f16_another_process_holds_the_lock_for_three_seconds(house: House, store: Store) -> None:
    """The request waits its turn and succeeds."""
    web = house.start_web()
    house.start_worker()
    house.wait_ready(web)
    with Load(ports=[web.port], token=house.token, clients=CLIENTS) as load:
        time.sleep(1)
        with locked(store):
            time.sleep(3)
        time.sleep(2)
    verdict = judge(house=house, store=store, ledger=load.ledger, in_flight=CLIENTS)
    print(f"\nF-16, 3 s: longest gap {load.ledger.longest_gap():.1f} s, {verdict}")
    assert set(verdict.statuses) == {"201"}
    assert load.ledger.longest_gap() >= 2.9


@only_sqlite
def test_f16_another_process_holds_the_lock_for_longer_than_anyone_waits(house: House, store: Store) -> None:
    """The sender hears 503 with Retry-After, tries again, and nothing is lost."""
    web = house.start_web()
    house.start_worker()
    house.wait_ready(web)
    with Load(ports=[web.port], token=house.token, clients=CLIENTS, timeout=60) as load:
        time.sleep(1)
        with locked(store):
            time.sleep(20)
        time.sleep(3)
    verdict = judge(house=house, store=store, ledger=load.ledger, in_flight=CLIENTS)
    print(f"\nF-16, 20 s: longest gap {load.ledger.longest_gap():.1f} s, {verdict}")
    assert set(verdict.statuses) == {"201", "503"}
