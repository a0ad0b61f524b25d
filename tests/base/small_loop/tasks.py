"""Jobs of the plumbing's tests; what a job did is told by rows, so that it survives processes."""

import time
from datetime import datetime, timedelta
from typing import Any

from huiyin.base.jobs import GiveUp, Lane, Retry, current_job, job
from huiyin.base.models import Counter


def effects() -> list[str]:
    """Return the names of the effects there are, sorted."""
    return sorted(Counter.objects.values_list("name", flat=True))


def leave_effect(name: str) -> None:
    """Leave an effect that cannot be left twice."""
    Counter.objects.create(name=name, value=1)


@job(name="small.note", lane=Lane.INBOUND)
def note(payload: dict[str, Any], *, now: datetime) -> None:
    """Leave one effect."""
    leave_effect(f"note:{payload.get('name') or payload['voice_id']}")


@job(name="small.collect", lane=Lane.CLOCK, batch=200)
def collect(payloads: list[dict[str, Any]], *, now: datetime) -> None:
    """Leave one effect per payload, and fail on a poisoned one."""
    names = [payload.get("name") or payload.get("key") or str(payload) for payload in payloads]
    if "poison" in names:
        raise ValueError("poison")
    Counter.objects.bulk_create([Counter(name=name[:40], value=len(payloads)) for name in names])


@job(name="small.fail", lane=Lane.INBOUND, attempts=3)
def always_fail(payload: dict[str, Any], *, now: datetime) -> None:
    """Fail after an effect, which must vanish with it."""
    leave_effect("of a failure")
    raise ValueError("as ever")


@job(name="small.steer", lane=Lane.INBOUND, attempts=3)
def steer(payload: dict[str, Any], *, now: datetime) -> None:
    """Give up or ask for another time, as told."""
    if payload["how"] == "give up":
        raise GiveUp("nobody lives there")
    if current_job().attempt == 1:
        raise Retry(timedelta(minutes=7))
    leave_effect("steered")


@job(name="small.compute", lane=Lane.BULK, transactional=False)
def compute(payload: dict[str, Any], *, now: datetime) -> None:
    """End in a transaction of its own."""
    from django.db import transaction

    with transaction.atomic():
        leave_effect("computed")
        current_job().finish()


@job(name="small.call", lane=Lane.NOTIFY, transactional=False)
def call(payload: dict[str, Any], *, now: datetime) -> None:
    """Work outside a transaction."""
    leave_effect(f"call:{payload['n']}")


@job(name="small.tick", lane=Lane.BULK)
def tick(payload: dict[str, Any], *, now: datetime) -> None:
    """Leave an effect per run."""
    leave_effect(f"tick:{now.isoformat()}")


@job(name="small.sleep", lane=Lane.BULK, batch=1)
def sleep(payload: dict[str, Any], *, now: datetime) -> None:
    """Take some time, then leave an effect."""
    time.sleep(payload["seconds"])
    leave_effect(f"slept:{payload['n']}")


@job(name="small.hang", lane=Lane.BULK, attempts=2, timeout=1)
def hang(payload: dict[str, Any], *, now: datetime) -> None:
    """Never end."""
    while True:
        time.sleep(0.01)


@job(name="small.eat", lane=Lane.BULK, attempts=1)
def eat(payload: dict[str, Any], *, now: datetime) -> None:
    """Eat memory for ever."""
    eaten = []
    while True:
        eaten.append(bytearray(b"x") * (20 << 20))
        time.sleep(0.01)
