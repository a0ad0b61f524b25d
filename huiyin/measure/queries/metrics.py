"""Figures: one metric over some days, for what the asker may see, in one or many groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from huiyin.base.errors import NotFound
from huiyin.base.languages import pick
from huiyin.base.scope import Asker, Reach, require
from huiyin.measure.catalogue import METRICS, RANKED_FROM, Metric
from huiyin.measure.errors import InvalidWindow, MartsUnreadable, UnknownMetric
from huiyin.measure.marts import reading
from huiyin.measure.marts.folder import marts_folder, organisation_zone
from huiyin.measure.marts.manifest import Manifest, load_manifest
from huiyin.measure.rules import SATISFIED_FROM, Window, counted, satisfied_share, window_of
from huiyin.measure.terms import Cut, Estimate, Mart, MetricName
from huiyin.staff.queries import unit_by_code, unit_subtree_ids, units_by_id

if TYPE_CHECKING:
    import ibis

READ = "metrics:read"
# A refresh runs every 2 s and stamps the manifest every 30 s: twice that late means it has stopped.
STALE_AFTER = timedelta(minutes=2)

Units = frozenset[UUID] | None


@dataclass(frozen=True)
class Group:
    """One figure of an answer; `key` is a day, a unit's id or a channel, None for rows without one."""

    key: str | None
    label: str
    estimate: Estimate


@dataclass(frozen=True)
class MetricAnswer:
    """A metric's figure in all and by group, with what a reader needs to trust it."""

    metric: Metric
    window: Window
    zone: str
    cut: Cut | None
    total: Estimate
    groups: list[Group]
    position: int
    fresh_at: datetime | None
    stale: bool


def metric(
    name: str,
    *,
    asker: Asker,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
    by: Cut | None = None,
    now: datetime,
) -> MetricAnswer:
    """Return a metric over the organisation's days `[start, end)`, for a unit and all below it.

    Raises Forbidden without the permission, UnknownMetric, InvalidWindow, NotFound for a unit that does not
    exist or is out of the asker's reach, MartsUnreadable when a file is broken.
    """
    require(asker, READ)
    entry = _entry(name)
    zone = organisation_zone()
    window = window_of(start=start, end=end, now=now, zone=zone)
    if window is None:
        raise InvalidWindow
    units = _units(asker, unit)
    manifest = load_manifest(marts_folder())
    rows = _run(_counts(entry.name, window=window, units=units, by=by), manifest)
    fresh_at = manifest.refreshed_at if manifest else None
    return MetricAnswer(
        metric=entry,
        window=window,
        zone=zone.key,
        cut=by,
        total=_estimate(entry, rows),
        groups=_groups(entry, rows, by=by, window=window, asker=asker),
        position=manifest.position if manifest else 0,
        fresh_at=fresh_at,
        stale=fresh_at is None or now - fresh_at > STALE_AFTER,
    )


def _entry(name: str) -> Metric:
    try:
        return METRICS[MetricName(name)]
    except ValueError:
        raise UnknownMetric from None


def _units(asker: Asker, code: str | None) -> Units:
    """Return the units that count, None for all of them."""
    reach = asker.permissions.get(READ)
    reached = None if reach is Reach.ALL else asker.unit_ids if reach is Reach.UNIT else frozenset[UUID]()
    if code is None:
        return reached
    wanted = unit_by_code(code)
    if wanted is None or (reached is not None and wanted.id not in reached):
        raise NotFound
    branch = frozenset(unit_subtree_ids(wanted.id))
    return branch if reached is None else branch & reached


def _counts(name: MetricName, *, window: Window, units: Units, by: Cut | None) -> "ibis.Table":
    """Return the sums a metric is made of, per group: `n`, and `satisfied` for a share."""
    import ibis

    rows = reading.newest(Mart.VOICES if name is MetricName.VOLUME else Mart.SCORES)
    if name is MetricName.CSAT:
        rows = rows.filter(rows.metric == "csat")
    rows = rows.filter(rows.local_day >= ibis.date(window.start), rows.local_day < ibis.date(window.end))
    if units is not None:
        rows = rows.filter(rows.unit_id.isin([str(unit) for unit in sorted(units)] or [""]))
    sums = {"n": rows.count()}
    if name is MetricName.CSAT:
        sums["satisfied"] = (rows.score_100 >= SATISFIED_FROM).cast("int64").sum().fill_null(0)
    if by is None:
        return rows.aggregate(**sums)
    return rows.group_by(key=rows[_COLUMN[by]]).aggregate(**sums)


_COLUMN = {Cut.DAY: "local_day", Cut.UNIT: "unit_id", Cut.CHANNEL: "channel"}


def _run(counts: "ibis.Table", manifest: Manifest | None) -> list[dict[str, Any]]:
    import duckdb

    try:
        return reading.run(counts, folder=marts_folder(), manifest=manifest)
    except duckdb.Error as error:
        raise MartsUnreadable(retry_after=60) from error


def _estimate(entry: Metric, rows: Sequence[dict[str, Any]]) -> Estimate:
    """Return the figure of summed rows: sums are added up, shares never averaged."""
    n = sum(int(row["n"]) for row in rows)
    if entry.name is MetricName.VOLUME:
        return counted(n)
    satisfied = sum(int(row["satisfied"]) for row in rows)
    return satisfied_share(n=n, satisfied=satisfied, shown_from=entry.shown_from, ranked_from=RANKED_FROM)


def _groups(
    entry: Metric, rows: Sequence[dict[str, Any]], *, by: Cut | None, window: Window, asker: Asker
) -> list[Group]:
    """Return one figure per group: days in order and without gaps, else the largest group first."""
    if by is None:
        return []
    found = {row["key"]: [row] for row in rows}
    if by is Cut.DAY:
        return [Group(day.isoformat(), day.isoformat(), _estimate(entry, found.get(day, []))) for day in window.days()]
    labels: dict[str | None, str] = _unit_labels(found, asker) if by is Cut.UNIT else {}
    largest_first = sorted(found, key=lambda key: (-found[key][0]["n"], key or ""))
    return [Group(key, labels.get(key, key or ""), _estimate(entry, found[key])) for key in largest_first]


def _unit_labels(ids: Iterable[str | None], asker: Asker) -> dict[str | None, str]:
    units = units_by_id(UUID(id) for id in ids if id)
    return {str(id): pick(unit.name, asker.language) for id, unit in units.items()}
