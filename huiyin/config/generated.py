"""Files that are generated from the code and committed: written, or compared when asked to check."""

import sys
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parents[2]


def write_or_compare(files: dict[Path, str], *, check: bool, command: str) -> int:
    """Write the files, or tell with exit code 1 which of them are out of step."""
    stale = [path for path, text in files.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if check:
        for path in stale:
            sys.stderr.write(f"{_shown(path)} is out of step; run `{command}` and commit it\n")
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
        sys.stdout.write(f"{_shown(path)}\n")
    return 0


def _shown(path: Path) -> Path:
    return path.relative_to(REPOSITORY) if path.is_relative_to(REPOSITORY) else path
