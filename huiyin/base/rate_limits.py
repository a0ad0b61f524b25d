"""Rate limits: a token bucket per key, one row and one statement, on both databases.

The token is taken in a short transaction of its own before the work, so that a refused or failed
request has paid too. Limits apply to asking and answering, never to keeping a customer's voice.
"""

import hashlib
import math
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from huiyin.base.errors import TooMany
from huiyin.base.models.plumbing import RateBucket

FORGET_AFTER: Final = timedelta(days=2)

# A bucket refills with time and never beyond its burst. The WHERE makes it one atomic step: no
# token, no row changed, nothing returned. A clock that went backwards refills nothing.
_REFILLED: Final = "{least}(%(burst)s, b.tokens + {greatest}(0, %(at)s - b.at) * %(refill)s)"
_TAKE: Final = (  # the only words put in are LEAST/MIN and GREATEST/MAX
    "INSERT INTO base_ratebucket AS b (key, tokens, at) VALUES (%(key)s, %(burst)s - 1, %(at)s) "  # noqa: S608
    f"ON CONFLICT (key) DO UPDATE SET tokens = {_REFILLED} - 1, at = {{greatest}}(b.at, %(at)s) "
    f"WHERE {_REFILLED} >= 1 RETURNING tokens"
)


def take_token(key: str, *, rate: float, per: timedelta, burst: int, now: datetime) -> None:
    """Take one token of the bucket `key`, which refills `rate` tokens `per` up to `burst`.

    Raises TooMany with the seconds until the next token. Call it before the work, outside of any
    transaction.
    """
    refill = rate / per.total_seconds()
    at = now.timestamp()
    digest = bucket_key(key)
    with transaction.atomic(durable=True):
        if _take(digest, burst=burst, at=at, refill=refill):
            return
    raise TooMany(retry_after=_seconds_until_token(digest, at=at, refill=refill))


def bucket_key(key: str) -> str:
    """Return the stored name of a bucket: hashed, because keys hold addresses of people."""
    return hashlib.sha256(key.encode()).hexdigest()


def forget_idle_buckets(*, now: datetime) -> int:
    """Delete buckets nobody touched for two days (they are full again) and return how many."""
    return RateBucket.objects.filter(at__lt=(now - FORGET_AFTER).timestamp()).delete()[0]


def _take(digest: str, *, burst: int, at: float, refill: float) -> bool:
    postgres = connection.vendor == "postgresql"
    statement = _TAKE.format(least="LEAST" if postgres else "MIN", greatest="GREATEST" if postgres else "MAX")
    with connection.cursor() as cursor:
        cursor.execute(statement, {"key": digest, "burst": float(burst), "at": at, "refill": refill})
        return cursor.fetchone() is not None


def _seconds_until_token(digest: str, *, at: float, refill: float) -> int:
    bucket = RateBucket.objects.filter(key=digest).first()
    if bucket is None:
        return 1
    missing = 1 - (bucket.tokens + max(0.0, at - bucket.at) * refill)
    return max(1, math.ceil(missing / refill))
