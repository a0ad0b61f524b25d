"""/metrics for Prometheus: the queue, the log, the clocks and the requests in numbers."""

import os
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from huiyin.base.clock import now as clock_now
from huiyin.base.errors import NotAuthenticated
from huiyin.base.headers import client_ip
from huiyin.base.models import DueClock, Job, Pulse, SealHead, Unsealed
from huiyin.base.scope import Asker, require
from huiyin.base.terms import Lane

LOOPBACK: Final = {"127.0.0.1", "::1"}
PERMISSION: Final = "metrics:read"


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer in Prometheus' text form to this machine, or to a token with `metrics:read`."""
    if not _from_this_machine(request):
        require(_asker(request), PERMISSION)
    registry = _process_counts()
    gauges = CollectorRegistry()
    gauges.register(StateCollector(now=clock_now()))
    text = generate_latest(registry) + generate_latest(gauges)
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST)


class StateCollector:
    """What the database says about the state of things at one moment."""

    def __init__(self, *, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges; Prometheus' name for it."""
        yield from self._queue()
        yield self._single("huiyin_jobs_dead", "Jobs that gave up.", Job.objects.exclude(died_at=None).count())
        yield self._single("huiyin_events_unsealed", "Events without a seal yet.", Unsealed.objects.count())
        yield self._single("huiyin_seal_position", "The last sealed position.", _seal_position())
        yield self._clocks()
        yield self._worker()

    def _queue(self) -> Iterator[GaugeMetricFamily]:
        depth = GaugeMetricFamily("huiyin_jobs_ready", "Jobs that could run now.", labels=["lane"])
        age = GaugeMetricFamily("huiyin_jobs_oldest_seconds", "Wait of the oldest ready job.", labels=["lane"])
        ready = Job.objects.filter(died_at=None, lease=None, ready_at__lte=self.now)
        rows = ready.values("lane").annotate(number=Count("id"), oldest=Min("ready_at"))
        found = {row["lane"]: row for row in rows}
        for lane in Lane:
            row = found.get(lane.value)
            depth.add_metric([lane.value], row["number"] if row else 0)
            age.add_metric([lane.value], self._seconds_since(row["oldest"]) if row else 0)
        yield depth
        yield age

    def _clocks(self) -> GaugeMetricFamily:
        due = DueClock.objects.filter(fired_at=None, due_at__lte=self.now).aggregate(oldest=Min("due_at"))["oldest"]
        return self._single("huiyin_clocks_late_seconds", "How late the latest clock is.", self._seconds_since(due))

    def _worker(self) -> GaugeMetricFamily:
        seen = Pulse.objects.aggregate(last=Max("seen_at"))["last"]
        silence = self._seconds_since(seen) if seen else float("inf")
        return self._single("huiyin_worker_silence_seconds", "Time since a worker's last sign of life.", silence)

    def _seconds_since(self, moment: datetime | None) -> float:
        return max(0.0, (self.now - moment).total_seconds()) if moment else 0.0

    @staticmethod
    def _single(name: str, words: str, value: float) -> GaugeMetricFamily:
        return GaugeMetricFamily(name, words, value=value)


def _seal_position() -> int:
    head = SealHead.objects.first()
    return head.position if head else 0


def _process_counts() -> Any:
    """Return the counts of this process, or of all web processes when they share a folder."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def _from_this_machine(request: HttpRequest) -> bool:
    """Tell whether nobody stands between: a proxy on this machine would make everybody local."""
    forwarded = {"X-Forwarded-For", "Forwarded", "X-Real-Ip"} & set(request.headers)
    if forwarded and not settings.HUIYIN.trusted_proxies:
        return False
    return client_ip(request) in LOOPBACK


def _asker(request: HttpRequest) -> Asker:
    for authenticate in import_string(settings.HUIYIN_AUTH):
        asker = authenticate(request)
        if isinstance(asker, Asker):
            return asker
    raise NotAuthenticated
