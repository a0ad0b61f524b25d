"""The organisation's own heads: files in the data folder, taken into use together with their digest.

`<data>/models/active.json` names for each task the folder of its head and the digest of what lies in it. A
head whose files are gone or changed is left out, loudly: the shipped model then decides, under its own version.
"""

import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from huiyin.understand.terms import OwnTask

if TYPE_CHECKING:
    from huiyin.lib.text.heads.head import Head

log = logging.getLogger("huiyin.understand")

ACTIVE: Final = "active.json"
Answer = tuple[str, dict[str, float]]


def models_folder() -> Path:
    """Return where the organisation's own heads lie."""
    folder: Path = settings.HUIYIN.data_dir / "models"
    return folder


def activate(head: "Head", *, task: OwnTask, about: Mapping[str, Any], now: datetime) -> str:
    """Put a head into the data folder and name it as the one in use; return its digest.

    Processes take it up when they start; the re-analysis that follows is theirs to notice. `about` is kept
    beside it: where it came from and how it did.
    """
    fresh = models_folder() / f".{task}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    head.save(fresh)
    digest = _digest_of(fresh)
    kept = models_folder() / f"{task}-{digest[:12]}"
    shutil.rmtree(kept, ignore_errors=True)
    fresh.rename(kept)
    entry = {"folder": kept.name, "digest": digest, "activated_at": now.isoformat(), **about}
    _write({**named(), task: entry})
    return digest


def deactivate(*, task: OwnTask) -> bool:
    """Let the shipped model decide a task again from the next start on; return whether a head was in use."""
    active = named()
    if task not in active:
        return False
    _write({name: entry for name, entry in active.items() if name != task})
    return True


def named() -> dict[str, dict[str, Any]]:
    """Return what active.json names, by task; empty when there is none."""
    file = models_folder() / ACTIVE
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def intact(entry: Mapping[str, Any]) -> bool:
    """Tell whether the files of a head are there as they were when it was taken into use."""
    folder = models_folder() / entry["folder"]
    return folder.is_dir() and _digest_of(folder) == str(entry["digest"])


@cache
def active_digests() -> dict[str, str]:
    """Return the digest of each head this process uses, by task; reads files, but no NumPy."""
    digests = {}
    for task, entry in named().items():
        if task in set(OwnTask) and intact(entry):
            digests[task] = entry["digest"]
        else:
            log.error("own head %s in %s is gone or changed; the shipped model decides", task, models_folder())
    return digests


@cache
def load_heads() -> dict[OwnTask, "Head"]:
    """Return this process's own heads by task, their arrays memory-mapped."""
    digests, active = active_digests(), named()
    if not digests:
        return {}
    from huiyin.lib.text.heads.head import Head  # NumPy only where there is a head

    return {OwnTask(task): Head.load(models_folder() / active[task]["folder"], task) for task in digests}


def answers_of(head: "Head", texts: Sequence[str]) -> list[Answer]:
    """Return for each text the label given and the probability of each label."""
    labels = [str(label) for label in head.labels]
    probabilities = head.probabilities(texts)
    return [
        (str(given), dict(zip(labels, map(float, row), strict=True)))
        for given, row in zip(head.decide(probabilities), probabilities, strict=True)
    ]


def _digest_of(folder: Path) -> str:
    """Return one digest over the names and the contents of all files in a folder."""
    total = sha256()
    for file in sorted(folder.iterdir()):
        total.update(f"{file.name}\n{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def _write(active: Mapping[str, Any]) -> None:
    fresh = models_folder() / f"{ACTIVE}.new"
    fresh.write_text(json.dumps(active, ensure_ascii=False, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(models_folder() / ACTIVE)
