"""`huiyin text analyse`: lines in, JSON lines out, without Django or a data folder."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from huiyin.config.generated import REPOSITORY
from huiyin.lib.text import Analyzer, EncoderMissing, ModelsDamaged
from huiyin.understand.trying import analyse_stream

HUIYIN = [sys.executable, "-c", "import sys; from huiyin.config.cli import main; sys.exit(main())"]


def analysed(source: bytes, **options: bool) -> list[dict]:
    target = io.StringIO()
    assert analyse_stream(io.BytesIO(source), target, profile="light", explain=options.get("explain", False)) == 0
    return [json.loads(line) for line in target.getvalue().splitlines()]


def test_one_line_in_is_one_line_out() -> None:
    lines = analysed("退款三天没到账\r\n\n服务很好\n\xff末行".encode("utf-8", "replace") + b"\xff")
    assert [line["sentiment"] for line in lines[:3]] == ["negative", "neutral", "positive"]
    assert len(lines) == 4
    assert "reasons" not in lines[0]


def test_reasons_on_demand() -> None:
    (line,) = analysed("退款三天没到账".encode(), explain=True)
    assert any(decision == "sentiment" for decision, *_ in line["reasons"])


@pytest.mark.parametrize("error", [EncoderMissing("pip install it"), ModelsDamaged("install huiyin again")])
def test_an_engine_that_is_not_whole_says_what_to_do(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(profile: str) -> Analyzer:
        raise error

    monkeypatch.setattr(Analyzer, "load", refuse)
    assert analyse_stream(io.BytesIO(b"a"), io.StringIO(), profile="vectors", explain=False) == 1
    assert str(error) in capsys.readouterr().err


def test_lines_are_answered_as_they_come() -> None:
    class Slow(io.RawIOBase):
        """Gives one line at a time and notes what was answered before the next."""

        def __init__(self) -> None:
            self.lines = [b"one\n", b"two\n"]
            self.answered: list[int] = []

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:
            self.answered.append(target.getvalue().count("\n"))
            line = self.lines.pop(0) if self.lines else b""
            buffer[: len(line)] = line
            return len(line)

    target, source = io.StringIO(), Slow()
    analyse_stream(io.BufferedReader(source), target, profile="light", explain=False)
    assert source.answered == [0, 1, 2]


def test_it_needs_no_django_and_makes_no_data_folder(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HUIYIN_", "DJANGO"))}
    code = "import sys; from huiyin.config.cli import main; main(['text', 'analyse']);print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="退款三天没到账\n",
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    decision, with_django = done.stdout.splitlines()
    assert json.loads(decision)["nature"] == "complaint"
    assert with_django == "False"
    assert list(tmp_path.iterdir()) == []


def test_who_stops_reading_is_no_error(tmp_path: Path) -> None:
    lines = "太慢了\n" * 20_000
    command = f"{' '.join(map(repr, HUIYIN))} text analyse | head -1"
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "-c", command], input=lines, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
