"""The manifest: which files make up the marts, and up to which seal position they are true.

It is replaced whole by a rename, so a reader sees either the old set of files or the new one. Because it
names its own position, any manifest ever published is consistent: should two writers race, the later rename
wins and the next refresh reads the missing stretch of the log again.
"""

import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from huiyin.measure.terms import Mart

NAME = "manifest.json"
# A query that began with the old manifest may still open its files.
KEEP_OLD_FILES = timedelta(minutes=10)


@dataclass(frozen=True)
class MartFiles:
    """The files of one mart: one base per UTC month, then deltas, oldest first."""

    base: dict[str, str] = field(default_factory=dict)
    deltas: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Manifest:
    """All marts at one seal position; `seal` is the seal's hash there: a restored database shows by it."""

    fingerprint: str
    position: int = 0
    seal: str = ""
    refreshed_at: datetime | None = None
    marts: dict[str, MartFiles] = field(default_factory=lambda: {mart.value: MartFiles() for mart in Mart})
    retired: dict[str, datetime] = field(default_factory=dict)

    def files(self) -> set[str]:
        """Return the names of every file that a reader of this manifest may open."""
        return {name for files in self.marts.values() for name in [*files.base.values(), *files.deltas]}

    def deltas(self) -> int:
        """Return the length of the longest list of deltas."""
        return max(len(files.deltas) for files in self.marts.values())


def load_manifest(folder: Path) -> Manifest | None:
    """Return the published manifest, or None when there is none that can be read."""
    try:
        raw = json.loads((folder / NAME).read_text())
        return _parse(raw)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def publish_manifest(folder: Path, manifest: Manifest) -> None:
    """Replace the manifest by a rename; the files it names must already be on disk."""
    write_and_rename(folder / NAME, json.dumps(_plain(manifest), indent=1).encode())


def write_and_rename(target: Path, content: bytes) -> None:
    """Write a file so that its name only ever shows the whole content, even after a power cut."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    rename_durably(temporary, target)


def rename_durably(temporary: Path, target: Path) -> None:
    """Give a finished file its name and make the name survive a power cut."""
    temporary.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def retire(manifest: Manifest, names: set[str], *, now: datetime) -> Manifest:
    """Return the manifest with these files marked as no longer read from `now` on."""
    return replace(manifest, retired={**manifest.retired, **dict.fromkeys(names, now)})


def remove_old_files(folder: Path, manifest: Manifest, *, now: datetime) -> Manifest:
    """Delete files that nobody can be reading any more; returns the manifest without them."""
    ripe = {name for name, since in manifest.retired.items() if now - since >= KEEP_OLD_FILES} - manifest.files()
    for name in ripe | _strays(folder, manifest, now=now):
        (folder / name).unlink(missing_ok=True)
    return replace(manifest, retired={name: at for name, at in manifest.retired.items() if name not in ripe})


def _strays(folder: Path, manifest: Manifest, *, now: datetime) -> set[str]:
    """Return files that no manifest names: what a killed writer left behind."""
    known = manifest.files() | set(manifest.retired) | {NAME}
    limit = (now - KEEP_OLD_FILES).timestamp()
    strays = (path for path in folder.iterdir() if path.name not in known and path.suffix in {".parquet", ".tmp"})
    return {path.name for path in strays if path.stat().st_mtime < limit}


def _plain(manifest: Manifest) -> dict[str, Any]:
    plain = asdict(manifest)
    plain["refreshed_at"] = manifest.refreshed_at.isoformat() if manifest.refreshed_at else None
    plain["retired"] = {name: at.isoformat() for name, at in manifest.retired.items()}
    return plain


def _parse(raw: dict[str, Any]) -> Manifest:
    return Manifest(
        fingerprint=raw["fingerprint"],
        position=raw["position"],
        seal=raw["seal"],
        refreshed_at=datetime.fromisoformat(raw["refreshed_at"]) if raw["refreshed_at"] else None,
        marts={mart.value: MartFiles(**raw["marts"][mart.value]) for mart in Mart},
        retired={name: datetime.fromisoformat(at) for name, at in raw["retired"].items()},
    )
