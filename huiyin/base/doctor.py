"""`huiyin doctor`: looks at everything that must be in order, and says what to do when it is not."""

import shutil
import smtplib
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.db.models import Max

from huiyin.base.database import database_now
from huiyin.base.health import can_write, has_room
from huiyin.base.models import Event, Job, Pulse, Unsealed
from huiyin.lib.clocks import calendar_for

MOST_SKEW: Final = timedelta(seconds=2)
MOST_SILENCE: Final = timedelta(seconds=30)
MOST_SEAL_LAG: Final = timedelta(seconds=30)
CALENDAR_NOTICE: Final = timedelta(days=60)


class Verdict(StrEnum):
    """How a thing stands."""

    OK = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its name, how it stands, and in words what was seen and what to do."""

    name: str
    verdict: Verdict
    words: str

    @property
    def bad(self) -> bool:
        """Tell whether somebody must act."""
        return self.verdict is Verdict.BAD

    def as_dict(self) -> dict[str, Any]:
        """Return the finding for JSON."""
        return asdict(self)


def examine(*, now: datetime) -> list[Finding]:
    """Look at everything and return one finding each; a broken database ends the look early."""
    found = [_database(), _disk(), _keys(), _mail(), *_calendars(now)]
    if not found[0].bad:
        found += [look(now) for look in (_clock_skew, _workers, _dead_jobs, _sealing)]
    return found


def report(findings: list[Finding]) -> str:
    """Return the findings as lines for people."""
    signs = {Verdict.OK: "ok  ", Verdict.NOTE: "note", Verdict.BAD: "BAD "}
    return "\n".join(f"{signs[each.verdict]}  {each.name}: {each.words}" for each in findings)


def _finding(name: str, fine: bool, good: str, bad: str) -> Finding:
    return Finding(name, Verdict.OK if fine else Verdict.BAD, good if fine else bad)


def _database() -> Finding:
    if not can_write():
        return Finding("database", Verdict.BAD, "takes no writes. Is it running, and is its disk full?")
    if connection.vendor == "postgresql":
        return Finding("database", Verdict.OK, f"PostgreSQL {connection.pg_version // 10000} takes writes.")  # type: ignore[attr-defined]
    mode = _pragma("journal_mode")
    words = f"is in journal mode {mode} instead of wal. Stop other programs that opened the file and start again."
    return _finding("database", mode == "wal", "SQLite in WAL mode takes writes.", words)


def _pragma(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return str(cursor.fetchone()[0])


def _disk() -> Finding:
    usage = shutil.disk_usage(settings.HUIYIN.data_dir)
    free = f"{usage.free / 1024**3:.1f} GiB free of {usage.total / 1024**3:.1f} GiB"
    return _finding("disk", has_room(), free, f"{free}. Make room: a full disk stops everything.")


def _keys() -> Finding:
    folder: Path = settings.HUIYIN.data_dir / "keys"
    open_ones = [path.name for path in (folder, *folder.glob("*")) if path.exists() and _others_may_read(path)]
    words = f"{', '.join(open_ones)} may be read by others. Run: chmod -R go= {folder}"
    return _finding("keys", not open_ones, "only their owner may read them.", words)


def _others_may_read(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _mail() -> Finding:
    if not settings.HUIYIN.email_url:
        words = f"mails are only written to {settings.EMAIL_FILE_PATH}. Set HUIYIN_EMAIL_URL to send them."
        return Finding("mail", Verdict.NOTE, words)
    try:
        with get_connection():
            return Finding("mail", Verdict.OK, f"{settings.EMAIL_HOST} answers.")
    except (OSError, smtplib.SMTPException) as error:
        return Finding("mail", Verdict.BAD, f"{settings.EMAIL_HOST} does not take mail: {type(error).__name__}.")


def _calendars(now: datetime) -> Iterator[Finding]:
    today = now.astimezone(ZoneInfo(settings.HUIYIN.time_zone)).date()
    last = max(calendar_for("CN").years or {now.year})
    left = datetime(last + 1, 1, 1, tzinfo=now.tzinfo) - now
    if left > CALENDAR_NOTICE:
        yield Finding("calendars", Verdict.OK, f"adjusted workdays are known to the end of {last}.")
        return
    words = f"adjusted workdays are known to the end of {last} only (today is {today})."
    remedy = "Update the package chinesecalendar; until then due times are estimated by weekdays and marked so."
    yield Finding("calendars", Verdict.NOTE, f"{words} {remedy}")


def _clock_skew(now: datetime) -> Finding:
    skew = abs(database_now() - now)
    words = f"this machine and the database differ by {skew.total_seconds():.1f} s. Run NTP on both."
    return _finding("clock", skew <= MOST_SKEW, "this machine and the database agree.", words)


def _workers(now: datetime) -> Finding:
    seen = Pulse.objects.aggregate(last=Max("seen_at"))["last"]
    if seen is None:
        return Finding("worker", Verdict.BAD, "none has ever run. Start `huiyin serve` or `huiyin worker`.")
    silence = database_now() - seen
    words = f"none has been heard for {silence.total_seconds():.0f} s. Start `huiyin worker` and read its log."
    return _finding("worker", silence <= MOST_SILENCE, "heard just now.", words)


def _dead_jobs(now: datetime) -> Finding:
    dead = Job.objects.exclude(died_at=None)
    names = sorted(set(dead.values_list("name", flat=True)[:1000]))
    words = f"{dead.count()} gave up ({', '.join(names)}). See their `error` in the table base_job."
    return _finding("jobs", not names, "none has given up.", words)


def _sealing(now: datetime) -> Finding:
    waiting = Unsealed.objects.order_by("event_id").values_list("event_id", flat=True).first()
    event = Event.objects.filter(id=waiting).first() if waiting else None
    lag = now - event.at if event else timedelta()
    words = f"the oldest unsealed event is {lag.total_seconds():.0f} s old. A worker seals the log: is one running?"
    return _finding("event log", lag <= MOST_SEAL_LAG, "sealed up to date.", words)
