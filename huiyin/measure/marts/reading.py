"""Reading the marts: Ibis expressions over Parquet, run by a DuckDB that lives in this process's memory.

Expressions name two tables per mart, `<mart>_base` and `<mart>_deltas`; here the names are bound to the files
of the manifest. On ClickHouse or Spark the same expressions meet the same names bound elsewhere. Ibis and
DuckDB are imported on first use: they cost a quarter of a second and 200 MB.
"""

import threading
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huiyin.measure.marts.columns import COLUMNS
from huiyin.measure.marts.manifest import Manifest
from huiyin.measure.terms import Mart

if TYPE_CHECKING:
    import duckdb
    import ibis
    from ibis.backends.duckdb import Backend

MEMORY_LIMIT = "512MB"
THREADS = 2

_own = threading.local()
_opening = threading.Lock()


def newest(mart: Mart) -> "ibis.Table":
    """Return the mart's current rows as an expression: deltas win over the base, the latest one first."""
    import ibis

    schema = _ibis_schema(mart)
    base = ibis.table(schema, name=f"{mart.value}_base")
    deltas = ibis.table(schema, name=f"{mart.value}_deltas")
    latest = deltas.mutate(
        place=ibis.row_number().over(ibis.window(group_by=deltas.id, order_by=deltas.version.desc()))
    )
    latest = latest.filter(latest.place == 0).drop("place")
    current = base.anti_join(deltas, "id").union(latest)
    return current.filter(~current.gone)


def run(expression: "ibis.Table", *, folder: Path, manifest: Manifest | None) -> list[dict[str, Any]]:
    """Run an expression over the files of one manifest (None: empty marts) and return plain rows."""
    own = cursor()
    for mart in Mart:
        files = manifest.marts[mart.value] if manifest else None
        _bind(own, f"{mart.value}_base", mart, folder, list(files.base.values()) if files else [])
        _bind(own, f"{mart.value}_deltas", mart, folder, files.deltas if files else [])
    result = own.execute(_backend().compile(expression))
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def cursor() -> "duckdb.DuckDBPyConnection":
    """Return this thread's own connection to the process's DuckDB (one may not be shared by threads)."""
    if not hasattr(_own, "cursor"):
        with _opening:
            _own.cursor = _database().cursor()
    own: duckdb.DuckDBPyConnection = _own.cursor
    return own


def quoted_files(folder: Path, names: Iterable[str]) -> str:
    """Return file names of ours as a SQL list of strings."""
    paths = (str(folder / name).replace("'", "''") for name in names)
    return "[" + ", ".join(f"'{path}'" for path in paths) + "]"


@cache
def _database() -> "duckdb.DuckDBPyConnection":
    import duckdb

    offline = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    return duckdb.connect(":memory:", config={"memory_limit": MEMORY_LIMIT, "threads": THREADS, **offline})


@cache
def _backend() -> "Backend":
    import ibis

    return ibis.duckdb.from_connection(_database().cursor())


def _bind(own: "duckdb.DuckDBPyConnection", name: str, mart: Mart, folder: Path, files: Sequence[str]) -> None:
    """Let a table name of the expressions mean these files, for this thread's connection only."""
    if files:
        source = f"SELECT {', '.join(COLUMNS[mart])} FROM read_parquet({quoted_files(folder, files)})"  # noqa: S608
    else:
        nothing = ", ".join(f"NULL::{_SQL[kind]} AS {column}" for column, kind in COLUMNS[mart].items())
        source = f"SELECT {nothing} WHERE false"
    own.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {source}")


_SQL = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "timestamp": "TIMESTAMP",
}


def _ibis_schema(mart: Mart) -> "ibis.Schema":
    import ibis

    names = {"bool": "boolean"}
    return ibis.schema({column: names.get(kind, kind) for column, kind in COLUMNS[mart].items()})
