"""An organisation teaches the product: from a CSV file to decisions on voices, and back again."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from huiyin.base.doctor import Verdict
from huiyin.lib.text import MODEL_VERSION, Nature
from huiyin.listen.models import Feedback
from huiyin.understand import doctor, services
from huiyin.understand.labelled import Labelled, read_labelled
from huiyin.understand.management import learning
from huiyin.understand.models import Understanding
from huiyin.understand.services.own_heads import models_folder
from huiyin.understand.teaching import measure, teach
from tests.cast import NOW
from tests.drain import drain
from tests.understand.releases import forget_engine
from tests.understand.test_reanalyse import understood

# A company with words of its own: "闪退" (the app crashes) is an inquiry to its help desk, "点亮" a praise.
WORDS = {
    "complaint": ["灰灯了", "又灰灯", "一直灰灯", "灰灯没人管", "早上灰灯", "灰灯两天"],
    "suggestion": ["加个绿钮", "绿钮放左边", "绿钮大一点", "多一个绿钮", "绿钮换颜色", "给绿钮配音"],
    "inquiry": ["闪退怎么办", "应用闪退", "一打开就闪退", "更新后闪退", "登录时闪退", "闪退三次"],
    "praise": ["门店点亮了", "点亮成功", "又点亮一家", "点亮真快", "今天点亮", "全部点亮"],
}
PLACES = ["北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "西安"]


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A data folder of its own, which no other test's models reach."""
    settings.HUIYIN = settings.HUIYIN.model_copy(update={"data_dir": tmp_path / "data"})
    yield tmp_path / "data"
    forget_engine()


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [(f"{place}{word}", label) for label, words in WORDS.items() for word in words for place in PLACES]
    return _written(tmp_path / "labelled.csv", rows)


def _written(path: Path, rows: list[tuple[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([("text", "label"), *rows])
    return path


def text(*arguments: object) -> str:
    out = StringIO()
    call_command("text", *map(str, arguments), stdout=out)
    return out.getvalue()


def train(labelled: Path, out: Path, *more: object, task: str = "nature") -> str:
    return text("train", "--data", labelled, "--task", task, "--out", out, *more)


def test_training_prints_a_held_out_table_and_saves_the_head(labelled: Path, tmp_path: Path) -> None:
    printed = train(labelled, tmp_path / "heads")
    assert "texts held out" in printed
    assert "precision" in printed
    assert "calibration error" in printed
    assert (tmp_path / "heads" / "nature.weights.npy").is_file()
    assert "accuracy 1.000" in text("evaluate", "--data", labelled, "--head", tmp_path / "heads")


def test_for_machines_and_without_writing(labelled: Path, tmp_path: Path) -> None:
    result = json.loads(train(labelled, tmp_path / "heads", "--json", "--dry-run"))
    assert result["labels"] == dict.fromkeys(WORDS, 48)
    assert result["report"]["accuracy"] > 0.9
    assert set(result["report"]["per_class"]["praise"]) == {"precision", "recall", "f1", "support"}
    assert not result["activated"]
    assert not (tmp_path / "heads").exists()


def test_the_same_file_and_seed_give_the_same_head(labelled: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(labelled, tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_what_decides_now_is_measured_too(labelled: Path) -> None:
    result = json.loads(text("evaluate", "--data", labelled, "--task", "nature", "--json"))
    assert result["of"] == f"nature by {services.current_version()}"
    assert set(result["report"]["per_class"]) == set(Nature)
    assert 0 <= result["report"]["accuracy"] < 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["train", "--task", "Bad name", "--out", "x"], "no name for a task"),
        (["train", "--task", "topic", "--out", "x", "--activate"], "not decided here"),
        (["train", "--task", "sentiment", "--out", "x", "--activate"], "Write its labels as positive"),
        (["evaluate", "--head", "x"], "holds no head"),
        (["evaluate", "--task", "topic"], "not decided here"),
        (["evaluate", "--task", "sentiment"], "are not those of the head"),
    ],
)
def test_refusals_name_the_next_step(labelled: Path, arguments: list[str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        text(*arguments, "--data", labelled)


@pytest.mark.usefixtures("cast")
class TestInUse:
    def test_it_decides_from_the_next_start_and_old_voices_follow(self, labelled: Path, tmp_path: Path) -> None:
        (voice,) = understood("天津闪退怎么办")
        services.notice_model(now=NOW)
        drain(now=NOW)
        assert "decides from the next start" in train(labelled, tmp_path / "heads", "--activate")
        assert services.current_version() == MODEL_VERSION  # this process goes on as it began
        forget_engine()
        version = services.current_version()
        assert version.startswith(f"{MODEL_VERSION}~")
        later = NOW + timedelta(minutes=1)
        assert services.notice_model(now=later)
        drain(now=later)
        row = Feedback.objects.get(id=voice)
        assert (row.nature, row.model_version) == ("inquiry", version)
        kept = Understanding.objects.get(model_version=version)
        assert {"decision": "nature", "cue": "inquiry", "note": "own labels"}.items() <= kept.reasons["cues"][0].items()
        assert "nature: since" in text("heads")

    def test_removing_it_brings_the_shipped_decisions_back(self, labelled: Path, tmp_path: Path) -> None:
        train(labelled, tmp_path / "heads", "--activate")
        forget_engine()
        assert services.current_version() != MODEL_VERSION
        assert "shipped model decides" in text("heads", "--remove", "nature")
        forget_engine()
        assert services.current_version() == MODEL_VERSION
        assert text("heads") == "The shipped model decides everything.\n"
        with pytest.raises(CommandError, match="No model of your own"):
            text("heads", "--remove", "nature")

    def test_a_head_that_does_worse_is_not_activated(
        self, labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        train(labelled, tmp_path / "heads", "--activate")
        forget_engine()
        before, data = text("heads"), read_labelled(labelled)
        turned = dict(zip(WORDS, reversed(WORDS), strict=True))
        wrong = teach(Labelled(data.texts, [turned[label] for label in data.labels]), task="nature", seed=0)
        told = replace(wrong, held_out=data, report=measure(wrong.twin, data))
        monkeypatch.setattr(learning, "teach", lambda *args, **options: told)
        with pytest.raises(CommandError, match=r"it does worse .* accuracy 1\.000 .* your model 0\.000"):
            train(labelled, tmp_path / "worse", "--activate")
        assert text("heads") == before
        assert not (tmp_path / "worse").exists()

    def test_a_head_as_good_as_what_decides_is_not_activated(self, labelled: Path, tmp_path: Path) -> None:
        train(labelled, tmp_path / "heads", "--activate")
        forget_engine()
        with pytest.raises(CommandError, match="may be chance"):
            train(labelled, tmp_path / "heads", "--activate", "--seed", 1)

    def test_too_few_texts_to_tell(self, tmp_path: Path) -> None:
        rows = [(f"{place}{word}", label) for place in PLACES for label, words in WORDS.items() for word in words[:2]]
        with pytest.raises(CommandError, match="fewer than 30"):
            train(_written(tmp_path / "few.csv", rows), tmp_path / "heads", "--activate")

    def test_a_model_must_know_every_value(self, tmp_path: Path) -> None:
        rows = [
            (f"{place}{word}", label) for place in PLACES for label in ("praise", "inquiry") for word in WORDS[label]
        ]
        with pytest.raises(CommandError, match="No text is labelled complaint, suggestion"):
            train(_written(tmp_path / "two.csv", rows), tmp_path / "heads", "--activate")

    def test_changed_files_are_left_out_and_the_doctor_says_so(self, labelled: Path, tmp_path: Path) -> None:
        train(labelled, tmp_path / "heads", "--activate")
        (weights,) = models_folder().glob("nature-*/nature.weights.npy")
        forget_engine()
        (finding,) = [one for one in doctor.examine(database=False) if one.name == "own model of nature"]
        assert finding.verdict is Verdict.OK
        weights.write_bytes(weights.read_bytes()[:-1] + b"\x07")
        forget_engine()
        assert services.current_version() == MODEL_VERSION
        assert services.analyzer()
        (finding,) = [one for one in doctor.examine(database=False) if one.name == "own model of nature"]
        assert finding.bad
        assert "FILES CHANGED" in text("heads")

    def test_categories_may_be_the_organisations_own(self, tmp_path: Path) -> None:
        rows = [(f"{place}{word}", label) for place in PLACES for label, words in WORDS.items() for word in words]
        own = {"inquiry": "app/crash", "praise": "store/lit", "complaint": "lamp/grey", "suggestion": "app/button"}
        file = _written(tmp_path / "own.csv", [(words, own[label]) for words, label in rows])
        train(file, tmp_path / "heads", "--activate", task="category")
        forget_engine()
        (voice,) = understood("天津闪退怎么办")
        row = Feedback.objects.get(id=voice)
        assert row.category == "app/crash"
        assert row.categories[0] == "app/crash"
