"""Looking whether the loaded demo is what it promises, with the product's own questions."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from huiyin.base.models import Job
from huiyin.base.paging import PageDict
from huiyin.base.scope import Asker, Reach
from huiyin.base.sealing import verify_log
from huiyin.config.demo.clearing import demo_rows
from huiyin.config.demo.company import PEOPLE, UNITS
from huiyin.config.demo.texts import STORIES
from huiyin.listen.queries import feedback_page
from huiyin.measure.queries.metrics import metric
from huiyin.measure.terms import MetricName
from huiyin.resolve.queries import case_page, view_counts
from huiyin.resolve.terms import CaseState
from huiyin.staff.queries import only_demo_people
from huiyin.staff.terms import Permission

PageAt = Callable[[str | None], PageDict]

# Everybody's eyes: the demo is looked at as a whole.
_LOOKER: Final = Asker(
    user_id=None,
    token_id=None,
    name="demo verify",
    role="verify",
    permissions={permission.value: Reach.ALL for permission in Permission},
    unit_ids=frozenset(),
    language="en",
)


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One promise of the demo, whether it holds, and what was seen."""

    promise: str
    holds: bool
    seen: str


def verify(*, now: datetime) -> list[Finding]:
    """Check the promises of the demo and return all findings, held or not."""
    return [*_company(), *_voices(), *_cases(now=now), *_figures(now=now), *_machine()]


def _company() -> Iterator[Finding]:
    rows = demo_rows()
    people, units = rows["staff.User"], rows["staff.Unit"]
    yield Finding(promise="everybody works for the demo company", holds=only_demo_people(), seen=f"{people} people")
    yield Finding(
        promise="the group, its units and its people are there",
        holds=(people, units) == (len(PEOPLE), len(UNITS)),
        seen=f"{people} people, {units} units",
    )


def _voices() -> Iterator[Finding]:
    items = _all(lambda cursor: feedback_page({}, asker=_LOOKER, cursor=cursor, limit=200))
    languages = Counter(item["analysis"]["language"] for item in items if item["analysis"])
    yield Finding(promise="about 200 voices", holds=170 <= len(items) <= 230, seen=f"{len(items)} voices")
    understood = sum(languages.values())
    yield Finding(promise="every voice is understood", holds=understood == len(items), seen=f"{understood} understood")
    yield Finding(
        promise="voices in three languages",
        holds=all(languages[language] for language in ("zh-Hans", "zh-Hant", "en")),
        seen=", ".join(f"{name} {count}" for name, count in languages.most_common()),
    )


def _cases(*, now: datetime) -> Iterator[Finding]:
    items = _all(lambda cursor: case_page({}, asker=_LOOKER, now=now, cursor=cursor, limit=200))
    states, levels = Counter(item["state"] for item in items), Counter(item["level"] for item in items)
    views = {view["key"]: view["count"] for view in view_counts(asker=_LOOKER, now=now)["items"]}
    yield Finding(
        promise="about 40 cases, one for every matter",
        holds=len(STORIES) - 8 <= len(items) <= len(STORIES) + 12,
        seen=f"{len(items)} cases",
    )
    yield Finding(
        promise="cases in every state", holds=all(states[state.value] for state in CaseState), seen=_counted(states)
    )
    yield Finding(promise="urgent, high and normal cases", holds=len(levels) >= 3, seen=_counted(levels))
    yield Finding(
        promise="some are overdue", holds=0 < views.get("breached", 0) < len(items) / 2, seen=str(views.get("breached"))
    )
    paused = sum(1 for item in items if item["clock"] and item["clock"]["state"] == "paused")
    yield Finding(promise="some clocks are paused", holds=paused > 0, seen=str(paused))


def _figures(*, now: datetime) -> Iterator[Finding]:
    for name in (MetricName.VOLUME, MetricName.CSAT):
        total = metric(name.value, asker=_LOOKER, now=now).total
        yield Finding(promise=f"{name.value} has a figure", holds=total.value is not None, seen=str(total.value))


def _machine() -> Iterator[Finding]:
    dead = Job.objects.filter(died_at__isnull=False).count()
    yield Finding(promise="no job has died", holds=dead == 0, seen=f"{dead} dead")
    damage = verify_log()
    yield Finding(promise="the event log is whole", holds=not damage, seen=f"{len(damage)} findings")


def _all(page: PageAt) -> list[dict[str, Any]]:
    """Return the items of all pages."""
    items: list[dict[str, Any]] = []
    cursor: str | None = None
    while True:
        found = page(cursor)
        items += found["items"]
        cursor = found["next"]
        if cursor is None:
            return items


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.most_common())
