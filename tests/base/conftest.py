"""The plumbing is tested with a small loop of its own."""

from importlib import import_module

import pytest
from pytest_django import Settings


@pytest.fixture
def small_loop(settings: Settings) -> None:
    """Replace the loop by the small one, with its jobs declared."""
    import_module("tests.base.small_loop.tasks")
    settings.HUIYIN_LOOP = "tests.base.small_loop.loop"
