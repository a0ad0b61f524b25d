"""Jobs of the plumbing."""

from datetime import datetime
from typing import Any

from huiyin.base.files import sweep_files
from huiyin.base.idempotency import forget_old_keys
from huiyin.base.jobs import Lane, job
from huiyin.base.logs import get_logger
from huiyin.base.rate_limits import forget_idle_buckets

log = get_logger("huiyin.base")


@job(name="base.sweep_leftovers", lane=Lane.BULK, attempts=2, timeout=300)
def sweep_leftovers(payload: dict[str, Any], *, now: datetime) -> None:
    """Remove what nobody needs any more: old answers, idle buckets, files without a row."""
    keys, buckets = forget_old_keys(now=now), forget_idle_buckets(now=now)
    log.info("leftovers swept", keys=keys, buckets=buckets, files=sweep_files(now=now))
