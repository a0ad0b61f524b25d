"""Writing the marts: rows become a delta file, and many deltas become base files by month.

Arrow and DuckDB are imported by the functions that need them: a web process that never asks for a figure
must not pay their 300 MB.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from huiyin.measure.marts.columns import COLUMNS
from huiyin.measure.marts.manifest import MartFiles, rename_durably
from huiyin.measure.marts.reading import cursor, quoted_files
from huiyin.measure.terms import Mart

if TYPE_CHECKING:
    import pyarrow

Row = Mapping[str, Any]


def mart_row(facts: Row, *, version: int, zone: ZoneInfo) -> dict[str, Any]:
    """Return the facts as a row of the mart: stamped with its version and the organisation's local day."""
    return {
        **facts,
        "version": version,
        "gone": False,
        "local_day": local_day(facts["received_at"], zone=zone),
    }


def gone_row(id: str, *, version: int) -> dict[str, Any]:
    """Return the row that takes an object out of the mart."""
    return {"id": id, "version": version, "gone": True}


def local_day(moment: datetime, *, zone: ZoneInfo) -> date:
    """Return the organisation's calendar day of a moment."""
    return moment.astimezone(zone).date()


def write_delta(folder: Path, mart: Mart, rows: Sequence[Row], *, position: int) -> str:
    """Write rows as the delta of a position and return the file's name."""
    import pyarrow as pa

    columns = COLUMNS[mart]
    table = pa.table(
        {name: pa.array([row.get(name) for row in rows], _arrow_type(kind)) for name, kind in columns.items()}
    )
    name = f"{mart.value}-delta-{position:016d}.parquet"
    _write_parquet(folder / name, table)
    return name


def compacted(folder: Path, mart: Mart, files: MartFiles, *, position: int) -> MartFiles:
    """Return the mart's files after its deltas were folded into base files by UTC month of `received_at`."""
    if not files.deltas:
        return files
    base = dict(files.base)
    for month in _touched_months(folder, files):
        name = f"{mart.value}-base-{month}-{position:016d}-{os.getpid()}.parquet"
        base[month] = name
        if _write_month(folder / name, folder, mart, files, month=month) == 0:
            del base[month]
    return MartFiles(base=base, deltas=[])


def _touched_months(folder: Path, files: MartFiles) -> list[str]:
    """Return the months in which a row of the deltas stands or once stood."""
    deltas = quoted_files(folder, files.deltas)
    months = f"SELECT DISTINCT strftime(received_at, '%Y-%m') AS month FROM read_parquet({deltas}) WHERE NOT gone"  # noqa: S608 - our own file names
    if files.base:
        base = quoted_files(folder, files.base.values())
        months += (
            f" UNION SELECT DISTINCT strftime(received_at, '%Y-%m') FROM read_parquet({base})"  # noqa: S608
            f" WHERE id IN (SELECT id FROM read_parquet({deltas}))"
        )
    return sorted(month for (month,) in cursor().execute(months).fetchall())


def _write_month(target: Path, folder: Path, mart: Mart, files: MartFiles, *, month: str) -> int:
    """Write the newest rows of one month, gone ones left out; returns how many."""
    names = [files.base[month], *files.deltas] if month in files.base else files.deltas
    query = (
        f"SELECT {', '.join(COLUMNS[mart])} FROM ("  # noqa: S608 - our own column and file names
        f"SELECT *, row_number() OVER (PARTITION BY id ORDER BY version DESC) AS place"
        f" FROM read_parquet({quoted_files(folder, names)})"
        f") WHERE place = 1 AND NOT gone AND strftime(received_at, '%Y-%m') = '{month}'"
        " ORDER BY received_at, id"
    )
    temporary = _temporary(target)
    copied = cursor().execute(f"COPY ({query}) TO '{_quoted(temporary)}' (FORMAT parquet, COMPRESSION zstd)")
    rows = int(copied.fetchall()[0][0])
    if rows == 0:
        temporary.unlink()
        return 0
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    rename_durably(temporary, target)
    return rows


def _write_parquet(target: Path, table: "pyarrow.Table") -> None:
    from pyarrow import parquet

    temporary = _temporary(target)
    with temporary.open("wb") as stream:
        parquet.write_table(table, stream, compression="zstd")
        stream.flush()
        os.fsync(stream.fileno())
    rename_durably(temporary, target)


def _temporary(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _arrow_type(kind: str) -> "pyarrow.DataType":
    import pyarrow as pa

    return {
        "string": pa.string(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
        # Without a zone: DuckDB needs an extension (a download) to handle zoned timestamps. All are UTC.
        "timestamp": pa.timestamp("us"),
    }[kind]
