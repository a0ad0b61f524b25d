"""A lease has one holder at a time."""

from datetime import UTC, datetime, timedelta

import pytest

from huiyin.base.leases import drop_lease, take_lease

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def test_only_one_holder_until_it_expires() -> None:
    assert take_lease("marts", holder="a", last=MINUTE, now=NOW)
    assert not take_lease("marts", holder="b", last=MINUTE, now=NOW + MINUTE / 2)
    assert take_lease("marts", holder="b", last=MINUTE, now=NOW + MINUTE)
    assert not take_lease("marts", holder="a", last=MINUTE, now=NOW + MINUTE)


def test_the_holder_may_renew_it() -> None:
    take_lease("marts", holder="a", last=MINUTE, now=NOW)
    assert take_lease("marts", holder="a", last=MINUTE, now=NOW + MINUTE / 2)
    assert not take_lease("marts", holder="b", last=MINUTE, now=NOW + MINUTE)


def test_a_dropped_lease_is_free_but_only_its_holder_can_drop_it() -> None:
    take_lease("marts", holder="a", last=MINUTE, now=NOW)
    drop_lease("marts", holder="b")
    assert not take_lease("marts", holder="b", last=MINUTE, now=NOW)
    drop_lease("marts", holder="a")
    assert take_lease("marts", holder="b", last=MINUTE, now=NOW)


def test_leases_are_independent() -> None:
    take_lease("marts", holder="a", last=MINUTE, now=NOW)
    assert take_lease("sealer", holder="b", last=MINUTE, now=NOW)
