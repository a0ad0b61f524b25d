"""Bringing the database to this release's shape, once, however many processes start together."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# Any fixed number: every process of every machine asks for the same one.
ADVISORY_LOCK: Final = 0x68756979696E


def migrate_if_needed(*, verbosity: int = 1) -> bool:
    """Apply what is not applied yet, under a lock; return whether there was anything to do."""
    if not pending():
        return False
    with _only_one():
        if not pending():
            return False
        call_command("migrate", interactive=False, verbosity=verbosity)
        return True


def pending() -> list[str]:
    """Return the names of the migrations that are not applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


@contextmanager
def _only_one() -> Iterator[None]:
    if connection.vendor != "postgresql":
        with (settings.HUIYIN.data_dir / "migrate.lock").open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])
