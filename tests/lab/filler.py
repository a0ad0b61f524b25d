"""Fill a house with open cases: a few come the whole way of a voice, the rest are their copies.

`python -m tests.lab.filler cases N` makes N open cases; `python -m tests.lab.filler clocks DUE SECONDS` gives
every open case one running clock, of which DUE fall due together in so many seconds, the others in a year.
"""

import os
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import django
from django.db.models import Model

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
django.setup()

from django.db import transaction  # noqa: E402 Django first

from huiyin.base.due_clocks import NewClock, set_clocks  # noqa: E402
from huiyin.base.ids import new_id  # noqa: E402
from huiyin.base.models import DueClock  # noqa: E402
from huiyin.base.worker import run_until_empty  # noqa: E402
from huiyin.listen.models import Feedback  # noqa: E402
from huiyin.listen.services import accept  # noqa: E402
from huiyin.listen.terms import Channel, Voice  # noqa: E402
from huiyin.resolve.models import Case, CaseClock, CaseVoice, Entry  # noqa: E402
from huiyin.resolve.terms import ClockKind  # noqa: E402

TEMPLATES = 100
AT_ONCE = 2_000
COMPLAINTS = (
    "我要投诉！外卖汤全洒了，打了三次电话没人接，请马上退款。",
    "投訴：配送員把餐點放錯地址，客服一直不回覆，請盡快處理。",
    "I want to complain: I was charged twice and nobody answers. Refund me today.",
    "餐里吃出了头发，太恶心了，要求道歉并退款，否则向市场监管部门投诉。",
)
Row = TypeVar("Row", bound=Model)


def main(verb: str, *numbers: str) -> None:
    """Do what the command line says."""
    if verb == "cases":
        make_cases(int(numbers[0]))
    else:
        set_all_clocks(due=int(numbers[0]), seconds=float(numbers[1]))


def make_cases(how_many: int) -> None:
    """Make real cases from voices, then copies of them with everything that hangs on them."""
    templates = _real_cases(min(TEMPLATES, how_many))
    numbers = range(len(templates), how_many)
    for start in range(0, len(numbers), AT_ONCE):
        with transaction.atomic():
            _copy(templates, numbers[start : start + AT_ONCE])


def set_all_clocks(*, due: int, seconds: float) -> None:
    """Replace all due clocks by one breach per open case."""
    moment = datetime.now(UTC)  # noqa: TID251 this file is the edge
    together, later = moment + timedelta(seconds=seconds), moment + timedelta(days=365)
    with transaction.atomic():
        DueClock.objects.all().delete()
        clocks = CaseClock.objects.filter(kind=ClockKind.FIRST_RESPONSE, case__is_open=True).order_by("case_id")
        clocks.update(due_at=later, warn_at=later, warned_at=None, breached_at=None, met_at=None)
        first = list(clocks.values_list("id", flat=True)[:due])
        for start in range(0, len(first), 500):
            CaseClock.objects.filter(id__in=first[start : start + 500]).update(due_at=together)
        rows = clocks.values_list("case_id", "due_at", "generation")
        set_clocks([_breach(*row) for row in rows], now=moment)


def _breach(case_id: Any, due_at: datetime, generation: int) -> NewClock:
    key = f"{ClockKind.FIRST_RESPONSE}:breach"
    return NewClock(subject=f"case:{case_id}", kind="resolve.sla", key=key, due_at=due_at, generation=generation)


def _real_cases(how_many: int) -> list[Case]:
    moment = datetime.now(UTC)  # noqa: TID251 this file is the edge
    voices = [
        Voice(channel=Channel.WEB, text=f"{COMPLAINTS[number % len(COMPLAINTS)]} {number}", wants_answer=True)
        for number in range(how_many)
    ]
    accept(voices, now=moment, by="lab")
    run_until_empty(now=moment)
    cases = list(Case.objects.filter(is_open=True).order_by("id"))
    assert len(cases) == how_many, f"{how_many} complaints opened {len(cases)} cases"
    return cases


def _copy(templates: Sequence[Case], numbers: Sequence[int]) -> None:
    """Write copies of the templates under new ids and numbers, opened at different moments."""
    rng = random.Random(numbers[0])
    parts = _parts(templates)
    cases, feedback, voices, clocks, entries = [], [], [], [], []
    for number in numbers:
        template = templates[number % len(templates)]
        shift = timedelta(seconds=rng.uniform(0, 6 * 3_600))
        case = _again(template, number=f"LAB-{number}", next_due_at=template.next_due_at + shift)
        cases.append(case)
        voice, hanging = parts[template.pk]
        copied = _again(voice, received_at=voice.received_at - shift, external_id="")
        feedback.append(copied)
        voices.append(CaseVoice(case=case, feedback=copied))
        for one in hanging:
            into: list[Any] = clocks if isinstance(one, CaseClock) else entries
            into.append(_again(one, case=case))
    for rows in (feedback, cases, voices, clocks, entries):
        _insert(rows)


def _parts(templates: Sequence[Case]) -> dict[Any, tuple[Feedback, list[Model]]]:
    voices = {
        link.case_id: link.feedback for link in CaseVoice.objects.filter(case__in=templates).select_related("feedback")
    }
    hanging: dict[Any, list[Model]] = {case.pk: [] for case in templates}
    for row in (*CaseClock.objects.filter(case__in=templates), *Entry.objects.filter(case__in=templates)):
        hanging[row.case_id].append(row)
    return {case.pk: (voices[case.pk], hanging[case.pk]) for case in templates}


def _again(row: Row, **changes: Any) -> Row:
    """Return an unsaved copy of a row with a new id."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    if "message_id" in values:
        values["message_id"] = None
    values.pop("case_id", None) if "case" in changes else None
    values["id"] = None if row._meta.auto_field else new_id()
    return type(row)(**{**values, **changes})


def _insert(rows: Sequence[Model]) -> None:
    for batch in _batches(rows, 500):
        type(batch[0])._default_manager.bulk_create(batch)


def _batches(rows: Sequence[Model], size: int) -> Iterator[Sequence[Model]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


if __name__ == "__main__":
    main(*sys.argv[1:])
