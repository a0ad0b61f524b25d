"""Labelled files: what is read, what is refused and with which next step, and what is held out."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.understand.labelled import BadLabels, Labelled, check_learnable, read_labelled, split


def file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "labelled.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzipped"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
def test_texts_and_labels_are_read(tmp_path: Path, pack, mark: bytes) -> None:
    rows = 'text,label\n"太慢了,\n等一小时",配送\n很好吃,菜品\n,菜品\n没有标签,\n'
    data = read_labelled(file(tmp_path, pack(mark + rows.encode())))
    assert data.texts == ["太慢了,\n等一小时", "很好吃"]
    assert (data.labels, data.skipped) == (["配送", "菜品"], 2)


def test_columns_may_be_named(tmp_path: Path) -> None:
    path = file(tmp_path, "id,说的话,属于\n1,慢,a\n".encode())
    data = read_labelled(path, text_column="说的话", label_column="属于")
    assert (data.texts, data.labels) == (["慢"], ["a"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("text,label\n太慢了,配送\n".encode("gb18030"), "iconv -f GB18030"),
        (b"a,b\n1,2\n", "--text-column"),
        (b"text,b\n1,2\n", "--label-column"),
        (b"", "no header"),
        (b"\x1f\x8bnot gzip", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_next_step(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(BadLabels, match=words):
        read_labelled(file(tmp_path, content))


def test_a_missing_file_or_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadLabels, match="cannot be read"):
        read_labelled(tmp_path / "none.csv")
    with pytest.raises(BadLabels, match="no column 'x'; the file has text, label"):
        read_labelled(file(tmp_path, b"text,label\n"), text_column="x")


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ([], "no labelled text"),
        (["a"] * 50, "only the label 'a'"),
        (["a"] * 50 + ["b"] * 3, "b \\(3\\)"),
        ([str(at) for at in range(1_001)], "--label-column"),
    ],
)
def test_too_little_to_learn_from_is_refused(labels: list[str], words: str) -> None:
    with pytest.raises(BadLabels, match=words):
        check_learnable(Labelled([f"text {at}" for at in range(len(labels))], labels))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text("ab宽慢 A", min_size=1, max_size=4), st.sampled_from("xy"))), st.integers(0, 3))
def test_the_split_keeps_same_texts_together_and_loses_nothing(rows: list[tuple[str, str]], seed: int) -> None:
    data = Labelled([text for text, _ in rows], [label for _, label in rows])
    learnt, held = split(data, seed=seed)
    assert sorted(zip(learnt.texts + held.texts, learnt.labels + held.labels, strict=True)) == sorted(rows)

    def plain(part: Labelled) -> set[str]:
        return {text.lower().replace(" ", "") for text in part.texts}

    assert not plain(learnt) & plain(held)
    assert split(data, seed=seed) == (learnt, held)


def test_about_a_fifth_of_each_label_is_held_out() -> None:
    data = Labelled([chr(0x4E00 + at) for at in range(300)], ["a"] * 200 + ["b"] * 100)
    _, held = split(data, seed=0)
    assert held.counts() == {"a": 40, "b": 20}
