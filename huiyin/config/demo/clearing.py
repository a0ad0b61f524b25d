"""Removing the demo: every row flagged `is_demo`, with what hangs on it, and nothing else."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model, ProtectedError

from huiyin.base.due_clocks import cancel_clocks
from huiyin.base.search import forget_texts
from huiyin.base.worker import run_until_empty
from huiyin.config.loop import CLOCKS
from huiyin.listen.queries import SEARCH_KIND as VOICES
from huiyin.measure import services as measure
from huiyin.resolve.queries.search import SEARCH_KIND as CASES


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
        _forget_traces(now=now)
        for model in demo_models():
            _delete_from(model)
    measure.rebuild(now=now)
    return before - demo_rows()


def _forget_traces(*, now: datetime) -> None:
    """Remove what refers to demo rows by name only: due clocks and search texts."""
    for model in demo_models():
        ids: Sequence[UUID] = list(model._default_manager.filter(is_demo=True).values_list("pk", flat=True))
        for kind in (VOICES, CASES):
            forget_texts(kind=kind, refs=ids)
        for id in ids:
            for kind in CLOCKS:
                cancel_clocks(subject=f"{model._meta.model_name}:{id}", kind=kind, now=now)


def _delete_from(model: type[Model]) -> None:
    """Delete leaves before what they hang on; stop when only rows are left that something real needs."""
    while True:
        gone = [row for row in model._default_manager.filter(is_demo=True) if _deleted(row)]
        if not gone:
            return


def _deleted(row: Model) -> bool:
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    return True
