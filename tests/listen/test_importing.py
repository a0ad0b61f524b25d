"""Tables of voices: what becomes of odd files, and that nothing is taken in twice."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from huiyin.listen.importing import ImportPlan, UnreadableFile, counts_by, import_file, imported_ids, not_yet_understood
from huiyin.listen.models import Feedback, RawInput
from huiyin.listen.terms import Channel

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    def written(content, *, name="voices.csv"):
        path = tmp_path / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return written


def take(path, **options):
    return import_file(ImportPlan(path=path, **options), by="test", clock=lambda: NOW)


def texts():
    return list(Feedback.objects.order_by("meta__row").values_list("text", flat=True))


def test_every_row_becomes_a_voice_with_its_rating_and_its_bytes(table):
    path = table("text,stars,shop\n汤洒了,1,南山\n好吃,5,东门\n")
    report = take(path, rating_column="stars", scale=(1, 5), channel=Channel.REVIEW)
    assert (report.rows, report.done, report.states["new"]) == (2, 2, 2)
    assert texts() == ["汤洒了", "好吃"]
    assert [rating.score_100 for row in Feedback.objects.order_by("meta__row") for rating in row.ratings.all()] == [
        0,
        100,
    ]
    kept = json.loads(bytes(RawInput.objects.get(feedback__text="汤洒了").body))
    assert kept == {"text": "汤洒了", "stars": "1", "shop": "南山"}, "columns we do not understand are kept"


def test_an_import_run_again_adds_nothing(table):
    path = table("text\n汤洒了\n汤洒了\n")
    assert take(path).states == {"new": 2}, "equal texts of two rows are two voices"
    assert take(path).states == {"duplicate": 2}
    assert Feedback.objects.count() == 2


def test_an_interrupted_import_continues(table, monkeypatch):
    path = table("text\n" + "".join(f"第{number}条\n" for number in range(7)))
    monkeypatch.setattr("huiyin.listen.importing.ROWS_AT_ONCE", 3)
    chunks = []

    def break_off(report):
        chunks.append(report.done)
        if len(chunks) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(ImportPlan(path=path), by="test", clock=lambda: NOW, after_chunk=break_off)
    assert Feedback.objects.count() == 6
    assert take(path).states == {"duplicate": 6, "new": 1}


def test_a_zipped_file_with_a_mark_is_read(table):
    assert take(table("\ufefftext\n好\n", name="voices.csv.gz")).states == {"new": 1}
    assert texts() == ["好"]


def test_bytes_that_are_no_utf8_and_nuls_are_replaced_not_refused(table):
    take(table(b"text\nab\xff\xfecd\nx\x00y\n"))
    assert texts() == ["ab\ufffd\ufffdcd", "x\ufffdy"]


def test_rows_without_words_and_bad_ratings_are_counted(table):
    path = table("text,stars\n ,\n好,nine\n差,9\n,4\n行,3\n")
    report = take(path, rating_column="stars")
    assert report.skipped == {"empty": 1, "bad_rating": 2}
    assert report.states == {"new": 4}, "a bad rating does not cost the words; a rating alone is a voice"


def test_short_and_long_lines_and_quoted_breaks_are_one_row_each(table):
    report = take(table('text,a\n"第一行\n第二行",1\n只有一格\n多,了,一格\n'))
    assert report.rows == 3
    assert texts() == ["第一行\n第二行", "只有一格", "多"]


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        ("a,b\n1,2\n", {}, "--text"),
        ("a,b\n1,2\n", {"text_column": "c"}, "no column 'c'; the file has a, b"),
        ("text,b\n1,2\n", {"rating_column": "c"}, "no column 'c'"),
        ("", {}, "no header"),
    ],
)
def test_what_cannot_be_read_is_said_before_anything_is_written(table, content, options, words):
    with pytest.raises(UnreadableFile, match=words):
        take(table(content), **options)
    assert not Feedback.objects.exists()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"none\.csv cannot be read"):
        take(tmp_path / "none.csv")


def test_the_voices_of_a_file_are_found_again(table):
    other = take(table("text\n好\n", name="other.csv"))
    report = take(table("text\n汤洒了\n慢\n"))
    assert len(imported_ids(report.digest, channel=Channel.IMPORT)) == 2
    assert not_yet_understood(report.digest, channel=Channel.IMPORT) == 2
    assert counts_by("nature", other.digest, channel=Channel.IMPORT) == {"": 1}
