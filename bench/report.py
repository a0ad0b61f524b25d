"""Tables of results: printed, and kept as Markdown in bench/results."""

import os
import platform
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


@dataclass
class Report:
    """One benchmark's table; `promise` lines say what was promised and whether it holds."""

    name: str
    title: str
    columns: Sequence[str]
    rows: list[Sequence[object]] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    kept: bool = True

    def row(self, *cells: object) -> None:
        """Add a row and show it at once."""
        self.rows.append(cells)
        print("  ".join(str(cell) for cell in cells), flush=True)

    def promise(self, text: str, *, kept: bool) -> None:
        """Note a promise and whether it was kept."""
        self.kept = self.kept and kept
        self.promises.append(f"{'kept' if kept else 'BROKEN'}: {text}")

    def write(self) -> None:
        """Print the table and write it to bench/results/<name>.md."""
        RESULTS.mkdir(exist_ok=True)
        text = self.markdown()
        print("\n" + text, flush=True)
        (RESULTS / f"{self.name}.md").write_text(text)

    def markdown(self) -> str:
        """Return the report as Markdown."""
        lines = [
            f"# {self.title}",
            "",
            machine(),
            "",
            _line(self.columns),
            _line(["---"] * len(self.columns)),
        ]
        lines += [_line(row) for row in self.rows]
        lines += ["", *(f"- {promise}" for promise in self.promises)]
        lines += ["", *self.notes] if self.notes else []
        return "\n".join(lines) + "\n"


def machine() -> str:
    """Return the machine, the moment and the commit in one line."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    moment = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    return (
        f"{moment} · {os.cpu_count()} cores · Python {platform.python_version()}"
        f" · commit {commit.stdout.strip()} · load average {load}"
    )


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which `part` (0–1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


@contextmanager
def step(words: str) -> Iterator[None]:
    """Say what goes on and how long it took."""
    began = time.monotonic()
    print(f"… {words}", flush=True)
    yield
    print(f"  {time.monotonic() - began:.1f} s", flush=True)


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
