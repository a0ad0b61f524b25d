"""Ten million answers: one group-by, then every unit against the rest, NPS by unit and a p-chart by day.

Against what one would do instead: the rows in pandas and one Welch test a unit with SciPy. `--rows N` makes it smaller.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.report import Report, step

T = TypeVar("T")
UNITS, DAYS = 200, 365
ROWS = """
create table answers as
select (hash(i) % 200)::int as unit, (hash(i + 7) % 365)::int as day,
       least(10, greatest(0, round(
           8 + (hash(i) % 200) / 400.0 + 2 * (random() + random() + random() - 1.5))))::int as score
from range({rows}) t(i)
"""
GROUPED = """
select unit, day, count(*) n, sum(score)::bigint total, sum(score * score)::bigint squares,
       count_if(score >= 9)::bigint promoters, count_if(score <= 6)::bigint detractors
from answers group by all
"""


def main() -> None:
    """Measure both ways on the same rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    options = parser.parse_args()
    import duckdb

    report = Report("group_by", f"{options.rows:,} answers of {UNITS} units on {DAYS} days", ["what", "seconds"])
    with duckdb.connect() as database:
        database.execute("set threads = 1; select setseed(0.5)")
        with step(f"making {options.rows:,} answers"):
            database.execute(ROWS.format(rows=options.rows))
        grouped, seconds = timed(lambda: database.sql(GROUPED).to_arrow_table())
        report.row("one group-by (DuckDB, one thread)", f"{seconds:.2f}")
        found, first = timed(lambda: from_sums(grouped))
        _, statistics = timed(lambda: from_sums(grouped))
        report.row("Welch of each unit against the rest, NPS by unit, p-chart by day", f"{statistics:.3f}")
        report.row("… the first time in a process, which imports SciPy", f"{first:.2f}")
        rows, loading = timed(lambda: database.execute("select unit, score from answers").df())
        expected, peer = timed(lambda: with_scipy(rows))
        report.row("instead: all rows into pandas", f"{loading:.2f}")
        report.row(f"instead: scipy.stats.ttest_ind for each of {UNITS} units, nothing else", f"{peer:.2f}")
    furthest = max(abs(found[unit] - p) for unit, p in expected.items())
    ratio = (seconds + first) / (loading + peer)
    report.promise(f"the same p-values (largest difference {furthest:.1e})", kept=furthest < 1e-6)
    report.promise(f"{ratio:.3f} of the time of the usual way (≤ 0.1)", kept=ratio <= 0.1)
    report.write()
    sys.exit(0 if report.kept else 1)


def from_sums(grouped) -> dict[int, float]:
    """Everything from the sums by unit and day; return the p-value of each unit."""
    from huiyin.lib.stats import compare_units_from_sums, nps_from_counts, p_chart

    units = grouped.group_by("unit").aggregate(
        [(name, "sum") for name in ("n", "total", "squares", "promoters", "detractors")]
    )
    columns = {name: units[name].to_pylist() for name in units.column_names}
    compared = compare_units_from_sums(
        units=[str(unit) for unit in columns["unit"]],
        n=columns["n_sum"],
        totals=columns["total_sum"],
        sums_of_squares=columns["squares_sum"],
    )
    for n, promoters, detractors in zip(
        columns["n_sum"], columns["promoters_sum"], columns["detractors_sum"], strict=True
    ):
        nps_from_counts(promoters=promoters, passives=n - promoters - detractors, detractors=detractors)
    days = grouped.group_by("day").aggregate([("n", "sum"), ("detractors", "sum")]).sort_by("day")
    p_chart(n=days["n_sum"], counts=days["detractors_sum"])
    return {int(unit.unit): unit.p for unit in compared.units}


def with_scipy(rows) -> dict[int, float]:
    """Return the p-value of each unit against the rest from the rows themselves."""
    from scipy.stats import ttest_ind

    unit, score = rows["unit"].to_numpy(), rows["score"].to_numpy().astype(float)
    return {int(one): ttest_ind(score[unit == one], score[unit != one], equal_var=False).pvalue for one in range(UNITS)}


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return the result and the seconds it took."""
    began = time.perf_counter()
    result = work()
    return result, time.perf_counter() - began


if __name__ == "__main__":
    main()
