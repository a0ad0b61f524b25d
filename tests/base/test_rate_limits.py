"""Token buckets, one row and one statement each."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from huiyin.base.errors import TooMany
from huiyin.base.models import RateBucket
from huiyin.base.rate_limits import forget_idle_buckets, take_token
from tests.base.edge_urls import NOW

MINUTE = timedelta(minutes=1)


def take(at=NOW, key="ip:1", burst=3):
    take_token(key, rate=6, per=MINUTE, burst=burst, now=at)


@pytest.mark.django_db
def test_a_burst_passes_and_then_time_must():
    for _ in range(3):
        take()
    with pytest.raises(TooMany) as refused:
        take()
    assert refused.value.retry_after == 10
    with pytest.raises(TooMany) as later:
        take(NOW + timedelta(seconds=4))
    assert later.value.retry_after == 6
    take(NOW + timedelta(seconds=10))
    with pytest.raises(TooMany):
        take(NOW + timedelta(seconds=11))


@pytest.mark.django_db
def test_a_bucket_never_holds_more_than_its_burst():
    take()
    for _ in range(3):
        take(NOW + timedelta(days=1))
    with pytest.raises(TooMany):
        take(NOW + timedelta(days=1))


@pytest.mark.django_db
def test_keys_are_apart_hashed_and_forgotten():
    for key in ("ip:1", "ip:2"):
        for _ in range(3):
            take(key=key)
    assert RateBucket.objects.count() == 2
    assert not RateBucket.objects.filter(key__contains="ip").exists()
    assert forget_idle_buckets(now=NOW + timedelta(days=1)) == 0
    assert forget_idle_buckets(now=NOW + timedelta(days=3)) == 2


@pytest.mark.django_db
def test_a_clock_that_goes_back_gives_nothing_away():
    for _ in range(3):
        take()
    with pytest.raises(TooMany):
        take(NOW - timedelta(hours=1))
    with pytest.raises(TooMany):
        take(NOW + timedelta(seconds=9))


@pytest.mark.django_db(transaction=True)
def test_it_stands_outside_of_other_transactions():
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        take()


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_share_five_tokens():
    passed, barrier = [], threading.Barrier(20)

    def one():
        barrier.wait()
        try:
            take(burst=5)
            passed.append(1)
        except TooMany:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 5
