"""The story of a table: from the command line through analysis and triage to the counts."""

import csv
import gzip
import json

import pytest

from huiyin.config import import_command
from huiyin.listen.terms import Channel
from tests.real_data import real_data

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    code = import_command.main([*map(str, arguments), "--json"])
    printed = capsys.readouterr()
    return code, json.loads(printed.out) if printed.out else None, printed.err


def test_five_hundred_real_reviews_are_taken_in_judged_and_opened(tmp_path, capsys):
    source = real_data("zh_waimai_10k.csv.gz")
    path = tmp_path / "reviews.csv.gz"
    with gzip.open(source, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with gzip.open(path, "wt", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fieldnames=["text", "label"])
        writer.writeheader()
        writer.writerows(rows[:: len(rows) // 500][:500])

    code, result, bar = run(capsys, path, "--channel", Channel.REVIEW)
    assert code == 0
    assert (result["rows"], result["accepted"], result["not_yet_understood"]) == (500, 500, 0)
    assert sum(result["nature"].values()) == sum(result["sentiment"].values()) == 500
    assert "" not in result["nature"], "every review is understood"
    assert 0 < result["cases"] == sum(result["level"].values()) < 500
    assert "500/500" in bar

    code, again, _ = run(capsys, path, "--channel", Channel.REVIEW)
    assert (again["accepted"], again["duplicates"], again["cases"]) == (0, 500, result["cases"])


def test_accepting_alone_leaves_the_rest_to_the_worker(tmp_path, capsys):
    path = tmp_path / "voices.csv"
    path.write_text("content,stars\n等了两小时，要求退款,1\n", encoding="utf-8")
    code, result, _ = run(capsys, path, "--no-wait", "--rating", "stars", "--scale", 1, 5)
    assert code == 0
    assert (result["accepted"], result["not_yet_understood"], result["cases"]) == (1, 1, 0)


def test_a_file_that_cannot_be_read_is_explained(tmp_path, capsys):
    code, result, words = run(capsys, tmp_path / "none.csv")
    assert (code, result) == (2, None)
    assert "none.csv cannot be read" in words
    (tmp_path / "a.csv").write_text("text\n好\n")
    code, result, words = run(capsys, tmp_path / "a.csv", "--unit", "NOWHERE")
    assert (code, result) == (2, None)
    assert words
