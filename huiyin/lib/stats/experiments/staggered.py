"""Difference in differences when units start at different times: group-time effects, never two-way fixed effects."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, Rows, as_floats, codes, complete_rows
from huiyin.lib.stats.experiments.magnitude import check_magnitude
from huiyin.lib.stats.experiments.results import GroupTimeEffect, GroupTimeResult
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


@dataclass(frozen=True, slots=True)
class _Panel:
    y: Array  # (units, periods)
    periods: Array  # (periods,)
    starts: Array  # (units,), infinite for those that never start


def staggered_difference(
    *, y: Values, unit: Sequence[Hashable], period: Values, start: Values, confidence: float = 0.95
) -> GroupTimeResult:
    """Callaway and Sant'Anna (2021) without covariates: one row a unit and period.

    `start` is the period from which the unit is treated, None for never; the same in all its rows. Each effect
    compares the change since the last period before the start with that of the units never treated; the estimate
    weighs them by units over all periods from the start on. Errors come from the influence functions over units.
    Units without a row in every period, or treated from the first on, are rejected. Two-way fixed effects would
    take treated units as controls (Goodman-Bacon 2021). Raises ValueError for a unit with two starts or rows twice.
    """
    z = normal_quantile(confidence)
    columns: list[Values] = [y, _codes(unit), period]
    rows = complete_rows(columns)
    check_magnitude(rows.values[:, 0])
    never = np.nan_to_num(as_floats(start), nan=np.inf)
    panel, rejected = _panel(rows, never[_complete(columns)])
    common: dict[str, Any] = {"missing": rows.missing, "method": "group_time", "rejected": rows.rejected + rejected}
    n, controls = len(panel.starts), int(np.isinf(panel.starts).sum())
    cells = _cells(panel)
    if not cells or controls == 0:
        reason = Undefined.EMPTY_CELL if n else Undefined.NO_ANSWERS
        return GroupTimeResult(n=n, estimate=None, reason=reason, never_treated=controls, **common)
    parts = [_effect(panel, group, base, at) for group, base, at in cells]
    estimates = np.array([estimate for estimate, _ in parts])
    influences = np.column_stack([influence for _, influence in parts])
    estimate, influence = _overall(panel, np.array([group for group, _, _ in cells]), estimates, influences)
    se = _error(influence)
    enough = min(controls, *(int((panel.starts == group).sum()) for group, _, _ in cells)) > 1 and se > 0
    from scipy.special import ndtr

    return GroupTimeResult(
        n=n,
        estimate=estimate,
        interval=Interval(low=estimate - z * se, high=estimate + z * se, confidence=confidence) if enough else None,
        reason=None if enough else Undefined.TOO_FEW,
        se=se if enough else None,
        p=float(2 * ndtr(-abs(estimate) / se)) if enough else None,
        effects=tuple(
            GroupTimeEffect(
                start=float(group),
                period=float(panel.periods[at]),
                units=int((panel.starts == group).sum()),
                estimate=float(estimates[index]),
                se=_error(influences[:, index]) if enough else None,
            )
            for index, (group, _, at) in enumerate(cells)
        ),
        never_treated=controls,
        **common,
    )


def _codes(unit: Any) -> list[float | None]:
    """A number for each unit, None where there is none."""
    units = as_list(unit)
    return [None if one is None else float(code) for one, code in zip(units, codes(units)[1], strict=True)]


def _complete(columns: list[Values]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    kept: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.all([np.isfinite(as_floats(one)) for one in columns], axis=0)
    return kept


def _panel(rows: Rows, starts: Array) -> tuple[_Panel, int]:
    units, unit_of = np.unique(rows.values[:, 1], return_inverse=True)
    periods, period_of = np.unique(rows.values[:, 2], return_inverse=True)
    table = np.full((len(units), len(periods)), np.nan)
    table[unit_of, period_of] = rows.values[:, 0]
    began = np.full(len(units), np.inf)
    began[unit_of] = starts
    if len(np.unique(unit_of * len(periods) + period_of)) < rows.n or (began[unit_of] != starts).any():
        message = "Each unit needs one row for each period and the same start in all of them."
        raise ValueError(message)
    first = periods[0] if len(periods) else 0.0
    kept = ~np.isnan(table).any(axis=1) & (began > first)
    return _Panel(y=table[kept], periods=periods, starts=began[kept]), int((~kept).sum())


def _cells(panel: _Panel) -> list[tuple[float, int, int]]:
    """Start of the group, its base period, and each period from the start on."""
    cells = []
    for group in np.unique(panel.starts[np.isfinite(panel.starts)]).tolist():
        first = int(np.searchsorted(panel.periods, group))
        cells += [(group, first - 1, at) for at in range(first, len(panel.periods))]
    return cells


def _effect(panel: _Panel, group: float, base: int, at: int) -> tuple[float, Array]:
    """The effect and its influence function (units,)."""
    change = panel.y[:, at] - panel.y[:, base]
    treated, control = panel.starts == group, np.isinf(panel.starts)
    ours, theirs = change[treated].mean(), change[control].mean()
    influence = treated / treated.mean() * (change - ours) - control / control.mean() * (change - theirs)
    return float(ours - theirs), influence


def _overall(panel: _Panel, groups: Array, estimates: Array, influences: Array) -> tuple[float, Array]:
    """The weighted mean of the effects; its influence counts that the weights are estimated too."""
    member = panel.starts[:, None] == groups[None, :]
    shares = member.mean(axis=0)
    weights = shares / shares.sum()
    estimate = float(weights @ estimates)
    by_weights = (member - shares) @ (estimates - estimate) / shares.sum()
    return estimate, influences @ weights + by_weights


def _error(influence: Array) -> float:
    return float(np.sqrt(np.mean(influence**2) / len(influence)))
