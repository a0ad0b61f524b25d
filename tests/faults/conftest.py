"""Every fault test gets a house of its own; on PostgreSQL also a cluster of its own that it may break."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.databases import OwnCluster, postgres_binaries
from tests.lab.house import House
from tests.lab.store import Store

ON_POSTGRES = os.environ.get("HUIYIN_TEST_DATABASE", "sqlite") == "postgres"

only_postgres = pytest.mark.skipif(not ON_POSTGRES, reason="a fault of PostgreSQL")
only_sqlite = pytest.mark.skipif(ON_POSTGRES, reason="a fault of SQLite")


@pytest.fixture(scope="session")
def cluster() -> Iterator[OwnCluster | None]:
    """The session's own PostgreSQL, None on SQLite."""
    binaries = postgres_binaries()
    if not ON_POSTGRES:
        yield None
        return
    assert binaries, "PostgreSQL is not installed: apt-get install postgresql"
    own = OwnCluster(binaries)
    yield own
    own.remove()


@pytest.fixture
def build(cluster: OwnCluster | None) -> Iterator[Callable[..., House]]:
    """Build houses on an empty database each; they are torn down after the test."""
    with ExitStack() as stack:

        def make(**environment: str) -> House:
            url = cluster.new_database() if cluster else ""
            return stack.enter_context(House(database_url=url, environment=environment))

        yield make


@pytest.fixture
def house(build: Callable[..., House]) -> House:
    """A house with the settings as shipped."""
    return build()


@pytest.fixture
def store(house: House) -> Store:
    """The house's database, read past huiyin."""
    return Store(database_url=house.database_url, data=house.data)
