"""Files kept under the SHA-256 of their content: the same content is kept once, for ever checkable."""

import hashlib
import os
import secrets
import time
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO, Final

from django.conf import settings

from huiyin.base.errors import NotFound
from huiyin.base.models.plumbing import StoredFile

CHUNK: Final = 1 << 20
LEFTOVER_AFTER: Final = timedelta(days=1)


def keep_file(stream: IO[bytes], *, now: datetime) -> StoredFile:
    """Keep the content of the stream and return its row (sha256, size).

    The bytes are on disk under their final name before the row is written; the row belongs to the
    caller's transaction. Without a row a file is a leftover, swept after a day.
    """
    temporary, digest, size = _write_temporary(stream)
    _move_into_place(temporary, _path(digest))
    defaults = {"size": size, "created_at": now}
    return StoredFile.objects.get_or_create(sha256=digest, defaults=defaults)[0]


def open_file(sha256: str) -> BinaryIO:
    """Open a kept file for reading; raises NotFound when there is none."""
    try:
        return _path(sha256).open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise NotFound(subject=f"file:{sha256[:64]}") from error


def sweep_files(*, now: datetime) -> int:
    """Delete temporary files and files without a row that are older than a day; return how many."""
    before = (now - LEFTOVER_AFTER).timestamp()
    old = [path for path in _root().glob("*/*/*") if _older(path, before)]
    known = set(StoredFile.objects.filter(sha256__in=[path.name for path in old]).values_list("sha256", flat=True))
    leftovers = [path for path in old if path.name not in known]
    leftovers += [path for path in (_root() / "tmp").glob("*") if _older(path, before)]
    return sum(_remove_when_still_old(path, before) for path in leftovers)


def _root() -> Path:
    root: Path = settings.HUIYIN.data_dir / "files"
    return root


def _path(sha256: str) -> Path:
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return _root() / sha256[:2] / sha256[2:4] / sha256


def _write_temporary(stream: IO[bytes]) -> tuple[Path, str, int]:
    folder = _root() / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / secrets.token_hex(16)
    digest, size = hashlib.sha256(), 0
    with temporary.open("xb") as handle:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            handle.write(chunk)
        handle.flush()
        os.fsync(handle.fileno())
    return temporary, digest.hexdigest(), size


def _move_into_place(temporary: Path, final: Path) -> None:
    final.parent.mkdir(parents=True, exist_ok=True)
    # Replacing also an existing file renews its age, so a sweep running now leaves it alone.
    temporary.replace(final)
    os.utime(final, (time.time(), time.time()))
    for folder in (final.parent, final.parent.parent, _root()):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _older(path: Path, before: float) -> bool:
    with suppress(FileNotFoundError):
        return path.is_file() and path.stat().st_mtime < before
    return False


def _remove_when_still_old(path: Path, before: float) -> bool:
    """Delete a leftover unless somebody kept the same content again since it was listed."""
    if not _older(path, before):
        return False
    with suppress(FileNotFoundError):
        path.unlink()
    return True
