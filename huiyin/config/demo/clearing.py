"""Removing the demo: every row flagged `is_demo`, with what hangs on it, and nothing else."""

from collections import Counter
from datetime import datetime
from typing import Final
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model, ProtectedError

from huiyin.base.models import DueClock
from huiyin.base.search import forget_texts
from huiyin.base.worker import run_until_empty
from huiyin.listen.queries import SEARCH_KIND as VOICES
from huiyin.measure import services as measure
from huiyin.resolve.queries.search import SEARCH_KIND as CASES

NAMES_AT_ONCE: Final = 500


def demo_models() -> list[type[Model]]:
    """Return the models whose rows may belong to the demo, from the top room to the floor.

    Found by their flag instead of named: a room that joins later is cleared without a change here.
    """
    flagged = [model for model in apps.get_models() if any(field.name == "is_demo" for field in model._meta.fields)]
    rooms = list(settings.ROOMS)
    return sorted(flagged, key=lambda model: rooms.index(model._meta.app_label))


def demo_rows() -> Counter[str]:
    """Return how many demo rows each model holds."""
    counts = {model._meta.label: model._default_manager.filter(is_demo=True).count() for model in demo_models()}
    return Counter({label: count for label, count in counts.items() if count})


def clear(*, now: datetime) -> Counter[str]:
    """Remove the demo and return how many rows of each model went.

    Work still waiting is done first, so that no job finds its rows gone. Audit lines and the
    event log stay: they are append-only and hold ids only. What real rows depend on stays too.
    """
    run_until_empty(now=now, strict=False)
    before = demo_rows()
    with transaction.atomic():
        _forget_traces()
        while sum(_delete_from(model) for model in demo_models()):
            pass  # what stood in the way of a row may have gone in this round
    measure.rebuild(now=now)
    return before - demo_rows()


def _forget_traces() -> None:
    """Remove what refers to demo rows by name only: due clocks and search texts."""
    for model in demo_models():
        ids: list[UUID] = list(model._default_manager.filter(is_demo=True).values_list("pk", flat=True))
        for kind in (VOICES, CASES):
            forget_texts(kind=kind, refs=ids)
        for chunk in (ids[at : at + NAMES_AT_ONCE] for at in range(0, len(ids), NAMES_AT_ONCE)):
            DueClock.objects.filter(subject__in=[f"{model._meta.model_name}:{id}" for id in chunk]).delete()


def _delete_from(model: type[Model]) -> int:
    """Delete the rows nothing else hangs on and return how many; leaves go before what they hang on."""
    rows = model._default_manager.filter(is_demo=True)
    try:
        with transaction.atomic():
            return rows.delete()[0]
    except ProtectedError:
        return sum(_deleted(row) for row in rows)


def _deleted(row: Model) -> bool:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True
