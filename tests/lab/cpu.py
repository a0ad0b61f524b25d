"""CPU seconds of process trees, read from /proc: what a request really cost, whoever did the work."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Stat:
    """One line of /proc/<pid>/stat: the parent, own CPU, and CPU of children already buried (seconds)."""

    parent: int
    own: float
    buried: float


def cpu_seconds(roots: Iterable[int]) -> float:
    """Return the CPU that these processes and all their descendants, dead or alive, have used."""
    stats = _all_stats()
    tree = _descendants(set(roots), stats)
    return sum(stats[pid].own + stats[pid].buried for pid in tree)


def memory_bytes(roots: Iterable[int]) -> int:
    """Return the memory of these processes and all their descendants; a page shared by two counts once."""
    return sum(_proportional_kib(pid) for pid in _descendants(set(roots), _all_stats())) * 1024


def _proportional_kib(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def descendants(root: int) -> set[int]:
    """Return the process and everything it started."""
    return _descendants({root}, _all_stats())


def _descendants(tree: set[int], stats: dict[int, Stat]) -> set[int]:
    known = {pid for pid in tree if pid in stats}
    while True:
        more = {pid for pid, stat in stats.items() if stat.parent in known} - known
        if not more:
            return known
        known |= more


def _all_stats() -> dict[int, Stat]:
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended while we looked
        fields = text.rpartition(")")[2].split()
        parent, user, system, dead_user, dead_system = (int(fields[i]) for i in (1, 11, 12, 13, 14))
        found[int(path.parent.name)] = Stat(parent, (user + system) / TICKS, (dead_user + dead_system) / TICKS)
    return found
