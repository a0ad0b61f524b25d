"""`make bench`: every benchmark, one after the other; bench/results keeps what they print. Names choose some."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = (
    *("start", "jobs", "intake", "inbox", "clocks"),
    *("methods", "group_by", "calls", "erlang", "roster", "shrinkage", "sequential"),
)


def main(names: list[str]) -> int:
    """Run the benchmarks; exit 1 when one of them broke a promise."""
    broken = []
    for name in names or BENCHMARKS:
        print(f"\n=== bench/{name}.py", flush=True)
        if subprocess.run([sys.executable, str(HERE / f"{name}.py")], cwd=HERE.parent, check=False).returncode:
            broken.append(name)
    print(f"\n{len(broken)} with a broken promise{': ' + ', '.join(broken) if broken else ''}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
