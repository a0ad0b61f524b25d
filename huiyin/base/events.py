"""What the plumbing itself announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClocksFired:
    """Clocks of one kind were due; the subjects are theirs."""

    kind: str
    subjects: tuple[str, ...]
