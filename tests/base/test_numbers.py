"""Numbers grow and are never given twice."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection, connections

from huiyin.base.migrations_ops import NumberSeries
from huiyin.base.numbers import FIRST_NUMBER, next_number


@pytest.fixture
def series(transactional_db: None) -> Iterator[str]:
    """A series of its own."""
    operation = NumberSeries("of_this_test")
    for statement in operation.forwards(connection.vendor):
        connection.cursor().execute(statement)
    yield "of_this_test"
    for statement in operation.backwards(connection.vendor):
        connection.cursor().execute(statement)


def test_numbers_are_given_once_to_many_threads(series: str) -> None:
    given: list[int] = []

    def take() -> None:
        given.extend(next_number(series) for _ in range(10))
        connections.close_all()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == list(range(FIRST_NUMBER, FIRST_NUMBER + 60))
