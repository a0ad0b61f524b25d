"""What satisfaction goes with: importance stated and derived, the importance–performance matrix, asymmetry."""

from huiyin.lib.stats.drivers.asymmetry import penalty_reward
from huiyin.lib.stats.drivers.importance import driver_importance, driver_importance_from_correlation
from huiyin.lib.stats.drivers.matrix import importance_performance, importance_performance_from_rows, midpoint
from huiyin.lib.stats.drivers.results import (
    Asymmetry,
    Driver,
    DriverImportance,
    MatrixPoint,
    MatrixResult,
    PenaltyReward,
    PenaltyRewardResult,
    Quadrant,
    StatedImportance,
    StatedItem,
)
from huiyin.lib.stats.drivers.stated import stated_importance

__all__ = [
    "Asymmetry",
    "Driver",
    "DriverImportance",
    "MatrixPoint",
    "MatrixResult",
    "PenaltyReward",
    "PenaltyRewardResult",
    "Quadrant",
    "StatedImportance",
    "StatedItem",
    "driver_importance",
    "driver_importance_from_correlation",
    "importance_performance",
    "importance_performance_from_rows",
    "midpoint",
    "penalty_reward",
    "stated_importance",
]
