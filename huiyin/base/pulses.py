"""Signs of life of the worker's processes, so that a silent worker is seen."""

import os
import socket
from datetime import datetime, timedelta

from huiyin.base.models import Pulse

SILENT_AFTER = timedelta(seconds=30)
FORGOTTEN_AFTER = timedelta(days=1)


def beat(*, runner: str, role: str, now: datetime) -> None:
    """Write the pulse of a process of a worker."""
    Pulse.objects.bulk_create(
        [
            Pulse(
                runner=runner,
                role=role,
                host=socket.gethostname()[:120],
                pid=os.getpid(),
                started_at=now,
                seen_at=now,
            )
        ],
        update_conflicts=True,
        unique_fields=["runner"],
        update_fields=["seen_at"],
    )


def forget(runner: str, *, now: datetime) -> None:
    """Remove the pulse of a process that ended, and those that were silent for a day."""
    Pulse.objects.filter(runner=runner).delete()
    Pulse.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()


def last_pulse() -> datetime | None:
    """Return when any worker was last alive; None when there never was one."""
    return Pulse.objects.order_by("-seen_at").values_list("seen_at", flat=True).first()


def worker_is_silent(*, now: datetime) -> bool:
    """Tell whether no worker gave a sign of life for 30 seconds."""
    last = last_pulse()
    return last is None or now - last > SILENT_AFTER
