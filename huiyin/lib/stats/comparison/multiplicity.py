"""Many tests at once: adjusted p-values, and the same for e-values."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from huiyin.lib.stats.arrays import Array

Adjustment = Literal["holm", "bh", "by"]


def adjust_p(p_values: Sequence[float | None], *, method: Adjustment = "bh") -> tuple[float | None, ...]:
    """The p-values adjusted within one family of tests, in their order; None stays None and is not counted.

    "holm" keeps the chance of any false finding (Holm 1979) and suits confirmation; "bh" keeps the expected
    share of false findings (Benjamini and Hochberg 1995) and suits one view of a dashboard; "by" does so under
    any dependence (Benjamini and Yekutieli 2001). Raises ValueError for a p outside [0, 1].

    >>> adjust_p([0.01, None, 0.04], method="holm")
    (0.02, None, 0.04)
    """
    tested = np.array([p for p in p_values if p is not None], dtype=np.float64)
    if not np.all((tested >= 0) & (tested <= 1)):
        message = "p-values must lie between 0 and 1; give None where there is no test."
        raise ValueError(message)
    adjusted = iter(_adjusted(tested, method).tolist())
    return tuple(None if p is None else next(adjusted) for p in p_values)


def e_bh(e_values: Sequence[float | None], *, alpha: float = 0.05) -> tuple[bool | None, ...]:
    """Which e-values are findings at false discovery rate `alpha`, under any dependence (Wang and Ramdas 2022).

    The k largest are found, k the greatest with the k-th largest ≥ m / (alpha · k); None stays None.
    """
    if not 0 < alpha < 1:
        message = f"alpha must lie between 0 and 1, not {alpha}."
        raise ValueError(message)
    tested = np.array([e for e in e_values if e is not None], dtype=np.float64)
    ordered = np.sort(tested)[::-1]
    enough = np.flatnonzero(ordered * np.arange(1, len(ordered) + 1) >= len(ordered) / alpha)
    threshold = ordered[enough[-1]] if len(enough) else np.inf
    return tuple(None if e is None else bool(e >= threshold) for e in e_values)


def _adjusted(p: Array, method: Adjustment) -> Array:
    if not len(p):
        return p
    if method == "holm":
        return _holm(p)
    if method not in {"bh", "by"}:
        message = f"method must be holm, bh or by, not {method}."
        raise ValueError(message)
    from scipy.stats import false_discovery_control

    return np.asarray(false_discovery_control(p, method=method))


def _holm(p: Array) -> Array:
    order = np.argsort(p, kind="stable")
    steps = p[order] * np.arange(len(p), 0, -1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return adjusted
