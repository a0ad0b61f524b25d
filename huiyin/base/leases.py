"""Named leases: a right that one holder has until it expires, so that one process does a thing."""

from datetime import datetime, timedelta

from django.db import connection

from huiyin.base.database import moment_value
from huiyin.base.models import Lease


def take_lease(name: str, *, holder: str, last: timedelta, now: datetime) -> bool:
    """Take or renew a lease; return whether the holder has it now. ``now`` is the database's time."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [name, holder, moment_value(now + last), moment_value(now)])
        return bool(cursor.rowcount == 1)


def drop_lease(name: str, *, holder: str) -> None:
    """Give a lease back before it expires; does nothing when the holder has lost it."""
    Lease.objects.filter(name=name, holder=holder).delete()


_TAKE = (
    "INSERT INTO base_lease (name, holder, expires_at) VALUES (%s, %s, %s)"
    " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at"
    " WHERE base_lease.holder = excluded.holder OR base_lease.expires_at <= %s"
)
