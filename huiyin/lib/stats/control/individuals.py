"""XmR: the chart of single values, whose limits come from the moving range."""

from collections.abc import Collection

import numpy as np

from huiyin.lib.stats.arrays import as_floats
from huiyin.lib.stats.control.charts import check_kind, counting, indices, line, moving_ranges
from huiyin.lib.stats.control.results import Baseline, XmrResult
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.reasons import Undefined

_VALUES = 2.66  # 3 / 1.128
_RANGES = 3.267


def xmr_chart(values: Values, *, baseline: Baseline | None = None, leave_out: Collection[int] = ()) -> XmrResult:
    """Single values against x̄ ± 2.66·MR̄, moving ranges against 3.267·MR̄ (Wheeler and Chambers 1992).

    One value a period, missing ones are gaps; ranges are taken between successive points. `baseline` and
    `leave_out` as in `p_chart`. Fit for means, hours and other measured values, and for counts over 1,000.
    """
    check_kind(baseline, "xmr")
    given = as_floats(values)
    usable = np.isfinite(given)
    kept = np.where(usable, given, np.nan)
    counted = counting(len(given), usable, leave_out)
    ranges = np.full(len(given), np.nan)
    ranges[np.flatnonzero(usable)[1:]] = moving_ranges(given[usable])
    follows = counted.copy()  # a range counts when both of its points do
    follows[np.flatnonzero(usable)[1:]] &= counted[np.flatnonzero(usable)[:-1]]
    counted_ranges = ranges[follows & np.isfinite(ranges)]
    found = None
    if len(counted_ranges):
        spread = _VALUES * float(counted_ranges.mean()) / 3
        found = Baseline(chart="xmr", centre=float(kept[counted].mean()), sigma=spread, points=int(counted.sum()))
    used = baseline or found
    centre, sigma = (used.centre, used.sigma) if used else (np.nan, np.nan)
    mean_range = 3 * sigma / _VALUES
    upper, lower = (np.where(usable, centre + sign * 3 * sigma, np.nan) for sign in (1, -1))
    varied = bool(sigma > 0)
    return XmrResult(
        n=int(usable.sum()),
        missing=int(np.isnan(given).sum()),
        rejected=int(np.isinf(given).sum()),
        method="xmr",
        reason=_why_undefined(int(usable.sum()), used, varied=varied),
        values=line(kept),
        centre=used.centre if used else None,
        upper=line(upper),
        lower=line(lower),
        z=line((kept - centre) / sigma if varied else np.full(len(given), np.nan)),
        out=indices((kept > upper) | (kept < lower)),
        dispersion=None,
        laney_recommended=False,
        baseline=used,
        frozen=baseline is not None,
        moving_ranges=line(ranges),
        mean_range=mean_range if used else None,
        range_upper=_RANGES * mean_range if used else None,
        range_out=indices(ranges > _RANGES * mean_range),
    )


def _why_undefined(n: int, used: Baseline | None, *, varied: bool) -> Undefined | None:
    if n == 0:
        return Undefined.NO_ANSWERS
    if used is None:
        return Undefined.ONE_ANSWER if n == 1 else Undefined.TOO_FEW
    return None if varied else Undefined.NO_VARIATION
