"""Cases whose window has closed, the share among them, and Kaplan–Meier for those whose window is still open."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile, wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Followed:
    """Resolved cases (n,): days to the next contact (infinite for none seen), and days followed since resolution."""

    days: Array
    followed: Array

    def closed(self, window: float) -> Mask:
        """Whose window has closed."""
        return self.followed >= window

    def within(self, window: float) -> Mask:
        """Who came back within the window, its last day included."""
        return self.days <= window


def check_window(window_days: float, confidence: float) -> None:
    """Raise ValueError for a window that is not positive or a confidence outside (0, 1)."""
    normal_quantile(confidence)
    if not 0 < window_days < float("inf"):
        message = "The window is a positive number of days."
        raise ValueError(message)


def share_of(hits: int, n: int, *, confidence: float, censored: int = 0) -> dict[str, Any]:
    """The fields that every share of cases has."""
    return {
        "n": n,
        "estimate": hits / n if n else None,
        "interval": wilson_interval(successes=hits, n=n, confidence=confidence),
        "method": "wilson",
        "reason": None if n else Undefined.NO_ANSWERS,
        "hits": hits,
        "censored": censored,
    }


def aligned(*columns: Values | None) -> list[Array]:
    """The columns as floats of one length; a column that is None is all missing."""
    arrays = [None if values is None else as_floats(values) for values in columns]
    lengths = {len(array) for array in arrays if array is not None}
    if len(lengths) > 1:
        message = f"The columns must be of one length, not {sorted(lengths)}."
        raise ValueError(message)
    length = lengths.pop() if lengths else 0
    return [np.full(length, np.nan) if array is None else array for array in arrays]


def survival_at(
    durations: Array, events: Mask, *, at: float, confidence: float
) -> tuple[float | None, Interval | None]:
    """Kaplan–Meier's share without an event until `at`, with the log-log interval (lifelines)."""
    if not len(durations):
        return None, None
    from lifelines import KaplanMeierFitter

    fit = KaplanMeierFitter(alpha=1 - confidence).fit(durations, events)
    estimate = float(fit.survival_function_at_times(at).iloc[0])
    table = fit.confidence_interval_survival_function_
    low, high = table[table.index <= at].iloc[-1].tolist()
    if not (np.isfinite(low) and np.isfinite(high)) or not 0 < estimate < 1:
        return estimate, None
    return estimate, Interval(low=float(low), high=float(high), confidence=confidence)
