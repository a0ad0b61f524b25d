"""The shipped heads: what `make models` built, with a manifest that names sources, licences, hashes and scores."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from huiyin.lib.text.heads.head import Head

Profile = Literal["light", "vectors", "accurate"]
ENCODERS: Mapping[str, str] = {"light": "", "vectors": "use", "accurate": "e5"}
"""Which sentence encoder (`vectors.encode`) a profile uses."""
MODELS = Path(__file__).parent / "models"


class ModelsDamaged(RuntimeError):
    """An artefact of the shipped models is missing or differs from the manifest."""


@lru_cache(maxsize=3)
def heads_of(profile: Profile) -> dict[str, Head]:
    """The heads of a profile by task; a task without a head of its own in it has the light one.

    Raises ModelsDamaged when a file is missing.
    """
    try:
        heads = {task: Head.load(MODELS / "light", task) for task in tasks_of("light")}
        if profile != "light":
            heads |= {task: Head.load(MODELS / profile, task) for task in tasks_of(profile)}
    except FileNotFoundError as missing:
        raise ModelsDamaged(f"{missing.filename} is missing: install huiyin again, or run `make models`.") from missing
    return heads


def tasks_of(profile: Profile) -> list[str]:
    """The tasks for which a profile has a head of its own, in alphabetical order."""
    return sorted(path.stem for path in (MODELS / profile).glob("*.json"))


@lru_cache(maxsize=1)
def manifest() -> dict[str, Any]:
    """What the artefacts were built from and how well they score (models/manifest.json)."""
    try:
        read: dict[str, Any] = json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise ModelsDamaged("models/manifest.json is missing: install huiyin again, or run `make models`.") from missing
    return read


def damaged_files() -> list[str]:
    """The artefacts that are missing or differ from the manifest; empty when all is well."""
    return [name for name, wanted in manifest()["files"].items() if _digest(MODELS / name) != wanted["sha256"]]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
