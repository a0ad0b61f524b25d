"""The database backend ``huiyin.base.sqlite``.

WAL with ``synchronous=FULL`` (a commit survives a power cut), IMMEDIATE transactions (two readers
never find out at their first write that only one may go on), and writers that queue in this
process instead of in SQLite's sleeping busy handler.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations as SQLiteOperations

from huiyin.base.sqlite.courtesy import shown_waiting, step_back
from huiyin.base.sqlite.writer_lock import WriterLock, writer_lock

WAIT_SECONDS = 10.0
POLL_SECONDS = 0.001
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA journal_size_limit = 67108864",
)


class DatabaseOperations(SQLiteOperations):
    """SQLite's operations, with a flush that can empty append-only tables (tests only use it)."""

    def sql_flush(
        self, style: Any, tables: Sequence[str], *, reset_sequences: bool = False, allow_cascade: bool = False
    ) -> list[str]:
        """Return the statements that empty the tables; append-only triggers step aside meanwhile."""
        flush: list[str] = super().sql_flush(
            style, tables, reset_sequences=reset_sequences, allow_cascade=allow_cascade
        )
        triggers = self._append_only_triggers() if flush else []
        drops = [f"DROP TRIGGER {name};" for name, _ in triggers]
        return [*drops, *flush, *(f"{sql};" for _, sql in triggers)]

    def _append_only_triggers(self) -> list[tuple[str, str]]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%append_only%'")
            return list(cursor.fetchall())


class QueueingCursor(base.SQLiteCursorWrapper):
    """A cursor whose single writes outside a transaction queue like transactions do."""

    def __init__(self, connection: sqlite3.Connection, wrapper: "DatabaseWrapper") -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement; a write outside a transaction waits for its turn first."""
        if self.connection.in_transaction or not query.lstrip()[:7].upper().startswith(WRITES):
            return super().execute(query, params)
        with self._wrapper.writers_turn() as deadline:
            return self._wrapper.when_free(lambda: super(QueueingCursor, self).execute(query, params), deadline)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to huiyin's SQLite file."""

    ops_class = DatabaseOperations
    _turn: WriterLock | None = None

    def get_connection_params(self) -> dict[str, Any]:
        """Return the driver's parameters; transactions are always IMMEDIATE."""
        parameters: dict[str, Any] = super().get_connection_params()
        parameters.setdefault("timeout", WAIT_SECONDS)
        self.wait_seconds = float(parameters["timeout"])
        self.transaction_mode = "IMMEDIATE"
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file with huiyin's pragmas."""
        connection = super().get_new_connection(conn_params)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection

    def create_cursor(self, name: str | None = None) -> QueueingCursor:
        """Return a cursor that queues with its writes."""
        cursor: QueueingCursor = self.connection.cursor(factory=partial(QueueingCursor, wrapper=self))
        return cursor

    @contextmanager
    def writers_turn(self) -> Iterator[float]:
        """Hold this process's turn to write for one statement; yields when waiting must end."""
        deadline = time.monotonic() + self.wait_seconds
        self._await_turn(deadline)
        try:
            yield deadline
        finally:
            self._end_turn()

    def when_free(self, write: Callable[[], Any], deadline: float) -> Any:
        """Run the write as soon as no other process holds the file.

        Asks every millisecond, where SQLite's busy handler would sleep for up to 100.
        """
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            return self._retry_while_busy(write, deadline)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(self.wait_seconds * 1000)}")

    def _retry_while_busy(self, write: Callable[[], Any], deadline: float) -> Any:
        step_back(self._path)
        try:
            return write()
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
        with shown_waiting(self._path):
            while True:
                time.sleep(POLL_SECONDS)
                try:
                    return write()
                except sqlite3.OperationalError as error:
                    if not _is_busy(error) or time.monotonic() >= deadline:
                        raise

    @property
    def _path(self) -> str:
        return str(self.settings_dict["NAME"])

    def _start_transaction_under_autocommit(self) -> None:
        deadline = time.monotonic() + self.wait_seconds
        with self.wrap_database_errors:
            self._await_turn(deadline)
            try:
                self.when_free(lambda: self.connection.execute("BEGIN IMMEDIATE"), deadline)
            except BaseException:
                self._end_turn()
                raise

    def _await_turn(self, deadline: float) -> None:
        lock = writer_lock(self._path)
        if not lock.acquire(timeout=deadline - time.monotonic()):
            raise sqlite3.OperationalError("database is locked: other writers of this process did not finish")
        self._turn = lock

    def _end_turn(self) -> None:
        lock, self._turn = self._turn, None
        if lock is not None:
            lock.release()

    def _end_turn_when_idle(self) -> None:
        # A failed commit leaves the transaction open; the rollback that follows ends the turn.
        if self.connection is None or not self.connection.in_transaction:
            self._end_turn()

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # private, so not in django-stubs
        finally:
            self._end_turn_when_idle()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # private, so not in django-stubs
        finally:
            self._end_turn_when_idle()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # private, so not in django-stubs
        finally:
            self._end_turn()

    def __del__(self) -> None:
        self._end_turn()


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
