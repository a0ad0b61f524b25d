"""The inbox and one case at 100,000 open cases, and /changes when nothing happened: CPU of web and database.

`--cases N` makes fewer. One web process per database; each question is asked over HTTP on one connection.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, percentile, step
from tests.databases import OwnCluster, postgres_binaries
from tests.lab.cpu import cpu_seconds
from tests.lab.house import House
from tests.lab.load import Client

REPEATS = 200
CHANGES_REPEATS = 1_000


def main() -> None:
    """Fill both databases, ask, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    cases = parser.parse_args().cases
    columns = ["database", "question", "web CPU ms", "database CPU ms", "together ms", "p50 ms", "limit"]
    report = Report("inbox", f"Questions of the screens at {cases:,} open cases", columns)
    measure(report, "SQLite", cases=cases, cluster=None)
    binaries = postgres_binaries()
    assert binaries, "PostgreSQL is not installed"
    cluster = OwnCluster(binaries)
    try:
        measure(report, "PostgreSQL", cases=cases, cluster=cluster)
    finally:
        cluster.remove()
    report.notes.append(
        "CPU is utime + stime of the web process and of the postmaster with its backends, sign-in by token, "
        "routing and JSON included. /changes is asked with the newest position: nothing happened since."
    )
    report.write()
    sys.exit(0 if report.kept else 1)


def measure(report: Report, database: str, *, cases: int, cluster: OwnCluster | None) -> None:
    """Ask one database every question."""
    url = cluster.new_database() if cluster else ""
    with House(database_url=url) as house:
        with step(f"{database}: making {cases:,} open cases"):
            house.run_module("tests.lab.filler", "cases", str(cases))
        if cluster:
            cluster.analyse(url)
        web = house.start_web()
        house.wait_ready(web)
        client = Client(ports=[web.port], token=house.token)
        number = json.loads(client.request("GET", "/api/v1/cases?view=all")[2])["items"][0]["number"]
        position = json.loads(client.request("GET", "/api/v1/changes")[2])["position"]
        questions = {
            "inbox, first page": ("/api/v1/cases?view=all", REPEATS, 15.0),
            "inbox, unassigned": ("/api/v1/cases?view=unassigned", REPEATS, 15.0),
            "inbox, due today": ("/api/v1/cases?view=due_today", REPEATS, 15.0),
            "one case": (f"/api/v1/cases/{number}", REPEATS, 15.0),
            "counts of all views": ("/api/v1/cases/views", 20, None),
            "/changes, nothing new": (f"/api/v1/changes?after={position}", CHANGES_REPEATS, 1.0),
        }
        desk = Desk(report, database, client, web=web.process.pid, postmaster=cluster.pid if cluster else None)
        for words, (path, repeats, limit) in questions.items():
            desk.ask(words, path, repeats=repeats, limit=limit)


@dataclass
class Desk:
    """One database behind one web process, and who asks it."""

    report: Report
    database: str
    client: Client
    web: int
    postmaster: int | None

    def ask(self, words: str, path: str, *, repeats: int, limit: float | None) -> None:
        """Ask one question many times and add its row."""
        for _ in range(10):
            status, _, content = self.client.request("GET", path)
            assert status == 200, content
        database = [self.postmaster] if self.postmaster else []
        before, before_database, waits = cpu_seconds([self.web]), cpu_seconds(database), []
        for _ in range(repeats):
            began = time.monotonic()
            self.client.request("GET", path)
            waits.append(time.monotonic() - began)
        web = 1_000 * (cpu_seconds([self.web]) - before) / repeats
        server = 1_000 * (cpu_seconds(database) - before_database) / repeats
        together = web + server
        shown = f"≤ {limit:g} ms" if limit else "–"
        p50 = f"{1_000 * percentile(waits, 0.5):.1f}"
        self.report.row(self.database, words, f"{web:.2f}", f"{server:.2f}", f"{together:.2f}", p50, shown)
        if limit:
            text = f"{self.database}, {words}: {together:.2f} ms CPU (≤ {limit:g} ms)"
            self.report.promise(text, kept=together <= limit)


if __name__ == "__main__":
    main()
