"""The industry's rules of thumb about complaints: defaults to be replaced by one's own survey.

They go back to studies of US households by TARP in the 1970s and 1980s, told on without a primary
source that could be checked, and measure intentions rather than behaviour: all are `UNVERIFIED`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Provenance(StrEnum):
    """How far an assumption can be trusted."""

    UNVERIFIED = "unverified"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """A parameter nobody has measured here: its value, the range it may lie in, and who says so."""

    value: float
    low: float
    high: float
    provenance: Provenance = Provenance.UNVERIFIED
    source: str = "TARP (1979, 1986) as commonly quoted; primary source not verified"

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high or not math.isfinite(self.high - self.low):
            message = f"An assumption lies inside its finite range, not {self.value} in {self.low} to {self.high}."
            raise ValueError(message)


_RULES_OF_THUMB: Final[Mapping[str, Assumption]] = MappingProxyType(
    {
        "dissatisfied": Assumption(value=0.25, low=0.15, high=0.35),
        "complain": Assumption(value=0.05, low=0.03, high=0.08),
        "kept_quick": Assumption(value=0.95, low=0.82, high=0.95),
        "kept_slow": Assumption(value=0.62, low=0.54, high=0.70),
        "kept_unresolved": Assumption(value=0.19, low=0.19, high=0.46),
        "kept_silent": Assumption(value=0.0, low=0.0, high=0.37),
        "told_by_recovered": Assumption(value=5, low=4, high=8),
        "told_by_unhappy": Assumption(value=11, low=9, high=16),
    }
)
"""Shares in [0, 1] of customers, of the dissatisfied, and of those kept; people told by each."""


def rules_of_thumb(own: Mapping[str, Assumption] | None = None) -> dict[str, Assumption]:
    """All assumptions by name, one's own in place of the defaults; raises ValueError for an unknown name.

    >>> rules_of_thumb()["complain"].value
    0.05
    """
    unknown = (own or {}).keys() - _RULES_OF_THUMB.keys()
    if unknown:
        message = f"Unknown assumptions {sorted(unknown)}; known are {sorted(_RULES_OF_THUMB)}."
        raise ValueError(message)
    return {**_RULES_OF_THUMB, **(own or {})}
