"""What the tests of listen share."""

import pytest

from tests.listen.calls import Caller


@pytest.fixture
def caller(cast) -> Caller:
    """A program that may read and write voices everywhere."""
    return Caller(cast.token("feedback:write", "feedback:read"))
