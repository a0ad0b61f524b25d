"""Each test of understand begins and ends with an engine that has settled nothing."""

from collections.abc import Iterator

import pytest

from tests.understand.releases import forget_engine


@pytest.fixture(autouse=True)
def _fresh_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    forget_engine()
    yield
    monkeypatch.undo()
    forget_engine()
