"""F-22 at full size: 10,000 of 100,000 clocks of open cases fall due at one instant; how late are they?

`--cases N --due N` make it smaller. Two readings: when the clock fired (event and job, one transaction) and when
its breach was told (line on the case, event, notices). One worker as `huiyin worker` starts it.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, step
from tests.databases import OwnCluster, postgres_binaries
from tests.lab.house import House
from tests.lab.lateness import lateness_of_breaches
from tests.lab.store import Store


def main() -> None:
    """Measure both databases and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--due", type=int, default=10_000)
    options = parser.parse_args()
    columns = ["database", "fired", "p50 late s", "p99 late s", "told", "twice", "p50 told s", "p99 told s"]
    title = f"{options.due:,} clocks due at one instant among {options.cases:,} open cases"
    report = Report("clocks", title, columns)
    measure(report, "SQLite", "", cases=options.cases, due=options.due)
    binaries = postgres_binaries()
    assert binaries, "PostgreSQL is not installed"
    cluster = OwnCluster(binaries)
    try:
        measure(report, "PostgreSQL", cluster.new_database(), cases=options.cases, due=options.due)
    finally:
        cluster.remove()
    report.write()
    sys.exit(0 if report.kept else 1)


def measure(report: Report, database: str, url: str, *, cases: int, due: int) -> None:
    """Fill one database, let the clocks ring, and add its row."""
    with House(database_url=url) as house:
        with step(f"{database}: making {cases:,} open cases"):
            house.run_module("tests.lab.filler", "cases", str(cases))
        house.start_worker()
        time.sleep(5)
        store = Store(database_url=url, data=house.data)
        store.wait_drained(seconds=120)
        with step("setting the clocks and waiting for them"):
            house.run_module("tests.lab.filler", "clocks", str(due), str(20 + cases / 5_000))
            late = lateness_of_breaches(store, how_many=due, within=300)
    report.row(
        database,
        late.fired,
        f"{late.fired_p50:.2f}",
        f"{late.fired_p99:.2f}",
        late.told,
        late.told_twice,
        f"{late.told_p50:.2f}",
        f"{late.told_p99:.2f}",
    )
    report.promise(f"{database}: p99 {late.fired_p99:.2f} s late (≤ 5 s)", kept=late.fired_p99 <= 5)
    once = late.fired == late.told == due and late.told_twice == 0
    report.promise(f"{database}: each of {due:,} exactly once", kept=once)


if __name__ == "__main__":
    main()
