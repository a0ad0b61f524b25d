"""`make bench-text`: the text engine on real data, beside what one would use instead, in one run on the same rows.

Blocks of the table by name (`python -m bench.text sentiment topics`) or all; `--quick` takes samples, writes nothing.
"""

import argparse
import importlib
import pkgutil
import sys
import time
from pathlib import Path

import bench.text_rows
from bench.report import Report
from bench.text_rows import Row

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
COLUMNS = ("what", "measure", "huiyin", "reach", "others in the same run", "remark")


def main(arguments: list[str]) -> int:
    """Measure the chosen blocks; all of them also write bench/results/text.md. Exit 1 when a reach is missed."""
    blocks = sorted(module.name for module in pkgutil.iter_modules(bench.text_rows.__path__))
    parser = argparse.ArgumentParser(prog="python -m bench.text", description=__doc__)
    parser.add_argument("blocks", nargs="*", help=f"some of: {', '.join(blocks)}")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the data sets")
    parser.add_argument("--quick", action="store_true", help="samples only; nothing is written")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        parser.error(f"{options.data} is not there: the benchmark needs the public data sets in that folder")
    report = Report("text", "The text engine on real data", COLUMNS)
    for name in options.blocks or blocks:
        started = time.monotonic()
        rows = importlib.import_module(f"bench.text_rows.{name}").rows(options.data, quick=options.quick)
        for row in rows:
            _add(report, row)
        print(f"… {name}: {time.monotonic() - started:.0f} s", flush=True)
    if options.blocks or options.quick:
        print(report.markdown())
    else:
        report.write()
    return 0 if report.kept else 1


def _add(report: Report, row: Row) -> None:
    others = ", ".join(f"{name} {_shown(figure)}" for name, figure in row.peers.items())
    reach = "" if row.reach is None else f"{'≤' if row.lower_is_better else '≥'} {_shown(row.reach)}"
    report.row(row.task, row.measure, _shown(row.ours), reach, others, row.note)
    if row.reach is not None and not isinstance(row.ours, str):
        kept = row.ours <= row.reach if row.lower_is_better else row.ours >= row.reach
        report.promise(f"{row.task}, {row.measure}: {_shown(row.ours)} ({reach})", kept=kept)


def _shown(figure: float | str) -> str:
    if isinstance(figure, str):
        return figure
    return f"{figure:,.0f}" if abs(figure) >= 10 else f"{figure:.3f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
