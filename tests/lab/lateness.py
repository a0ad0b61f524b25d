"""How late clocks rang: read from the rows they leave behind."""

import json
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tests.lab.store import Store


@dataclass(frozen=True)
class Lateness:
    """How many clocks fired and were told of on their case, and the 50th and 99th percentiles in seconds."""

    fired: int
    told: int
    told_twice: int
    fired_p50: float
    fired_p99: float
    told_p50: float
    told_p99: float


def lateness_of_breaches(store: Store, *, how_many: int, within: float) -> Lateness:
    """Wait until so many breaches are told (the event on each case), then say how late they were."""
    began = time.monotonic()
    while len(told := _told(store)) < how_many and time.monotonic() - began < within:
        time.sleep(0.25)
    fired = [_seconds(due_at, at) for due_at, at in store.rows(_FIRED)]
    breached = [_seconds(due_at, at) for due_at, at in store.rows(_BREACHED)]
    return Lateness(
        fired=len(fired),
        told=len(told),
        told_twice=sum(times > 1 for times in told.values()),
        fired_p50=_percentile(fired, 0.5),
        fired_p99=_percentile(fired, 0.99),
        told_p50=_percentile(breached, 0.5),
        told_p99=_percentile(breached, 0.99),
    )


_FIRED = "SELECT due_at, fired_at FROM base_dueclock WHERE fired_at IS NOT NULL"
_BREACHED = "SELECT due_at, breached_at FROM resolve_caseclock WHERE breached_at IS NOT NULL"


def _told(store: Store) -> Counter[str]:
    rows = store.rows("SELECT payload FROM base_event WHERE name = %s", ["resolve.CaseBreached"])
    return Counter(json.loads(payload)["case_id"] for (payload,) in rows)


def _seconds(due_at: Any, at: Any) -> float:
    return (_moment(at) - _moment(due_at)).total_seconds()


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("inf")
