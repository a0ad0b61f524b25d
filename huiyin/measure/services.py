"""Keeping the marts: follow the sealed log, ask the rooms for facts, write files, publish the manifest."""

import fcntl
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from huiyin.base.sealing import events_after, hash_at
from huiyin.listen import queries as listen
from huiyin.measure.marts.columns import fingerprint
from huiyin.measure.marts.folder import marts_folder, organisation_zone
from huiyin.measure.marts.manifest import (
    Manifest,
    MartFiles,
    load_manifest,
    publish_manifest,
    remove_old_files,
    retire,
)
from huiyin.measure.marts.touched import Touched
from huiyin.measure.marts.writing import Row, compacted, gone_row, mart_row, write_delta
from huiyin.measure.terms import Mart
from huiyin.resolve import queries as resolve

EVENTS_AT_ONCE = 1_000
OBJECTS_AT_ONCE = 20_000
FACTS_AT_ONCE = 1_000
MOST_DELTAS = 50
# With nothing new, how often the manifest says "still true".
FRESHNESS_STAMP = timedelta(seconds=30)
RATING_METRICS = ("csat", "nps", "ces", "custom")

Facts = Callable[[Iterable[str]], Sequence[Mapping[str, Any]]]


def refresh(*, now: datetime) -> Manifest | None:
    """Bring the marts up to the head of the sealed log and return the manifest.

    Returns None when another process is writing just now: it does the same work.
    """
    folder = marts_folder()
    with _writing_alone(folder, wait=False) as mine:
        return _caught_up(folder, _usable_manifest(folder, now=now), now=now) if mine else None


def compact(*, now: datetime) -> Manifest:
    """Fold all deltas into base files by month and delete files that nobody reads any more."""
    folder = marts_folder()
    with _writing_alone(folder, wait=True):
        return _folded(folder, _usable_manifest(folder, now=now), now=now)


def rebuild(*, now: datetime) -> Manifest:
    """Build the marts again from nothing but the log and the rooms' facts; readers keep the old ones."""
    folder = marts_folder()
    with _writing_alone(folder, wait=True):
        fresh = _caught_up(folder, _successor(load_manifest(folder), now=now), now=now, publish=False)
        return _folded(folder, fresh, now=now)


def _caught_up(folder: Path, manifest: Manifest, *, now: datetime, publish: bool = True) -> Manifest:
    """Write deltas until the log has no further event."""
    for position, seal, touched in _stretches(manifest.position):
        manifest = _with_deltas(folder, manifest, touched, position=position)
        manifest = replace(manifest, position=position, seal=seal, refreshed_at=now)
        if manifest.deltas() > MOST_DELTAS:
            manifest = _fold(folder, manifest, now=now)
        if publish:
            publish_manifest(folder, manifest)
    if publish and _needs_stamp(manifest, now=now):
        manifest = replace(remove_old_files(folder, manifest, now=now), refreshed_at=now)
        publish_manifest(folder, manifest)
    return replace(manifest, refreshed_at=now)


def _needs_stamp(manifest: Manifest, *, now: datetime) -> bool:
    return manifest.refreshed_at is None or now - manifest.refreshed_at >= FRESHNESS_STAMP


def _stretches(position: int) -> Iterator[tuple[int, str, Touched]]:
    """Yield the log after `position` in bounded stretches: (last position, its seal, objects touched)."""
    while True:
        touched, last = Touched(), None
        for event in events_after(position, limit=EVENTS_AT_ONCE):
            touched.add(name=event.name, data=event.payload)
            last = event
            if len(touched) >= OBJECTS_AT_ONCE:
                break
        if last is None:
            return
        position = last.position
        yield position, hash_at(position) or "", touched


def _with_deltas(folder: Path, manifest: Manifest, touched: Touched, *, position: int) -> Manifest:
    """Return the manifest with a delta for every mart that the touched objects belong to."""
    marts = dict(manifest.marts)
    for mart, rows in _rows(touched, version=position).items():
        if rows:
            files = marts[mart.value]
            name = write_delta(folder, mart, rows, position=position)
            deltas = [delta for delta in files.deltas if delta != name]
            marts[mart.value] = MartFiles(base=files.base, deltas=[*deltas, name])
    return replace(manifest, marts=marts)


def _rows(touched: Touched, *, version: int) -> dict[Mart, list[dict[str, Any]]]:
    """Ask the rooms for the facts of the touched objects and return them as rows per mart."""
    zone = organisation_zone()
    voices = _facts(listen.voice_facts, touched.voices)
    answers = _facts(listen.answer_facts, touched.answers)
    cases = _facts(resolve.case_facts, touched.cases)

    def rows(facts: Iterable[Row]) -> list[dict[str, Any]]:
        return [mart_row(one, version=version, zone=zone) for one in facts]

    def gone(ids: set[str], found: Mapping[str, Row]) -> list[dict[str, Any]]:
        return [gone_row(id, version=version) for id in sorted(ids - found.keys())]

    lost_scores = {score_id(id, metric) for id in touched.voices - voices.keys() for metric in RATING_METRICS}
    scores = [
        *itertools.chain.from_iterable(map(_voice_scores, voices.values())),
        *map(_answer_score, answers.values()),
    ]
    return {
        Mart.VOICES: [*rows(voices.values()), *gone(touched.voices, voices)],
        Mart.SCORES: [*rows(scores), *gone(touched.answers | lost_scores, answers)],
        Mart.CASES: [*rows(cases.values()), *gone(touched.cases, cases)],
    }


def _facts(ask: Facts, ids: set[str]) -> dict[str, Mapping[str, Any]]:
    """Ask a room for the facts of ids, a thousand at a time, and return them by id."""
    found: dict[str, Mapping[str, Any]] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), FACTS_AT_ONCE):
        found.update({str(facts["id"]): facts for facts in ask(wanted[start : start + FACTS_AT_ONCE])})
    return found


def score_id(voice_id: str, metric: str) -> str:
    """Return the id of a rating given with a voice: a voice has at most one per metric."""
    return f"{voice_id}:{metric}"


def _voice_scores(voice: Row) -> list[Row]:
    """Return the ratings that came with a voice as facts of scores."""
    shared = {key: voice[key] for key in ("received_at", "channel", "unit_id", "product", "touchpoint", "is_demo")}
    return [
        {
            **shared,
            **rating,
            "id": score_id(voice["id"], rating["metric"]),
            "source": "voice",
            "subject": f"voice:{voice['id']}",
        }
        for rating in voice["ratings"]
    ]


def _answer_score(answer: Row) -> Row:
    return {**answer, "source": "answer"}


def _fold(folder: Path, manifest: Manifest, *, now: datetime) -> Manifest:
    """Return the manifest with its deltas folded into base files; the replaced files are retired."""
    marts = {
        mart.value: compacted(folder, mart, manifest.marts[mart.value], position=manifest.position) for mart in Mart
    }
    folded = replace(manifest, marts=marts)
    return retire(folded, manifest.files() - folded.files(), now=now)


def _folded(folder: Path, manifest: Manifest, *, now: datetime) -> Manifest:
    """Fold, publish, and remove what is old."""
    folded = remove_old_files(folder, _fold(folder, manifest, now=now), now=now)
    publish_manifest(folder, folded)
    return folded


def _usable_manifest(folder: Path, *, now: datetime) -> Manifest:
    """Return the published manifest, or an empty one when it cannot be built upon.

    Not usable: another shape of columns or another zone, a missing file, or a log that has another
    history at this position (the database was restored).
    """
    manifest = load_manifest(folder)
    usable = (
        manifest is not None
        and manifest.fingerprint == fingerprint(zone=settings.HUIYIN.time_zone)
        and all((folder / name).exists() for name in manifest.files())
        and (manifest.position == 0 or hash_at(manifest.position) == manifest.seal)
    )
    return manifest if manifest and usable else _successor(manifest, now=now)


def _successor(old: Manifest | None, *, now: datetime) -> Manifest:
    """Return an empty manifest that remembers the files of the old one, so that they go in time."""
    fresh = Manifest(fingerprint=fingerprint(zone=settings.HUIYIN.time_zone))
    return retire(replace(fresh, retired=old.retired), old.files(), now=now) if old else fresh


@contextmanager
def _writing_alone(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold the folder's lock; yields False when another process holds it and we shall not wait.

    The tick's lease already keeps refreshes apart; the lock also keeps the commands apart from the worker,
    and the kernel frees it when a process is killed.
    """
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
