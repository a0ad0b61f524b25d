"""The blocks of the text engine's table: each module measures one topic on real data and returns its rows."""

import csv
import gzip
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table. `reach` is what the spec asks of `ours` (None: only shown); higher is better
    unless `lower_is_better`. `peers` are other tools' figures on the same rows in the same run."""

    task: str
    measure: str
    ours: float | str
    reach: float | None = None
    peers: dict[str, float | str] = field(default_factory=dict)
    note: str = ""
    lower_is_better: bool = False


def read(data: Path, name: str) -> list[dict[str, str]]:
    """All rows of a data set as dictionaries."""
    with gzip.open(data / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
