"""What a plan promises: service level, occupancy, abandonment; and the gross staff that keeps it."""

import math
from dataclasses import dataclass

from huiyin.lib.planning.scalars import takes_any_number
from huiyin.lib.planning.staffing.waiting import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceGoal:
    """At least `service_level` of the calls that `basis` names served within `target_s` seconds.

    `max_occupancy` keeps people from working without a breath, `max_abandonment` is a share of the
    calls offered, `max_wait_s` bounds the mean wait. Raises ValueError for shares outside (0, 1).
    """

    service_level: float = 0.8
    target_s: float = 20
    basis: Basis = "offered"
    max_occupancy: float | None = None
    max_abandonment: float | None = None
    max_wait_s: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.service_level < 1:
            message = f"service_level must lie between 0 and 1, not {self.service_level}"
            raise ValueError(message)
        for name in ("max_occupancy", "max_abandonment"):
            share = getattr(self, name)
            if share is not None and not 0 < share <= 1:
                message = f"{name} must be a share in (0, 1], not {share}"
                raise ValueError(message)
        if self.target_s < 0 or (self.max_wait_s is not None and self.max_wait_s <= 0):
            message = "target_s cannot be negative, max_wait_s must be positive."
            raise ValueError(message)


@takes_any_number
def gross_staff(net: int, *, shrinkage: float) -> int:
    """Paid people for `net` at work when the share `shrinkage` is absent: net/(1 − s), rounded up.

    >>> gross_staff(14, shrinkage=0.3)
    20
    """
    if not 0 <= shrinkage < 1:
        message = f"shrinkage must be a share in [0, 1), not {shrinkage}"
        raise ValueError(message)
    return math.ceil(net / (1 - shrinkage) - 1e-9)  # 7/0.7 is 10, whatever the last bit says
