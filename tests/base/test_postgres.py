"""The PostgreSQL backend: it asks an idle connection whether it lives, and a busy one not."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from huiyin.base.postgres.base import DatabaseWrapper

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the backend is PostgreSQL's"),
]


@pytest.fixture
def wrapper() -> Iterator[DatabaseWrapper]:
    """A connection of its own with health checks, as web threads have one."""
    own = DatabaseWrapper({**connection.settings_dict, "CONN_HEALTH_CHECKS": True}, alias="own")
    own.ensure_connection()
    yield own
    own.close()


@contextmanager
def request(wrapper: DatabaseWrapper) -> Iterator[list[str]]:
    """What happens around a request; yields the pings it sent."""
    pings: list[str] = []
    ask = wrapper.is_usable
    wrapper.is_usable = lambda: bool(pings.append("ping") or ask())  # type: ignore[func-returns-value,method-assign]
    wrapper.health_check_enabled = True
    wrapper.health_check_done = False
    yield pings
    wrapper.is_usable = ask  # type: ignore[method-assign]


def test_a_busy_connection_is_not_asked(wrapper: DatabaseWrapper) -> None:
    """One ping, then none while requests follow each other."""
    with request(wrapper) as pings, wrapper.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert pings == ["ping"]
    with request(wrapper) as pings, wrapper.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert pings == []


def test_an_idle_connection_that_died_is_replaced(wrapper: DatabaseWrapper) -> None:
    """After a quiet second it is asked again, and a dead one costs no request."""
    with request(wrapper), wrapper.cursor() as cursor:
        cursor.execute("SELECT 1")
    wrapper.connection.close()
    wrapper._seen_alive -= 2
    with request(wrapper) as pings, wrapper.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert pings == ["ping"]
