"""What the stories share."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.loop.postbox import Postbox, open_postbox


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real mail server that huiyin sends to."""
    with open_postbox(settings) as box:
        yield box


@pytest.fixture(autouse=True)
def own_marts(settings: Any, tmp_path: Path) -> None:
    """Give each story a data folder of its own, so that no other test's figures are seen."""
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"data_dir": tmp_path})
