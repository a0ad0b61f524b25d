"""Are predicted risks right: Brier score, calibration by classes and by line, and the area under the curve."""

from typing import Any

import numpy as np

from huiyin.lib.stats.arrays import Array, complete_rows
from huiyin.lib.stats.inputs import Values
from huiyin.lib.stats.intervals import normal_quantile, wilson_interval
from huiyin.lib.stats.reasons import Undefined
from huiyin.lib.stats.results import Interval
from huiyin.lib.stats.value.loyalty import Calibration, CalibrationClass


def calibration(*, predicted: Values, happened: Values, classes: int = 10, confidence: float = 0.95) -> Calibration:
    """Compare predicted risks in [0, 1] with what happened (1 or 0), on customers the model has not seen.

    The estimate is the Brier score (mean squared error; 0 best), `skill` what it saves against predicting the
    overall share for all. `slope` and `intercept` are those of a logistic regression on the predicted log odds
    (Cox 1958): 1 and 0 when calibrated, a slope below 1 means too extreme. The interval is of the AUC (DeLong
    1988). `by_class` has equal-sized classes of the ordered predictions with Wilson intervals.
    """
    normal_quantile(confidence)
    rows = complete_rows([predicted, happened])
    if rows.n and not (((rows.values >= 0) & (rows.values <= 1)).all() and np.isin(rows.values[:, 1], (0, 1)).all()):
        message = "predicted must be a probability, and happened 1 or 0"
        raise ValueError(message)
    shared: dict[str, Any] = {"n": rows.n, "missing": rows.missing, "rejected": rows.rejected, "method": "brier_delong"}
    if rows.n == 0:
        return Calibration(**shared, estimate=None, reason=Undefined.NO_ANSWERS)
    risk, seen = rows.values.T
    brier, base = float(np.mean((risk - seen) ** 2)), float(seen.mean())
    slope, intercept = _line(risk, seen)
    auc, interval = _auc(risk, seen, confidence=confidence)
    return Calibration(
        **shared,
        estimate=brier,
        interval=interval,
        reason=None if interval else Undefined.NO_VARIATION,
        happened=base,
        expected=float(risk.mean()),
        skill=1 - brier / (base * (1 - base)) if 0 < base < 1 else None,
        slope=slope,
        intercept=intercept,
        auc=auc,
        by_class=_classes(risk, seen, classes, confidence),
    )


def _classes(risk: Array, seen: Array, classes: int, confidence: float) -> tuple[CalibrationClass, ...]:
    order = np.argsort(risk, kind="stable")
    parts = [part for part in np.array_split(order, min(classes, len(order))) if len(part)]
    return tuple(_class(risk[part], seen[part], confidence) for part in parts)


def _class(risk: Array, seen: Array, confidence: float) -> CalibrationClass:
    count = int(seen.sum())
    interval = wilson_interval(successes=count, n=len(seen), confidence=confidence)
    assert interval
    return CalibrationClass(
        n=len(seen), predicted=float(risk.mean()), happened=count / len(seen), low=interval.low, high=interval.high
    )


def _line(risk: Array, seen: Array) -> tuple[float | None, float | None]:
    from huiyin.lib.stats.value.churn import fit_churn

    with np.errstate(divide="ignore"):
        logits = np.log(risk) - np.log1p(-risk)
    found = fit_churn(features={"logit": logits}, churned=seen)
    return (found.coefficients[0].coefficient, found.intercept) if found.coefficients else (None, None)


def _auc(risk: Array, seen: Array, *, confidence: float) -> tuple[float | None, Interval | None]:
    """The share of pairs in the right order, with DeLong's interval by ranks (Sun and Xu 2014), within [0, 1]."""
    from scipy.stats import rankdata

    left, stayed = risk[seen == 1], risk[seen == 0]
    m, n = len(left), len(stayed)
    if not m or not n:
        return None, None
    both = rankdata(np.concatenate([left, stayed]))
    of_left = (both[:m] - rankdata(left)) / n
    of_stayed = 1 - (both[m:] - rankdata(stayed)) / m
    auc = float(of_left.mean())
    if m < 2 or n < 2:
        return auc, None
    half = normal_quantile(confidence) * float(np.sqrt(of_left.var(ddof=1) / m + of_stayed.var(ddof=1) / n))
    if half == 0:  # every pair alike: DeLong's variance tells nothing
        return auc, None
    return auc, Interval(low=max(0.0, auc - half), high=min(1.0, auc + half), confidence=confidence)
