"""Run a suite part by part and close with one line per part: what ran, what was skipped, and why.

`python tests/run.py test|faults|lint`. Parts go on after a failure, so that one run shows everything.
Standard library only: this file says clearly what is missing instead of failing on an import.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHROMIUM = "/usr/bin/chromium"


@dataclass
class Part:
    """One command of a suite and how it ended."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    needs_chromium: bool = False
    line: str = ""
    ok: bool = False


def pytest_part(name: str, *arguments: str, database: str, chromium: bool = False) -> Part:
    """Return a part that runs pytest on one database."""
    return Part(
        name=name,
        command=[str(BIN / "python"), "-m", "pytest", "-q", *arguments],
        environment={"HUIYIN_TEST_DATABASE": database},
        needs_chromium=chromium,
    )


# huiyin.lib knows no database: its tests, its docstrings' examples and the method pages run once, apart.
EXAMPLES = ["huiyin/lib", "docs/handbook/methods", "--doctest-modules", "--doctest-glob=*.md"]
LIBRARY = ["tests/lib", "tests/oracles", *EXAMPLES]
ROOMS = ["tests", "--ignore=tests/faults", "--ignore=tests/lib", "--ignore=tests/oracles"]

SUITES: dict[str, list[Part]] = {
    "test": [
        pytest_part("library", *LIBRARY, "-n", "2", database="sqlite"),
        pytest_part("python-sqlite", *ROOMS, "-n", "2", database="sqlite"),
        pytest_part("python-postgres", *ROOMS, "-n", "2", database="postgres"),
        Part("vitest", ["npm", "run", "test"], folder=ROOT / "web"),
        pytest_part("browser-sqlite", "web/e2e", "-m", "not axe", database="sqlite", chromium=True),
        pytest_part("browser-postgres", "web/e2e", "-m", "story", database="postgres", chromium=True),
    ],
    "faults": [
        pytest_part("faults-sqlite", "tests/faults", "-x", database="sqlite"),
        pytest_part("faults-postgres", "tests/faults", "-x", database="postgres"),
        pytest_part("axe", "web/e2e", "-m", "axe", database="sqlite", chromium=True),
    ],
    "lint": [
        Part("ruff", [str(BIN / "ruff"), "check", "."]),
        Part("ruff-format", [str(BIN / "ruff"), "format", "--check", "."]),
        Part("layers", [str(BIN / "lint-imports")]),
        Part("mypy", [str(BIN / "mypy"), "huiyin"]),
        Part("migrations-sqlite", [str(BIN / "python"), "tests/checks.py", "migrations", "sqlite"]),
        Part("migrations-postgres", [str(BIN / "python"), "tests/checks.py", "migrations", "postgres"]),
        Part("messages", [str(BIN / "huiyin"), "messages", "check"]),
        Part("settings-page", [str(BIN / "huiyin"), "config", "docs", "--check"]),
        Part("openapi", [str(BIN / "huiyin"), "openapi", "--check"]),
        Part("labels", [str(BIN / "huiyin"), "labels", "--check"]),
        Part("api-types", ["npm", "run", "api:check"], folder=ROOT / "web"),
        Part("oxlint", ["npm", "run", "lint"], folder=ROOT / "web"),
        Part("vue-tsc", ["npm", "run", "types"], folder=ROOT / "web"),
    ],
}


def ensure_chromium() -> str:
    """Return "" when Chromium is there (installing it as root with apt), else why not."""
    if Path(CHROMIUM).exists():
        return ""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return f"{CHROMIUM} is missing; as root: apt-get install chromium fonts-noto-cjk"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], check=False, env=environment, **quiet)
    packages = ["chromium", "fonts-noto-cjk"]
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=environment, **quiet)
    return "" if Path(CHROMIUM).exists() else "apt-get could not install chromium"


def missing_postgres() -> str:
    """Return "" when the tests can have a PostgreSQL, else why not."""
    if os.environ.get("HUIYIN_TEST_DATABASE_URL"):
        return ""
    question = "from tests.databases import *; import sys; sys.exit(not (_answers(LOCAL_URL) or postgres_binaries()))"
    question = question.replace("import *", "import _answers, LOCAL_URL, postgres_binaries")
    found = subprocess.run([str(BIN / "python"), "-c", question], cwd=ROOT, check=False).returncode == 0
    return "" if found else "no PostgreSQL runs and none is installed (apt-get install postgresql)"


def run(part: Part) -> None:
    """Run one part, show its output as it comes, and note its closing line."""
    reason = ""
    if part.needs_chromium:
        reason = ensure_chromium()
    if not reason and (part.environment.get("HUIYIN_TEST_DATABASE") == "postgres" or part.name.endswith("-postgres")):
        reason = missing_postgres()
    if reason:
        # On a machine of a contributor a missing server is a skip that is said aloud; in CI it is a failure.
        part.ok = os.environ.get("CI") != "true"
        part.line = f"SKIPPED, nothing ran: {reason}"
        return
    print(f"\n=== {part.name}: {' '.join(part.command)}", flush=True)
    started = time.monotonic()
    lines: list[str] = []
    process = subprocess.Popen(
        part.command,
        cwd=part.folder,
        env={**os.environ, **part.environment, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "FORCE_COLOR": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    assert process.stdout is not None
    for line in process.stdout:
        print(line, end="", flush=True)
        lines.append(line.rstrip())
    part.ok = process.wait() == 0
    part.line = f"{'ok' if part.ok else 'FAILED'}: {summary(lines)} in {time.monotonic() - started:.0f} s"


def summary(lines: list[str]) -> str:
    """Return the runner's own counts, and the reasons of what it skipped."""
    counts = [line for line in lines if re.search(r"\d+ (passed|failed|error)|Tests +\d+|no tests ran", line)]
    reasons = sorted({line.partition(": ")[2] for line in lines if line.startswith("SKIPPED [")})
    text = counts[-1].strip("= ") if counts else (lines[-1] if lines else "no output")
    text = re.sub(r" in [\d.]+s.*$", "", text)
    return text + (f" (skipped: {'; '.join(reasons)})" if reasons else "")


def main() -> int:
    """Run the suite named on the command line; exit 1 when a part failed."""
    suite = SUITES[sys.argv[1]]
    chosen = [part for part in suite if len(sys.argv) < 3 or part.name in sys.argv[2:]]
    for part in chosen:
        run(part)
    print(f"\n=== {sys.argv[1]}")
    for part in chosen:
        print(f"{part.name:20} {part.line}")
    failed = [part for part in chosen if not part.ok]
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
