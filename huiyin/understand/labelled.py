"""Labelled texts from a CSV file, checked before anything learns from them. No Django."""

import csv
import gzip
import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from huiyin.lib.text.cleaning import clean

TEXT_NAMES: Final = ("text", "review", "content", "comment", "feedback", "内容", "評論", "评论", "反馈", "意见", "文本")
LABEL_NAMES: Final = ("label", "class", "标签", "標籤", "类别", "類別")
LEAST_PER_LABEL: Final = 10
HELD_OUT: Final = 0.2
MOST_LABELS: Final = 1_000
_LONGEST_CELL: Final = 5_000_000
_GZIP_MAGIC: Final = b"\x1f\x8b"


class BadLabels(ValueError):
    """Nothing can be learnt from this file; the message says what to change."""


@dataclass(frozen=True)
class Labelled:
    """Texts with one label each, in the order of the file; `skipped` rows had no text or no label."""

    texts: list[str]
    labels: list[str]
    skipped: int = 0

    def counts(self) -> dict[str, int]:
        """Return how many texts have each label, the commonest first."""
        return dict(Counter(self.labels).most_common())

    def only(self, places: Sequence[int]) -> "Labelled":
        """Return the texts at these places."""
        return Labelled([self.texts[at] for at in places], [self.labels[at] for at in places])


def read_labelled(path: Path, *, text_column: str = "", label_column: str = "") -> Labelled:
    """Return the labelled texts of a CSV file with a header, in UTF-8 (a BOM is no trouble), also gzipped.

    Raises BadLabels when the file cannot be read, is not UTF-8, or has no such columns.
    """
    csv.field_size_limit(_LONGEST_CELL)
    texts, labels, skipped = [], [], 0
    for text, label in _cells(path, text_column=text_column, label_column=label_column):
        if text and label:
            texts.append(text)
            labels.append(label)
        else:
            skipped += 1
    return Labelled(texts, labels, skipped)


def check_learnable(data: Labelled) -> None:
    """Raise BadLabels unless there are two labels or more, and each has enough texts to learn from and be tested."""
    counts = data.counts()
    if len(counts) < 2:
        found = f"only the label {next(iter(counts))!r}" if counts else "no labelled text at all"
        raise BadLabels(f"The file has {found}. Learning needs two labels or more with texts of each.")
    if len(counts) > MOST_LABELS:
        raise BadLabels(
            f"{len(counts)} different labels: is this the column of the labels? Name it with --label-column."
        )
    rare = {label: count for label, count in counts.items() if count < LEAST_PER_LABEL}
    if rare:
        shown = ", ".join(f"{label} ({count})" for label, count in list(rare.items())[:10])
        raise BadLabels(
            f"Too few texts for {shown}. Give each label {LEAST_PER_LABEL} texts or more, join it with another, "
            "or leave its rows out."
        )


def split(data: Labelled, *, seed: int) -> tuple[Labelled, Labelled]:
    """Return the part to learn from and the part held out, about a fifth of each label.

    Texts with the same letters go to one side together, whatever their case, width, script, digits and signs:
    nothing is tested on what was learnt by heart.
    """
    from huiyin.lib.text.heads.folding import copy_key  # NumPy only where something is learnt

    groups: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(data.texts):
        groups[copy_key(clean(text).folded)].append(place)
    by_label: dict[str, list[list[int]]] = defaultdict(list)
    for places in groups.values():
        by_label[data.labels[places[0]]].append(places)
    learnt, held = [], []
    for label in sorted(by_label):
        same = by_label[label]
        random.Random(f"{seed}:{label}").shuffle(same)  # noqa: S311 a split, no secret
        cut = max(1, round(len(same) * HELD_OUT)) if len(same) > 1 else 0
        held += [place for places in same[:cut] for place in places]
        learnt += [place for places in same[cut:] for place in places]
    return data.only(sorted(learnt)), data.only(sorted(held))


def _cells(path: Path, *, text_column: str, label_column: str) -> Iterator[tuple[str, str]]:
    """Yield text and label of each row."""
    with _opened(path) as lines:
        rows = csv.DictReader(lines, restval="")
        try:
            columns = list(rows.fieldnames or [])
            text = _column(columns, text_column, TEXT_NAMES, "--text-column")
            label = _column(columns, label_column, LABEL_NAMES, "--label-column")
            for row in rows:
                yield row[text].strip(), row[label].strip()
        except UnicodeDecodeError as error:
            raise BadLabels(
                f"{path} is not UTF-8 (near line {rows.line_num + 1}). In Excel save it as 'CSV UTF-8', "
                f"or run: iconv -f GB18030 -t UTF-8 {path} > {path.stem}.utf8.csv"
            ) from error
        except (csv.Error, EOFError, OSError) as error:
            raise BadLabels(f"{path} cannot be read as CSV near line {rows.line_num + 1}: {error}.") from error


def _column(columns: Sequence[str], wanted: str, known: Sequence[str], option: str) -> str:
    if wanted:
        if wanted not in columns:
            raise BadLabels(f"There is no column {wanted!r}; the file has {', '.join(columns)}.")
        return wanted
    fitting = [name for name in columns if name.strip().lower() in known]
    if len(fitting) != 1:
        raise BadLabels(f"Name the column with {option}; the file has {', '.join(columns) or 'no header line'}.")
    return fitting[0]


def _opened(path: Path) -> IO[str]:
    try:
        raw: IO[bytes] = path.open("rb")
        zipped = raw.read(2) == _GZIP_MAGIC
        raw.seek(0)
    except OSError as error:
        raise BadLabels(f"{path} cannot be read: {error.strerror}.") from error
    stream = gzip.open(raw) if zipped else raw  # noqa: SIM115 closed with the text around it
    return io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
