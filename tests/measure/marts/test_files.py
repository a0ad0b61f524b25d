"""The marts' files: newest version wins, folding changes nothing, readers survive writers."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.measure.marts import reading
from huiyin.measure.marts.columns import fingerprint
from huiyin.measure.marts.manifest import (
    KEEP_OLD_FILES,
    Manifest,
    MartFiles,
    load_manifest,
    publish_manifest,
    remove_old_files,
    retire,
)
from huiyin.measure.marts.writing import compacted, gone_row, local_day, mart_row, write_delta
from huiyin.measure.terms import Mart

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 10, 5, 12, tzinfo=UTC)


def voice(number: int, *, version: int, received_at: datetime = NOON, **facts: Any) -> dict[str, Any]:
    facts = {"id": f"voice-{number:05d}", "received_at": received_at, "channel": "web", **facts}
    return mart_row(facts, version=version, zone=SHANGHAI)


def manifest_of(files: MartFiles) -> Manifest:
    empty = Manifest(fingerprint="x")
    return replace(empty, marts={**empty.marts, Mart.VOICES.value: files})


def stored(folder: Path, files: MartFiles) -> dict[str, tuple[Any, ...]]:
    rows = reading.run(reading.newest(Mart.VOICES), folder=folder, manifest=manifest_of(files))
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: (row["version"], row["channel"], row["local_day"], row["received_at"]) for row in rows}


def test_empty_marts_answer_with_nothing(tmp_path: Path) -> None:
    assert reading.run(reading.newest(Mart.SCORES), folder=tmp_path, manifest=None) == []
    counted = reading.newest(Mart.VOICES)
    assert reading.run(counted.aggregate(n=counted.count()), folder=tmp_path, manifest=None) == [{"n": 0}]


def test_of_two_versions_the_newer_counts_and_gone_rows_do_not(tmp_path: Path) -> None:
    first = write_delta(tmp_path, Mart.VOICES, [voice(n, version=5) for n in range(3)], position=5)
    second = write_delta(
        tmp_path,
        Mart.VOICES,
        [voice(0, version=9, channel="app"), gone_row("voice-00001", version=9)],
        position=9,
    )
    found = stored(tmp_path, MartFiles(deltas=[first, second]))
    assert {id: row[:2] for id, row in found.items()} == {
        "voice-00000": (9, "app"),
        "voice-00002": (5, "web"),
    }


def test_folding_keeps_every_answer_and_parts_by_utc_month(tmp_path: Path) -> None:
    last_of_september = datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # already October in Shanghai
    rows = [voice(n, version=5, received_at=NOON + timedelta(days=n)) for n in range(40)]
    first = write_delta(tmp_path, Mart.VOICES, rows, position=5)
    before = MartFiles(deltas=[first])
    folded = compacted(tmp_path, Mart.VOICES, before, position=5)
    assert sorted(folded.base) == ["2026-10", "2026-11"]
    assert stored(tmp_path, folded) == stored(tmp_path, before)

    later = [
        voice(0, version=8, channel="app"),
        gone_row("voice-00039", version=8),
        voice(100, version=8, received_at=last_of_september),
    ]
    second = MartFiles(base=folded.base, deltas=[write_delta(tmp_path, Mart.VOICES, later, position=8)])
    again = compacted(tmp_path, Mart.VOICES, second, position=8)
    assert sorted(again.base) == ["2026-09", "2026-10", "2026-11"]
    assert stored(tmp_path, again) == stored(tmp_path, second)
    found = stored(tmp_path, again)
    assert found["voice-00000"][1] == "app"
    assert "voice-00039" not in found
    assert found["voice-00100"][2] == date(2026, 10, 1)


def test_a_month_whose_last_row_is_gone_has_no_file(tmp_path: Path) -> None:
    first = write_delta(tmp_path, Mart.VOICES, [voice(1, version=1)], position=1)
    folded = compacted(tmp_path, Mart.VOICES, MartFiles(deltas=[first]), position=1)
    gone = write_delta(tmp_path, Mart.VOICES, [gone_row("voice-00001", version=2)], position=2)
    empty = compacted(tmp_path, Mart.VOICES, MartFiles(base=folded.base, deltas=[gone]), position=2)
    assert empty == MartFiles()
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".tmp"]


def test_local_days_follow_the_organisation_not_the_server() -> None:
    assert local_day(datetime(2026, 10, 5, 15, 59, 59, tzinfo=UTC), zone=SHANGHAI) == date(2026, 10, 5)
    assert local_day(datetime(2026, 10, 5, 16, tzinfo=UTC), zone=SHANGHAI) == date(2026, 10, 6)
    new_york = ZoneInfo("America/New_York")
    assert local_day(datetime(2026, 11, 1, 3, 59, tzinfo=UTC), zone=new_york) == date(2026, 10, 31)


def test_another_zone_has_another_fingerprint() -> None:
    assert fingerprint(zone="Asia/Shanghai") != fingerprint(zone="Europe/Berlin")


def test_the_manifest_comes_back_as_it_was_published(tmp_path: Path) -> None:
    manifest = Manifest(fingerprint="x", position=7, seal="ab", refreshed_at=NOON, retired={"old.parquet": NOON})
    publish_manifest(tmp_path, manifest)
    assert load_manifest(tmp_path) == manifest


def test_a_broken_manifest_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"fingerprint": "x"')
    assert load_manifest(tmp_path) is None


def test_old_files_go_after_ten_minutes_and_never_while_in_use(tmp_path: Path) -> None:
    for name in ("old.parquet", "used.parquet"):
        (tmp_path / name).write_bytes(b"x")
    manifest = manifest_of(MartFiles(deltas=["used.parquet"]))
    manifest = retire(manifest, {"old.parquet", "used.parquet"}, now=NOON)
    soon = remove_old_files(tmp_path, manifest, now=NOON + KEEP_OLD_FILES - timedelta(seconds=1))
    assert (tmp_path / "old.parquet").exists()
    remove_old_files(tmp_path, soon, now=NOON + KEEP_OLD_FILES)
    assert not (tmp_path / "old.parquet").exists()
    assert (tmp_path / "used.parquet").exists()


def test_what_a_killed_writer_left_goes_too(tmp_path: Path) -> None:
    import os

    stray = tmp_path / ".voices-delta-1.parquet.77.tmp"
    stray.write_bytes(b"half")
    os.utime(stray, (NOON.timestamp(), NOON.timestamp()))
    remove_old_files(tmp_path, Manifest(fingerprint="x"), now=NOON + timedelta(hours=1))
    assert not stray.exists()


def test_threads_read_while_another_writes(tmp_path: Path) -> None:
    """Every reader sees a whole state: each delta replaces all hundred rows at once."""
    publish_manifest(tmp_path, Manifest(fingerprint="x"))
    wrong: list[object] = []
    finished = threading.Event()

    def read() -> None:
        while not finished.is_set():
            manifest = load_manifest(tmp_path)
            rows = reading.run(reading.newest(Mart.VOICES), folder=tmp_path, manifest=manifest)
            versions = {row["version"] for row in rows}
            if len(rows) not in {0, 100} or len(versions) > 1:
                wrong.append((len(rows), versions))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    files = MartFiles()
    for position in range(1, 16):
        rows = [voice(n, version=position) for n in range(100)]
        name = write_delta(tmp_path, Mart.VOICES, rows, position=position)
        files = MartFiles(base=files.base, deltas=[*files.deltas, name])
        if position % 5 == 0:
            files = compacted(tmp_path, Mart.VOICES, files, position=position)
        publish_manifest(tmp_path, manifest_of(files))
    finished.set()
    for reader in readers:
        reader.join()
    assert wrong == []
