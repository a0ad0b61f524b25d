"""What the methods cost: one module a family, each with `COSTS`; measured by bench/methods.py."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """A method to be timed: `prepare(n)` makes the data and returns the call that is timed.

    `growth` is the power of n the time should have (1 for linear; say n log n in words); `limit`
    are the seconds promised at the last size; `calls` is how many calls one timed run makes.
    """

    name: str
    sizes: tuple[int, ...]
    prepare: Callable[[int], Callable[[], object]]
    growth: float = 1.0
    growth_in_words: str = ""
    limit: float | None = None
    repeats: int = 3
    calls: int = 1
