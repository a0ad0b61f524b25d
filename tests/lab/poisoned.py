"""A worker that also knows three jobs no worker should have: `python -m tests.lab.poisoned worker|enqueue`.

One always raises, one never ends, one takes all memory. Everything else is the worker as shipped.
"""

import os
import sys
import time
from datetime import UTC, datetime
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
django.setup()

from huiyin.base.jobs import Lane, enqueue, job  # noqa: E402 Django first

POISONS = ("lab.raises", "lab.loops", "lab.eats")


@job(name="lab.raises", lane=Lane.INBOUND, attempts=3)
def raises(payload: dict[str, Any], *, now: datetime) -> None:
    """Fail at every attempt."""
    raise RuntimeError("poison")


@job(name="lab.loops", lane=Lane.INBOUND, attempts=2, timeout=2)
def loops(payload: dict[str, Any], *, now: datetime) -> None:
    """Never end, and listen to nobody."""
    while True:
        time.sleep(0.01)


@job(name="lab.eats", lane=Lane.INBOUND, attempts=2, timeout=30)
def eats(payload: dict[str, Any], *, now: datetime) -> None:
    """Take 4 GB in steps and touch every page."""
    eaten = []
    for _ in range(64):
        eaten.append(b"x" * (64 * 1024 * 1024))
        time.sleep(0.05)


def main(verb: str) -> None:
    """Work, or put one of each poison into the queue."""
    if verb == "enqueue":
        from django.db import transaction

        with transaction.atomic():
            for name in POISONS:
                enqueue(name, {}, now=datetime.now(UTC))  # noqa: TID251 this file is the edge
    else:
        from huiyin.config import serving

        serving.run_worker(lanes=None)


if __name__ == "__main__":
    main(sys.argv[1])
