"""Voices from a table: CSV (also gzipped, UTF-8) through the same door as every other voice.

A row is known by the file's digest and its place, so an interrupted import is simply run again:
what is already there is a duplicate and changes nothing.
"""

import csv
import gzip
import hashlib
import io
import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from django.db.models import QuerySet

from huiyin.listen.models import Feedback
from huiyin.listen.rules import rating_problem
from huiyin.listen.services import accept
from huiyin.listen.terms import Channel, RatingIn, RatingMetric, Voice

ROWS_AT_ONCE: Final = 500
LONGEST_CELL: Final = 5_000_000
_TEXT_NAMES: Final = ("text", "review", "content", "comment", "feedback", "内容", "評論", "评论", "反馈", "意见")
_GZIP_MAGIC: Final = b"\x1f\x8b"

Row = Mapping[str, str]


class UnreadableFile(ValueError):
    """The file cannot be imported as asked; the message says what to change."""


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What of a file becomes what of a voice."""

    path: Path
    text_column: str = ""
    rating_column: str = ""
    scale: tuple[float, float] | None = None
    channel: Channel = Channel.IMPORT
    unit: str = ""


@dataclass
class ImportReport:
    """How far an import has come; `skipped` counts rows without text or rating, by reason."""

    digest: str
    rows: int
    done: int = 0
    states: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)


def import_file(
    plan: ImportPlan,
    *,
    by: str,
    clock: Callable[[], datetime],
    after_chunk: Callable[[ImportReport], None] | None = None,
) -> ImportReport:
    """Accept every row of the file as a voice, 500 in one transaction, and report.

    `clock` gives each chunk its moment; `after_chunk` may show progress or have work done.
    Raises UnreadableFile before anything is written, and listen's UnknownUnit.
    """
    columns = _columns(plan.path)
    chosen = _text_column(plan, columns)
    report = ImportReport(digest=_digest(plan.path), rows=_count(plan.path))
    for chunk in _chunks(_rows(plan.path)):
        voices = [voice for number, row in chunk if (voice := _voice(number, row, plan, chosen, report))]
        receipts = accept(voices, now=clock(), by=by) if voices else []
        report.states.update(receipt.state.value for receipt in receipts)
        report.done += len(chunk)
        if after_chunk:
            after_chunk(report)
    return report


def imported_ids(digest: str, *, channel: Channel) -> list[str]:
    """Return the ids of all voices that came from a file."""
    return [str(id) for id in _imported(digest, channel=channel).values_list("id", flat=True)]


def not_yet_understood(digest: str, *, channel: Channel) -> int:
    """Return how many voices of a file still wait for their analysis."""
    return _imported(digest, channel=channel).filter(understood_at=None).count()


def counts_by(column: str, digest: str, *, channel: Channel) -> dict[str, int]:
    """Return how many voices of a file have each value of `nature`, `sentiment`, `urgency` or `language`."""
    values = _imported(digest, channel=channel).values_list(column, flat=True)
    return dict(Counter(values.iterator(chunk_size=5_000)).most_common())


def _imported(digest: str, *, channel: Channel) -> QuerySet[Feedback]:
    # A half-open range of names instead of LIKE: the index on external_id answers it on both databases.
    rows: QuerySet[Feedback] = Feedback.objects.filter(
        channel=channel, external_id__gte=f"{digest}:", external_id__lt=f"{digest};"
    )
    return rows


def _voice(number: int, row: Row, plan: ImportPlan, text_column: str, report: ImportReport) -> Voice | None:
    text = (row.get(text_column) or "").strip()
    rating = _rating(row, plan, report)
    if not text and rating is None:
        report.skipped["empty"] += 1
        return None
    return Voice(
        channel=plan.channel,
        text=text,
        external_id=f"{report.digest}:{number}",
        unit=plan.unit,
        ratings=(rating,) if rating else (),
        meta={"row": number},
        raw=json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"),
    )


def _rating(row: Row, plan: ImportPlan, report: ImportReport) -> RatingIn | None:
    """Return the row's rating; what is no number on the scale is left out and counted."""
    given = (row.get(plan.rating_column) or "").strip() if plan.rating_column else ""
    if not given:
        return None
    try:
        score = float(given)
    except ValueError:
        score = math.nan
    if not math.isfinite(score) or rating_problem(RatingMetric.CSAT, score, plan.scale):
        report.skipped["bad_rating"] += 1
        return None
    return RatingIn(metric=RatingMetric.CSAT, score=score, scale=plan.scale)


def _text_column(plan: ImportPlan, columns: Sequence[str]) -> str:
    for wanted in (plan.text_column, plan.rating_column):
        if wanted and wanted not in columns:
            raise UnreadableFile(f"There is no column {wanted!r}; the file has {', '.join(columns)}.")
    if plan.text_column:
        return plan.text_column
    known = [name for name in columns if name.strip().lower() in _TEXT_NAMES]
    if len(known) == 1 or len(columns) == 1:
        return (known or list(columns))[0]
    raise UnreadableFile(f"Name the column of the texts with --text; the file has {', '.join(columns)}.")


def _columns(path: Path) -> list[str]:
    with _opened(path) as lines:
        header = next(csv.reader(lines), [])
    if not any(header):
        raise UnreadableFile("The file has no header line.")
    return header


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield (number, row); the first row below the header is 1. Missing cells are empty."""
    csv.field_size_limit(LONGEST_CELL)
    with _opened(path) as lines:
        for number, row in enumerate(csv.DictReader(lines, restval="", restkey=""), start=1):
            row.pop("", None)  # cells beyond the header belong to no column
            yield number, row


def _count(path: Path) -> int:
    return sum(1 for _ in _rows(path))


def _chunks(rows: Iterator[tuple[int, Row]]) -> Iterator[list[tuple[int, Row]]]:
    chunk: list[tuple[int, Row]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == ROWS_AT_ONCE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()[:32]


def _opened(path: Path) -> IO[str]:
    """Open the table as text; bytes that are no UTF-8 become replacement characters."""
    try:
        raw: IO[bytes] = path.open("rb")
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error
    zipped = raw.read(2) == _GZIP_MAGIC
    raw.seek(0)
    stream = gzip.open(raw) if zipped else raw  # noqa: SIM115 closed with the text around it
    return io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
