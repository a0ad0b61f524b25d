"""`huiyin import FILE`: a table of voices through accept, analysis and triage, with a progress bar."""

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

from huiyin.base.clock import now
from huiyin.base.errors import HuiyinError
from huiyin.base.models import Job
from huiyin.base.terms import Lane
from huiyin.base.worker import run_until_empty
from huiyin.listen.importing import (
    ImportPlan,
    ImportReport,
    UnreadableFile,
    counts_by,
    import_file,
    imported_ids,
    not_yet_understood,
)
from huiyin.listen.terms import Channel
from huiyin.resolve.queries.answering import cases_answering

_BAR: Final = 24
# Without a terminal a line now and then instead of a bar that redraws itself.
_ROWS_PER_LINE: Final = 2_000
_POLL_SECONDS: Final = 0.2


def main(arguments: list[str]) -> int:
    """Import the file, report, and return the exit code (2: the file cannot be imported as asked)."""
    options = _parser().parse_args(arguments)
    plan = ImportPlan(
        path=options.file,
        text_column=options.text,
        rating_column=options.rating,
        scale=tuple(options.scale) if options.scale else None,
        channel=Channel(options.channel),
        unit=options.unit,
    )
    progress = _Progress()
    try:
        report = import_file(
            plan, by="import", clock=now, after_chunk=lambda report: _after_chunk(report, progress, options)
        )
    except (UnreadableFile, HuiyinError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.wait:
        _work_off_the_rest()
    result = _result(report, plan.channel, seconds=progress.seconds())
    progress.end()
    sys.stdout.write(json.dumps(result, ensure_ascii=False, indent=2) if options.as_json else _words(result))
    sys.stdout.write("\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="huiyin import", description="Take a table of voices in.")
    parser.add_argument("file", type=Path, help="CSV or CSV.GZ in UTF-8, with a header line")
    parser.add_argument("--text", default="", metavar="COLUMN", help="the column of the texts")
    parser.add_argument("--rating", default="", metavar="COLUMN", help="a column of scores")
    parser.add_argument("--scale", nargs=2, type=float, metavar=("MIN", "MAX"), help="scale of the scores (1 5)")
    parser.add_argument("--channel", default=Channel.IMPORT.value, choices=[channel.value for channel in Channel])
    parser.add_argument("--unit", default="", metavar="CODE", help="the unit the voices belong to")
    parser.add_argument("--wait", action=argparse.BooleanOptionalAction, default=True, help="until all is judged")
    parser.add_argument("--json", action="store_true", dest="as_json", help="print the result as JSON")
    return parser


def _after_chunk(report: ImportReport, progress: "_Progress", options: argparse.Namespace) -> None:
    if options.wait:
        run_until_empty(strict=False)
    progress.show(report)


def _work_off_the_rest() -> None:
    """Work until nothing of this import is left, beside a worker that may hold some of it."""
    while True:
        run_until_empty(strict=False)
        held = Job.objects.filter(lane=Lane.INBOUND, died_at=None, lease__isnull=False).exists()
        if not held:
            return
        time.sleep(_POLL_SECONDS)


def _result(report: ImportReport, channel: Channel, *, seconds: float) -> dict[str, Any]:
    cases = cases_answering(imported_ids(report.digest, channel=channel))
    return {
        "rows": report.rows,
        "accepted": report.states["new"],
        "duplicates": report.states["duplicate"],
        "conflicts": report.states["conflict"],
        "skipped": dict(report.skipped),
        "not_yet_understood": not_yet_understood(report.digest, channel=channel),
        "nature": counts_by("nature", report.digest, channel=channel),
        "sentiment": counts_by("sentiment", report.digest, channel=channel),
        "urgency": counts_by("urgency", report.digest, channel=channel),
        "language": counts_by("language", report.digest, channel=channel),
        "cases": len(cases),
        "level": dict(Counter(case.level for case in cases.values()).most_common()),
        "seconds": round(seconds, 1),
        "voices_per_second": round(report.states["new"] / seconds, 1) if seconds else 0.0,
    }


def _words(result: dict[str, Any]) -> str:
    lines = [
        f"{result['rows']} rows: {result['accepted']} accepted, {result['duplicates']} were there already, "
        f"{result['conflicts']} differ from what was there, skipped {result['skipped'] or 0}",
        f"{result['seconds']} s, {result['voices_per_second']} voices/s",
    ]
    for name in ("nature", "sentiment", "urgency", "language"):
        lines.append(f"{name}: {_counted(result[name])}")
    lines.append(f"{result['cases']} cases; level: {_counted(result['level'])}")
    if result["not_yet_understood"]:
        lines.append(f"{result['not_yet_understood']} still wait for their analysis.")
    return "\n".join(lines)


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name or 'not yet'} {count}" for name, count in counts.items()) or "none"


class _Progress:
    """How far, how fast and how long still, on standard error."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._lines = 0

    def seconds(self) -> float:
        """Return the seconds since the import began."""
        return time.monotonic() - self._began

    def show(self, report: ImportReport) -> None:
        """Redraw the bar, or write a line when a good stretch has been done."""
        rate = report.done / max(self.seconds(), 1e-6)
        remaining = (report.rows - report.done) / rate if rate else 0.0
        text = f"{report.done}/{report.rows}  {rate:.0f} voices/s  {remaining:.0f} s left"
        if sys.stderr.isatty():
            filled = _BAR * report.done // max(report.rows, 1)
            sys.stderr.write(f"\r{'█' * filled}{'░' * (_BAR - filled)}  {text}   ")
        elif report.done // _ROWS_PER_LINE > self._lines or report.done == report.rows:
            self._lines = report.done // _ROWS_PER_LINE
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the bar's line."""
        if sys.stderr.isatty():
            sys.stderr.write("\n")
