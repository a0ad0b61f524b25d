"""Difference in differences: what changed beyond the change of those nothing was done to."""

import math
from collections.abc import Hashable, Sequence
from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats, codes, complete_rows
from huiyin.lib.stats.comparison.moments import Moments
from huiyin.lib.stats.experiments.magnitude import check_magnitude
from huiyin.lib.stats.experiments.results import DidResult, PlaceboResult
from huiyin.lib.stats.inputs import Values, as_list
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

ENOUGH_CLUSTERS = 30
"""Below about 30 clusters the cluster-robust interval is too narrow (Cameron, Gelbach and Miller 2008)."""


def difference_in_differences(
    *,
    y: Values,
    treated: Values,
    post: Values,
    cluster: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
) -> DidResult:
    """The interaction of treated and post in least squares, one row an observation; treated and post are 0 or 1.

    With `cluster` (the unit of each row) the errors are clustered with Stata's small-sample factor
    G/(G−1)·(N−1)/(N−K) and t on G − 1 degrees of freedom, which repeated rows of a unit need (Bertrand, Duflo
    and Mullainathan 2004); fewer than two units in an arm leave no interval. Units that start at different times
    need `staggered_difference`. Raises ValueError for other codes or unequal lengths.
    """
    normal_quantile(confidence)
    return DidResult(**_fit(y, treated, post, cluster, confidence=confidence))


def pretrend_placebo(
    *,
    y: Values,
    treated: Values,
    period: Values,
    start: float,
    placebo_start: float | None = None,
    cluster: Sequence[Hashable] | None = None,
    confidence: float = 0.95,
) -> PlaceboResult:
    """The same before anything was changed: only periods before `start`, as if the change had come earlier.

    `placebo_start` is by default the middle of those periods. A difference here means that the groups moved
    apart by themselves; none does not prove that they would have moved together.
    """
    normal_quantile(confidence)
    times = as_floats(period)
    before = np.flatnonzero(times < start)
    known = np.unique(times[before])
    if len(known) < 2:
        return PlaceboResult(n=len(before), estimate=None, method="placebo", reason=Undefined.TOO_FEW)
    at = float(known[len(known) // 2]) if placebo_start is None else placebo_start
    of_before = None if cluster is None else [_labels(cluster)[row] for row in before.tolist()]
    fitted = _fit(
        as_floats(y)[before], as_floats(treated)[before], (times[before] >= at) * 1.0, of_before, confidence=confidence
    )
    return PlaceboResult(**fitted | {"method": f"placebo_{fitted['method']}"})


def did_from_moments(
    *,
    treated_pre: Moments,
    treated_post: Moments,
    control_pre: Moments,
    control_post: Moments,
    confidence: float = 0.95,
) -> DidResult:
    """The same with classical errors from n, mean and variance of the four cells (one group-by)."""
    normal_quantile(confidence)
    cells = (treated_post, treated_pre, control_post, control_pre)
    n = sum(cell.n for cell in cells)
    means = [cell.mean for cell in cells if cell.mean is not None]
    if len(means) < 4:
        return DidResult(n=n, estimate=None, method="ols", reason=Undefined.EMPTY_CELL if n else Undefined.NO_ANSWERS)
    estimate = means[0] - means[1] - (means[2] - means[3])
    squares = sum((cell.n - 1) * (cell.variance or 0.0) for cell in cells)
    df = n - 4
    if df < 1 or squares == 0:
        reason = Undefined.TOO_FEW if df < 1 else Undefined.NO_VARIATION
        return DidResult(n=n, estimate=estimate, method="ols", reason=reason)
    se = math.sqrt(squares / df * sum(1 / cell.n for cell in cells))
    return DidResult(n=n, estimate=estimate, method="ols", **_by_t(estimate, se, df, confidence))


def did_from_means(
    *,
    treated_pre: float,
    treated_post: float,
    control_pre: float,
    control_post: float,
    standard_errors: tuple[float, float, float, float] | None = None,
    n: int = 4,
    confidence: float = 0.95,
) -> DidResult:
    """The same from four published means, with a normal interval if their standard errors are given in that order.

    The four samples count as independent. Raises ValueError for numbers that are not finite or negative errors.

    >>> round(did_from_means(treated_pre=20.44, treated_post=21.03, control_pre=23.33, control_post=21.17).estimate, 2)
    2.75
    """
    z = normal_quantile(confidence)
    treated_pre, treated_post, control_pre, control_post = map(
        float, (treated_pre, treated_post, control_pre, control_post)
    )
    errors = tuple(map(float, standard_errors or ()))
    if not all(map(math.isfinite, (treated_pre, treated_post, control_pre, control_post))) or any(
        not 0 <= error < math.inf for error in errors
    ):
        message = "The four means must be finite and their standard errors finite and not negative."
        raise ValueError(message)
    estimate = treated_post - treated_pre - (control_post - control_pre)
    se = math.sqrt(math.fsum(error**2 for error in errors))
    if se == 0:
        reason = Undefined.NO_VARIATION if errors else Undefined.TOO_FEW
        return DidResult(n=n, estimate=estimate, method="means", reason=reason)
    from scipy.special import ndtr

    return DidResult(
        n=n,
        estimate=estimate,
        interval=Interval(low=estimate - z * se, high=estimate + z * se, confidence=confidence),
        method="means",
        se=se,
        p=float(2 * ndtr(-abs(estimate) / se)),
    )


def _labels(cluster: Any) -> list[Any]:
    return as_list(cluster)


def _fit(
    y: Values, treated: Values, post: Values, cluster: Sequence[Hashable] | None, *, confidence: float
) -> dict[str, Any]:
    """The fields of the result."""
    columns: list[Values] = [y, treated, post]
    if cluster is not None:
        units = _labels(cluster)
        columns.append(
            [None if unit is None else float(code) for unit, code in zip(units, codes(units)[1], strict=True)]
        )
    rows = complete_rows(columns)
    common: dict[str, Any] = {
        "n": rows.n,
        "missing": rows.missing,
        "rejected": rows.rejected,
        "method": "ols" if cluster is None else "ols_clustered",
    }
    if not np.isin(rows.values[:, 1:3], (0, 1)).all():
        message = "treated and post must be 0 or 1 in every row."
        raise ValueError(message)
    check_magnitude(rows.values[:, 0])
    group, after = rows.values[:, 1], rows.values[:, 2]
    if len({*zip(group.tolist(), after.tolist(), strict=True)}) < 4:
        reason = Undefined.EMPTY_CELL if rows.n else Undefined.NO_ANSWERS
        return common | {"estimate": None, "reason": reason}
    return common | _least_squares(rows.values, confidence=confidence)


def _least_squares(rows: Array, *, confidence: float) -> dict[str, Any]:
    from statsmodels.regression.linear_model import OLS

    y, group, after = rows[:, 0], rows[:, 1], rows[:, 2]
    model = OLS(y, np.column_stack([np.ones(len(y)), group, after, group * after]))
    plain = model.fit()
    estimate = float(plain.params[3])
    exact = float(plain.ssr) <= 1e-24 * float(y @ y)
    if rows.shape[1] == 3:
        df = len(y) - 4
        if df < 1 or exact:
            return {"estimate": estimate, "reason": Undefined.TOO_FEW if df < 1 else Undefined.NO_VARIATION}
        return {"estimate": estimate} | _by_t(estimate, float(plain.bse[3]), df, confidence)
    units = rows[:, 3]
    clusters = len(np.unique(units))
    counted = {"estimate": estimate, "clusters": clusters, "few_clusters": clusters < ENOUGH_CLUSTERS}
    smallest = min(len(np.unique(units[group == arm])) for arm in (0, 1))
    if smallest < 2 or exact:
        return counted | {"reason": Undefined.NO_VARIATION if exact else Undefined.TOO_FEW}
    robust = model.fit(cov_type="cluster", cov_kwds={"groups": units.astype(np.int64)}, use_t=True)
    return counted | _by_t(estimate, float(robust.bse[3]), clusters - 1, confidence)


def _by_t(estimate: float, se: float, df: float, confidence: float) -> dict[str, Any]:
    from scipy.special import stdtr, stdtrit

    half = float(stdtrit(df, 0.5 + confidence / 2)) * se
    return {
        "se": se,
        "p": float(2 * stdtr(df, -abs(estimate) / se)),
        "df": float(df),
        "interval": Interval(low=estimate - half, high=estimate + half, confidence=confidence),
    }
