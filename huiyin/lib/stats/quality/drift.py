"""Do reviewers drift: each one's difference from the reference on calibration cases, before and lately."""

from collections.abc import Mapping

import numpy as np

from huiyin.lib.stats.arrays import Column, groups
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile
from huiyin.lib.stats.quality.results import DriftResult, RaterDrift
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval


def rater_drift(
    *,
    before: Mapping[str, Values],
    lately: Mapping[str, Values],
    tolerance: float = 0.0,
    significance: float = 0.05,
    confidence: float = 0.95,
) -> DriftResult:
    """Whether each reviewer's mean difference (own score − reference) on calibration cases has moved.

    `before` and `lately` have the differences of the same reviewers in two periods. Welch's t test each,
    p-values adjusted over all reviewers (Benjamini–Hochberg). Drifted: adjusted p below `significance`
    and a change larger than `tolerance` points.
    """
    if set(before) != set(lately):
        message = f"Both periods must have the same reviewers: {sorted(set(before) ^ set(lately))}."
        raise ValueError(message)
    from huiyin.lib.stats.comparison import adjust_p

    normal_quantile(confidence)
    old, new = groups(before), groups(lately)
    found = {name: _welch(old[name], new[name], confidence) for name in old}
    adjusted = adjust_p([None if test is None else test[2] for test in found.values()], method="bh")
    raters = tuple(
        _rater(name, old[name], new[name], found[name], p, limits=(significance, tolerance))
        for name, p in zip(found, adjusted, strict=True)
    )
    n = sum(column.n for column in (*old.values(), *new.values()))
    return DriftResult(
        n=n,
        missing=sum(column.missing for column in (*old.values(), *new.values())),
        rejected=sum(column.rejected for column in (*old.values(), *new.values())),
        method="Welch, Benjamini–Hochberg",
        reason=Undefined.NO_ANSWERS if n == 0 else Undefined.TOO_FEW if not any(found.values()) else None,
        raters=raters,
    )


_Test = tuple[float, Interval, float]


def _welch(old: Column, new: Column, confidence: float) -> _Test | None:
    if min(old.n, new.n) < 2 or (np.ptp(old.values) == 0 and np.ptp(new.values) == 0):
        return None
    from scipy.stats import ttest_ind

    test = ttest_ind(new.values, old.values, equal_var=False)
    edges = test.confidence_interval(confidence)
    change = float(new.values.mean() - old.values.mean())
    return change, Interval(low=float(edges.low), high=float(edges.high), confidence=confidence), float(test.pvalue)


def _rater(
    name: str, old: Column, new: Column, test: _Test | None, p: float | None, *, limits: tuple[float, float]
) -> RaterDrift:
    significance, tolerance = limits
    return RaterDrift(
        name=name,
        n_before=old.n,
        n_lately=new.n,
        bias_before=float(old.values.mean()) if old.n else None,
        bias_lately=float(new.values.mean()) if new.n else None,
        change=test[0] if test else None,
        interval=test[1] if test else None,
        p_value=p,
        drifted=bool(test and p is not None and p < significance and abs(test[0]) > tolerance),
        reason=None if test else Undefined.TOO_FEW if min(old.n, new.n) < 2 else Undefined.NO_VARIATION,
    )
