"""What the tests of resolve share: voices that were understood, and the cases they open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import NOW, Cast
from tests.drain import drain

COMPLAINT = "等了两个小时才送到，面都坨了，打电话也没人接，我要投诉！"


@dataclass
class House:
    """A small house with its people, in which voices become cases at a time of the test's choosing."""

    cast: Cast

    def hear(self, text: str = COMPLAINT, *, now: datetime = NOW, **more: Any) -> Any:
        """Take one voice of a known customer of the unit and let everything that follows happen."""
        from huiyin.customers.terms import CustomerIn
        from huiyin.listen.services import accept
        from huiyin.listen.terms import Channel, Voice

        known = CustomerIn(name="林晓", email="lin.xiao@example.com", external_id="C-1")
        voice = Voice(**{"channel": Channel.WEB, "text": text, "unit": "SZ-NS", "customer": known, **more})
        (receipt,) = accept([voice], now=now, by="test")
        drain(now=now)
        return receipt

    def open(self, text: str = COMPLAINT, *, now: datetime = NOW, **more: Any) -> Any:
        """Return the case a voice opened."""
        from huiyin.resolve.models import Case

        receipt = self.hear(text, now=now, **more)
        return Case.objects.get(voices__feedback_id=receipt.id)


@pytest.fixture
def house(cast: Cast) -> House:
    """The house, with an agent and a supervisor in the unit."""
    assert cast.agent
    assert cast.supervisor
    return House(cast)


@pytest.fixture
def later() -> Callable[..., datetime]:
    """Return a moment after NOW."""
    return lambda **span: NOW + timedelta(**span)
