"""What a runner of the worker does once before its first job: rooms name their duties, the runner does them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from huiyin.base.terms import Lane


class Duty(Protocol):
    """A duty takes the moment and returns nothing."""

    def __call__(self, *, now: datetime) -> None:
        """Do it."""


DutyFunction = TypeVar("DutyFunction", bound=Duty)


@dataclass(frozen=True)
class _Declared:
    lane: Lane
    duty: Duty


_declared: list[_Declared] = []


class _Declare(Protocol):
    def __call__(self, duty: DutyFunction) -> DutyFunction: ...


def at_runner_start(lane: Lane) -> _Declare:
    """Declare a function as a duty of every runner that works on the lane.

    It must be quick (a second or two) and safe to repeat: several runners start together, and each that
    died is replaced. A failure is logged and keeps no job waiting.
    """

    def declare(duty: DutyFunction) -> DutyFunction:
        _declared.append(_Declared(lane, duty))
        return duty

    return declare


def start_duties(lanes: Iterable[Lane]) -> list[Duty]:
    """Return the duties of a runner with these lanes, in the order of declaration."""
    mine = set(lanes)
    return [each.duty for each in _declared if each.lane in mine]
