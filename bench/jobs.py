"""How fast the job queue is, on SQLite and on PostgreSQL: ``python bench/jobs.py``.

For each database a real worker (one keeper, two runners) drains jobs whose effect is one row in a
table with a primary key, so a job run twice would show. Rows printed:

- enqueue: jobs put into the queue per second, 1,000 a transaction;
- batched: jobs with batch=200 done per second, and the ratio to the same three statements in a bare loop;
- single: jobs with batch=1 done per second (one transaction each);
- clocks: 10,000 clocks due at one instant among 100,000; lateness at p50 and p99 in seconds.

``--jobs`` and ``--clocks`` set the sizes. PostgreSQL: HUIYIN_BENCH_DATABASE_URL, else postgres@127.0.0.1.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = os.environ.get("HUIYIN_BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432")
DATABASE = "hy_bench_jobs"


def main() -> None:
    """Measure both databases, each in a process of its own, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=20_000)
    parser.add_argument("--clocks", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgres"])
    parser.add_argument("--step", choices=["measure", "work"])
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what was started is ended too
    if options.step == "work":
        work()
    elif options.step == "measure":
        measure(options.database, jobs=options.jobs, clocks=options.clocks)
    else:
        print(f"{'database':<10} {'what':<10} {'value':>12}  unit, note", flush=True)
        for database in [options.database] if options.database else ["sqlite", "postgres"]:
            in_fresh_database(database, jobs=options.jobs, clocks=options.clocks)


def in_fresh_database(database: str, *, jobs: int, clocks: int) -> None:
    """Run the measurements in a new database that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="huiyin-bench-") as folder:
        environment = {**os.environ, "HUIYIN_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": SETTINGS}
        environment["PYTHONPATH"] = f"{ROOT}:{environment.get('PYTHONPATH', '')}"
        if database == "postgres":
            recreate_database()
            environment["HUIYIN_DATABASE_URL"] = f"{POSTGRES}/{DATABASE}"
            environment |= dict.fromkeys(KEYS, "bench-only-key-" * 3)
        sizes = ["--jobs", str(jobs), "--clocks", str(clocks)]
        command = [sys.executable, __file__, "--step", "measure", "--database", database, *sizes]
        measuring = subprocess.Popen(command, env=environment)
        try:
            if measuring.wait() != 0:
                raise SystemExit(measuring.returncode)
        finally:
            measuring.terminate()
            measuring.wait()
            if database == "postgres":
                recreate_database(leave=False)


def recreate_database(*, leave: bool = True) -> None:
    """Drop the benchmark's PostgreSQL database, and create it empty when ``leave``."""
    import psycopg

    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        if leave:
            connection.execute(f"CREATE DATABASE {DATABASE}")


KEYS = ("HUIYIN_SECRET_KEY", "HUIYIN_FIELD_KEY", "HUIYIN_BLIND_KEY", "HUIYIN_LINK_KEY")
SETTINGS = os.environ.get("HUIYIN_BENCH_SETTINGS", "huiyin.config.settings")


def set_up() -> None:
    """Load Django and declare the benchmark's jobs."""
    import django

    django.setup()
    from django.db import connection

    from huiyin.base.bus import subscribers
    from huiyin.base.jobs import Lane, job
    from huiyin.config import loop

    subscribers("")  # the loop is read
    loop.CLOCKS["bench"] = "bench.batched"

    def effects(numbers: list[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO bench_effect (number, at) VALUES (%s, %s)", [(n, time.time()) for n in numbers]
            )

    @job(name="bench.batched", lane=Lane.INBOUND, batch=200)
    def batched(payloads: list[dict[str, Any]], *, now: object) -> None:
        effects([int(payload.get("n") or payload["payload"]["n"]) for payload in payloads])

    @job(name="bench.single", lane=Lane.INBOUND)
    def single(payload: dict[str, Any], *, now: object) -> None:
        effects([int(payload["n"])])


def work() -> None:
    """Be the worker."""
    set_up()
    from huiyin.base.worker import run_worker

    run_worker()


def measure(database: str, *, jobs: int, clocks: int) -> None:
    """Take every measurement on one database and print the rows."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    execute("CREATE TABLE bench_effect (number bigint PRIMARY KEY, at double precision)")

    def show(what: str, value: float, note: str) -> None:
        print(f"{database:<10} {what:<10} {value:>12,.2f}  {note}", flush=True)

    show("enqueue", jobs / enqueue_jobs("bench.batched", jobs), "jobs/s")
    limit = bare_loop(jobs)
    enqueue_jobs("bench.batched", jobs)
    rate = jobs / drained_in(jobs)
    show("batched", rate, f"jobs/s; {rate / limit:.2f} of a bare loop in one process ({limit:,.0f}/s)")
    execute("DELETE FROM bench_effect")
    singles = jobs // 10
    enqueue_jobs("bench.single", singles)
    show("single", singles / drained_in(singles), "jobs/s, a transaction each")
    execute("DELETE FROM bench_effect")
    p50, p99 = clock_lateness(clocks)
    show("clocks p50", p50, f"s late; {clocks // 10:,} due at one instant among {clocks:,}")
    show("clocks p99", p99, "s late, fired, carried by the queue and run")


def execute(sql: str, parameters: list[Any] | None = None) -> Any:
    """Run one statement and return its first value, if it has one."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()[0] if cursor.description else None


def enqueue_jobs(name: str, count: int) -> float:
    """Put jobs numbered from 1 into the queue; return the seconds it took."""
    from django.db import transaction

    from huiyin.base import clock
    from huiyin.base.jobs import enqueue_many

    began = time.monotonic()
    for start in range(1, count + 1, 1000):
        numbers = range(start, min(start + 1000, count + 1))
        with transaction.atomic():
            enqueue_many(name, [{"n": number} for number in numbers], now=clock.now())
    return time.monotonic() - began


def bare_loop(count: int) -> float:
    """Return jobs per second of claim, effect and delete without any of our code around them."""
    from django.db import connection, transaction

    began = time.monotonic()
    claim = (
        "UPDATE base_job SET lease = 'bare' WHERE id IN"
        " (SELECT id FROM base_job WHERE lease IS NULL ORDER BY id LIMIT 200) RETURNING id"
    )
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(claim)
            ids = [row[0] for row in cursor.fetchall()]
        if not ids:
            break
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("INSERT INTO bench_effect VALUES (%s, %s)", [(number, 0.0) for number in ids])
            cursor.execute(f"DELETE FROM base_job WHERE id IN ({', '.join(['%s'] * len(ids))})", ids)
    execute("DELETE FROM bench_effect")
    return count / (time.monotonic() - began)


def drained_in(count: int) -> float:
    """Start a worker, wait until there are ``count`` effects; return the seconds since its first."""
    worker = start_worker()
    try:
        wait_for_effects(count)
    finally:
        stop_worker(worker)
    return float(execute("SELECT MAX(at) - MIN(at) FROM bench_effect")) or 0.001


def start_worker() -> subprocess.Popen[bytes]:
    """Start this script as a worker."""
    return subprocess.Popen([sys.executable, __file__, "--step", "work"])


def stop_worker(worker: subprocess.Popen[bytes]) -> None:
    """Ask the worker to end and wait for it."""
    worker.send_signal(signal.SIGTERM)
    worker.wait(timeout=30)


def wait_for_effects(count: int) -> None:
    """Wait until the effects are there, at most two minutes."""
    deadline = time.monotonic() + 120
    while int(execute("SELECT COUNT(*) FROM bench_effect")) < count:
        if time.monotonic() > deadline:
            raise SystemExit(f"only {execute('SELECT COUNT(*) FROM bench_effect')} of {count} jobs were done")
        time.sleep(0.1)


def clock_lateness(total: int) -> tuple[float, float]:
    """Return p50 and p99 of the seconds from the due moment to the effect, one in ten due at once."""
    from django.db import transaction
    from django.db.models.functions import Mod

    from huiyin.base import clock
    from huiyin.base.due_clocks import set_clock
    from huiyin.base.models import DueClock

    now = clock.now()
    with transaction.atomic():
        for number in range(1, total + 1):
            set_clock(
                subject=f"bench:{number}",
                kind="bench",
                key="k",
                due_at=now + timedelta(days=1 + number % 30),
                generation=1,
                payload={"n": number},
                now=now,
            )
    worker = start_worker()
    try:
        time.sleep(3)  # the worker is up before the moment comes
        due_at = clock.now() + timedelta(seconds=4)
        tenth = DueClock.objects.annotate(rest=Mod("id", 10)).filter(rest=0)
        tenth.update(due_at=due_at)
        wait_for_effects(total // 10)
    finally:
        stop_worker(worker)
    late = sorted(at - due_at.timestamp() for at in effect_times())
    return late[len(late) // 2], late[int(len(late) * 0.99)]


def effect_times() -> list[float]:
    """Return when each effect happened, in seconds since the epoch."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT at FROM bench_effect")
        return [float(row[0]) for row in cursor.fetchall()]


if __name__ == "__main__":
    main()
