"""The second ledger: the database itself, read past huiyin by the bare driver."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

TICKS = ("measure.refresh", "measure.compact", "base.sweep_leftovers")


class Store:
    """Questions to the database of a house."""

    def __init__(self, *, database_url: str, data: Path) -> None:
        self.url = database_url
        self.path = data / "huiyin.sqlite3"

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query (placeholders as %s) on a connection of its own."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                return connection.execute(query.encode(), parameters).fetchall()
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=30)
        try:
            return connection.execute(query.replace("%s", "?"), parameters).fetchall()
        finally:
            connection.close()

    def value(self, query: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first value of the first row."""
        return self.rows(query, parameters)[0][0]

    def external_ids(self) -> Counter[str]:
        """Return how often each external id is stored."""
        return Counter(row[0] for row in self.rows("SELECT external_id FROM listen_feedback"))

    def voice_ids(self) -> set[str]:
        """Return the ids of all stored voices, without hyphens."""
        return {_plain(row[0]) for row in self.rows("SELECT id FROM listen_feedback")}

    def understood(self) -> Counter[str]:
        """Return how often the log says of each voice that it was understood."""
        events = self.rows("SELECT payload FROM base_event WHERE name = %s", ["understand.FeedbackUnderstood"])
        return Counter(_plain(id) for (payload,) in events for id in json.loads(payload)["ids"])

    def waiting_jobs(self) -> int:
        """Return how many jobs, but for the ticks of the timetable, are neither done nor dead."""
        marks = ", ".join(["%s"] * len(TICKS))
        query = f"SELECT count(*) FROM base_job WHERE died_at IS NULL AND name NOT IN ({marks})"
        return int(self.value(query, TICKS))

    def dead_jobs(self) -> list[tuple[Any, ...]]:
        """Return name and reason of the jobs that were given up."""
        return self.rows("SELECT name, error FROM base_job WHERE died_at IS NOT NULL")

    def wait_drained(self, *, seconds: float) -> float:
        """Wait until no job is waiting; return how long it took, raise AssertionError when it lasts too long."""
        began = time.monotonic()
        while time.monotonic() - began < seconds:
            if self.waiting_jobs() == 0:
                return time.monotonic() - began
            time.sleep(0.25)
        raise AssertionError(f"{self.waiting_jobs()} jobs still wait after {seconds} s")

    def wait_sealed(self, *, seconds: float) -> None:
        """Wait until every event has its seal."""
        began = time.monotonic()
        while self.value("SELECT count(*) FROM base_unsealed"):
            assert time.monotonic() - began < seconds, "the sealer does not catch up"
            time.sleep(0.1)


def _plain(id: Any) -> str:
    return str(id).replace("-", "")


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """Hold SQLite's write lock, as a backup tool or a curious administrator would."""
    connection = sqlite3.connect(store.path, timeout=30, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()
