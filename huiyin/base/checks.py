"""Django system checks: every name in the loop, the clocks and the timetable exists."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from huiyin.base.jobs import job_names
from huiyin.base.ticks import timetable


@register()
def check_loop(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Return an error for each event class or job that the loop names and nobody defines."""
    loop = import_module(settings.HUIYIN_LOOP)
    return [*_missing_events(loop.LOOP), *_missing_jobs(loop.LOOP, loop.CLOCKS)]


def _missing_events(loop: dict[str, list[str]]) -> Iterator[CheckMessage]:
    for name in loop:
        room, _, class_name = name.partition(".")
        if not _defines(f"huiyin.{room}.events", class_name):
            yield Error(
                f"The loop names the event {name}, but huiyin/{room}/events.py defines no {class_name}.",
                hint="Correct config/loop.py or define the event.",
                id="base.E001",
            )


def _missing_jobs(loop: dict[str, list[str]], clocks: dict[str, str]) -> Iterator[CheckMessage]:
    wanted = {job for jobs in loop.values() for job in jobs} | set(clocks.values())
    wanted |= {tick.job for tick in timetable()}
    for job in sorted(wanted - job_names()):
        yield Error(
            f"config/loop.py or config/schedule.py names the job {job}, but no tasks.py declares it.",
            hint=f"Declare it in huiyin/{job.partition('.')[0]}/tasks.py with @job(name={job!r}, …).",
            id="base.E002",
        )


def _defines(module: str, name: str) -> bool:
    try:
        return hasattr(import_module(module), name)
    except ModuleNotFoundError:
        return False
