"""The addresses of measure: the catalogue, the figures, and the feed of changes."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from huiyin.base.clock import now
from huiyin.base.scope import Asker, require
from huiyin.measure import queries
from huiyin.measure.catalogue import METRICS, Metric
from huiyin.measure.schemas import CatalogueOut, ChangesAsk, ChangesOut, MetricAnswerOut, MetricAsk
from huiyin.measure.terms import Cut

router = Router(tags=["measure"])


class AuthedRequest(HttpRequest):
    """A request whose asker is known."""

    auth: Asker


@router.get("/metrics", response=CatalogueOut, operation_id="list_metrics")
def list_metrics(request: AuthedRequest) -> dict[str, Any]:
    """Return the catalogue: what each metric means, its formula, unit and good direction."""
    require(request.auth, queries.READ)
    return {"items": [_metric(entry) for entry in METRICS.values()]}


@router.get("/metrics/{name}", response=MetricAnswerOut, operation_id="get_metric")
def get_metric(
    request: AuthedRequest,
    name: str,
    ask: Query[MetricAsk],
) -> dict[str, Any]:
    """Return a metric over the organisation's days from `from` up to but without `to`."""
    answer = queries.metric(name, asker=request.auth, now=now(), **ask.model_dump())
    return {
        **_metric(answer.metric),
        "start": answer.window.start,
        "end": answer.window.end,
        "zone": answer.zone,
        "by": answer.cut,
        "total": asdict(answer.total),
        "groups": [{"key": group.key, "label": group.label, **asdict(group.estimate)} for group in answer.groups],
        "position": answer.position,
        "fresh_at": answer.fresh_at,
        "stale": answer.stale,
    }


@router.get("/changes", response=ChangesOut, operation_id="list_changes")
def list_changes(
    request: AuthedRequest,
    ask: Query[ChangesAsk],
) -> dict[str, Any]:
    """Return what happened after a position to what the asker may see; without one, only the position."""
    changes = queries.changes_after(ask.after, asker=request.auth)
    return {
        "position": changes.position,
        "items": [
            {
                "position": change.position,
                "name": change.name,
                "at": change.at,
                "data": {"cases": change.cases, "voices": change.voices, "voice_count": change.voice_count},
            }
            for change in changes.items
        ],
        "more": changes.more,
    }


def _metric(entry: Metric) -> dict[str, Any]:
    return {
        "name": entry.name,
        "title": str(entry.title),
        "definition": str(entry.definition),
        "formula": str(entry.formula),
        "unit": entry.unit,
        "direction": entry.direction,
        "has_interval": entry.has_interval,
        "shown_from": entry.shown_from,
        "version": entry.version,
        "cuts": list(Cut),
    }
