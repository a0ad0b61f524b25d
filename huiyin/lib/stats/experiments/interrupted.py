"""Before and after a campaign without a control group: level and trend of one series, segmented at the change."""

from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, as_floats
from huiyin.lib.stats.experiments.magnitude import check_magnitude
from huiyin.lib.stats.experiments.results import InterruptedResult
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval

_FEWEST_ON_A_SIDE = 4


def interrupted_series(
    y: Values, *, start: int, season: int | None = None, lags: int | None = None, confidence: float = 0.95
) -> InterruptedResult:
    """Jump and change of slope at index `start` of y (periods,), by segmented regression (Wagner et al. 2002).

    y = a + b·t + jump·after + change·(t − start)·after, with a dummy for each place in a `season` of that length.
    Errors are Newey and West's (1987) with `lags`, by default ⌊4·(n/100)^(2/9)⌋, and the factor n/(n − k); t on
    n − k degrees. Fewer than four periods on a side leave it undefined. Raises ValueError for a start outside y.
    """
    normal_quantile(confidence)
    given = as_floats(y)
    if not 0 <= start <= len(given) or (season is not None and season < 2) or (lags is not None and lags < 0):
        message = "The start is an index of the series, a season has at least 2 periods, lags are not negative."
        raise ValueError(message)
    usable = np.isfinite(given)
    missing = int(np.isnan(given).sum())
    n = int(usable.sum())
    counted: dict[str, Any] = {"n": n, "missing": missing, "rejected": len(given) - n - missing, "method": "segmented"}
    check_magnitude(given[usable])
    design = _design(len(given), start, season)[usable]
    sides = (int(usable[:start].sum()), int(usable[start:].sum()))
    if min(sides) < _FEWEST_ON_A_SIDE or n - np.linalg.matrix_rank(design) < 1:
        return InterruptedResult(estimate=None, reason=Undefined.TOO_FEW if n else Undefined.NO_ANSWERS, **counted)
    return _fitted(given[usable], design, lags, confidence, counted)


def _design(periods: int, start: int, season: int | None) -> Array:
    t = np.arange(periods, dtype=np.float64)
    after = (t >= start) * 1.0
    columns = [np.ones(periods), t, after, (t - start) * after]
    if season is not None:
        columns += [(t % season == place) * 1.0 for place in range(1, season)]
    return np.column_stack(columns)


def _fitted(y: Array, design: Array, lags: int | None, confidence: float, counted: dict[str, Any]) -> InterruptedResult:
    from scipy.special import stdtr, stdtrit
    from statsmodels.regression.linear_model import OLS

    n, k = design.shape
    used = int(4 * (n / 100) ** (2 / 9)) if lags is None else lags
    if used >= n:
        message = f"There are {n} periods, too few for {used} lags."
        raise ValueError(message)
    fit = OLS(y, design).fit(cov_type="HAC", cov_kwds={"maxlags": used, "use_correction": True})
    jump, change = float(fit.params[2]), float(fit.params[3])
    common = counted | {"estimate": jump, "trend_before": float(fit.params[1]), "slope_change": change, "lags": used}
    if float(fit.ssr) <= 1e-24 * float(y @ y):
        return InterruptedResult(reason=Undefined.NO_VARIATION, **common)
    quantile = float(stdtrit(n - k, 0.5 + confidence / 2))
    jump_se, change_se = float(fit.bse[2]), float(fit.bse[3])
    return InterruptedResult(
        interval=Interval(jump - quantile * jump_se, jump + quantile * jump_se, confidence),
        se=jump_se,
        p=float(2 * stdtr(n - k, -abs(jump) / jump_se)),
        slope_se=change_se,
        slope_interval=Interval(change - quantile * change_se, change + quantile * change_se, confidence),
        slope_p=float(2 * stdtr(n - k, -abs(change) / change_se)),
        **common,
    )
